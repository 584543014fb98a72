#include "app/courier/worklist/worklist_query.h"

#include <algorithm>
#include <array>

#include "app/courier/worklist/text_values.h"
#include "core/model/folding.h"
#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/parser.h"
#include "dicom/dataset/person_name.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"

namespace safelight::courier {
namespace {

using dicom::Tag;
using dicom::Vr;
namespace tags = dicom::tags;

constexpr Tag kStepSequence{0x0040, 0x0100}, kStation{0x0040, 0x0001}, kStepDate{0x0040, 0x0002}, kStepTime{0x0040, 0x0003}, kStepDescription{0x0040, 0x0007},
    kStepId{0x0040, 0x0009}, kStationName{0x0040, 0x0010}, kStepStatus{0x0040, 0x0020}, kStepComments{0x0040, 0x0400}, kProcedureId{0x0040, 0x1001},
    kProcedureDescription{0x0032, 0x1060}, kOrderComments{0x0040, 0x2400};

enum class Place : std::uint8_t { Top, Step };

/// What the worklist knows, where it stands, and in which representation.
struct Known {
  Tag tag;
  Place place;
  Vr vr;
};
constexpr std::array kKnown{
    Known{tags::kAccessionNumber, Place::Top, Vr::SH}, Known{tags::kPatientName, Place::Top, Vr::PN},     Known{tags::kPatientId, Place::Top, Vr::LO},
    Known{tags::kBirthDate, Place::Top, Vr::DA},       Known{tags::kSex, Place::Top, Vr::CS},             Known{tags::kStudy, Place::Top, Vr::UI},
    Known{kProcedureDescription, Place::Top, Vr::LO},  Known{kProcedureId, Place::Top, Vr::SH},           Known{kOrderComments, Place::Top, Vr::LT},
    Known{tags::kModality, Place::Step, Vr::CS},       Known{kStation, Place::Step, Vr::AE},              Known{kStepDate, Place::Step, Vr::DA},
    Known{kStepTime, Place::Step, Vr::TM},             Known{kStepDescription, Place::Step, Vr::LO},      Known{kStepId, Place::Step, Vr::SH},
    Known{kStationName, Place::Step, Vr::SH},          Known{kStepStatus, Place::Step, Vr::CS},           Known{kStepComments, Place::Step, Vr::LT},
};

const Known* known(Tag tag, Place place) {
  const auto found = std::find_if(kKnown.begin(), kKnown.end(), [&](const Known& one) { return one.tag == tag && one.place == place; });
  return found == kKnown.end() ? nullptr : &*found;
}

std::string dateText(model::Date date) {
  std::string text = date.toString();
  std::erase(text, '-');
  return text;
}

std::string timeText(model::LocalTime time) {
  std::string text = time.toString().substr(11);
  std::erase(text, ':');
  return text;
}

std::string_view sexText(std::uint8_t sex) {
  constexpr std::string_view kLetters[] = {"", "F", "M", "O"};
  return kLetters[sex <= 3 ? sex : 0];
}

std::string valueOf(const PreparedItem& prepared, Tag tag, Place place) {
  const model::WorklistOrder& order = prepared.item.order;
  const model::SourceIdentity& patient = prepared.item.patient;
  if (place == Place::Step) {
    if (tag == tags::kModality) return order.modality;
    if (tag == kStation || tag == kStationName) return order.station;
    if (tag == kStepDate) return dateText(order.scheduledAt.date());
    if (tag == kStepTime) return timeText(order.scheduledAt);
    if (tag == kStepDescription) return order.description;
    if (tag == kStepId) return order.stepId;
    if (tag == kStepStatus) return "SCHEDULED";
    if (tag == kStepComments) return order.note;
    return {};
  }
  if (tag == tags::kAccessionNumber) return order.accession;
  if (tag == tags::kPatientName) return prepared.name;
  if (tag == tags::kPatientId) return patient.patientNumber;
  if (tag == tags::kBirthDate) return patient.birthDate ? dateText(*patient.birthDate) : std::string();
  if (tag == tags::kSex) return std::string(sexText(patient.sex));
  if (tag == tags::kStudy) return order.studyUid;
  if (tag == kProcedureDescription) return order.description;
  if (tag == kProcedureId) return order.procedureId;
  if (tag == kOrderComments) return order.note;
  return {};
}

// ---- reading ----

/// What may stand in a data set at all: no part of a command or of file meta information, no item outside of a sequence. An answer repeats it.
bool isAttribute(Tag tag) { return tag.group >= 0x0008 && tag.group < 0xFFFE; }

std::vector<QueryKey> keysOf(const dicom::DataSet& set, const dicom::CharacterSets& sets) {
  std::vector<QueryKey> keys;
  for (const dicom::Element& element : set.elements) {
    if (element.tag == tags::kCharacterSet || element.tag.element == 0 || !isAttribute(element.tag)) continue;
    QueryKey key;
    key.tag = element.tag;
    key.vr = element.vr;
    key.isSequence = element.vr == Vr::SQ || !element.items.empty();
    if (key.isSequence) {
      if (!element.items.empty()) key.inside = keysOf(element.items.front(), sets);
    } else {
      const auto kind = element.vr == Vr::PN ? dicom::CharacterSets::Kind::PersonName : dicom::CharacterSets::Kind::Text;
      key.value = sets.toUtf8(dicom::trimmed(element.value), kind);
    }
    keys.push_back(std::move(key));
  }
  std::stable_sort(keys.begin(), keys.end(), [](const QueryKey& a, const QueryKey& b) { return a.tag < b.tag; });
  const auto same = std::unique(keys.begin(), keys.end(), [](const QueryKey& a, const QueryKey& b) { return a.tag == b.tag; });
  keys.erase(same, keys.end());
  return keys;
}

// ---- matching ----

/// The alphabetic form without empty components at its end ("Smith^" is "Smith").
std::string_view firstForm(std::string_view name) {
  name = name.substr(0, name.find('='));
  while (!name.empty() && (name.back() == '^' || name.back() == ' ')) name.remove_suffix(1);
  return name;
}

bool matchesName(std::string_view key, const PreparedItem& prepared) {
  const std::string_view pattern = firstForm(key);
  return matchesWildcard(model::foldText(pattern), prepared.foldedName) || matchesWildcard(model::foldExpanded(pattern), prepared.foldedExpanded) ||
         matchesWildcard(model::foldText(pattern), prepared.foldedExpanded);
}

bool matchesKey(const QueryKey& key, const PreparedItem& prepared, Place place) {
  const Known* attribute = known(key.tag, place);
  if (attribute == nullptr || key.value.empty() || key.value.find_first_not_of('*') == std::string::npos) return true;
  const std::string value = valueOf(prepared, key.tag, place);
  if ((key.tag == kStation || key.tag == kStationName) && value.empty()) return true;
  switch (attribute->vr) {
    case Vr::PN: return matchesName(key.value, prepared);
    case Vr::DA: return !value.empty() && matchesDate(key.value, value);
    case Vr::TM: return matchesTime(key.value, value);
    case Vr::UI: return matchesList(key.value, value);
    default: return matchesWildcard(key.value, value);
  }
}

// ---- answering ----

/// Texts of one answer, as they will be written.
class AnswerTexts {
 public:
  /// Chooses the character set for everything that the item may tell.
  AnswerTexts(const PreparedItem& prepared, std::string_view declared) {
    std::string all = prepared.name;
    const model::WorklistOrder& order = prepared.item.order;
    for (const std::string* text : {&prepared.item.patient.patientNumber, &order.accession, &order.procedureId, &order.stepId, &order.description, &order.note}) all += *text;
    const bool wantsUtf8 = declared.find("192") != std::string_view::npos;
    if (isAscii(all)) m_term = wantsUtf8 ? "ISO_IR 192" : declared.find("100") != std::string_view::npos ? "ISO_IR 100" : "";
    else if (!wantsUtf8 && toLatin1(all)) m_term = "ISO_IR 100";
    else m_term = "ISO_IR 192";
  }
  std::string_view term() const { return m_term; }
  std::string written(const std::string& utf8) const { return m_term == "ISO_IR 100" ? toLatin1(utf8).value_or(utf8) : utf8; }

