#include "dicom/dataset/media_entry.h"

#include <algorithm>
#include <charconv>

#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/rewrite.h"
#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

constexpr Tag kPresentationLabel{0x0070, 0x0080}, kPresentationDescription{0x0070, 0x0081}, kPresentationDate{0x0070, 0x0082},
    kPresentationTime{0x0070, 0x0083}, kPresentationCreator{0x0070, 0x0084}, kReferencedSeries{0x0008, 0x1115}, kDocumentTitle{0x0042, 0x0010},
    kDocumentType{0x0042, 0x0012}, kConceptName{0x0040, 0xA043}, kCompletion{0x0040, 0xA491}, kVerification{0x0040, 0xA493};

struct LeafKey {
  Tag tag;
  Vr vr;
  std::string_view otherwise;  // for a required one that is missing; empty: written empty
};

// PS3.3 F.5.4, F.5.23, F.5.25 and so on, by rising tag.
constexpr LeafKey kImage[] = {{tags::kImageType, Vr::CS, ""}};
constexpr LeafKey kPresentation[] = {{kReferencedSeries, Vr::SQ, ""},   {kPresentationLabel, Vr::CS, "PRESENTATION"}, {kPresentationDescription, Vr::LO, ""},
                                     {kPresentationDate, Vr::DA, "19000101"}, {kPresentationTime, Vr::TM, "000000"},        {kPresentationCreator, Vr::PN, ""}};
constexpr LeafKey kEncapsulated[] = {{tags::kContentDate, Vr::DA, ""}, {tags::kContentTime, Vr::TM, ""}, {kConceptName, Vr::SQ, ""}, {kDocumentTitle, Vr::ST, ""},
                                     {kDocumentType, Vr::LO, "application/pdf"}};
constexpr LeafKey kReport[] = {{tags::kContentDate, Vr::DA, "19000101"}, {tags::kContentTime, Vr::TM, "000000"}, {kConceptName, Vr::SQ, ""},
                               {kCompletion, Vr::CS, "PARTIAL"}, {kVerification, Vr::CS, "UNVERIFIED"}};
constexpr LeafKey kTimed[] = {{tags::kContentDate, Vr::DA, "19000101"}, {tags::kContentTime, Vr::TM, "000000"}};

std::span<const LeafKey> leafKeys(std::string_view type) {
  if (type == "PRESENTATION") return kPresentation;
  if (type == "ENCAP DOC") return kEncapsulated;
  if (type == "SR DOCUMENT" || type == "KEY OBJECT DOC") return kReport;
  if (type == "WAVEFORM") return kTimed;
  return kImage;
}

/// The record's own keys. An image lists its type only when it has one.
void leafOf(const DataSet& set, std::string_view charset, MediaEntry& entry) {
  const bool image = entry.recordType == "IMAGE";
  DataSetWriter before(Encoding{true, false}), behind(Encoding{true, false});
  for (const LeafKey& key : leafKeys(entry.recordType)) {
    DataSetWriter& out = key.tag < tags::kInstanceNumber ? before : behind;
    const Element* element = set.find(key.tag);
    const bool empty = !element || (element->value.empty() && element->items.empty());
    if (!empty) out.raw(inUtf8(*element, charset));
    else if (!image && key.vr != Vr::SQ) out.text(key.tag, key.vr, key.otherwise);
    else if (!image) out.bytes(key.tag, Vr::SQ, {});
  }
  entry.before = std::move(before).take();
  entry.behind = std::move(behind).take();
}

bool isFileId(std::string_view text) {
  std::size_t components = 0, length = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == '\\') {
      if (length < 1 || length > 8 || ++components > 8) return false;
      length = 0;
      continue;
    }
    const char c = text[i];
    if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')) return false;
    ++length;
  }
  return true;
}

/// DA as the standard wants it; ACR-NEMA's dots are taken out. Empty for anything else.
std::string dayText(std::string_view text) {
  std::string digits(text);
  std::erase(digits, '.');
  return digits.size() == 8 && model::Date::parse(digits) && digits.find_first_not_of("0123456789") == std::string::npos ? digits : std::string();
}

std::string timeText(std::string_view text) {
  std::string time(text);
  std::erase(time, ':');
  if (time.size() < 2 || time.size() > 13 || time.find_first_not_of("0123456789.") != std::string::npos) return {};
  return time;
}

std::string without(std::string text, char character) {
  std::erase(text, character);
  return text;
}

void studyTimes(const DataSet& set, model::LocalTime at, MediaEntry& entry) {
  constexpr std::pair<Tag, Tag> kPairs[] = {{tags::kStudyDate, tags::kStudyTime},
                                            {tags::kSeriesDate, tags::kSeriesTime},
                                            {tags::kAcquisitionDate, tags::kAcquisitionTime},
                                            {tags::kContentDate, tags::kContentTime}};
  for (const auto& [date, time] : kPairs) {
    entry.studyDate = dayText(set.text(date, 0));
    if (entry.studyDate.empty()) continue;
    entry.studyTime = timeText(set.text(time, 0));
    if (entry.studyTime.empty()) entry.studyTime = "000000";
    return;
  }
  const std::string moment = at.toString();
  entry.studyDate = without(moment.substr(0, 10), '-');
  entry.studyTime = without(moment.substr(11), ':');
}

