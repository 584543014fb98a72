#pragma once
// Writes a DICOMDIR (Media Storage Directory, PS3.3 annex F, PS3.10 section 8).

#include <span>

#include "dicom/dataset/media_entry.h"

namespace safelight::dicom {

struct MediaDirectoryOptions {
  std::string fileSetId = "SAFELIGHT";  // 0-16 of A-Z, 0-9, _ and blank
  std::string instanceUid;              // of the directory itself
};

/// The file's bytes: one record a patient (by Patient ID and name), study and series in the order of the entries, one for every entry.
/// Required keys that files lack are numbered through. InvalidArgument: two entries with one file ID, too many entries (100,000), options.
Result<Bytes> writeMediaDirectory(std::span<const MediaEntry> entries, const MediaDirectoryOptions& options);

}  // namespace safelight::dicom
