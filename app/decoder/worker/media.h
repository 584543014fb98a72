#pragma once
// Files as they may stand on a medium that is handed out, and the directory over them.

#include "core/decode/protocol.h"
#include "dicom/dataset/rewrite.h"

namespace safelight::decoder {

/// Puts the practice's identity in; true when anything changed. What the practice does not know stays as the file says, but only for the same person.
bool identify(const model::SourceIdentity& inFile, const model::SourceIdentity& wanted, dicom::Rewrite& rewrite);

/// Makes the object one of `request.otherOwner`'s own, when there is such a one: in a study and series of their own (no study has two patients, PS3.3
/// A.1.2), and apart from the orders of whomever it was taken for. True when anything changed.
bool separate(const dicom::DicomFile& file, const decode::Request& request, dicom::Rewrite& rewrite);

/// The image in a syntax of the profile, under the identity that the practice knows it by, and its directory entry. DICOM objects that
/// need no change stay as they are. NotOnThisMedium: the profile has no place for it; else as for inspectFile.
Result<decode::MediaFile> mediaFileOf(ByteView file, const decode::Request& request);

/// The DICOMDIR over entries of mediaFileOf. FileCorrupt when they are none.
Result<Bytes> mediaDirectoryOf(ByteView entries, const decode::Request& request);

}  // namespace safelight::decoder
