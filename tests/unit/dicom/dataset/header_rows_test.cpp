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
