#include "app/decoder/worker/media.h"

#include <catch2/catch_test_macros.hpp>

#include "app/decoder/worker/prepare.h"
#include "app/decoder/worker/render.h"
#include "app/decoder/worker/transform.h"
#include "dicom/dataset/media_directory.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/transfer_syntax.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::decoder;
using decode::MediaProfile;

namespace {

Bytes data(const std::string& name) { return tests::readFile(tests::testData() / name); }

decode::Request requestFor(MediaProfile profile) {
  prepareDecoding();
  decode::Request request;
  request.media = profile;
  request.fileId = "DICOM\\IM000001";
  request.uidKey.fill(3);
  request.identity = {"20417", "Lindqvist", "Marta", model::Date::make(1987, 3, 14), 1};
  request.capturedAt = model::LocalTime::make(*model::Date::make(2026, 11, 22), 8, 0, 0);
  return request;
}

struct Made {
  Bytes bytes;
  dicom::DicomFile file;
  bool unchanged = false;
  Bytes entry;
};

Made make(const std::string& name, const decode::Request& request) {
  const Bytes original = data(name);
  auto made = mediaFileOf(original, request);
  REQUIRE(made);
  Bytes bytes = made->unchanged ? original : std::move(made->file);
  auto file = dicom::DicomFile::parse(bytes);
  REQUIRE(file);
  return {std::move(bytes), std::move(*file), made->unchanged, std::move(made->entry)};
}

}  // namespace

TEST_CASE("a medium's objects carry the practice's identity and nothing of another") {
  const Made made = make("dicom/codecs/CT_small.dcm", requestFor(MediaProfile::General));
  const auto facts = made.file.facts();
  REQUIRE(facts);
  CHECK(facts->identity.patientNumber == "20417");
  CHECK(facts->identity.familyName == "Lindqvist");
  CHECK(facts->identity.birthDate == model::Date::make(1987, 3, 14));
  CHECK(made.file.dataSet().text(dicom::tags::kSex) == "F");
  for (const dicom::Element& element : made.file.dataSet().elements) {
    if (element.tag.group != 0x0010) continue;
    const bool kept = element.tag.element <= 0x0040 || (element.tag.element >= 0x1010 && element.tag.element <= 0x1030);
    INFO(element.tag.element);
    CHECK(kept);
  }
}

TEST_CASE("an object that needs no change stays as it is, bit for bit") {
  const Bytes original = data("dicom/codecs/CT_small.dcm");
  prepareDecoding();
  const auto parsed = dicom::DicomFile::parse(original);
  REQUIRE(parsed);
  decode::Request request = requestFor(MediaProfile::General);
  request.identity = parsed->facts()->identity;
  const auto made = mediaFileOf(original, request);
  REQUIRE(made);
  CHECK(made->unchanged);
  CHECK(made->file.empty());
  request.identity.birthDate = model::Date::make(1950, 1, 1);
  const auto changed = mediaFileOf(original, request);
  REQUIRE(changed);
  CHECK_FALSE(changed->unchanged);
}

TEST_CASE("the same person keeps what the practice does not know") {
  const Bytes original = data("dicom/codecs/CT_small.dcm");
  prepareDecoding();
  const auto parsed = dicom::DicomFile::parse(original);
  decode::Request request = requestFor(MediaProfile::General);
  request.identity = parsed->facts()->identity;
  request.identity.birthDate = model::Date::make(1950, 1, 1);
  request.identity.sex = 0;
  const auto made = mediaFileOf(original, request);
  REQUIRE(made);
  const auto after = dicom::DicomFile::parse(made->file);
  REQUIRE(after);
  CHECK(after->dataSet().text(dicom::tags::kSex) == parsed->dataSet().text(dicom::tags::kSex));
  CHECK(after->dataSet().text(dicom::tags::kBirthDate) == "19500101");
}

TEST_CASE("compressed objects are plain on a general disc, and JPEG stays JPEG on a stick") {
  for (const char* name : {"dicom/codecs/JPEG2000.dcm", "dicom/codecs/SC_rgb_dcmtk_+eb+cy+s2.dcm", "dicom/codecs/image_dfl.dcm", "dicom/codecs/JLSL_16_15_1_1F.dcm"}) {
    INFO(name);
    CHECK(make(name, requestFor(MediaProfile::General)).file.transferSyntaxUid() == dicom::kExplicitLittleEndian);
  }
  CHECK(make("dicom/codecs/SC_rgb_dcmtk_+eb+cy+s2.dcm", requestFor(MediaProfile::GeneralUsb)).file.transferSyntaxUid() == dicom::kJpegBaseline);
  CHECK(make("dicom/codecs/JPEG2000.dcm", requestFor(MediaProfile::GeneralUsb)).file.transferSyntaxUid() == dicom::kExplicitLittleEndian);
}

