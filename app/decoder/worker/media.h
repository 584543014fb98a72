#pragma once
// Files as they may stand on a medium that is handed out, and the directory over them.

#include "core/decode/protocol.h"

namespace safelight::decoder {

/// The image in a syntax of the profile, under the identity that the practice knows it by, and its directory entry. DICOM objects that
/// need no change stay as they are. NotOnThisMedium: the profile has no place for it; else as for inspectFile.
Result<decode::MediaFile> mediaFileOf(ByteView file, const decode::Request& request);

/// The DICOMDIR over entries of mediaFileOf. FileCorrupt when they are none.
Result<Bytes> mediaDirectoryOf(ByteView entries, const decode::Request& request);

}  // namespace safelight::decoder
