#include "dicom/dataset/deidentify.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include "dicom/dataset/deidentify_profile.h"
#include "dicom/dataset/dictionary.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

constexpr std::string_view kPlanted = "PLANTEDNAME";

bool holds(const Bytes& bytes, std::string_view text) {
  return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end();
}

DeidentifyOptions optionsWith(std::uint8_t seed) {
  DeidentifyOptions options;
  options.uidKey.fill(seed);
  return options;
}

Bytes clean(const Bytes& bytes, const DeidentifyOptions& options = optionsWith(7)) {
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  auto result = deidentify(*file, options);
  REQUIRE(result);
  return *result;
}

/// An image with the planted name in every kind of place.
Bytes planted(Encoding encoding = {}) {
  TestImage image;
  image.encoding = encoding;
  const auto name = std::string(kPlanted);
  DataSetWriter inner(encoding), other(encoding);
  inner.text({0x0008, 0x1155}, Vr::UI, "1.2.3.99");
  inner.text({0x0010, 0x0010}, Vr::PN, name);
  inner.text({0x0040, 0xA160}, Vr::UT, name);
  other.text({0x0008, 0x0104}, Vr::LO, "Mouth");
  other.text({0x0011, 0x0010}, Vr::LO, name);
  other.text({0x0011, 0x1001}, Vr::UN, name);
  DataSetWriter set = image.attributes();
  set.text({0x0008, 0x0005}, Vr::CS, "ISO_IR 100");
  set.text({0x0008, 0x0008}, Vr::CS, "ORIGINAL\\" + name + "?");  // words in a coded text
  set.text({0x0008, 0x0070}, Vr::LO, "Maker");
  set.sequence({0x0008, 0x1140}, inner);
  set.sequence({0x0008, 0x2218}, other);
  for (const Tag tag : {Tag{0x0008, 0x0080}, Tag{0x0008, 0x0081}, Tag{0x0008, 0x1030}, Tag{0x0008, 0x103E}, Tag{0x0008, 0x1010}}) set.text(tag, Vr::LO, name);
  for (const Tag tag : {Tag{0x0008, 0x0090}, Tag{0x0008, 0x1050}, Tag{0x0008, 0x1070}, Tag{0x0010, 0x0010}, Tag{0x0010, 0x1005}, Tag{0x0040, 0xA123}}) set.text(tag, Vr::PN, name);
  set.text({0x0010, 0x0020}, Vr::LO, name);
  set.text({0x0010, 0x0030}, Vr::DA, "19620304");
  set.text({0x0010, 0x4000}, Vr::LT, name);
  set.text({0x0010, 0x9999}, Vr::CS, name);            // an unlisted attribute of the patient group
  set.text({0x0018, 0x1030}, Vr::LO, name);
  set.text({0x0018, 0x9999}, Vr::LO, name);            // an attribute that nobody knows
  set.text({0x0018, 0x0050}, Vr::DS, name);            // a number that is none
  set.text({0x0020, 0x4000}, Vr::LT, name);
  set.text({0x0029, 0x0010}, Vr::LO, name);            // private
  set.bytes({0x0029, 0x1010}, Vr::OB, asBytes(name));
  set.text({0x0040, 0x2008}, Vr::PN, name);
  set.bytes({0x0042, 0x0011}, Vr::OB, asBytes(name));  // an embedded document
  set.bytes({0x5000, 0x3000}, Vr::OW, asBytes(name));
  set.bytes({0x6000, 0x3000}, Vr::OW, asBytes(name));
  set.text({0x6000, 0x4000}, Vr::LT, name);
  set.sequence({0x0088, 0x0200}, inner);               // icon
  set.text({0x0020, 0x000D}, Vr::UI, "1.2.3.5");
  set.text({0x0020, 0x000E}, Vr::UI, "1.2.3.6");
  set.bytes(tags::kPixelData, Vr::OW, words({1, 2, 3, 4, 5, 6, 7, 8}));
  set.bytes({0xFFFC, 0xFFFC}, Vr::OB, asBytes(name));
  Bytes file = wrapped(set, encoding.bigEndian ? kExplicitBigEndian : encoding.explicitVr ? kExplicitLittleEndian : kImplicitLittleEndian);
  std::copy(kPlanted.begin(), kPlanted.end(), file.begin());  // the preamble
  return file;
}

}  // namespace

