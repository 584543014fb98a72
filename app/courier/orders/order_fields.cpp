#include "app/courier/orders/order_fields.h"

#include <algorithm>
#include <array>

#include "core/base/clean_text.h"
#include "core/model/folding.h"
#include "dicom/dataset/character_sets.h"

namespace safelight::courier {
namespace {

struct Heading {
  std::string_view name;
  OrderField field;
};
// Folded, without blanks and signs.
constexpr std::array kHeadings{
    Heading{"id", OrderField::Id}, Heading{"orderid", OrderField::Id}, Heading{"auftrag", OrderField::Id}, Heading{"auftragsnummer", OrderField::Id},
    Heading{"commande", OrderField::Id},
    Heading{"patientnumber", OrderField::PatientNumber}, Heading{"patientid", OrderField::PatientNumber}, Heading{"number", OrderField::PatientNumber},
    Heading{"patid", OrderField::PatientNumber}, Heading{"patientennummer", OrderField::PatientNumber}, Heading{"patientnr", OrderField::PatientNumber},
    Heading{"patnr", OrderField::PatientNumber}, Heading{"numeropatient", OrderField::PatientNumber},
    Heading{"familyname", OrderField::FamilyName}, Heading{"lastname", OrderField::FamilyName}, Heading{"surname", OrderField::FamilyName},
    Heading{"nachname", OrderField::FamilyName}, Heading{"familienname", OrderField::FamilyName}, Heading{"nom", OrderField::FamilyName},
    Heading{"givenname", OrderField::GivenName}, Heading{"firstname", OrderField::GivenName}, Heading{"vorname", OrderField::GivenName},
    Heading{"prenom", OrderField::GivenName},
    Heading{"name", OrderField::FullName}, Heading{"patientname", OrderField::FullName}, Heading{"fullname", OrderField::FullName},
    Heading{"birthdate", OrderField::BirthDate}, Heading{"birthday", OrderField::BirthDate}, Heading{"dateofbirth", OrderField::BirthDate},
    Heading{"dob", OrderField::BirthDate}, Heading{"geburtsdatum", OrderField::BirthDate}, Heading{"geburtstag", OrderField::BirthDate},
    Heading{"datedenaissance", OrderField::BirthDate},
    Heading{"sex", OrderField::Sex}, Heading{"gender", OrderField::Sex}, Heading{"geschlecht", OrderField::Sex}, Heading{"sexe", OrderField::Sex},
    Heading{"accession", OrderField::Accession}, Heading{"accessionnumber", OrderField::Accession}, Heading{"untersuchungsnummer", OrderField::Accession},
    Heading{"procedure", OrderField::Procedure}, Heading{"procedureid", OrderField::Procedure}, Heading{"requestedprocedureid", OrderField::Procedure},
    Heading{"step", OrderField::Step}, Heading{"stepid", OrderField::Step}, Heading{"scheduledprocedurestepid", OrderField::Step},
    Heading{"study", OrderField::Study}, Heading{"studyuid", OrderField::Study}, Heading{"studyinstanceuid", OrderField::Study},
    Heading{"description", OrderField::Description}, Heading{"examination", OrderField::Description}, Heading{"untersuchung", OrderField::Description},
    Heading{"beschreibung", OrderField::Description}, Heading{"examen", OrderField::Description},
    Heading{"modality", OrderField::Modality}, Heading{"modalitat", OrderField::Modality}, Heading{"modalite", OrderField::Modality},
    Heading{"gerateart", OrderField::Modality},
    Heading{"station", OrderField::Station}, Heading{"stationae", OrderField::Station}, Heading{"aetitle", OrderField::Station}, Heading{"device", OrderField::Station},
    Heading{"gerat", OrderField::Station}, Heading{"appareil", OrderField::Station},
    Heading{"date", OrderField::Date}, Heading{"datetime", OrderField::Date}, Heading{"scheduled", OrderField::Date}, Heading{"datum", OrderField::Date},
    Heading{"termin", OrderField::Date},
    Heading{"time", OrderField::Time}, Heading{"uhrzeit", OrderField::Time}, Heading{"zeit", OrderField::Time}, Heading{"heure", OrderField::Time},
    Heading{"note", OrderField::Note}, Heading{"comment", OrderField::Note}, Heading{"bemerkung", OrderField::Note}, Heading{"notiz", OrderField::Note},
    Heading{"remarque", OrderField::Note},
    Heading{"status", OrderField::Status}, Heading{"statut", OrderField::Status},
};

/// Letters and digits, folded.
std::string core(std::string_view text) {
  std::string out;
  for (const char c : model::foldText(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

std::string trimmed(std::string_view text) {
  const auto start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  return std::string(text.substr(start, text.find_last_not_of(" \t\r\n") - start + 1));
}

template <std::size_t Count>
bool isOneOf(std::string_view text, const std::array<std::string_view, Count>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::optional<std::uint8_t> sexFrom(std::string_view text) {
  const std::string word = core(text);
  if (word.empty()) return std::uint8_t{0};
  if (isOneOf(word, std::array<std::string_view, 6>{"f", "w", "female", "weiblich", "femme", "feminin"})) return std::uint8_t{1};
  if (isOneOf(word, std::array<std::string_view, 6>{"m", "male", "mannlich", "homme", "h", "masculin"})) return std::uint8_t{2};
  if (isOneOf(word, std::array<std::string_view, 6>{"o", "d", "x", "other", "divers", "autre"})) return std::uint8_t{3};
  return std::nullopt;
}

std::string modalityFrom(std::string_view text) {
  struct Word {
    std::string_view name, code;
  };
  constexpr std::array kWords{Word{"opg", "PX"}, Word{"pan", "PX"}, Word{"panoramic", "PX"}, Word{"panorama", "PX"}, Word{"intraoral", "IO"}, Word{"dvt", "CT"},
                              Word{"cbct", "CT"}, Word{"photo", "XC"}, Word{"foto", "XC"}};
  const std::string word = core(text);
  for (const Word& one : kWords)
    if (one.name == word) return std::string(one.code);
  std::string code = trimmed(text);
  for (char& c : code)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return code;
}

std::optional<int> twoDigits(std::string_view text, std::size_t at, int below) {
  if (text.size() < at + 2 || text[at] < '0' || text[at] > '9' || text[at + 1] < '0' || text[at + 1] > '9') return std::nullopt;
  const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return value < below ? std::optional(value) : std::nullopt;
}

/// Seconds of the day from 9:05, 09:05:30, 09.05, 0905 or 090530.
std::optional<int> secondsFrom(std::string text) {
  if (const auto end = text.find_first_of("Zz+"); end != std::string::npos) text.resize(end);
  const std::size_t sign = text.find_first_of(":.");
  if (sign == 1) text.insert(text.begin(), '0');
  std::string digits;
  int signs = 0;
  for (const char c : text) {
    if (c != ':' && c != '.') digits += c;
    else if (++signs > 2) break;  // a fraction of a second
  }
  if (digits.size() != 4 && digits.size() != 6) return std::nullopt;
  const auto hour = twoDigits(digits, 0, 24), minute = twoDigits(digits, 2, 60), second = digits.size() == 6 ? twoDigits(digits, 4, 60) : std::optional(0);
  if (!hour || !minute || !second) return std::nullopt;
  return *hour * 3600 + *minute * 60 + *second;
}

/// Takes one field after the other and remembers the first trouble.
class Taker {
 public:
  Taker(const OrderFields& fields, OrderLine& line) : m_fields(fields), m_line(line) {}

  std::string text(OrderField field, const char* name, std::size_t most) {
    const auto found = m_fields.find(field);
    if (found == m_fields.end()) return {};
    std::string value = trimmed(cleanText(found->second, 4096));
    if (model::characterCount(value) > most || value.find('\\') != std::string::npos) invalid(name);
    return value;
  }
  void invalid(const char* name) { trouble(ErrorCode::OrderFieldInvalid, name); }
  void missing(const char* name) { trouble(ErrorCode::OrderFieldMissing, name); }

 private:
  void trouble(ErrorCode code, const char* name) {
    if (m_line.error) return;
    m_line.error = code;
    m_line.field = name;
  }
  const OrderFields& m_fields;
  OrderLine& m_line;
};

void takePatient(Taker& taker, model::SourceIdentity& patient) {
  patient.patientNumber = taker.text(OrderField::PatientNumber, "patient number", 64);
  patient.familyName = taker.text(OrderField::FamilyName, "family name", 64);
  patient.givenName = taker.text(OrderField::GivenName, "given name", 64);
  if (patient.familyName.empty() && patient.givenName.empty()) {
    const std::string full = taker.text(OrderField::FullName, "name", 128);
    const std::size_t sign = full.find_first_of(",^");
    patient.familyName = trimmed(full.substr(0, sign));
    if (sign != std::string::npos) patient.givenName = trimmed(full.substr(sign + 1));
  }
  if (const std::string birth = taker.text(OrderField::BirthDate, "birth date", 32); !birth.empty()) {
    if (const auto date = model::Date::parse(birth.substr(0, birth.find('T')))) patient.birthDate = *date;
    else taker.invalid("birth date");
  }
  const auto sex = sexFrom(taker.text(OrderField::Sex, "sex", 16));
  if (sex) patient.sex = *sex;
  else taker.invalid("sex");
  if (patient.patientNumber.empty()) taker.missing("patient number");
  if (patient.familyName.empty() && patient.givenName.empty()) taker.missing("name");
}

void takeTime(Taker& taker, model::WorklistOrder& order) {
  std::string date = taker.text(OrderField::Date, "date", 40);
  std::string time = taker.text(OrderField::Time, "time", 16);
  if (date.empty()) return taker.missing("date");
  if (const std::size_t sign = date.find_first_of("T "); sign != std::string::npos) {
    if (time.empty()) time = date.substr(sign + 1);
    date.resize(sign);
  }
  const auto day = model::Date::parse(date);
  if (!day || day->year < 1900) return taker.invalid("date");
  const auto seconds = time.empty() ? std::optional(0) : secondsFrom(time);
  if (!seconds) return taker.invalid("time");
  order.scheduledAt = {model::LocalTime::make(*day).seconds + *seconds};
}

void takeOrder(Taker& taker, model::WorklistOrder& order) {
  order.source = taker.text(OrderField::Id, "order", 128);
  order.accession = taker.text(OrderField::Accession, "accession number", 16);
  order.procedureId = taker.text(OrderField::Procedure, "procedure", 16);
  order.stepId = taker.text(OrderField::Step, "step", 16);
  order.studyUid = taker.text(OrderField::Study, "study", 64);
  order.description = taker.text(OrderField::Description, "description", 64);
  order.note = taker.text(OrderField::Note, "note", 256);
  order.station = taker.text(OrderField::Station, "station", 16);
  order.modality = modalityFrom(taker.text(OrderField::Modality, "modality", 16));
  takeTime(taker, order);
  if (order.modality.empty()) taker.missing("modality");
  // The ids that are empty are made later; here they only must not stand in the way of the check.
  model::WorklistOrder filled = order;
  for (std::string* id : {&filled.procedureId, &filled.stepId})
    if (id->empty()) *id = "1";
  if (filled.studyUid.empty()) filled.studyUid = "1";
  if (!order.modality.empty() && !model::isValidOrder(filled)) {
    filled.modality = "IO";
    taker.invalid(model::isValidOrder(filled) ? "modality" : "study or station");
  }
}

}  // namespace

std::optional<OrderField> orderFieldNamed(std::string_view heading) {
  const std::string name = core(heading.substr(0, 128));
  const auto found = std::find_if(kHeadings.begin(), kHeadings.end(), [&](const Heading& one) { return one.name == name; });
  if (found == kHeadings.end()) return std::nullopt;
  return found->field;
}

OrderLine orderFrom(std::uint32_t number, const OrderFields& fields) {
  OrderLine line;
  line.line = number;
  Taker taker(fields, line);
  const std::string status = core(taker.text(OrderField::Status, "status", 32));
  line.isCancelled = isOneOf(status, std::array<std::string_view, 8>{"cancelled", "canceled", "cancel", "deleted", "storniert", "abgesagt", "annule", "geloscht"});
  takePatient(taker, line.patient);
  takeOrder(taker, line.order);
  if (line.error) {
    // Nothing of a refused order goes on; only its line and the field are told.
    line.patient = {};
    line.order = {};
  }
  return line;
}

std::string textOfFile(ByteView file) {
  if (file.size() >= 2 && ((file[0] == 0xFF && file[1] == 0xFE) || (file[0] == 0xFE && file[1] == 0xFF))) {
    const bool bigEndian = file[0] == 0xFE;
    std::string text;
    for (std::size_t at = 2; at + 1 < file.size(); at += 2) {
      const unsigned code = bigEndian ? file[at] << 8u | file[at + 1] : file[at + 1] << 8u | file[at];
      if (code < 0x80) text += static_cast<char>(code);
      else if (code < 0x800) text.append({static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))});
      else if (code < 0xD800 || code > 0xDFFF) text.append({static_cast<char>(0xE0 | code >> 12), static_cast<char>(0x80 | ((code >> 6) & 0x3F)), static_cast<char>(0x80 | (code & 0x3F))});
      else text += '?';  // beyond the basic plane: no name is
    }
    return text;
  }
  std::string text = toString(file);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (dicom::isUtf8(text)) return text;
  return dicom::CharacterSets("ISO_IR 100").toUtf8(text);
}

}  // namespace safelight::courier
