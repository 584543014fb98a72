#include "core/vault/export/other_name.h"

#include "core/model/folding.h"
#include "core/vault/patients/patients.h"

namespace safelight::vault {
namespace {

// Devices that cut names off leave at least so much of them. Of shorter ones many begin like another: Jan and Jana may be twins.
constexpr std::size_t kCutOff = 14;

/// Whether the longer of two folded names is the shorter and further words, what an initial stands for, or what was cut off.
bool isLongerForm(std::string_view shorter, std::string_view longer) {
  if (!longer.starts_with(shorter)) return false;
  if (shorter.size() <= 1 || shorter.size() >= kCutOff || shorter.size() == longer.size()) return true;
  const auto next = static_cast<unsigned char>(longer[shorter.size()]);
  return next < 0x80 && !(next >= 'a' && next <= 'z') && !(next >= '0' && next <= '9');  // folded texts have no capitals
}

bool mayBeOneFolded(std::string_view a, std::string_view b) { return a.size() <= b.size() ? isLongerForm(a, b) : isLongerForm(b, a); }

/// Two spellings of one name, or one that only has more words ("Marta", "Marta Anna"); what is empty says nothing.
bool mayBeOneName(const std::string& a, const std::string& b) {
  return mayBeOneFolded(model::foldText(a), model::foldText(b)) || mayBeOneFolded(model::foldExpanded(a), model::foldExpanded(b));
}

}  // namespace

model::SourceIdentity identityOf(const model::PatientDetails& details) {
  return {details.number, details.familyName, details.givenName, details.birthDate, static_cast<std::uint8_t>(details.sex)};
}

bool namesSomebodyElse(const model::SourceIdentity& inFile, const model::PatientDetails& patient) {
  if (inFile.birthDate && patient.birthDate && inFile.birthDate != patient.birthDate) return true;
  return !mayBeOneName(inFile.familyName, patient.familyName) || !mayBeOneName(inFile.givenName, patient.givenName);
}

bool namesNobody(const model::SourceIdentity& inFile) { return inFile.familyName.empty() && inFile.givenName.empty(); }

void OtherName::ask(decode::Request& request, const std::array<std::uint8_t, 32>& uidKey) const {
  request.identity = identity;
  request.otherOwner = owner;
  request.uidKey = uidKey;
}

Result<std::optional<OtherName>> nameToWrite(Vault& vault, const model::Image& image) {
  if (image.facts.mediaType != "application/dicom" || image.patient.isNil()) return std::optional<OtherName>();
  TRY_ASSIGN(const model::Patient patient, findPatient(vault, image.patient));
  if (!namesNobody(image.facts.identity) && !namesSomebodyElse(image.facts.identity, patient.details)) return std::optional<OtherName>();
  OtherName name{identityOf(patient.details), {}};
  const std::string& number = image.facts.identity.patientNumber;
  if (number.empty() || number != patient.details.number) name.owner = patient.id.uuid;
  return std::optional(std::move(name));
}

}  // namespace safelight::vault
