// DicomFile::facts: from attributes to the model.

#include <algorithm>
#include <cmath>

#include "core/model/patient.h"
#include "dicom/dataset/anatomy.h"
#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/dicom_file.h"
#include "dicom/dataset/person_name.h"
#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

using model::Date;
using model::ImageFacts;
using model::ImageKind;
using model::LocalTime;
using model::SpacingSource;

/// HHMMSS.frac, HHMM, HH, or ACR-NEMA's HH:MM:SS; midnight when it is no time.
LocalTime timeOn(Date date, std::string_view text) {
  int parts[3] = {0, 0, 0};
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == ':') continue;
    if (c < '0' || c > '9' || digits == 6) break;
    parts[digits / 2] = parts[digits / 2] * 10 + (c - '0');
    ++digits;
  }
  if (digits % 2 != 0 || parts[0] > 23 || parts[1] > 59 || parts[2] > 60) return LocalTime::make(date);
  return LocalTime::make(date, parts[0], parts[1], std::min(parts[2], 59));
}

std::optional<Date> dateIn(std::string_view text) {
  // Date::parse also reads forms with other separators, which a DA never has: only digits and the dots of ACR-NEMA are let through.
  if (text.size() > 10) text = text.substr(0, 10);
  if (text.empty() || text.find_first_not_of("0123456789.") != std::string_view::npos) return std::nullopt;
  const auto date = Date::parse(text);
  if (!date || date->year < 1850 || date->year > 2200) return std::nullopt;
  return *date;
}

std::optional<LocalTime> capturedAt(const DataSet& set) {
  const std::string_view both = set.text(tags::kAcquisitionDateTime);
  if (both.size() >= 8)
    if (const auto date = dateIn(both.substr(0, 8))) return timeOn(*date, both.substr(8));
  constexpr std::pair<Tag, Tag> kPairs[] = {{tags::kAcquisitionDate, tags::kAcquisitionTime},
                                            {tags::kContentDate, tags::kContentTime},
                                            {tags::kSeriesDate, tags::kSeriesTime},
                                            {tags::kStudyDate, tags::kStudyTime}};
  for (const auto& [date, time] : kPairs)
    if (const auto day = dateIn(set.text(date, 0))) return timeOn(*day, set.text(time, 0));
  return std::nullopt;
}

bool isProjection(std::string_view modality) {
  for (const std::string_view one : {"CR", "DX", "IO", "PX", "RG", "MG", "XA", "RF"})
    if (modality == one) return true;
  return false;
}

/// Row and column spacing, when both are sizes that a pixel can have.
bool readSpacing(const DataSet& set, Tag tag, ImageFacts& facts) {
  const auto row = set.real(tag, 0), column = set.real(tag, 1);
  if (!row) return false;
  const double y = *row, x = column.value_or(*row);
  if (!(x > 1e-5 && x < 100 && y > 1e-5 && y < 100)) return false;
  facts.spacingX = x;
  facts.spacingY = y;
  return true;
}

/// PS3.3 10.7.1.3: Pixel Spacing of a projection means something only with a calibration; Imager Pixel Spacing is at the
/// detector; divided by the estimated magnification it is an estimate at the patient.
void spacing(const DataSet& set, ImageFacts& facts) {
  const bool calibrated = !set.text(tags::kCalibrationType).empty();
  if (!isProjection(facts.modality)) {
    if (readSpacing(set, tags::kPixelSpacing, facts)) {
      const bool crossSection = facts.modality == "CT" || facts.modality == "MR" || facts.modality == "PT" || facts.modality == "NM";
      facts.spacingSource = calibrated ? SpacingSource::Calibrated : crossSection ? SpacingSource::Patient : SpacingSource::Estimated;
      return;
    }
    const DataSet* shared = set.item(tags::kSharedGroups);
    const DataSet* first = set.item(tags::kPerFrameGroups);
    for (const DataSet* group : {shared, first}) {
      const DataSet* measures = group ? group->item(tags::kPixelMeasures) : nullptr;
      if (measures && readSpacing(*measures, tags::kPixelSpacing, facts)) {
        facts.spacingSource = SpacingSource::Patient;
        return;
      }
    }
  }
  if (calibrated && readSpacing(set, tags::kPixelSpacing, facts)) {
    facts.spacingSource = SpacingSource::Calibrated;
    return;
  }
  if (readSpacing(set, tags::kImagerPixelSpacing, facts) || readSpacing(set, tags::kNominalScannedSpacing, facts)) {
    facts.spacingSource = SpacingSource::Detector;
    const auto magnification = set.real(tags::kMagnification);
    if (magnification && *magnification >= 1.0001 && *magnification < 10) {
      facts.spacingX /= *magnification;
      facts.spacingY /= *magnification;
      facts.spacingSource = SpacingSource::Estimated;
    }
    return;
  }
  if (readSpacing(set, tags::kPixelSpacing, facts)) facts.spacingSource = SpacingSource::Detector;
}

/// Without millimetres the shape of a pixel may stand alone: vertical to horizontal size (PS3.3 C.7.6.3.1.7).
void proportion(const DataSet& set, ImageFacts& facts) {
  const auto vertical = set.integer(tags::kPixelAspectRatio, 0), horizontal = set.integer(tags::kPixelAspectRatio, 1);
  if (facts.spacingSource != SpacingSource::None || !vertical || !horizontal || *vertical == *horizontal) return;
  if (*vertical < 1 || *horizontal < 1 || *vertical > 100'000 || *horizontal > 100'000) return;
  facts.spacingX = static_cast<double>(*horizontal);
  facts.spacingY = static_cast<double>(*vertical);
}

