#pragma once
// Who a DICOM object of the demo is of, and when it was made.

#include <string>

#include "core/model/date.h"
#include "core/model/patient.h"

class DcmItem;

namespace safelight::demo {

/// The digits of a text: a date or a time as DICOM writes it.
std::string digitsOf(const std::string& text);
void putPatient(DcmItem& set, const model::PatientDetails& patient);
/// Study, series, acquisition and content alike; a new instance, and one study a visit: the same patient and day give the same UID. `series` tells series of one study apart.
void putStudy(DcmItem& set, const model::PatientDetails& patient, model::LocalTime capturedAt, int series);

}  // namespace safelight::demo
