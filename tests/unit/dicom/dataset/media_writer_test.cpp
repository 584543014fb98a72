#include "dicom/dataset/media_writer.h"

#include <map>

#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/media_directory.h"
#include "dicom/dataset/media_profile.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

constexpr Tag kNext{0x0004, 0x1400}, kLower{0x0004, 0x1420}, kType{0x0004, 0x1430}, kFirstRoot{0x0004, 0x1200}, kLastRoot{0x0004, 0x1202};
const model::LocalTime kAt = model::LocalTime::make(*model::Date::make(2026, 11, 22), 8, 30, 5);

MediaEntry entryOf(const std::string& name, const std::string& fileId = "DICOM\\IM000001") {
  loadDictionary();
  const Bytes bytes = testFile(name);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  auto entry = mediaEntryOf(*file, fileId, kAt);
  REQUIRE(entry);
  return std::move(*entry);
}

MediaEntry made(const std::string& patient, const std::string& study, const std::string& series, int number) {
  MediaEntry entry;
  entry.fileId = "DICOM\\IM" + std::to_string(number);
  entry.recordType = "IMAGE";
  entry.sopClass = "1.2.840.10008.5.1.4.1.1.7";
  entry.sopInstance = "1.2.3." + std::to_string(number);
  entry.transferSyntax = kExplicitLittleEndian;
  entry.patientId = entry.patientName = patient;
  entry.studyUid = study;
  entry.studyDate = "20261122";
  entry.studyTime = "083005";
  entry.seriesUid = series;
  return entry;
}

/// The directory as a tree of "TYPE name", found by following the offsets as a reader does that trusts nothing else.
class Walk {
 public:
  explicit Walk(const Bytes& bytes) : m_bytes(bytes), m_file(DicomFile::parse(m_bytes)) {
    REQUIRE(m_file);
    const Element* records = m_file->dataSet().find(tags::kDirectoryRecords);
    REQUIRE(records);
    // Items stand one behind the other: each begins eight bytes before its first element.
    for (const DataSet& item : records->items) {
      const auto* begin = item.elements.front().value.data() - 8;  // of (0004,1400): its header is eight bytes
      m_byOffset[static_cast<std::uint32_t>(begin - 8 - m_bytes.data())] = &item;
    }
  }

  std::string tree() { return siblings(static_cast<std::uint32_t>(*m_file->dataSet().integer(kFirstRoot))); }
  const DataSet& last() { return *m_byOffset.at(static_cast<std::uint32_t>(*m_file->dataSet().integer(kLastRoot))); }
  const DicomFile& file() const { return *m_file; }

 private:
  std::string siblings(std::uint32_t offset) {
    std::string text;
    while (offset != 0) {
      const auto found = m_byOffset.find(offset);
      REQUIRE(found != m_byOffset.end());
      const DataSet& record = *found->second;
      text += text.empty() ? "" : " ";
      text += record.text(kType);
      const std::string below = siblings(static_cast<std::uint32_t>(*record.integer(kLower)));
      if (!below.empty()) text += "(" + below + ")";
      offset = static_cast<std::uint32_t>(*record.integer(kNext));
    }
    return text;
  }
  const Bytes& m_bytes;
  Result<DicomFile> m_file;
  std::map<std::uint32_t, const DataSet*> m_byOffset;
};

Bytes directory(const std::vector<MediaEntry>& entries) {
  auto written = writeMediaDirectory(entries, {"SAFELIGHT", "2.25.77"});
  REQUIRE(written);
  return std::move(*written);
}

}  // namespace

TEST_CASE("records hang together by offsets, patients over studies over series over files") {
  loadDictionary();
  const Bytes bytes = directory({made("A", "1.1", "1.1.1", 1), made("A", "1.1", "1.1.2", 2), made("A", "1.2", "1.2.1", 3), made("A", "1.1", "1.1.1", 4), made("B", "2.1", "2.1.1", 5)});
  Walk walk(bytes);
  CHECK(walk.tree() == "PATIENT(STUDY(SERIES(IMAGE IMAGE) SERIES(IMAGE)) STUDY(SERIES(IMAGE))) PATIENT(STUDY(SERIES(IMAGE)))");
  CHECK(walk.last().text(tags::kPatientId) == "B");
  CHECK(walk.file().isMediaDirectory());
  const auto references = mediaReferences(walk.file());
  REQUIRE(references);
  CHECK(references->size() == 5);
  CHECK(references->at(0) == std::vector<std::string>{"DICOM", "IM1"});
}