ImageKind kindOf(const DicomFile& file, std::string_view modality, std::string_view sopClass) {
  constexpr std::string_view kStorage = "1.2.840.10008.5.1.4.1.1.";
  if (!file.hasPixels()) return ImageKind::Document;
  const std::string_view kind = sopClass.starts_with(kStorage) ? sopClass.substr(kStorage.size()) : std::string_view();
  if (kind.starts_with("77.1.") && !kind.starts_with("77.1.6")) return ImageKind::Photo;  // 77.1.6 is slide microscopy
  if (kind.starts_with("104.") || kind.starts_with("88.") || kind.starts_with("11.") || kind.starts_with("9.")) return ImageKind::Document;
  return modality == "XC" ? ImageKind::Photo : ImageKind::Radiograph;
}

std::uint8_t sexOf(std::string_view letter) {
  if (letter == "F") return static_cast<std::uint8_t>(model::Sex::Female);
  if (letter == "M") return static_cast<std::uint8_t>(model::Sex::Male);
  if (letter == "O") return static_cast<std::uint8_t>(model::Sex::Other);
  return static_cast<std::uint8_t>(model::Sex::Unknown);
}

std::string joined(const std::string& first, const std::string& second) {
  return first.empty() ? second : second.empty() ? first : first + " " + second;
}

// VR SH holds 16 characters; some programs write more.
constexpr std::size_t kShortName = 64;

/// One UID or code string: ASCII without blanks.
std::string plain(std::string_view text) { return cleaned(CharacterSets().toUtf8(text), 64); }

}  // namespace

Result<ImageFacts> DicomFile::facts() const {
  const CharacterSets sets(m_set.text(tags::kCharacterSet));
  const auto text = [&](Tag tag) { return cleaned(sets.toUtf8(m_set.text(tag))); };
  ImageFacts facts;
  facts.mediaType = "application/dicom";
  facts.modality = plain(m_set.text(tags::kModality, 0));
  facts.sopClass = plain(sopClassOf(*this));
  facts.sopInstance = plain(m_set.find(tags::kSopInstance) ? m_set.text(tags::kSopInstance) : m_meta.text(tags::kMediaSopInstance));
  facts.study = plain(m_set.text(tags::kStudy));
  facts.series = plain(m_set.text(tags::kSeries));
  facts.transferSyntax = plain(m_syntaxUid);
  facts.studyDescription = text(tags::kStudyDescription);
  facts.seriesDescription = text(tags::kSeriesDescription);
  facts.instanceNumber = static_cast<std::int32_t>(std::clamp<std::int64_t>(m_set.integer(tags::kInstanceNumber).value_or(0), INT32_MIN, INT32_MAX));
  facts.kind = kindOf(*this, facts.modality, facts.sopClass);
  facts.frames = frameCount();
  if (facts.frames > kFrames) return fail(ErrorCode::TooManyFrames);
  if (hasPixels()) {
    facts.width = static_cast<std::uint32_t>(std::clamp<std::int64_t>(m_set.integer(tags::kColumns).value_or(0), 0, 65535));
    facts.height = static_cast<std::uint32_t>(std::clamp<std::int64_t>(m_set.integer(tags::kRows).value_or(0), 0, 65535));
    facts.bitsStored = static_cast<std::uint16_t>(std::clamp<std::int64_t>(m_set.integer(tags::kBitsStored).value_or(0), 0, 64));
    const std::string_view photometric = m_set.text(tags::kPhotometric);
    facts.colour = !photometric.empty() ? !photometric.starts_with("MONOCHROME") : m_set.integer(tags::kSamplesPerPixel).value_or(1) > 1;
  }
  facts.capturedAt = capturedAt(m_set);
  // Which order it answers: the worklist's own attributes come back here (PS3.4 annex K.6.1.2.2).
  const DataSet* const request = m_set.item(tags::kRequestAttributes);
  const auto shortName = [&](const DataSet& set, Tag tag) { return cleaned(sets.toUtf8(set.text(tag)), kShortName); };
  facts.accession = shortName(m_set, tags::kAccessionNumber);
  if (request != nullptr && facts.accession.empty()) facts.accession = shortName(*request, tags::kAccessionNumber);
  if (request != nullptr) facts.stepId = shortName(*request, tags::kStepId);
  facts.device = joined(text(tags::kManufacturer), text(tags::kModel));
  spacing(m_set, facts);
  proportion(m_set, facts);

  const PersonName name = personName(sets.toUtf8(m_set.text(tags::kPatientName), CharacterSets::Kind::PersonName));
  facts.identity.familyName = name.family;
  facts.identity.givenName = name.given;
  facts.identity.patientNumber = text(tags::kPatientId);
  facts.identity.birthDate = dateIn(m_set.text(tags::kBirthDate, 0));
  facts.identity.sex = sexOf(m_set.text(tags::kSex));

  std::string words = facts.studyDescription + " " + facts.seriesDescription;
  for (const Tag tag : {tags::kProtocolName, tags::kBodyPart, tags::kViewPosition, tags::kImageComments, tags::kImageType}) words += " " + text(tag);
  facts.tags = tagsOf(m_set, facts.modality, facts.sopClass, words);
  return facts;
}

}  // namespace safelight::dicom