TEST_CASE("photographs become objects: plain on a disc, JPEG on a stick, and not dental") {
  const std::string photo = "photos/own_orientation_1.jpg";
  CHECK(make(photo, requestFor(MediaProfile::General)).file.transferSyntaxUid() == dicom::kExplicitLittleEndian);
  CHECK(make(photo, requestFor(MediaProfile::GeneralUsb)).file.transferSyntaxUid() == dicom::kJpegBaseline);
  CHECK(mediaFileOf(data(photo), requestFor(MediaProfile::Dental)).error().code == ErrorCode::NotOnThisMedium);
  const Made first = make(photo, requestFor(MediaProfile::General)), second = make(photo, requestFor(MediaProfile::GeneralUsb));
  CHECK(first.file.facts()->sopInstance == second.file.facts()->sopInstance);
  CHECK(first.file.dataSet().text(dicom::tags::kLossy) == "01");
  CHECK(make("photos/own_rgb16.png", requestFor(MediaProfile::General)).file.dataSet().text(dicom::tags::kLossy) == "00");
  CHECK(make("photos/own_orientation_6.heic", requestFor(MediaProfile::General)).file.dataSet().text(dicom::tags::kLossyMethod) == "ISO_23008_2");
}

TEST_CASE("a photograph of other colours than sRGB's says so where DICOM says it, and is shown as it was taken") {
  const std::string wide = "photos/own_wide_gamut.jpg";
  const Made stick = make(wide, requestFor(MediaProfile::GeneralUsb)), disc = make(wide, requestFor(MediaProfile::General));
  CHECK(stick.file.transferSyntaxUid() == dicom::kJpegBaseline);
  CHECK(stick.file.dataSet().find(dicom::tags::kColourProfile));
  // Its pixels are sRGB already.
  CHECK_FALSE(disc.file.dataSet().find(dicom::tags::kColourProfile));
  CHECK_FALSE(make("photos/own_orientation_1.jpg", requestFor(MediaProfile::GeneralUsb)).file.dataSet().find(dicom::tags::kColourProfile));
  const auto taken = framePixels(data(wide), wide, 0, 0), compressed = framePixels(stick.bytes, "a.dcm", 0, 0);
  REQUIRE((taken && compressed));
  REQUIRE(taken->pixels.size() == compressed->pixels.size());
  int most = 0;
  for (std::size_t i = 0; i < taken->pixels.size(); ++i) most = std::max(most, std::abs(taken->pixels[i] - compressed->pixels[i]));
  CHECK(most <= 6);  // two decoders of one JPEG round differently
}

TEST_CASE("a mirror shot that was turned over says so and flips its orientation") {
  decode::Request request = requestFor(MediaProfile::General);
  request.tags.view = model::View::IntraoralUpper;
  request.hasDisplay = true;
  CHECK(make("photos/own_orientation_1.jpg", request).file.dataSet().text(dicom::tags::kPatientOrientation).empty());
  request.display.mirrored = true;
  const Made turned = make("photos/own_orientation_1.jpg", request);
  CHECK(turned.file.dataSet().text(dicom::tags::kPatientOrientation) == "L\\P");
  const dicom::DataSet* view = turned.file.dataSet().item(dicom::tags::kViewCode);
  REQUIRE(view);
  REQUIRE(view->item(dicom::tags::kViewModifier));
  CHECK(view->item(dicom::tags::kViewModifier)->text(dicom::tags::kCodeValue) == "787610003");
}

TEST_CASE("a photograph that was turned is another object of the same series than the one as it was taken") {
  decode::Request request = requestFor(MediaProfile::General);
  request.hasDisplay = true;
  const Made taken = make("photos/own_orientation_1.jpg", request);
  request.display.quarterTurns = 1;
  const Made turned = make("photos/own_orientation_1.jpg", request), again = make("photos/own_orientation_1.jpg", request);
  const auto instance = [](const Made& made) { return made.file.dataSet().text(dicom::tags::kSopInstance); };
  CHECK(instance(turned) != instance(taken));
  CHECK(instance(turned) == instance(again));
  CHECK(turned.file.dataSet().text(dicom::tags::kSeries) == taken.file.dataSet().text(dicom::tags::kSeries));
}

TEST_CASE("what is no image and what has no record is refused by name") {
  const auto refused = [](const Bytes& bytes) { return mediaFileOf(bytes, requestFor(MediaProfile::General)).error().code; };
  CHECK(refused(data("dicom/documents/rtplan.dcm")) == ErrorCode::NotOnThisMedium);
  CHECK(refused(Bytes{'%', 'P', 'D', 'F', '-', '1', '.', '4', '\n'}) == ErrorCode::NotOnThisMedium);
  CHECK(refused({}) == ErrorCode::NotOnThisMedium);
}

