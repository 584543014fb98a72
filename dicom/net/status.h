#pragma once
// Status codes of DIMSE responses (PS3.7 annex C, PS3.4).

#include <cstdint>
#include <string_view>

#include "core/base/error.h"

namespace safelight::dicom::net {

/// Any 16-bit value may come from a peer; these have names.
enum class Status : std::uint16_t {
  Success = 0x0000,
  Cancel = 0xFE00,
  Pending = 0xFF00,
  PendingWarning = 0xFF01,          // optional keys were not matched
  CoercedElements = 0xB000,         // warning; also: some sub-operations failed
  ElementsDiscarded = 0xB006,
  DataSetMismatchWarning = 0xB007,
  AttributeListError = 0x0107,
  AttributeOutOfRange = 0x0116,
  NoSuchAttribute = 0x0105,
  InvalidAttribute = 0x0106,
  ProcessingFailure = 0x0110,
  DuplicateInstance = 0x0111,
  NoSuchInstance = 0x0112,
  NoSuchEventType = 0x0113,
  NoSuchArgument = 0x0114,
  InvalidArgument = 0x0115,
  InvalidInstance = 0x0117,
  NoSuchClass = 0x0118,
  ClassInstanceConflict = 0x0119,
  MissingAttribute = 0x0120,
  MissingAttributeValue = 0x0121,
  SopClassNotSupported = 0x0122,
  NoSuchActionType = 0x0123,
  NotAuthorized = 0x0124,
  DuplicateInvocation = 0x0210,
  UnrecognizedOperation = 0x0211,
  MistypedArgument = 0x0212,
  ResourceLimitation = 0x0213,
  OutOfResources = 0xA700,
  OutOfResourcesMatches = 0xA701,
  OutOfResourcesSubOperations = 0xA702,
  MoveDestinationUnknown = 0xA801,
  DataSetMismatch = 0xA900,         // also: identifier does not match the SOP class
  CannotUnderstand = 0xC000,        // also: unable to process
};

enum class StatusKind : std::uint8_t { Success, Warning, Failure, Cancel, Pending };
StatusKind statusKind(Status status);
inline bool isSuccess(Status status) { return statusKind(status) == StatusKind::Success || statusKind(status) == StatusKind::Warning; }

/// "out of resources"; families (Axxx, Cxxx) where the code itself has no name.
std::string_view statusName(Status status);

/// What a failed store answers: OutOfResources for a disk that is full or fails, else ProcessingFailure.
Status storeStatusOf(const Error& error);

}  // namespace safelight::dicom::net
