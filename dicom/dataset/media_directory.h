#pragma once
// DICOMDIR: which files a medium holds (PS3.3 annex F, PS3.10 section 8).

#include <string>
#include <vector>

#include "dicom/dataset/dicom_file.h"

namespace safelight::dicom {

/// The components of every Referenced File ID, in the order of the records. The links between records are not followed: on real
/// media they are wrong more often than the records are. Components come as written: whoever opens them must refuse "..", separators
/// and names that leave the medium. Fails with FormatUnsupported when the file is no media directory.
Result<std::vector<std::vector<std::string>>> mediaReferences(const DicomFile& file);

}  // namespace safelight::dicom
