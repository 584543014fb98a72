#include "core/vault/export/other_name.h"

#include "core/model/folding.h"
#include "core/vault/patients/patients.h"

namespace safelight::vault {
namespace {

/// Two spellings of one name, or one that is only longer ("Marta", "Marta Anna"); what is empty says nothing.
bool mayBeOneName(const std::string& a, const std::string& b) {
  const std::string left = model::foldText(a), right = model::foldText(b);
  if (left.starts_with(right) || right.starts_with(left)) return true;
  return model::foldExpanded(a) == model::foldExpanded(b);
}

}  // namespace

model::SourceIdentity identityOf(const model::PatientDetails& details) {
  return {details.number, details.familyName, details.givenName, details.birthDate, static_cast<std::uint8_t>(details.sex)};
}

bool namesSomebodyElse(const model::SourceIdentity& inFile, const model::PatientDetails& patient) {
  if (inFile.birthDate && patient.birthDate && inFile.birthDate != patient.birthDate) return true;
  return !mayBeOneName(inFile.familyName, patient.familyName) || !mayBeOneName(inFile.givenName, patient.givenName);
}

Result<std::optional<model::SourceIdentity>> nameToWrite(Vault& vault, const model::Image& image) {
  if (image.facts.mediaType != "application/dicom" || image.patient.isNil()) return std::optional<model::SourceIdentity>();
  TRY_ASSIGN(const model::Patient patient, findPatient(vault, image.patient));
  if (!namesSomebodyElse(image.facts.identity, patient.details)) return std::optional<model::SourceIdentity>();
  return std::optional(identityOf(patient.details));
}

}  // namespace safelight::vault