TEST_CASE("no planted name is left anywhere in a de-identified file") {
  loadDictionary();
  for (const Encoding encoding : {Encoding{true, false}, Encoding{false, false}, Encoding{true, true}}) {
    INFO(encoding.explicitVr << encoding.bigEndian);
    const Bytes before = planted(encoding);
    REQUIRE(holds(before, kPlanted));
    const Bytes after = clean(before);
    CHECK_FALSE(holds(after, kPlanted));
    CHECK_FALSE(holds(after, "19620304"));
    CHECK_FALSE(holds(after, "1.2.3.5"));
    CHECK(holds(after, "Maker"));
    CHECK(holds(after, "Mouth"));
    CHECK(std::all_of(after.begin(), after.begin() + 128, [](std::uint8_t byte) { return byte == 0; }));
  }
}

TEST_CASE("a de-identified file says so, with the code of the profile") {
  loadDictionary();
  const Bytes after = clean(planted());
  const auto file = DicomFile::parse(after);
  REQUIRE(file);
  CHECK(file->dataSet().text(tags::kIdentityRemoved) == "YES");
  CHECK_FALSE(file->dataSet().text(tags::kDeidentificationMethod).empty());
  REQUIRE(file->dataSet().item(tags::kDeidentificationCodes));
  CHECK(file->dataSet().item(tags::kDeidentificationCodes)->text(tags::kCodeValue) == "113100");
  CHECK(file->dataSet().find(tags::kPatientName) != nullptr);
  CHECK(file->dataSet().text(tags::kPatientName).empty());
  Tag last;
  for (const Element& element : file->dataSet().elements) {  // tags rise, as the standard wants
    CHECK(last < element.tag);
    CHECK_FALSE(element.tag.isPrivate());
    last = element.tag;
  }
}

TEST_CASE("pixels, transfer syntax and display attributes survive bit for bit") {
  loadDictionary();
  for (const char* name : {"same-pixels/MR_small.dcm", "same-pixels/MR_small_implicit.dcm", "same-pixels/MR_small_bigendian.dcm", "same-pixels/MR_small_RLE.dcm",
                           "same-pixels/MR_small_jp2klossless.dcm", "same-pixels/emri_small_jpeg_ls_lossless.dcm", "codecs/JPEG-lossy.dcm"}) {
    INFO(name);
    const Bytes before = testFile(name);
    const Bytes after = clean(before);
    const auto a = DicomFile::parse(before), b = DicomFile::parse(after);
    REQUIRE(a);
    REQUIRE(b);
    CHECK(a->transferSyntaxUid() == b->transferSyntaxUid());
    const Element& p = *a->dataSet().find(tags::kPixelData);
    const Element& q = *b->dataSet().find(tags::kPixelData);
    CHECK(std::equal(p.value.begin(), p.value.end(), q.value.begin(), q.value.end()));
    REQUIRE(p.fragments.size() == q.fragments.size());
    for (std::size_t i = 0; i < p.fragments.size(); ++i) CHECK(std::equal(p.fragments[i].begin(), p.fragments[i].end(), q.fragments[i].begin(), q.fragments[i].end()));
    for (const Tag tag : {tags::kRows, tags::kColumns, tags::kBitsStored, tags::kPixelRepresentation}) CHECK(a->dataSet().integer(tag) == b->dataSet().integer(tag));
    CHECK(a->dataSet().real(tags::kWindowCentre) == b->dataSet().real(tags::kWindowCentre));
    CHECK(a->dataSet().text(tags::kPhotometric) == b->dataSet().text(tags::kPhotometric));
  }
}

TEST_CASE("a deflated object leaves inflated") {
  loadDictionary();
  const Bytes after = clean(testFile("codecs/image_dfl.dcm"));
  const auto file = DicomFile::parse(after);
  REQUIRE(file);
  CHECK(file->transferSyntaxUid() == kExplicitLittleEndian);
  CHECK(file->dataSet().find(tags::kPixelData)->value.size() == 512u * 512u);
}

