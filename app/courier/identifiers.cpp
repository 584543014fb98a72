#include "app/courier/identifiers.h"

#include <algorithm>

#include "app/courier/worklist/text_values.h"
#include "core/base/clean_text.h"
#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/parser.h"
#include "dicom/dataset/person_name.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"
#include "dicom/net/uids.h"

namespace safelight::courier {
namespace {

using dicom::Tag;
using dicom::Vr;
namespace tags = dicom::tags;

constexpr Tag kLevel{0x0008, 0x0052}, kModalitiesInStudy{0x0008, 0x0061}, kStudySeries{0x0020, 0x1206}, kStudyInstances{0x0020, 0x1208},
    kSeriesInstances{0x0020, 0x1209};

std::string_view levelName(Level level) {
  switch (level) {
    case Level::Study: return "STUDY";
    case Level::Series: return "SERIES";
    case Level::Image: return "IMAGE";
  }
  return "STUDY";
}

std::string dateText(const std::optional<model::Date>& date) {
  if (!date) return {};
  std::string text = date->toString();
  std::erase(text, '-');
  return text;
}

std::string rangeText(const Query& query) {
  if (!query.from && !query.to) return {};
  if (query.from && query.from == query.to) return dateText(query.from);
  return dateText(query.from) + "-" + dateText(query.to);
}

/// Wild cards are wanted here, so only what would part the value goes.
std::string nameKey(const Query& query) {
  if (query.familyName.empty() && query.givenName.empty()) return {};
  std::string name = dicom::toPersonName(query.familyName.empty() ? "*" : query.familyName, query.givenName);
  // Archives compare whole names: without a given name any will do.
  if (query.givenName.empty() && name.back() != '*') name += '*';
  return name;
}

class IdentifierWriter {
 public:
  IdentifierWriter(const Query& query, dicom::Encoding encoding) : m_query(query), m_writer(encoding), m_name(nameKey(query)) {
    const std::string texts = m_name + query.patientNumber + query.accession;
    // The older the archive the likelier it reads only Latin 1.
    if (!isAscii(texts)) m_set = toLatin1(texts) ? "ISO_IR 100" : "ISO_IR 192";
  }

  Bytes find() {
    if (!m_set.empty()) m_writer.text(tags::kCharacterSet, Vr::CS, m_set);
    if (m_query.level == Level::Study) study();
    if (m_query.level == Level::Series) series();
    if (m_query.level == Level::Image) image();
    return std::move(m_writer).take();
  }

  Bytes retrieve() {
    if (m_query.level == Level::Image) m_writer.text(tags::kSopInstance, Vr::UI, m_query.instance);
    m_writer.text(kLevel, Vr::CS, levelName(m_query.level));
    m_writer.text(tags::kStudy, Vr::UI, m_query.study);
    if (m_query.level != Level::Study) m_writer.text(tags::kSeries, Vr::UI, m_query.series);
    return std::move(m_writer).take();
  }

 private:
  void text(Tag tag, Vr vr, const std::string& utf8 = {}) {
    m_writer.text(tag, vr, m_set == "ISO_IR 100" ? toLatin1(utf8).value_or(utf8) : utf8);
  }

  void study() {
    text(tags::kStudyDate, Vr::DA, rangeText(m_query));
    text(tags::kStudyTime, Vr::TM);
    text(tags::kAccessionNumber, Vr::SH, m_query.accession);
    text(kLevel, Vr::CS, "STUDY");
    text(kModalitiesInStudy, Vr::CS, m_query.modality);
    text(tags::kStudyDescription, Vr::LO);
    text(tags::kPatientName, Vr::PN, m_name);
    text(tags::kPatientId, Vr::LO, m_query.patientNumber);
    text(tags::kBirthDate, Vr::DA, dateText(m_query.birthDate));
    text(tags::kSex, Vr::CS);
    text(tags::kStudy, Vr::UI, m_query.study);
    text(kStudySeries, Vr::IS);
    text(kStudyInstances, Vr::IS);
  }

  void series() {
    text(tags::kSeriesDate, Vr::DA);
    text(tags::kSeriesTime, Vr::TM);
    text(kLevel, Vr::CS, "SERIES");
    text(tags::kModality, Vr::CS, m_query.modality);
    text(tags::kSeriesDescription, Vr::LO);
    text(tags::kStudy, Vr::UI, m_query.study);
    text(tags::kSeries, Vr::UI, m_query.series);
    text(tags::kSeriesNumber, Vr::IS);
    text(kSeriesInstances, Vr::IS);
  }

  void image() {
    text(tags::kSopClass, Vr::UI);
    text(tags::kSopInstance, Vr::UI, m_query.instance);
    text(tags::kContentDate, Vr::DA);
    text(tags::kContentTime, Vr::TM);
    text(kLevel, Vr::CS, "IMAGE");
    text(tags::kStudy, Vr::UI, m_query.study);
    text(tags::kSeries, Vr::UI, m_query.series);
    text(tags::kInstanceNumber, Vr::IS);
  }