 private:
  std::string_view m_term;
};

struct Answer {
  const PreparedItem& prepared;
  std::string_view callingAe;
  AnswerTexts texts;
};

void writeKnown(dicom::DataSetWriter& writer, const Answer& answer, const Known& attribute) {
  std::string value = valueOf(answer.prepared, attribute.tag, attribute.place);
  if (value.empty() && attribute.tag == kStation) value = answer.callingAe;
  writer.text(attribute.tag, attribute.vr, dicom::usesCharacterSet(attribute.vr) ? answer.texts.written(value) : value);
}

void writeKeys(dicom::DataSetWriter& writer, const Answer& answer, const std::vector<QueryKey>& keys, Place place);

/// The step's sequence always has its one item; other sequences are told empty.
void writeSequence(dicom::DataSetWriter& writer, const Answer& answer, const QueryKey& key) {
  dicom::DataSetWriter item(writer.encoding());
  if (key.tag == kStepSequence) {
    if (key.inside.empty()) {
      std::vector<Known> step;
      std::copy_if(kKnown.begin(), kKnown.end(), std::back_inserter(step), [](const Known& one) { return one.place == Place::Step; });
      std::sort(step.begin(), step.end(), [](const Known& a, const Known& b) { return a.tag < b.tag; });
      for (const Known& attribute : step) writeKnown(item, answer, attribute);
    } else {
      writeKeys(item, answer, key.inside, Place::Step);
    }
  }
  writer.sequence(key.tag, item);
}

/// Queries come in any VR that their writer thought of; a value of ours is told in the standard's.
void writeKeys(dicom::DataSetWriter& writer, const Answer& answer, const std::vector<QueryKey>& keys, Place place) {
  for (const QueryKey& key : keys) {
    if (const Known* attribute = known(key.tag, place)) {
      writeKnown(writer, answer, *attribute);
    } else if (key.isSequence) {
      writeSequence(writer, answer, key);
    } else {
      const Vr vr = dicom::dictionaryVr(key.tag);
      writer.text(key.tag, vr == Vr::UN ? key.vr : vr, {});
    }
  }
}

}  // namespace

Result<WorklistQuery> readWorklistQuery(ByteView identifier, dicom::Encoding encoding) {
  const dicom::ParseLimits limits{.nesting = 4, .elements = 500, .fragments = 1};
  TRY_ASSIGN(const dicom::DataSet set, dicom::parseDataSet(identifier, encoding, limits));
  WorklistQuery query;
  query.characterSet = set.text(tags::kCharacterSet);
  query.keys = keysOf(set, dicom::CharacterSets(query.characterSet));
  return query;
}

PreparedItem prepare(model::WorklistItem item) {
  PreparedItem prepared;
  prepared.name = dicom::toPersonName(item.patient.familyName, item.patient.givenName);
  prepared.foldedName = model::foldText(prepared.name);
  prepared.foldedExpanded = model::foldExpanded(prepared.name);
  prepared.item = std::move(item);
  return prepared;
}

bool matches(const WorklistQuery& query, const PreparedItem& prepared) {
  return std::all_of(query.keys.begin(), query.keys.end(), [&](const QueryKey& key) {
    if (key.tag != kStepSequence) return matchesKey(key, prepared, Place::Top);
    return std::all_of(key.inside.begin(), key.inside.end(), [&](const QueryKey& inner) { return matchesKey(inner, prepared, Place::Step); });
  });
}

Bytes answerTo(const WorklistQuery& query, const PreparedItem& prepared, std::string_view callingAe, dicom::Encoding encoding) {
  const Answer answer{prepared, callingAe, AnswerTexts(prepared, query.characterSet)};
  dicom::DataSetWriter writer(encoding);
  if (!answer.texts.term().empty()) writer.text(tags::kCharacterSet, Vr::CS, answer.texts.term());
  writeKeys(writer, answer, query.keys, Place::Top);
  return std::move(writer).take();
}

std::vector<WorklistAttribute> worklistAttributes() {
  std::vector<WorklistAttribute> attributes;
  for (const Known& one : kKnown) attributes.push_back({one.tag, one.place == Place::Step});
  return attributes;
}

}  // namespace safelight::courier
