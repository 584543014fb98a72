#include "dicom/dataset/media_writer.h"

#include <algorithm>
#include <map>
#include <set>

#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"

namespace safelight::dicom {

namespace {

constexpr Encoding kEncoding{true, false};
constexpr std::string_view kMediaDirectory = "1.2.840.10008.1.3.10";
constexpr Tag kFileSetId{0x0004, 0x1130}, kFirstRoot{0x0004, 0x1200}, kLastRoot{0x0004, 0x1202}, kConsistency{0x0004, 0x1212}, kNextRecord{0x0004, 0x1400},
    kLowerRecord{0x0004, 0x1420}, kRecordType{0x0004, 0x1430}, kFileSopClass{0x0004, 0x1510}, kFileSopInstance{0x0004, 0x1511}, kFileSyntax{0x0004, 0x1512};
constexpr std::size_t kMostEntries = 100'000;
constexpr std::uint16_t kInUse = 0xFFFF;

// Where the two offsets of a record stand, counted from its item tag: item header, then (0004,1400) UL, (0004,1410) US, (0004,1420) UL.
constexpr std::size_t kNextAt = 8 + 8, kLowerAt = 8 + 12 + 10 + 8;
// Of the set: (0004,1130) has no fixed length, so these count from the end of it.
constexpr std::size_t kFirstRootAt = 8, kLastRootAt = 12 + 8;

/// A record and where it hangs. Children follow their parent in the file.
struct Record {
  Bytes keys;  // behind the record type
  std::string_view type;
  const MediaEntry* file = nullptr;
  std::vector<std::size_t> children;
  std::size_t offset = 0;  // in the set
};

void put(Bytes& bytes, std::size_t at, std::uint64_t value) {
  for (int i = 0; i < 4; ++i) bytes[at + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> (8 * i));
}

class Directory {
 public:
  explicit Directory(std::span<const MediaEntry> entries) {
    for (const MediaEntry& entry : entries) add(entry);
  }

  Bytes write(const MediaDirectoryOptions& options) {
    DataSetWriter set(kEncoding);
    set.text(kFileSetId, Vr::CS, options.fileSetId);
    const std::size_t head = set.written().size();
    set.u32(kFirstRoot, 0);
    set.u32(kLastRoot, 0);
    set.u16(kConsistency, 0);
    set.beginSequence(tags::kDirectoryRecords);
    for (const std::size_t root : m_roots) writeBranch(root, set);
    set.endSequence();
    Bytes bytes = std::move(set).take();
    // Offsets count from the start of the file: everything in front of the set is written by wrapFile and does not depend on it.
    const std::size_t before = wrapFile(kMediaDirectory, options.instanceUid, kExplicitLittleEndian, {}).size();
    link(m_roots, before, bytes);
    if (!m_roots.empty()) {
      put(bytes, head + kFirstRootAt, before + m_records[m_roots.front()].offset);
      put(bytes, head + kLastRootAt, before + m_records[m_roots.back()].offset);
    }
    return wrapFile(kMediaDirectory, options.instanceUid, kExplicitLittleEndian, bytes);
  }

 private:
  using Key = std::vector<std::string>;

  void add(const MediaEntry& entry) {
    const Key patientKey{entry.patientId, entry.patientName}, studyKey{entry.patientId, entry.patientName, entry.studyUid};
    Key seriesKey = studyKey;
    seriesKey.push_back(entry.seriesUid);
    const std::size_t patient = branch(patientKey, "PATIENT", m_roots, [&](std::size_t number, DataSetWriter& out) { patientKeys(entry, number, out); });
    const std::size_t study = branch(studyKey, "STUDY", m_records[patient].children, [&](std::size_t number, DataSetWriter& out) { studyKeys(entry, number, out); });
    const std::size_t series = branch(seriesKey, "SERIES", m_records[study].children, [&](std::size_t number, DataSetWriter& out) { seriesKeys(entry, number, out); });
    DataSetWriter out(kEncoding);
    leafKeys(entry, m_records[series].children.size() + 1, out);
    m_records[series].children.push_back(m_records.size());
    m_records.push_back({std::move(out).take(), entry.recordType, &entry, {}, 0});
  }

  /// The record of this key, made when it is the first; `siblings` may move while records are added, so it is looked at first.
  template <class Fill>
  std::size_t branch(const Key& key, std::string_view type, std::vector<std::size_t>& siblings, Fill&& fill) {
    if (const auto known = m_known.find(key); known != m_known.end()) return known->second;
    DataSetWriter out(kEncoding);
    fill(siblings.size() + 1, out);
    const std::size_t index = m_records.size();
    siblings.push_back(index);
    m_known.emplace(key, index);
    m_records.push_back({std::move(out).take(), type, nullptr, {}, 0});
    return index;
  }