TEST_CASE("the same UIDs under two patients are two branches") {
  loadDictionary();
  const Bytes bytes = directory({made("A", "1.1", "1.1.1", 1), made("B", "1.1", "1.1.1", 2)});
  CHECK(Walk(bytes).tree() == "PATIENT(STUDY(SERIES(IMAGE))) PATIENT(STUDY(SERIES(IMAGE)))");
}

TEST_CASE("an empty medium has a directory without records") {
  loadDictionary();
  const Bytes bytes = directory({});
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  CHECK(file->dataSet().integer(kFirstRoot) == 0);
  CHECK(mediaReferences(*file)->empty());
}

TEST_CASE("keys that must have a value get one, and one that differs from its neighbour's") {
  loadDictionary();
  std::vector<MediaEntry> entries{made("", "1.1", "1.1.1", 1), made("", "1.1", "1.1.1", 2), made("", "1.2", "1.2.1", 3)};
  const Bytes bytes = directory(entries);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  std::vector<std::string> numbers;
  for (const DataSet& record : file->dataSet().find(tags::kDirectoryRecords)->items) {
    const std::string_view type = record.text(kType);
    if (type == "PATIENT") CHECK_FALSE(record.text(tags::kPatientId).empty());
    if (type == "STUDY") numbers.push_back("study " + std::string(record.text(tags::kStudyId)));
    if (type == "SERIES") numbers.push_back("series " + std::string(record.text(tags::kSeriesNumber)));
    if (type == "SERIES") CHECK(record.text(tags::kModality) == "OT");
    if (type == "IMAGE") numbers.push_back("image " + std::string(record.text(tags::kInstanceNumber)));
  }
  CHECK(numbers == std::vector<std::string>{"study 1", "series 1", "image 1", "image 2", "study 2", "series 1", "image 1"});
}

TEST_CASE("an entry says what the file says, in UTF-8") {
  const MediaEntry entry = entryOf("charset/chrGerm.dcm");
  CHECK(entry.patientName == "Äneas^Rüdiger");
  CHECK(entry.transferSyntax == kExplicitLittleEndian);
  const auto again = MediaEntry::parse(entry.encode());
  REQUIRE(again);
  CHECK(again->patientName == entry.patientName);
  CHECK(again->before == entry.before);
  Bytes cut = entry.encode();
  cut.pop_back();
  CHECK_FALSE(MediaEntry::parse(cut));
}

TEST_CASE("what is no picture has a record of its own kind") {
  CHECK(entryOf("codecs/CT_small.dcm").recordType == "IMAGE");
  CHECK(entryOf("documents/encapsulated-pdf.dcm").recordType == "ENCAP DOC");
  CHECK(entryOf("documents/gsps-for-dx_image.dcm").recordType == "PRESENTATION");
  CHECK(entryOf("documents/reportsi.dcm").recordType == "SR DOCUMENT");
  const Bytes plan = testFile("documents/rtplan.dcm");
  const auto file = DicomFile::parse(plan);
  REQUIRE(file);
  CHECK(errorOf(mediaEntryOf(*file, "A", kAt)) == ErrorCode::NotOnThisMedium);
  CHECK(errorOf(checkFits(MediaProfile::General, *file)) == ErrorCode::NotOnThisMedium);
}

TEST_CASE("each record keeps its keys in rising order and has those of its kind") {
  loadDictionary();
  const std::vector<MediaEntry> entries{entryOf("documents/encapsulated-pdf.dcm", "A"), entryOf("documents/gsps-for-dx_image.dcm", "B"), entryOf("documents/reportsi.dcm", "C"),
                                        entryOf("codecs/CT_small.dcm", "D")};
  const Bytes bytes = directory(entries);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  for (const DataSet& record : file->dataSet().find(tags::kDirectoryRecords)->items) {
    Tag last;
    for (const Element& element : record.elements) {
      INFO(record.text(kType) << " " << element.tag.number());
      CHECK(last < element.tag);
      last = element.tag;
    }
    if (record.text(kType) == "PRESENTATION") CHECK_FALSE(record.text(Tag{0x0070, 0x0080}).empty());
    if (record.text(kType) == "SR DOCUMENT") CHECK(record.item(Tag{0x0040, 0xA043}) != nullptr);
    if (record.text(kType) == "ENCAP DOC") CHECK(record.text(Tag{0x0042, 0x0012}) == "application/pdf");
  }
}