std::string integerText(const DataSet& set, Tag tag) {
  const auto number = set.integer(tag);
  return number && *number >= 0 && *number <= 2147483647 ? std::to_string(*number) : std::string();
}

}  // namespace

std::string_view mediaRecordType(const DicomFile& file) {
  constexpr std::string_view kStorage = "1.2.840.10008.5.1.4.1.1.";
  const std::string_view sopClass = sopClassOf(file);
  const std::string_view kind = sopClass.starts_with(kStorage) ? sopClass.substr(kStorage.size()) : std::string_view();
  if (kind.starts_with("11.") || kind == "131") return "PRESENTATION";  // presentation states, structured displays
  if (kind.starts_with("104.")) return "ENCAP DOC";
  if (kind == "88.59") return "KEY OBJECT DOC";
  if (kind.starts_with("88.")) return "SR DOCUMENT";
  if (kind.starts_with("9.")) return "WAVEFORM";
  return file.hasPixels() ? "IMAGE" : "";
}

Result<MediaEntry> mediaEntryOf(const DicomFile& file, std::string_view fileId, model::LocalTime at) {
  if (!isFileId(fileId)) return fail(ErrorCode::InvalidArgument, "file ID");
  const DataSet& set = file.dataSet();
  const std::string_view charset = set.text(tags::kCharacterSet);
  const CharacterSets characters(charset);
  const auto text = [&](Tag tag) { return cleaned(characters.toUtf8(set.text(tag)), 256); };
  MediaEntry entry;
  entry.fileId = fileId;
  entry.recordType = mediaRecordType(file);
  if (entry.recordType.empty()) return fail(ErrorCode::NotOnThisMedium, "no record for this kind on media");
  entry.sopClass = sopClassOf(file);
  entry.sopInstance = set.text(tags::kSopInstance);
  entry.transferSyntax = file.transferSyntaxUid();
  entry.studyUid = set.text(tags::kStudy);
  entry.seriesUid = set.text(tags::kSeries);
  if (entry.sopClass.empty() || entry.sopInstance.empty() || entry.studyUid.empty() || entry.seriesUid.empty())
    return fail(ErrorCode::FileCorrupt, "identifiers");
  entry.patientName = cleaned(characters.toUtf8(set.text(tags::kPatientName), CharacterSets::Kind::PersonName), 512);
  entry.patientId = text(tags::kPatientId);
  entry.birthDate = dayText(set.text(tags::kBirthDate));
  const std::string_view sex = set.text(tags::kSex);
  if (sex == "F" || sex == "M" || sex == "O") entry.sex = sex;
  studyTimes(set, at, entry);
  entry.studyDescription = text(tags::kStudyDescription);
  entry.studyId = text(tags::kStudyId);
  entry.accessionNumber = text(tags::kAccessionNumber);
  entry.modality = text(tags::kModality);
  entry.seriesDescription = text(tags::kSeriesDescription);
  entry.seriesNumber = integerText(set, tags::kSeriesNumber);
  entry.instanceNumber = integerText(set, tags::kInstanceNumber);
  leafOf(set, charset, entry);
  return entry;
}

namespace {

/// Every text of an entry, in the order in which it is written.
template <class Entry, class Use>
void eachText(Entry& entry, Use&& use) {
  for (auto* text : {&entry.fileId, &entry.sopClass, &entry.sopInstance, &entry.transferSyntax, &entry.recordType, &entry.patientName, &entry.patientId,
                     &entry.birthDate, &entry.sex, &entry.studyUid, &entry.studyDate, &entry.studyTime, &entry.studyDescription, &entry.studyId,
                     &entry.accessionNumber, &entry.seriesUid, &entry.modality, &entry.seriesDescription, &entry.seriesNumber, &entry.instanceNumber})
    use(*text);
}

}  // namespace

Bytes MediaEntry::encode() const {
  ByteWriter writer;
  eachText(*this, [&](const std::string& text) { writer.text(text); });
  writer.blob(before);
  writer.blob(behind);
  return std::move(writer).take();
}

std::optional<MediaEntry> MediaEntry::parse(ByteView bytes) {
  ByteReader reader(bytes);
  MediaEntry entry;
  bool good = true;
  eachText(entry, [&](std::string& text) {
    text = reader.text();
    good = good && text.size() <= 1024;
  });
  for (Bytes* part : {&entry.before, &entry.behind}) {
    const ByteView keys = reader.blob();
    part->assign(keys.begin(), keys.end());
  }
  if (!good || !reader.finished() || !isFileId(entry.fileId) || entry.recordType.empty() || entry.studyUid.empty() || entry.seriesUid.empty()) return std::nullopt;
  return entry;
}

}  // namespace safelight::dicom
