// Values of elements, and how they are written and read back.

#include "dicom/dataset/element.h"

#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/inflate.h"
#include "dicom/dataset/parser.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

Element elementOf(Vr vr, ByteView value, bool bigEndian = false) {
  Element element;
  element.tag = {0x0018, 0x0001};
  element.vr = vr;
  element.value = value;
  element.bigEndian = bigEndian;
  return element;
}

constexpr Encoding kEncodings[] = {{true, false}, {false, false}, {true, true}};

}  // namespace

TEST_CASE("whole numbers that nobody can mean are no numbers") {
  const auto eight = [](std::uint64_t bits) {
    ByteWriter writer;
    writer.u64(bits);
    return std::move(writer).take();
  };
  const Bytes least = eight(1ull << 63), most = eight(~0ull), some = eight(9'000'000'000'000'000), more = eight(9'000'000'000'000'001), minusOne = eight(~0ull);
  CHECK_FALSE(integerOf(elementOf(Vr::SV, least), 0));
  CHECK_FALSE(integerOf(elementOf(Vr::UV, most), 0));
  CHECK_FALSE(integerOf(elementOf(Vr::UV, more), 0));
  CHECK_FALSE(integerOf(elementOf(Vr::SV, more), 0));
  CHECK(integerOf(elementOf(Vr::UV, some), 0) == 9'000'000'000'000'000);
  CHECK(integerOf(elementOf(Vr::SV, minusOne), 0) == -1);
  CHECK_FALSE(integerOf(elementOf(Vr::IS, asBytes("-9223372036854775808")), 0));
  CHECK_FALSE(integerOf(elementOf(Vr::DS, asBytes("1e300")), 0));
}

TEST_CASE("text values lose their padding and nothing else") {
  CHECK(trimmed(asBytes("  a b ")) == "a b");
  CHECK(trimmed(asBytes(std::string_view("1.2.3\0", 6))) == "1.2.3");
  CHECK(trimmed({}).empty());
  CHECK(trimmed(asBytes("   ")).empty());
  CHECK(part("a\\ b \\c", 0) == "a");
  CHECK(part("a\\ b \\c", 1) == "b");
  CHECK(part("a\\ b \\c", 2) == "c");
  CHECK(part("a\\b", 2).empty());
  CHECK(part("", 0).empty());
}

TEST_CASE("whole numbers are read from every numeric VR in both byte orders") {
  const Bytes bytes = {0xFE, 0xFF, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06};
  CHECK(integerOf(elementOf(Vr::US, bytes), 0) == 0xFFFE);
  CHECK(integerOf(elementOf(Vr::SS, bytes), 0) == -2);
  CHECK(integerOf(elementOf(Vr::US, bytes, true), 0) == 0xFEFF);
  CHECK(integerOf(elementOf(Vr::US, bytes), 1) == 0x0201);
  CHECK(integerOf(elementOf(Vr::UL, bytes), 0) == 0x0201FFFE);
  CHECK(integerOf(elementOf(Vr::SL, bytes, true), 0) == static_cast<std::int32_t>(0xFEFF0102));
  CHECK_FALSE(integerOf(elementOf(Vr::UV, bytes, true), 0));
  CHECK_FALSE(integerOf(elementOf(Vr::US, bytes), 4));
  CHECK_FALSE(integerOf(elementOf(Vr::UL, ByteView(bytes).first(3)), 0));
}

TEST_CASE("decimal texts are numbers only when they are nothing else") {
  const auto real = [](std::string_view text, std::size_t index = 0) { return realOf(elementOf(Vr::DS, asBytes(text)), index); };
  CHECK(real("1.5\\-2e3 ") == 1.5);
  CHECK(real("1.5\\-2e3 ", 1) == -2000.0);
  CHECK(real("+7") == 7.0);
  CHECK_FALSE(real("1.5\\-2e3 ", 2));
  CHECK_FALSE(real("1A"));
  CHECK_FALSE(real("nan"));
  CHECK_FALSE(real("1e999"));
  CHECK_FALSE(real(""));
  CHECK(integerOf(elementOf(Vr::IS, asBytes("12 ")), 0) == 12);
  CHECK_FALSE(integerOf(elementOf(Vr::IS, asBytes("99999999999999999999")), 0));
}

TEST_CASE("floating-point numbers must be finite") {
  ByteWriter out;
  out.f64(2.25);
  out.f64(std::numeric_limits<double>::infinity());
  const Bytes bytes = out.bytes();
  CHECK(realOf(elementOf(Vr::FD, bytes), 0) == 2.25);
  CHECK_FALSE(realOf(elementOf(Vr::FD, bytes), 1));
  const Bytes single = {0x00, 0x00, 0x20, 0xC0};
  CHECK(realOf(elementOf(Vr::FL, single), 0) == -2.5);
  CHECK(integerOf(elementOf(Vr::FL, single), 0) == -2);
}

TEST_CASE("values are counted by width or by backslash") {
  CHECK(valueCount(elementOf(Vr::US, Bytes(6))) == 3);
  CHECK(valueCount(elementOf(Vr::DS, asBytes("1\\2\\3"))) == 3);
  CHECK(valueCount(elementOf(Vr::DS, asBytes(""))) == 0);
  CHECK(valueCount(elementOf(Vr::FD, Bytes(17))) == 2);
}

TEST_CASE("long headers belong to the VRs of the standard and to those yet unknown") {
  for (const Vr vr : {Vr::OB, Vr::OW, Vr::SQ, Vr::UN, Vr::UT, Vr::UC, Vr::UR, Vr::OV, Vr::SV}) CHECK(hasLongHeader(vr));
  for (const Vr vr : {Vr::PN, Vr::US, Vr::DS, Vr::AT, Vr::FD}) CHECK_FALSE(hasLongHeader(vr));
  const auto future = static_cast<Vr>(vrCode('Z', 'Q'));
  CHECK_FALSE(isKnownVr(future));
  CHECK(hasLongHeader(future));
}

TEST_CASE("what is written is read back in every encoding") {
  loadDictionary();
  for (const Encoding encoding : kEncodings) {
    INFO(encoding.explicitVr << encoding.bigEndian);
    DataSetWriter inner(encoding), set(encoding);
    inner.text(tags::kCodeValue, Vr::SH, "odd");
    set.text(tags::kModality, Vr::CS, "IO");
    set.sequence(tags::kAnatomicRegion, inner);
    set.sequence(tags::kViewCode, DataSetWriter(encoding));
    set.beginSequence({0x0054, 0x0222});
    set.beginItem();
    set.raw(inner.written());
    set.endItem();
    set.endSequence();
    set.u16(tags::kRows, 513);
    const auto read = parseDataSet(set.written(), encoding);
    REQUIRE(read);
    CHECK(read->text(tags::kModality) == "IO");
    CHECK(read->integer(tags::kRows) == 513);
    REQUIRE(read->item(tags::kAnatomicRegion));
    CHECK(read->item(tags::kAnatomicRegion)->text(tags::kCodeValue) == "odd");
    CHECK(read->item(tags::kAnatomicRegion, 1) == nullptr);
    CHECK(read->item(tags::kViewCode) == nullptr);
    CHECK(read->item({0x0054, 0x0222})->text(tags::kCodeValue) == "odd");
    for (const Element& element : read->elements) CHECK(element.value.size() % 2 == 0);
  }
}

TEST_CASE("a copied element turns its numbers when the byte order changes") {
  const Bytes value = {0x01, 0x02, 0x03, 0x04};
  DataSetWriter big(Encoding{true, true});
  Element element = elementOf(Vr::US, value);
  element.tag = tags::kRows;
  big.copy(element);
  const auto read = parseDataSet(big.written(), {true, true});
  REQUIRE(read);
  CHECK(read->integer(tags::kRows, 0) == 0x0201);
  CHECK(read->integer(tags::kRows, 1) == 0x0403);
}

TEST_CASE("a value too long for a short header is written as unknown and still read by its tag") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.text(tags::kImageComments, Vr::LT, std::string(70'000, 'x'));
  const auto read = parseDataSet(set.written(), Encoding{});
  REQUIRE(read);
  CHECK(read->text(tags::kImageComments).size() == 70'000);
  CHECK(read->elements[0].vr == Vr::LT);
}

TEST_CASE("the dictionary knows standard attributes and leaves private ones unknown") {
  loadDictionary();
  CHECK(dictionaryVr(tags::kPatientName) == Vr::PN);
  CHECK(dictionaryVr(tags::kAnatomicRegion) == Vr::SQ);
  CHECK(dictionaryVr(tags::kPixelData) == Vr::OW);
  CHECK(dictionaryVr({0x6002, 0x3000}) == Vr::OW);
  CHECK(dictionaryVr({0x0009, 0x0010}) == Vr::LO);
  CHECK(dictionaryVr({0x0009, 0x1001}) == Vr::UN);
  CHECK(dictionaryVr({0x0008, 0x0000}) == Vr::UL);
  CHECK(dictionaryName(tags::kPatientName) == "PatientName");
  CHECK(dictionaryName({0x0009, 0x0010}) == "PrivateCreator");
  CHECK(dictionaryName({0x0018, 0xFEDC}).empty());
}

TEST_CASE("implicit elements inside an explicit data set are read as what they are") {
  loadDictionary();
  DataSetWriter explicitPart(Encoding{}), implicitPart(Encoding{false, false});
  explicitPart.text(tags::kModality, Vr::CS, "IO");
  implicitPart.text(tags::kPatientId, Vr::LO, "77");
  explicitPart.raw(implicitPart.written());
  const auto read = parseDataSet(explicitPart.written(), Encoding{});
  REQUIRE(read);
  CHECK(read->text(tags::kPatientId) == "77");
}

TEST_CASE("a sequence that goes wrong keeps the items before the damage") {
  loadDictionary();
  DataSetWriter item(Encoding{}), set(Encoding{});
  item.text(tags::kCodeValue, Vr::SH, "good");
  Bytes inside = {0xFE, 0xFF, 0x00, 0xE0, static_cast<std::uint8_t>(item.written().size()), 0, 0, 0};
  inside.insert(inside.end(), item.written().begin(), item.written().end());
  const Bytes junk = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  inside.insert(inside.end(), junk.begin(), junk.end());
  set.bytes(tags::kAnatomicRegion, Vr::SQ, inside);
  set.text(tags::kPatientId, Vr::LO, "77");
  const auto read = parseDataSet(set.written(), Encoding{});
  REQUIRE(read);
  CHECK(read->text(tags::kPatientId) == "77");
}

TEST_CASE("inflating stops at its ceiling, takes zlib data too, and names what is wrong") {
  const Bytes raw = {0x4B, 0x4C, 0x4A, 0x06, 0x00};                                                 // "abc", raw deflate
  const Bytes zlib = {0x78, 0x9C, 0x4B, 0x4C, 0x4A, 0x06, 0x00, 0x02, 0x4D, 0x01, 0x27};            // "abc", zlib
  REQUIRE(inflateWithin(raw, 3));
  CHECK(toString(*inflateWithin(raw, 3)) == "abc");
  CHECK(toString(*inflateWithin(zlib, 100)) == "abc");
  CHECK(errorOf(inflateWithin(raw, 2)) == ErrorCode::CompressionBomb);
  CHECK(errorOf(inflateWithin(ByteView(raw).first(3), 100)) == ErrorCode::FileTruncated);
  CHECK(errorOf(inflateWithin(Bytes{0xFF, 0xFF, 0xFF, 0xFF}, 100)) == ErrorCode::FileCorrupt);
  const Bytes empty = {0x03, 0x00};
  REQUIRE(inflateWithin(empty, 0));
  CHECK(inflateWithin(empty, 0)->empty());
}
