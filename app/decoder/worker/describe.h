#pragma once
// What a file says of itself, for the information panel, and what a medium's list names.

#include "core/decode/protocol.h"

namespace safelight::decoder {

/// The DICOM data set, or a photo's EXIF, as rows; none for other documents. Errors as for inspectFile.
Result<std::vector<decode::HeaderRow>> headerOf(ByteView file);

/// The files that a DICOMDIR names. FormatUnsupported when the file is none.
Result<std::vector<decode::MediaReference>> mediaReferencesOf(ByteView file);

}  // namespace safelight::decoder
