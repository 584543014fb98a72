#include "dicom/dataset/write_photo.h"

#include <algorithm>
#include <string_view>

#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/jpeg_metadata.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

Bytes photoFile(const std::string& name) { return readBytes(std::filesystem::path(SAFELIGHT_SOURCE_DIR) / "tests/data/photos" / name); }

/// A baseline JPEG out of a DICOM test file: 100 x 100, YCbCr.
Bytes plainJpeg(const char* name = "codecs/SC_rgb_dcmtk_+eb+cy+n1.dcm") {
  const Bytes bytes = testFile(name);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  const ByteView fragment = file->dataSet().find(tags::kPixelData)->fragments[1];
  return Bytes(fragment.begin(), fragment.end());
}

Bytes withSegment(const Bytes& jpeg, std::uint8_t marker, std::string_view body) {
  const auto length = static_cast<std::uint16_t>(body.size() + 2);
  ByteWriter out;
  out.raw(ByteView(jpeg).first(2));
  out.u8(0xFF);
  out.u8(marker);
  out.u8(static_cast<std::uint8_t>(length >> 8));
  out.u8(static_cast<std::uint8_t>(length));
  out.raw(asBytes(body));
  out.raw(ByteView(jpeg).subspan(2));
  return std::move(out).take();
}

PhotoToWrap photoOf(ByteView jpeg) {
  PhotoToWrap photo;
  photo.jpeg = jpeg;
  photo.uidKey.fill(9);
  photo.studyName = "study";
  photo.seriesName = "series";
  photo.objectName = "object";
  photo.identity.familyName = "Müller";
  photo.identity.givenName = "Ana";
  photo.identity.patientNumber = "77";
  photo.identity.birthDate = model::Date::make(1990, 5, 6);
  photo.identity.sex = 1;
  photo.capturedAt = model::LocalTime::make(*model::Date::make(2025, 3, 4), 5, 6, 7);
  photo.manufacturer = "Maker";
  photo.model = "Camera";
  return photo;
}

struct Parsed {
  Bytes bytes;
  DicomFile file;
};

Parsed wrap(const PhotoToWrap& photo) {
  auto bytes = wrapPhoto(photo);
  REQUIRE(bytes);
  Bytes kept = std::move(*bytes);
  auto file = DicomFile::parse(kept);
  REQUIRE(file);
  return {std::move(kept), std::move(*file)};
}

}  // namespace

TEST_CASE("a plain baseline JPEG stands in the object byte for byte") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  const auto [bytes, file] = wrap(photoOf(jpeg));
  CHECK(file.transferSyntaxUid() == kJpegBaseline);
  const Element& pixels = *file.dataSet().find(tags::kPixelData);
  REQUIRE(pixels.fragments.size() == 2);
  CHECK(std::equal(jpeg.begin(), jpeg.end(), pixels.fragments[1].begin()));
  CHECK(file.dataSet().text(tags::kPhotometric) == "YBR_FULL_422");
  CHECK(file.dataSet().text(tags::kLossy) == "01");
  CHECK(file.dataSet().integer(tags::kRows) == 100);
}

TEST_CASE("what was written is read back as the same photo of the same person") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  PhotoToWrap photo = photoOf(jpeg);
  photo.tags.view = model::View::IntraoralUpper;
  photo.tags.teeth = model::Teeth{11, 21};
  photo.tags.side = model::Side::Both;
  const auto [bytes, file] = wrap(photo);
  const auto facts = file.facts();
  REQUIRE(facts);
  CHECK(facts->kind == model::ImageKind::Photo);
  CHECK(facts->modality == "XC");
  CHECK(facts->sopClass == "1.2.840.10008.5.1.4.1.1.77.1.4");
  CHECK(facts->identity == photo.identity);
  CHECK(facts->tags.teeth == photo.tags.teeth);
  CHECK(facts->tags.side == photo.tags.side);
  CHECK(facts->capturedAt == photo.capturedAt);
  CHECK(facts->device == "Maker Camera");
  CHECK(facts->colour);
}

TEST_CASE("every photographic view survives the way through DICOM codes") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  using model::View;
  for (const View view : {View::PhotoFrontal, View::PhotoProfileRight, View::PhotoProfileLeft, View::IntraoralFrontal, View::IntraoralRight, View::IntraoralLeft,
                          View::IntraoralUpper, View::IntraoralLower}) {
    INFO(static_cast<int>(view));
    PhotoToWrap photo = photoOf(jpeg);
    photo.tags.view = view;
    const auto [bytes, file] = wrap(photo);
    CHECK(file.facts()->tags.view == view);
  }
}