TEST_CASE("the directory is made from the entries alone and names what it was given") {
  const decode::Request request = requestFor(MediaProfile::General);
  decode::Request second = request;
  second.fileId = "DICOM\\IM000002";
  const std::vector<Bytes> entries{make("dicom/codecs/CT_small.dcm", request).entry, make("photos/own_orientation_1.jpg", second).entry};
  const auto directory = mediaDirectoryOf(decode::encodeMediaEntries(entries), request);
  REQUIRE(directory);
  const auto parsed = dicom::DicomFile::parse(*directory);
  REQUIRE(parsed);
  const auto references = dicom::mediaReferences(*parsed);
  REQUIRE(references);
  CHECK(references->size() == 2);
  CHECK(mediaDirectoryOf(decode::encodeMediaEntries({entries[0], entries[0]}), request).error().code == ErrorCode::InvalidArgument);
  CHECK(mediaDirectoryOf(Bytes{1, 2, 3}, request).error().code == ErrorCode::FileCorrupt);
  CHECK(mediaDirectoryOf(decode::encodeMediaEntries({Bytes{1, 2, 3}}), request).error().code == ErrorCode::FileCorrupt);
}

TEST_CASE("an uncompressed copy is asked for by name and given of DICOM objects alone") {
  decode::Request request = requestFor(MediaProfile::General);
  request.operation = decode::Operation::Encode;
  request.encodeAs = decode::EncodeAs::DicomUncompressed;
  const auto plain = encodeAs(data("dicom/codecs/JPEG2000.dcm"), request);
  REQUIRE(plain);
  const auto renamed = dicom::DicomFile::parse(*plain);
  CHECK(renamed->transferSyntaxUid() == dicom::kExplicitLittleEndian);
  // Under the identity that was asked for, and the same object still.
  CHECK(renamed->facts()->identity.patientNumber == "20417");
  CHECK(renamed->facts()->identity.familyName == "Lindqvist");
  const Bytes source = data("dicom/codecs/JPEG2000.dcm");
  const auto original = dicom::DicomFile::parse(source)->facts();
  REQUIRE(original);
  CHECK(original->identity.familyName != "Lindqvist");
  CHECK(renamed->facts()->sopInstance == original->sopInstance);
  request.identity = {};
  const auto asItWas = encodeAs(source, request);
  REQUIRE(asItWas);
  CHECK(dicom::DicomFile::parse(*asItWas)->facts()->identity == original->identity);
  CHECK(encodeAs(data("photos/own_rgb16.png"), request).error().code == ErrorCode::FormatUnsupported);
}

TEST_CASE("an object that belongs to somebody else than it names leaves in a study of their own, the same each time, apart from the other's orders") {
  const Bytes source = data("dicom/codecs/CT_small.dcm");
  prepareDecoding();
  const auto original = dicom::DicomFile::parse(source);
  REQUIRE(original);
  REQUIRE(original->dataSet().find(dicom::tags::kAccessionNumber));
  decode::Request request = requestFor(MediaProfile::General);
  request.operation = decode::Operation::Encode;
  request.encodeAs = decode::EncodeAs::DicomUncompressed;
  const auto uidsOf = [](const Result<Bytes>& file) {
    REQUIRE(file);
    const auto parsed = dicom::DicomFile::parse(*file);
    REQUIRE(parsed);
    std::vector<std::string> uids;
    for (const auto tag : {dicom::tags::kStudy, dicom::tags::kSeries, dicom::tags::kSopInstance}) uids.emplace_back(parsed->dataSet().text(tag));
    CHECK(parsed->meta().text(dicom::tags::kMediaSopInstance) == uids.back());
    return uids;
  };
  const auto kept = uidsOf(encodeAs(source, request));
  CHECK(kept.back() == original->dataSet().text(dicom::tags::kSopInstance));

  request.otherOwner.bytes.fill(7);
  const auto file = encodeAs(source, request);
  const auto own = uidsOf(file);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    CHECK(own[i] != kept[i]);
    CHECK(own[i].starts_with("2.25."));
  }
  CHECK(uidsOf(encodeAs(source, request)) == own);
  const auto parsed = dicom::DicomFile::parse(*file);
  CHECK(parsed->dataSet().text(dicom::tags::kAccessionNumber).empty());
  CHECK(parsed->dataSet().find(dicom::tags::kAccessionNumber));
  CHECK_FALSE(parsed->dataSet().find(dicom::tags::kRequestAttributes));
  CHECK_FALSE(parsed->dataSet().find(dicom::tags::kReferencedSteps));

  const auto onDisc = mediaFileOf(source, request);
  REQUIRE(onDisc);
  CHECK(uidsOf(onDisc->file) == own);
  request.otherOwner.bytes.fill(8);
  CHECK(uidsOf(encodeAs(source, request))[0] != own[0]);
}
