#include "dicom/dataset/rewrite.h"

#include "dicom/dataset/dictionary.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

struct Rewritten {
  Bytes bytes;
  DicomFile file;
};

Rewritten rewritten(const Bytes& original, const std::function<void(Rewrite&)>& change = {}) {
  loadDictionary();
  const auto file = DicomFile::parse(original);
  REQUIRE(file);
  Rewrite rewrite(*file);
  if (change) change(rewrite);
  Bytes bytes = std::move(rewrite).take(kExplicitLittleEndian);
  auto again = DicomFile::parse(bytes);
  REQUIRE(again);
  return {std::move(bytes), std::move(*again)};
}

}  // namespace

TEST_CASE("texts of every character set say the same in UTF-8") {
  for (const char* name : {"chrArab", "chrFren", "chrFrenMulti", "chrGerm", "chrGreek", "chrH31", "chrH32", "chrHbrw", "chrI2", "chrJapMulti", "chrKoreanMulti", "chrRuss",
                           "chrSQEncoding", "chrSQEncoding1", "chrX1", "chrX2"}) {
    INFO(name);
    const Bytes original = testFile(std::string("charset/") + name + ".dcm");
    loadDictionary();
    const auto before = DicomFile::parse(original);
    REQUIRE(before);
    const auto [bytes, after] = rewritten(original);
    CHECK(after.dataSet().text(tags::kCharacterSet) == "ISO_IR 192");
    CHECK(after.facts()->identity == before->facts()->identity);
  }
}

TEST_CASE("implicit, big-endian and deflated objects become explicit little endian with the same facts") {
  for (const char* name : {"malformed/ExplVR_BigEndNoMeta.dcm", "malformed/empty_charset_LEI.dcm", "codecs/image_dfl.dcm", "malformed/UN_sequence.dcm"}) {
    INFO(name);
    const Bytes original = testFile(name);
    loadDictionary();
    const auto before = DicomFile::parse(original);
    REQUIRE(before);
    const auto [bytes, after] = rewritten(original);
    CHECK(after.encoding() == Encoding{true, false});
    CHECK(after.transferSyntaxUid() == kExplicitLittleEndian);
    CHECK(after.facts()->sopInstance == before->facts()->sopInstance);
    CHECK(after.facts()->width == before->facts()->width);
    for (const Element& element : before->dataSet().elements)
      if (element.tag.element != 0) CHECK(after.dataSet().find(element.tag) != nullptr);
  }
}

TEST_CASE("words of a big-endian image are turned, its bytes are not") {
  TestImage image;
  image.encoding = {true, true};
  DataSetWriter set = image.attributes();
  const Bytes turned{0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10};
  set.bytes(tags::kPixelData, Vr::OW, turned);
  const auto [bytes, file] = rewritten(wrapped(set, kExplicitBigEndian));
  CHECK(toHex(file.dataSet().find(tags::kPixelData)->value) == "02010403060508070a090c0b0e0d100f");
  CHECK(file.dataSet().integer(tags::kColumns) == 4);
}

TEST_CASE("elements are replaced, added and removed where they belong") {
  TestImage image;
  DataSetWriter set = image.attributes();
  set.bytes(tags::kPixelData, Vr::OW, words({1, 2, 3, 4, 5, 6, 7, 8}));
  set.bytes(Tag{0xFFFC, 0xFFFC}, Vr::OB, Bytes(6));  // padding behind the pixels
  const auto [bytes, file] = rewritten(wrapped(set), [](Rewrite& rewrite) {
    rewrite.text(tags::kPatientName, Vr::PN, "Müller^Ana");
    rewrite.text(tags::kModality, Vr::CS, "IO");
    rewrite.u16(tags::kBitsStored, 12);
    rewrite.ensure(tags::kModel, Vr::LO);
    rewrite.ensure(tags::kModality, Vr::CS);
    rewrite.remove(tags::kHighBit);
    rewrite.removeIf([](Tag tag) { return tag == tags::kPlanar || tag == tags::kPixelRepresentation; });
  });
  const DataSet& after = file.dataSet();
  CHECK(after.text(tags::kPatientName) == "Müller^Ana");
  CHECK(after.text(tags::kModality) == "IO");
  CHECK(after.integer(tags::kBitsStored) == 12);
  CHECK(after.find(tags::kModel) != nullptr);
  CHECK(after.find(tags::kHighBit) == nullptr);
  CHECK(after.find(tags::kPixelRepresentation) == nullptr);
  CHECK(after.find(tags::kPixelData)->value.size() == 16);
  Tag last;
  for (const Element& element : after.elements) {
    CHECK(last < element.tag);
    last = element.tag;
  }
}

TEST_CASE("fragments stay as they are, an icon with fragments of its own goes") {
  TestImage image;
  DataSetWriter set = image.attributes();
  DataSetWriter icon(Encoding{true, false});
  const ByteView iconParts[] = {{}, asBytes("icon")};
  icon.fragments(iconParts);
  set.sequence(tags::kIconImage, icon);
  const ByteView parts[] = {{}, asBytes("abcd"), asBytes("efgh")};
  set.fragments(parts);
  const auto [bytes, file] = rewritten(wrapped(set, kJpegBaseline));
  CHECK(file.dataSet().find(tags::kIconImage) == nullptr);
  const Element& pixels = *file.dataSet().find(tags::kPixelData);
  REQUIRE(pixels.fragments.size() == 3);
  CHECK(toString(pixels.fragments[2]) == "efgh");
}

TEST_CASE("what an implicit file left open is signed when its pixels are") {
  loadDictionary();
  for (const bool isSigned : {false, true}) {
    TestImage image;
    image.isSigned = isSigned;
    image.encoding = {false, false};
    DataSetWriter set = image.attributes();
    set.u16(tags::kPadding, 0xF800);
    set.bytes(tags::kPixelData, Vr::OW, words({1, 2, 3, 4, 5, 6, 7, 8}));
    const auto [bytes, file] = rewritten(wrapped(set, kImplicitLittleEndian));
    CHECK(file.dataSet().find(tags::kPadding)->vr == (isSigned ? Vr::SS : Vr::US));
    CHECK(file.dataSet().integer(tags::kPadding) == (isSigned ? -2048 : 0xF800));
  }
}