TEST_CASE("all attributes of type 1 have a value and all of type 2 are there") {
  loadDictionary();
  const auto [bytes, file] = wrap(photoOf(plainJpeg()));
  const DataSet& set = file.dataSet();
  for (const Tag tag : {tags::kSopClass, tags::kSopInstance, tags::kModality, tags::kStudy, tags::kSeries, tags::kImageType, tags::kPhotometric, tags::kLossy}) {
    INFO(tag.number());
    CHECK_FALSE(set.text(tag).empty());
  }
  for (const Tag tag : {tags::kStudyDate, tags::kStudyTime, tags::kAccessionNumber, tags::kReferringPhysician, tags::kPatientName, tags::kPatientId, tags::kBirthDate,
                        tags::kSex, tags::kStudyId, tags::kSeriesNumber, tags::kInstanceNumber, tags::kManufacturer, tags::kAcquisitionContext, tags::kPatientOrientation}) {
    INFO(tag.number());
    CHECK(set.find(tag) != nullptr);
  }
  CHECK(set.find(tags::kLaterality) == nullptr);
  Tag last;
  for (const Element& element : set.elements) {
    CHECK(last < element.tag);
    last = element.tag;
  }
}

TEST_CASE("EXIF, maker notes and comments of the source do not enter the object") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  const Bytes noisy = withSegment(withSegment(jpeg, 0xFE, "PLANTEDNAME"), 0xE1, std::string_view("Exif\0\0II*\0\x08\0\0\0\0\0 GPSPLACE", 25));
  CHECK(fitsAsBaseline(noisy));
  const auto [bytes, file] = wrap(photoOf(noisy));
  const auto holds = [&](std::string_view text) { return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end(); };
  CHECK_FALSE(holds("PLANTEDNAME"));
  CHECK_FALSE(holds("GPSPLACE"));
  const ByteView inside = file.dataSet().find(tags::kPixelData)->fragments[1];
  CHECK(std::equal(jpeg.begin(), jpeg.end(), inside.begin()));
}

TEST_CASE("progressive, turned, RGB-coded and CMYK JPEGs are not stored as they are") {
  CHECK(fitsAsBaseline(plainJpeg()));
  CHECK_FALSE(fitsAsBaseline(photoFile("own_cmyk.jpg")));
  std::string exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
  CHECK_FALSE(fitsAsBaseline(withSegment(plainJpeg(), 0xE1, exif)));
  CHECK_FALSE(fitsAsBaseline(withSegment(plainJpeg(), 0xEE, std::string_view("Adobe\0\x64\0\0\0\0\0", 12))));
  Bytes progressive = plainJpeg();
  const Bytes marker = {0xFF, 0xC0};
  const auto frame = std::search(progressive.begin(), progressive.end(), marker.begin(), marker.end());
  REQUIRE(frame != progressive.end());
  *(frame + 1) = 0xC2;
  CHECK_FALSE(fitsAsBaseline(progressive));
  CHECK_FALSE(fitsAsBaseline({}));
  CHECK_FALSE(fitsAsBaseline(asBytes("\xFF\xD8\xFF")));
}

TEST_CASE("any other photo is stored as RGB, pixel for pixel") {
  loadDictionary();
  const std::uint32_t pixels[] = {0xFF112233, 0xFF445566, 0xFF778899};
  PhotoToWrap photo = photoOf({});
  photo.rgb32 = {reinterpret_cast<const std::uint8_t*>(pixels), sizeof pixels};
  photo.width = 3;
  photo.height = 1;
  const auto [bytes, file] = wrap(photo);
  CHECK(file.transferSyntaxUid() == kExplicitLittleEndian);
  CHECK(file.dataSet().text(tags::kLossy) == "00");
  const ByteView value = file.dataSet().find(tags::kPixelData)->value;
  CHECK(toHex(value) == "11223344556677889900");  // padded to even length
  photo.width = 4;
  CHECK(errorOf(wrapPhoto(photo)) == ErrorCode::InvalidArgument);
}

TEST_CASE("photos of one study share its UID and nothing else") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  PhotoToWrap first = photoOf(jpeg), second = photoOf(jpeg);
  second.objectName = "other";
  const auto [firstBytes, a] = wrap(first);
  const auto [secondBytes, b] = wrap(second);
  CHECK(a.dataSet().text(tags::kStudy) == b.dataSet().text(tags::kStudy));
  CHECK(a.dataSet().text(tags::kSeries) == b.dataSet().text(tags::kSeries));
  CHECK(a.dataSet().text(tags::kSopInstance) != b.dataSet().text(tags::kSopInstance));
  CHECK(a.dataSet().text(tags::kStudy) != a.dataSet().text(tags::kSeries));
}

