#include "core/model/patient.h"

namespace safelight::model {

std::string PatientDetails::displayName() const {
  if (givenName.empty()) return familyName;
  if (familyName.empty()) return givenName;
  return familyName + ", " + givenName;
}

}  // namespace safelight::model
