#pragma once
// The demo's real image: a CT slice through the upper teeth, as a hospital would send it (resources/demo/SOURCES.md).

#include "core/base/bytes.h"
#include "core/base/path.h"
#include "core/base/result.h"
#include "core/model/date.h"
#include "core/model/patient.h"

namespace safelight::demo {

/// As it came: a DICOM file with JPEG 2000 pixels. Lives as long as the program.
ByteView ctSliceFile();

/// The same pixels under an invented patient's name. WriteFailed when the file cannot be made.
Result<void> writeCtSlice(const model::PatientDetails& patient, model::LocalTime capturedAt, const Path& path);

}  // namespace safelight::demo