TEST_CASE("a study without a date gets the one of the image") {
  loadDictionary();
  TestImage image;
  DataSetWriter set = image.attributes();
  set.bytes(tags::kPixelData, Vr::OW, words({1, 2, 3, 4, 5, 6, 7, 8}));
  Bytes bytes = wrapped(set);
  auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  CHECK(errorOf(mediaEntryOf(*file, "A", kAt)) == ErrorCode::FileCorrupt);  // no study at all
  Rewrite rewrite(*file);
  rewrite.text(tags::kStudy, Vr::UI, "1.1");
  rewrite.text(tags::kSeries, Vr::UI, "1.1.1");
  rewrite.text(tags::kStudyDate, Vr::DA, "not a day");
  bytes = std::move(rewrite).take(kExplicitLittleEndian);
  file = DicomFile::parse(bytes);
  const auto entry = mediaEntryOf(*file, "A", kAt);
  REQUIRE(entry);
  CHECK(entry->studyDate == "20261122");
  CHECK(entry->studyTime == "083005");
}

TEST_CASE("file IDs are what ISO 9660 allows, each once") {
  loadDictionary();
  const Bytes bytes = testFile("codecs/CT_small.dcm");
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  for (const char* bad : {"", "lower", "NINECHARS", "A\\\\B", "..\\A", "A.DCM", "A/B", "\\A", "A\\", "1\\2\\3\\4\\5\\6\\7\\8\\9"}) {
    INFO(bad);
    CHECK(errorOf(mediaEntryOf(*file, bad, kAt)) == ErrorCode::InvalidArgument);
  }
  CHECK(mediaEntryOf(*file, "1\\2\\3\\4\\5\\6\\7\\8", kAt));
  CHECK(errorOf(writeMediaDirectory(std::vector{made("A", "1", "2", 1), made("A", "1", "3", 1)}, {"X", "1.2"})) == ErrorCode::InvalidArgument);
  CHECK(errorOf(writeMediaDirectory({}, {"lower case", "1.2"})) == ErrorCode::InvalidArgument);
  CHECK(errorOf(writeMediaDirectory({}, {"X", ""})) == ErrorCode::InvalidArgument);
}

TEST_CASE("the dental profile takes X-rays for presentation of its depths and nothing else") {
  loadDictionary();
  const auto fits = [](const std::string& name, std::string_view sopClass, std::uint16_t stored) {
    const Bytes bytes = testFile(name);
    const auto file = DicomFile::parse(bytes);
    REQUIRE(file);
    Rewrite rewrite(*file);
    rewrite.text(tags::kSopClass, Vr::UI, sopClass);
    rewrite.u16(tags::kBitsStored, stored);
    rewrite.u16(tags::kBitsAllocated, stored == 8 ? 8 : 16);
    const Bytes changed = std::move(rewrite).take(kExplicitLittleEndian);
    return checkFits(MediaProfile::Dental, *DicomFile::parse(changed)).has_value();
  };
  constexpr std::string_view kIntraOral = "1.2.840.10008.5.1.4.1.1.1.3", kForProcessing = "1.2.840.10008.5.1.4.1.1.1.3.1", kPhoto = "1.2.840.10008.5.1.4.1.1.77.1.4";
  for (const std::uint16_t stored : {8, 10, 12, 16}) CHECK(fits("codecs/CT_small.dcm", kIntraOral, stored));
  CHECK_FALSE(fits("codecs/CT_small.dcm", kIntraOral, 14));
  CHECK_FALSE(fits("codecs/CT_small.dcm", kForProcessing, 12));
  CHECK_FALSE(fits("codecs/CT_small.dcm", kPhoto, 8));
  CHECK_FALSE(allowsSyntax(MediaProfile::Dental, kJpegBaseline));
  CHECK(allowsSyntax(MediaProfile::GeneralUsb, kJpegBaseline));
  CHECK_FALSE(allowsSyntax(MediaProfile::General, kImplicitLittleEndian));
}