TEST_CASE("one key keeps references together, another key tears them apart") {
  loadDictionary();
  const Bytes source = planted();
  const Bytes first = clean(source, optionsWith(1)), again = clean(source, optionsWith(1)), other = clean(source, optionsWith(2));
  CHECK(first == again);
  const auto a = DicomFile::parse(first), b = DicomFile::parse(other);
  REQUIRE(a);
  REQUIRE(b);
  CHECK(a->dataSet().text(tags::kStudy) != b->dataSet().text(tags::kStudy));
  CHECK(a->dataSet().text(tags::kSopInstance) == a->meta().text(tags::kMediaSopInstance));
  CHECK(a->dataSet().item({0x0008, 0x1140})->text({0x0008, 0x1155}) == keyedUid(optionsWith(1).uidKey, "uid", "1.2.3.99"));
  CHECK(a->dataSet().text(tags::kSopClass) == "1.2.840.10008.5.1.4.1.1.7");  // registered UIDs keep their meaning
}

TEST_CASE("a pseudonym is written when one is given") {
  loadDictionary();
  auto options = optionsWith(3);
  options.identity.familyName = "Müller";
  options.identity.patientNumber = "P-1";
  const Bytes after = clean(planted(), options);
  const auto file = DicomFile::parse(after);
  REQUIRE(file);
  const auto facts = file->facts();
  REQUIRE(facts);
  CHECK(facts->identity.familyName == "Müller");
  CHECK(facts->identity.patientNumber == "P-1");
}

TEST_CASE("EXIF and comments inside an encapsulated JPEG do not get out") {
  loadDictionary();
  const Bytes source = testFile("codecs/SC_rgb_dcmtk_+eb+cr.dcm");
  const auto file = DicomFile::parse(source);
  REQUIRE(file);
  const ByteView jpeg = file->dataSet().find(tags::kPixelData)->fragments[1];
  Bytes withComment(jpeg.begin(), jpeg.begin() + 2);
  const Bytes comment = {0xFF, 0xFE, 0x00, 0x0D, 'P', 'L', 'A', 'N', 'T', 'E', 'D', 'N', 'A', 'M', 'E'};
  withComment.insert(withComment.end(), comment.begin(), comment.end());
  withComment.insert(withComment.end(), jpeg.begin() + 2, jpeg.end());
  TestImage image;
  image.samples = 3;
  image.allocated = image.stored = 8;
  image.high = 7;
  DataSetWriter set = image.attributes();
  const ByteView fragments[] = {{}, withComment};
  set.fragments(fragments);
  const Bytes before = wrapped(set, kJpegBaseline);
  REQUIRE(holds(before, kPlanted));
  const Bytes after = clean(before);
  CHECK_FALSE(holds(after, kPlanted));
  CHECK(std::search(after.begin(), after.end(), jpeg.begin() + 400, jpeg.end()) != after.end());  // the coded picture is untouched
}

TEST_CASE("an overlay hidden in unused bits of the pixels is masked out") {
  loadDictionary();
  for (const Encoding encoding : {Encoding{true, false}, Encoding{true, true}}) {
    TestImage image;
    image.encoding = encoding;
    image.width = 2;
    image.height = 1;
    image.stored = 12;
    image.high = 11;
    DataSetWriter set = image.attributes();
    set.u16({0x6000, 0x0010}, 1);
    set.u16({0x6000, 0x0011}, 2);
    set.u16({0x6000, 0x0100}, 16);
    set.u16({0x6000, 0x0102}, 12);
    set.bytes(tags::kPixelData, Vr::OW, encoding.bigEndian ? Bytes{0x1F, 0xED, 0x00, 0x07} : Bytes{0xED, 0x1F, 0x07, 0x00});
    const Bytes after = clean(wrapped(set, encoding.bigEndian ? kExplicitBigEndian : kExplicitLittleEndian));
    const auto file = DicomFile::parse(after);
    REQUIRE(file);
    const Element& pixels = *file->dataSet().find(tags::kPixelData);
    CHECK(wordAt(pixels, 0) == 0x0FED);
    CHECK(wordAt(pixels, 1) == 0x0007);
  }
}