TEST_CASE("before and after stand in the acquisition context, in between nothing does") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  const auto phaseOf = [&](model::Phase phase) {
    PhotoToWrap photo = photoOf(jpeg);
    photo.tags.phase = phase;
    const auto [bytes, file] = wrap(photo);
    const DataSet* item = file.dataSet().item(tags::kAcquisitionContext);
    if (!item) return std::string();
    REQUIRE(item->item(Tag{0x0040, 0xA043}));
    REQUIRE(item->item(Tag{0x0040, 0xA168}));
    return std::string(item->text(Tag{0x0040, 0xA040})) + " " + std::string(item->item(Tag{0x0040, 0xA043})->text(tags::kCodeValue)) + " " +
           std::string(item->item(Tag{0x0040, 0xA168})->text(tags::kCodeValue));
  };
  CHECK(phaseOf(model::Phase::Before) == "CODE 128741 121079");
  CHECK(phaseOf(model::Phase::After) == "CODE 128741 126074");
  CHECK(phaseOf(model::Phase::During).empty());
  CHECK(phaseOf(model::Phase::None).empty());
}

TEST_CASE("a view without teeth says which part of the mouth or face it shows") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  const auto structureOf = [&](model::View view, const model::Teeth& teeth = {}) {
    PhotoToWrap photo = photoOf(jpeg);
    photo.tags.view = view;
    photo.tags.teeth = teeth;
    const auto [bytes, file] = wrap(photo);
    const DataSet* item = file.dataSet().item(tags::kPrimaryStructure);
    return item ? std::string(item->text(tags::kCodeValue)) : std::string();
  };
  using model::View;
  CHECK(structureOf(View::PhotoFrontalSmile) == "89545001");
  CHECK(structureOf(View::IntraoralFrontal) == "74262004");
  CHECK(structureOf(View::IntraoralLeft) == "261063000");
  CHECK(structureOf(View::IntraoralUpper) == "39481002");
  CHECK(structureOf(View::IntraoralLower) == "88176008");
  CHECK(structureOf(View::IntraoralLower, model::Teeth{36}) == "89625000");
  CHECK(structureOf(View::Unknown).empty());
}

TEST_CASE("only a mirror shot that was turned over tells how an arch lies") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  PhotoToWrap photo = photoOf(jpeg);
  photo.tags.view = model::View::IntraoralLower;
  CHECK(wrap(photo).file.dataSet().text(tags::kPatientOrientation).empty());
  photo.mirror = MirrorShot::Corrected;
  const auto [bytes, file] = wrap(photo);
  CHECK(file.dataSet().text(tags::kPatientOrientation) == "L\\A");
  CHECK(file.dataSet().item(tags::kViewCode)->item(tags::kViewModifier)->text(tags::kCodeValue) == "787610003");
  CHECK(file.facts()->tags.view == model::View::IntraoralLower);
}

TEST_CASE("a photo that came out of a lossy file says so, with the method's name when it has one") {
  loadDictionary();
  const std::uint32_t pixels[] = {0xFF112233, 0xFF445566};
  PhotoToWrap photo = photoOf({});
  photo.rgb32 = {reinterpret_cast<const std::uint8_t*>(pixels), sizeof pixels};
  photo.width = 2;
  photo.height = 1;
  photo.lossyBytes = 3;
  {
    const auto [bytes, file] = wrap(photo);
    CHECK(file.dataSet().text(tags::kLossy) == "01");
    CHECK(file.dataSet().text(tags::kLossyRatio) == "2.00");
    CHECK(file.dataSet().find(tags::kLossyMethod) == nullptr);
  }
  photo.lossyMethod = "ISO_23008_2";
  const auto [bytes, file] = wrap(photo);
  CHECK(file.dataSet().text(tags::kLossyMethod) == "ISO_23008_2");
}

TEST_CASE("a photo of unknown time has a study of a known day, and claims no more") {
  loadDictionary();
  const Bytes jpeg = plainJpeg();
  PhotoToWrap photo = photoOf(jpeg);
  photo.capturedAt.reset();
  photo.studyAt = model::LocalTime::make(*model::Date::make(2026, 11, 22), 8, 0, 0);
  const auto [bytes, file] = wrap(photo);
  CHECK(file.dataSet().text(tags::kStudyDate) == "20261122");
  CHECK(file.dataSet().find(tags::kContentTime) == nullptr);
  CHECK(file.dataSet().find(tags::kAcquisitionDateTime) == nullptr);
}
