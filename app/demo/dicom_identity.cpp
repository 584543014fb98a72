#include "app/demo/dicom_identity.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

namespace safelight::demo {

std::string digitsOf(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c >= '0' && c <= '9') out += c;
  return out;
}

void putPatient(DcmItem& set, const model::PatientDetails& patient) {
  static constexpr const char* kSex[] = {"", "F", "M", "O"};
  set.putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 192");
  set.putAndInsertString(DCM_PatientName, (patient.familyName + "^" + patient.givenName).c_str());
  set.putAndInsertString(DCM_PatientID, patient.number.c_str());
  set.putAndInsertString(DCM_PatientBirthDate, patient.birthDate ? digitsOf(patient.birthDate->toString()).c_str() : "");
  set.putAndInsertString(DCM_PatientSex, kSex[static_cast<std::size_t>(patient.sex)]);
}

void putStudy(DcmItem& set, const model::PatientDetails& patient, model::LocalTime capturedAt, int series) {
  const std::string date = digitsOf(capturedAt.date().toString());
  const std::string time = digitsOf(capturedAt.toString().substr(11));
  char uid[100];
  set.putAndInsertString(DCM_SOPInstanceUID, dcmGenerateUniqueIdentifier(uid, SITE_INSTANCE_UID_ROOT));
  const std::string study = "1.2.826.0.1.3680043.10.999." + digitsOf(patient.number) + "." + std::to_string(std::stoll(date));
  set.putAndInsertString(DCM_StudyInstanceUID, study.c_str());
  set.putAndInsertString(DCM_SeriesInstanceUID, (study + "." + std::to_string(series + 1)).c_str());
  for (const DcmTagKey& tag : {DCM_StudyDate, DCM_SeriesDate, DCM_AcquisitionDate, DCM_ContentDate}) set.putAndInsertString(tag, date.c_str());
  for (const DcmTagKey& tag : {DCM_StudyTime, DCM_SeriesTime, DCM_AcquisitionTime, DCM_ContentTime}) set.putAndInsertString(tag, time.c_str());
  set.putAndInsertString(DCM_StudyID, "1");
  set.putAndInsertString(DCM_SeriesNumber, std::to_string(series).c_str());
  set.putAndInsertString(DCM_AccessionNumber, "");
  set.putAndInsertString(DCM_ReferringPhysicianName, "");
}

}  // namespace safelight::demo
