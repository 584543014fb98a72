#include "dicom/dataset/header_rows.h"

#include <algorithm>

#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/media_directory.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

std::vector<HeaderRow> rowsOf(const Bytes& bytes) {
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  return headerRows(*file);
}

const HeaderRow& rowOf(const std::vector<HeaderRow>& rows, const std::string& tag) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const HeaderRow& row) { return row.tag == tag; });
  REQUIRE(found != rows.end());
  return *found;
}

std::vector<std::vector<std::string>> referencesOf(const std::string& name) {
  const Bytes bytes = testFile("media/" + name);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  const auto references = mediaReferences(*file);
  REQUIRE(references);
  return *references;
}

}  // namespace

TEST_CASE("rows name every element and show its value in words") {
  loadDictionary();
  const auto rows = rowsOf(testFile("codecs/CT_small.dcm"));
  CHECK(rowOf(rows, "(0002,0010)").value == "1.2.840.10008.1.2.1");
  CHECK(rowOf(rows, "(0010,0010)").name == "PatientName");
  CHECK(rowOf(rows, "(0010,0010)").vr == "PN");
  CHECK(rowOf(rows, "(0028,0010)").value == "128");
  CHECK(rowOf(rows, "(0020,0032)").value == "-158.135803\\-179.035797\\-75.699997");
  CHECK(rowOf(rows, "(7FE0,0010)").value == "32768 bytes");
}

TEST_CASE("rows open sequences and convert their texts by the character set of each") {
  loadDictionary();
  const auto rows = rowsOf(testFile("charset/chrSQEncoding.dcm"));
  const auto inner = std::find_if(rows.begin(), rows.end(), [](const HeaderRow& row) { return row.depth == 1 && row.tag == "(0010,0010)"; });
  REQUIRE(inner != rows.end());
  CHECK(inner->value == "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
}

TEST_CASE("rows are few, short and valid UTF-8 whatever the file holds") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, "OT");
  set.text(tags::kStudyDescription, Vr::LO, "\xC3\xA4\xFF" + std::string(3000, 'y'));
  for (unsigned i = 0; i < 3000; ++i) set.text({0x0009, static_cast<std::uint16_t>(0x1000 + i)}, Vr::UN, std::string("\x01\x02\x03", 3));
  const auto rows = rowsOf(wrapped(set));
  CHECK(rows.size() == kHeaderRows);
  for (const HeaderRow& row : rows) {
    CHECK(row.value.size() <= kHeaderValueBytes);
    CHECK(isUtf8(row.value));
  }
  CHECK(rowOf(rows, "(0009,1000)").value == "4 bytes");
}

TEST_CASE("every variant of a media directory names the same files") {
  loadDictionary();
  const auto regular = referencesOf("DICOMDIR");
  REQUIRE(regular.size() == 31);
  CHECK(regular.front() == std::vector<std::string>{"77654033", "CR1", "6154"});
  for (const char* name : {"DICOMDIR-bigEnd", "DICOMDIR-implicit", "DICOMDIR-nooffset"}) {
    INFO(name);
    CHECK(referencesOf(name) == regular);
  }
  auto reordered = referencesOf("DICOMDIR-reordered");
  auto sorted = regular;
  std::sort(reordered.begin(), reordered.end());
  std::sort(sorted.begin(), sorted.end());
  CHECK(reordered == sorted);
  CHECK_FALSE(referencesOf("DICOMDIR-nopatient").empty());
  CHECK(referencesOf("DICOMDIR-empty.dcm").empty());
}

TEST_CASE("an image is no media directory") {
  loadDictionary();
  const Bytes bytes = testFile("codecs/CT_small.dcm");
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  CHECK_FALSE(file->isMediaDirectory());
  CHECK(errorOf(mediaReferences(*file)) == ErrorCode::FormatUnsupported);
}

