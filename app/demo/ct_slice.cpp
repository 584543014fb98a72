#include "app/demo/ct_slice.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dctk.h>

#include <cstdio>

#include "app/demo/dicom_identity.h"

namespace safelight::demo {

Result<void> writeCtSlice(const model::PatientDetails& patient, model::LocalTime capturedAt, const Path& path) {
  const ByteView bytes = ctSliceFile();
  DcmInputBufferStream stream;
  stream.setBuffer(bytes.data(), static_cast<offile_off_t>(bytes.size()));
  stream.setEos();
  DcmFileFormat file;
  file.transferInit();
  const bool isRead = file.read(stream).good();
  file.transferEnd();
  if (!isRead) return fail(ErrorCode::WriteFailed, "demo slice");
  DcmDataset& set = *file.getDataset();
  constexpr int kSeries = 60;
  putPatient(set, patient);
  putStudy(set, patient, capturedAt, kSeries);
  if (patient.birthDate) {
    char age[8];
    std::snprintf(age, sizeof age, "%03dY", model::ageInYears(*patient.birthDate, capturedAt.date()));
    set.putAndInsertString(DCM_PatientAge, age);
  }
  set.putAndInsertString(DCM_StudyDescription, "Maxilla before implants");
  set.putAndInsertString(DCM_SeriesDescription, "Axial 0.5 mm");
  set.putAndInsertString(DCM_InstitutionName, "Harbour Hospital");
  for (const DcmTagKey& tag : {DCM_StationName, DCM_InstitutionalDepartmentName, DCM_DeviceSerialNumber, DCM_RequestedProcedureID, DCM_PerformedProcedureStepID,
                               DCM_ScheduledProcedureStepStartDate, DCM_ScheduledProcedureStepStartTime, DCM_ScheduledProcedureStepEndDate, DCM_ScheduledProcedureStepEndTime,
                               DCM_PerformedProcedureStepStartDate, DCM_PerformedProcedureStepStartTime})
    set.findAndDeleteElement(tag);
  if (file.saveFile(path.c_str(), set.getOriginalXfer()).bad()) return fail(ErrorCode::WriteFailed, "demo slice");
  return {};
}

}  // namespace safelight::demo