  static std::string orNumber(const std::string& text, std::size_t number) { return text.empty() ? std::to_string(number) : text; }

  static void patientKeys(const MediaEntry& entry, std::size_t number, DataSetWriter& out) {
    out.text(tags::kCharacterSet, Vr::CS, "ISO_IR 192");
    out.text(tags::kPatientName, Vr::PN, entry.patientName);
    out.text(tags::kPatientId, Vr::LO, entry.patientId.empty() ? "UNKNOWN " + std::to_string(number) : entry.patientId);
    out.text(tags::kBirthDate, Vr::DA, entry.birthDate);
    out.text(tags::kSex, Vr::CS, entry.sex);
  }

  static void studyKeys(const MediaEntry& entry, std::size_t number, DataSetWriter& out) {
    out.text(tags::kCharacterSet, Vr::CS, "ISO_IR 192");
    out.text(tags::kStudyDate, Vr::DA, entry.studyDate);
    out.text(tags::kStudyTime, Vr::TM, entry.studyTime);
    out.text(tags::kAccessionNumber, Vr::SH, entry.accessionNumber);
    out.text(tags::kStudyDescription, Vr::LO, entry.studyDescription);
    out.text(tags::kStudy, Vr::UI, entry.studyUid);
    out.text(tags::kStudyId, Vr::SH, orNumber(entry.studyId, number));
  }

  static void seriesKeys(const MediaEntry& entry, std::size_t number, DataSetWriter& out) {
    out.text(tags::kCharacterSet, Vr::CS, "ISO_IR 192");
    out.text(tags::kModality, Vr::CS, entry.modality.empty() ? "OT" : entry.modality);
    out.text(tags::kSeriesDescription, Vr::LO, entry.seriesDescription);
    out.text(tags::kSeries, Vr::UI, entry.seriesUid);
    out.text(tags::kSeriesNumber, Vr::IS, orNumber(entry.seriesNumber, number));
  }

  static void leafKeys(const MediaEntry& entry, std::size_t number, DataSetWriter& out) {
    out.text(tags::kCharacterSet, Vr::CS, "ISO_IR 192");
    out.raw(entry.before);
    out.text(tags::kInstanceNumber, Vr::IS, orNumber(entry.instanceNumber, number));
    out.raw(entry.behind);
  }

  void writeBranch(std::size_t index, DataSetWriter& set) {
    Record& record = m_records[index];
    record.offset = set.written().size();
    set.beginItem();
    set.u32(kNextRecord, 0);
    set.u16(tags::kRecordInUse, kInUse);
    set.u32(kLowerRecord, 0);
    set.text(kRecordType, Vr::CS, record.type);
    if (record.file) {
      set.text(tags::kReferencedFile, Vr::CS, record.file->fileId);
      set.text(kFileSopClass, Vr::UI, record.file->sopClass);
      set.text(kFileSopInstance, Vr::UI, record.file->sopInstance);
      set.text(kFileSyntax, Vr::UI, record.file->transferSyntax);
    }
    set.raw(record.keys);
    set.endItem();
    for (const std::size_t child : std::vector<std::size_t>(record.children)) writeBranch(child, set);
  }

  void link(const std::vector<std::size_t>& siblings, std::size_t before, Bytes& bytes) {
    for (std::size_t i = 0; i < siblings.size(); ++i) {
      const Record& record = m_records[siblings[i]];
      if (i + 1 < siblings.size()) put(bytes, record.offset + kNextAt, before + m_records[siblings[i + 1]].offset);
      if (!record.children.empty()) put(bytes, record.offset + kLowerAt, before + m_records[record.children.front()].offset);
      link(record.children, before, bytes);
    }
  }

  std::vector<Record> m_records;
  std::vector<std::size_t> m_roots;
  std::map<Key, std::size_t> m_known;
};

bool areOptions(const MediaDirectoryOptions& options) {
  return options.fileSetId.size() <= 16 && !options.instanceUid.empty() && std::all_of(options.fileSetId.begin(), options.fileSetId.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == ' ';
  });
}

}  // namespace

Result<Bytes> writeMediaDirectory(std::span<const MediaEntry> entries, const MediaDirectoryOptions& options) {
  if (entries.size() > kMostEntries || !areOptions(options)) return fail(ErrorCode::InvalidArgument, "directory");
  std::set<std::string_view> seen;
  for (const MediaEntry& entry : entries)
    if (!seen.insert(entry.fileId).second) return fail(ErrorCode::InvalidArgument, "file ID twice");
  return Directory(entries).write(options);
}

}  // namespace safelight::dicom