  const Query& m_query;
  dicom::DataSetWriter m_writer;
  std::string m_name;
  std::string m_set;
};

class AnswerReader {
 public:
  AnswerReader(const dicom::DataSet& set) : m_set(set), m_characters(set.text(tags::kCharacterSet)) {}

  std::string text(Tag tag, std::size_t most = 1024) const { return cleanText(m_characters.toUtf8(m_set.text(tag)), most); }
  std::string uid(Tag tag) const {
    const std::string_view value = dicom::net::withoutPadding(m_set.text(tag));
    return dicom::net::isUid(value) ? std::string(value) : std::string();
  }
  std::optional<model::LocalTime> time(Tag date, Tag time) const {
    const auto day = model::Date::parse(m_set.text(date));
    if (!day) return std::nullopt;
    const std::string_view clock = m_set.text(time);
    const auto two = [&](std::size_t at) {
      if (clock.size() < at + 2 || clock[at] < '0' || clock[at] > '9' || clock[at + 1] < '0' || clock[at + 1] > '9') return 0;
      return (clock[at] - '0') * 10 + (clock[at + 1] - '0');
    };
    return model::LocalTime::make(*day, std::min(two(0), 23), std::min(two(2), 59), std::min(two(4), 59));
  }
  std::uint32_t count(Tag tag) const { return static_cast<std::uint32_t>(std::clamp<std::int64_t>(m_set.integer(tag).value_or(0), 0, INT32_MAX)); }
  model::SourceIdentity patient() const {
    model::SourceIdentity patient;
    patient.patientNumber = text(tags::kPatientId, 64);
    const auto name = dicom::personName(m_characters.toUtf8(m_set.text(tags::kPatientName), dicom::CharacterSets::Kind::PersonName));
    patient.familyName = cleanText(name.family);
    patient.givenName = cleanText(name.given);
    if (const auto birth = model::Date::parse(m_set.text(tags::kBirthDate))) patient.birthDate = *birth;
    const std::string_view sex = m_set.text(tags::kSex);
    patient.sex = sex == "F" ? 1 : sex == "M" ? 2 : sex == "O" ? 3 : 0;
    return patient;
  }

 private:
  const dicom::DataSet& m_set;
  dicom::CharacterSets m_characters;
};

}  // namespace

Bytes findIdentifier(const Query& query, dicom::Encoding encoding) { return IdentifierWriter(query, encoding).find(); }
Bytes retrieveIdentifier(const Query& query, dicom::Encoding encoding) { return IdentifierWriter(query, encoding).retrieve(); }

Result<RemoteItem> readAnswer(ByteView identifier, dicom::Encoding encoding, Level level) {
  TRY_ASSIGN(const dicom::DataSet set, dicom::parseDataSet(identifier, encoding, {.nesting = 8, .elements = 5'000, .fragments = 1}));
  const AnswerReader reader(set);
  RemoteItem item;
  item.level = level;
  item.patient = reader.patient();
  item.study = reader.uid(tags::kStudy);
  item.series = reader.uid(tags::kSeries);
  item.instance = reader.uid(tags::kSopInstance);
  item.sopClass = reader.uid(tags::kSopClass);
  item.accession = reader.text(tags::kAccessionNumber, 64);
  item.studyDescription = reader.text(tags::kStudyDescription);
  item.seriesDescription = reader.text(tags::kSeriesDescription);
  if (level == Level::Study) {
    item.modality = reader.text(kModalitiesInStudy, 256);
    item.at = reader.time(tags::kStudyDate, tags::kStudyTime);
    item.seriesCount = reader.count(kStudySeries);
    item.imageCount = reader.count(kStudyInstances);
    if (item.study.empty()) return fail(ErrorCode::FileCorrupt, "answer without a study");
  } else if (level == Level::Series) {
    item.modality = reader.text(tags::kModality, 64);
    item.at = reader.time(tags::kSeriesDate, tags::kSeriesTime);
    item.number = static_cast<std::int32_t>(std::clamp<std::int64_t>(set.integer(tags::kSeriesNumber).value_or(0), INT32_MIN, INT32_MAX));
    item.imageCount = reader.count(kSeriesInstances);
    if (item.series.empty()) return fail(ErrorCode::FileCorrupt, "answer without a series");
  } else {
    item.at = reader.time(tags::kContentDate, tags::kContentTime);
    item.number = static_cast<std::int32_t>(std::clamp<std::int64_t>(set.integer(tags::kInstanceNumber).value_or(0), INT32_MIN, INT32_MAX));
    if (item.instance.empty()) return fail(ErrorCode::FileCorrupt, "answer without an instance");
  }
  return item;
}

}  // namespace safelight::courier