TEST_CASE("reports and documents are not de-identified but refused") {
  loadDictionary();
  for (const char* name : {"documents/reportsi.dcm", "documents/encapsulated-pdf.dcm"}) {
    const Bytes bytes = testFile(name);
    const auto file = DicomFile::parse(bytes);
    REQUIRE(file);
    CHECK(errorOf(deidentify(*file, optionsWith(1))) == ErrorCode::NoPixels);
  }
}

TEST_CASE("the profile's table decides, and what it does not name is judged by what it can hold") {
  CHECK(redactionOf({0x0010, 0x0010}, Vr::PN) == Redaction::Empty);
  CHECK(redactionOf({0x0008, 0x0080}, Vr::LO) == Redaction::Empty);
  CHECK(redactionOf({0x0008, 0x103E}, Vr::LO) == Redaction::Remove);
  CHECK(redactionOf({0x0020, 0x000D}, Vr::UI) == Redaction::NewUid);
  CHECK(redactionOf({0x0040, 0xA075}, Vr::PN) == Redaction::Dummy);
  CHECK(redactionOf({0x0028, 0x1050}, Vr::DS) == Redaction::Keep);
  CHECK(redactionOf({0x0028, 0x1055}, Vr::LO) == Redaction::Keep);
  CHECK(redactionOf({0x7FE0, 0x0010}, Vr::OW) == Redaction::Keep);
  for (const Vr vr : {Vr::PN, Vr::LO, Vr::SH, Vr::ST, Vr::LT, Vr::UT, Vr::UC, Vr::UR, Vr::DA, Vr::DT, Vr::TM, Vr::AE, Vr::AS, Vr::OB, Vr::OW, Vr::UN})
    CHECK(redactionOf({0x0018, 0xFEDC}, vr) == Redaction::Remove);
  CHECK(redactionOf({0x6002, 0x0010}, Vr::US) == Redaction::Remove);
  CHECK(redactionOf({0x0011, 0x1010}, Vr::US) == Redaction::Remove);
}

TEST_CASE("the keyed hash is BLAKE2b") {
  // RFC 7693 appendix A, and the first vectors of the reference set for 64-byte keys 00 01 02 ...
  CHECK(toHex(blake2b({}, asBytes("abc"), 64)) ==
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  Bytes key(64);
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
  CHECK(toHex(blake2b(key, {}, 64)) ==
        "10ebb67700b1868efb4417987acf4690ae9d972fb7a590c2f02871799aaa4786b5e996e8f0f4eb981fc214b005f42d2ff4233499391653df7aefcbc13fc51568");
  CHECK(toHex(blake2b(key, ByteView(key).first(1), 64)) ==
        "961f6dd1e4dd30f63901690c512e78e4b45e4742ed197c3c5e45c549fd25f2e4187b0bc9fe30492b16b0d0bc4ef9b0f34c7003fac09a5ef1532e69430234cebd");
  // A whole block, and a message that spans blocks (what b2sum -l 256 prints).
  CHECK(toHex(blake2b({}, Bytes(128, 'a'), 32)) == "ae2aa48507885c4c950fb809b2076f959cde9f8ea6da260d9a3587df33dac450");
  CHECK(toHex(blake2b({}, Bytes(200, 'a'), 32)) == "6b6e59aaf00eb730cf93de53560846722184bbd92f8368c21ffa95380c2f9fe6");
}

TEST_CASE("new UIDs are legal, of a fixed form, and differ where the old ones did") {
  UidKey key{};
  const std::string uid = keyedUid(key, "uid", "1.2.3");
  CHECK(uid.starts_with("2.25."));
  CHECK(uid.size() <= 44);
  CHECK(uid.find_first_not_of("0123456789.") == std::string::npos);
  CHECK(uid == keyedUid(key, "uid", "1.2.3"));
  CHECK(uid != keyedUid(key, "uid", "1.2.4"));
  CHECK(uid != keyedUid(key, "study", "1.2.3"));
  CHECK(keyedUid(key, "a", "bc") != keyedUid(key, "ab", "c"));
}
