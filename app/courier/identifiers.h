#pragma once
// Queries and answers of study root query/retrieve as data sets (PS3.4 C.6.2). Pure.

#include "core/courier/values.h"
#include "dicom/dataset/transfer_syntax.h"

namespace safelight::courier {

/// The identifier of a C-FIND: keys to match and keys to be told.
Bytes findIdentifier(const Query& query, dicom::Encoding encoding);
/// The identifier of a C-GET or C-MOVE: the unique keys of the level and those above it.
Bytes retrieveIdentifier(const Query& query, dicom::Encoding encoding);
/// An answer; texts cleaned, what is no UID left out. Errors are those of the parser; FileCorrupt when it lacks the level's own UID.
Result<RemoteItem> readAnswer(ByteView identifier, dicom::Encoding encoding, Level level);

}  // namespace safelight::courier