TEST_CASE("numbers of every kind are written as numbers, several with backslashes") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  const auto bytes = [&](std::uint16_t element, Vr vr, const Bytes& value) { set.bytes({0x0009, element}, vr, value); };
  bytes(0x1001, Vr::US, {1, 0, 0xFF, 0xFF});
  bytes(0x1002, Vr::SS, {0xFF, 0xFF});
  bytes(0x1003, Vr::UL, {0xFF, 0xFF, 0xFF, 0xFF});
  bytes(0x1004, Vr::SL, {0xFE, 0xFF, 0xFF, 0xFF});
  bytes(0x1005, Vr::FL, {0xCD, 0xCC, 0xCC, 0x3D});  // 0.1f: without the noise of a double
  bytes(0x1006, Vr::FD, {0, 0, 0, 0, 0, 0, 0xF8, 0xBF});
  bytes(0x1007, Vr::FL, {0, 0, 0x80, 0x7F});  // infinity
  bytes(0x1008, Vr::AT, {0x10, 0x00, 0x10, 0x00, 0x28, 0x00, 0x30, 0x00});
  bytes(0x1009, Vr::US, {});
  set.bytes(tags::kPixelData, Vr::OW, words({0}));
  const auto rows = rowsOf(wrapped(set));
  CHECK(rowOf(rows, "(0009,1001)").value == "1\\65535");
  CHECK(rowOf(rows, "(0009,1002)").value == "-1");
  CHECK(rowOf(rows, "(0009,1003)").value == "4294967295");
  CHECK(rowOf(rows, "(0009,1004)").value == "-2");
  CHECK(rowOf(rows, "(0009,1005)").value == "0.1");
  CHECK(rowOf(rows, "(0009,1006)").value == "-1.5");
  CHECK(rowOf(rows, "(0009,1007)").value == "?");
  CHECK(rowOf(rows, "(0009,1008)").value == "(0010,0010)\\(0028,0030)");
  CHECK(rowOf(rows, "(0009,1009)").value.empty());
}

TEST_CASE("private words are shown, private bytes are counted") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.text({0x0009, 0x0010}, Vr::LO, "ACME 1.0");
  set.bytes({0x0009, 0x1001}, Vr::UN, Bytes{'k', 'V', '=', '7', '0', ' '});
  set.bytes({0x0009, 0x1002}, Vr::UN, Bytes{1, 2});
  set.bytes({0x0009, 0x1003}, Vr::OB, Bytes{'t', 'e', 'x', 't'});
  set.bytes(tags::kPixelData, Vr::OW, words({0}));
  const auto rows = rowsOf(wrapped(set));
  CHECK(rowOf(rows, "(0009,0010)").value == "ACME 1.0");
  CHECK(rowOf(rows, "(0009,1001)").value == "kV=70");
  CHECK(rowOf(rows, "(0009,1002)").value == "2 bytes");
  CHECK(rowOf(rows, "(0009,1003)").value == "4 bytes");
  CHECK(rowOf(rows, "(0009,1001)").name.empty());
}

TEST_CASE("nested sequences stand below their own, item after item, each a step further in") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.beginSequence(tags::kPrimaryStructure);
  for (const char* code : {"first", "second"}) {
    set.beginItem();
    set.text(tags::kCodeValue, Vr::SH, code);
    set.beginSequence({0x0009, 0x1010});
    set.beginItem();
    set.text(tags::kCodeValue, Vr::SH, std::string(code) + " inner");
    set.endItem();
    set.endSequence();
    set.endItem();
  }
  set.endSequence();
  set.bytes(tags::kPixelData, Vr::OW, words({0}));
  std::vector<std::pair<int, std::string>> found;
  for (const HeaderRow& row : rowsOf(wrapped(set)))
    if (row.tag == "(0008,0100)" || row.vr == "SQ") found.emplace_back(row.depth, row.value);
  CHECK(found == std::vector<std::pair<int, std::string>>{{0, "2 items"}, {1, "first"}, {1, "1 item"}, {2, "first inner"}, {1, "second"}, {1, "1 item"}, {2, "second inner"}});
}

TEST_CASE("encapsulated pixels are counted in fragments, without their offset table") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, "OT");
  const Bytes fragment{0xFF, 0xD8, 0xFF, 0xD9};
  const ByteView fragments[] = {{}, fragment, fragment};
  set.fragments(fragments);
  CHECK(rowOf(rowsOf(wrapped(set, kJpegBaseline)), "(7FE0,0010)").value == "2 fragments");
}
