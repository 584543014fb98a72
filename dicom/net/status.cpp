#include "dicom/net/status.h"

namespace safelight::dicom::net {

StatusKind statusKind(Status status) {
  const auto code = static_cast<std::uint16_t>(status);
  if (code == 0) return StatusKind::Success;
  if (code == 0xFE00) return StatusKind::Cancel;
  if (code == 0xFF00 || code == 0xFF01) return StatusKind::Pending;
  // PS3.7 C.4.2: Bxxx, and the attribute warnings that the general annex lists.
  if (code == 0x0001 || (code & 0xF000) == 0xB000 || status == Status::AttributeListError || status == Status::AttributeOutOfRange) return StatusKind::Warning;
  return StatusKind::Failure;
}

std::string_view statusName(Status status) {
  switch (status) {
    case Status::Success: return "success";
    case Status::Cancel: return "cancelled";
    case Status::Pending: return "pending";
    case Status::PendingWarning: return "pending, optional keys not matched";
    case Status::CoercedElements: return "warning: data elements coerced or sub-operations failed";
    case Status::ElementsDiscarded: return "warning: elements discarded";
    case Status::DataSetMismatchWarning: return "warning: data set does not match SOP class";
    case Status::AttributeListError: return "warning: attribute list error";
    case Status::AttributeOutOfRange: return "warning: attribute value out of range";
    case Status::NoSuchAttribute: return "no such attribute";
    case Status::InvalidAttribute: return "invalid attribute value";
    case Status::ProcessingFailure: return "processing failure";
    case Status::DuplicateInstance: return "duplicate SOP instance";
    case Status::NoSuchInstance: return "no such SOP instance";
    case Status::NoSuchEventType: return "no such event type";
    case Status::NoSuchArgument: return "no such argument";
    case Status::InvalidArgument: return "invalid argument value";
    case Status::InvalidInstance: return "invalid SOP instance";
    case Status::NoSuchClass: return "no such SOP class";
    case Status::ClassInstanceConflict: return "class-instance conflict";
    case Status::MissingAttribute: return "missing attribute";
    case Status::MissingAttributeValue: return "missing attribute value";
    case Status::SopClassNotSupported: return "SOP class not supported";
    case Status::NoSuchActionType: return "no such action type";
    case Status::NotAuthorized: return "not authorized";
    case Status::DuplicateInvocation: return "duplicate invocation";
    case Status::UnrecognizedOperation: return "unrecognized operation";
    case Status::MistypedArgument: return "mistyped argument";
    case Status::ResourceLimitation: return "resource limitation";
    case Status::OutOfResources: return "out of resources";
    case Status::OutOfResourcesMatches: return "out of resources: cannot calculate number of matches";
    case Status::OutOfResourcesSubOperations: return "out of resources: cannot perform sub-operations";
    case Status::MoveDestinationUnknown: return "move destination unknown";
    case Status::DataSetMismatch: return "data set does not match SOP class";
    case Status::CannotUnderstand: return "cannot understand";
  }
  switch (static_cast<std::uint16_t>(status) & 0xF000) {
    case 0xA000: return (static_cast<std::uint16_t>(status) & 0xFF00) == 0xA900 ? "data set does not match SOP class" : "refused";
    case 0xB000: return "warning";
    case 0xC000: return "cannot understand";
    default: return "failure";
  }
}

Status storeStatusOf(const Error& error) {
  switch (error.code) {
    case ErrorCode::DiskFull:
    case ErrorCode::WriteFailed:
    case ErrorCode::SyncFailed:
    case ErrorCode::ReadOnlyMedium:
    case ErrorCode::FileTooLarge:
    case ErrorCode::ResourcesExhausted:
    case ErrorCode::PermissionDenied: return Status::OutOfResources;
    default: return Status::ProcessingFailure;
  }
}

}  // namespace safelight::dicom::net
