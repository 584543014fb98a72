// The table of A-ASSOCIATE-RJ (PS3.8 table 9-21).

#include "dicom/net/pdu.h"

namespace safelight::dicom::net {

namespace {

struct Row {
  RejectReason reason;
  AssociateReject bytes;
  std::string_view text;
};
constexpr Row kRows[] = {
    {RejectReason::NoReason, {1, 1, 1}, "no reason given"},
    {RejectReason::ApplicationContextUnsupported, {1, 1, 2}, "application context name not supported"},
    {RejectReason::CallingAeUnknown, {1, 1, 3}, "calling AE title not recognized"},
    {RejectReason::CalledAeUnknown, {1, 1, 7}, "called AE title not recognized"},
    {RejectReason::AcseNoReason, {1, 2, 1}, "no reason given (ACSE)"},
    {RejectReason::ProtocolVersionUnsupported, {1, 2, 2}, "protocol version not supported"},
    {RejectReason::TemporaryCongestion, {2, 3, 1}, "temporary congestion"},
    {RejectReason::LocalLimitExceeded, {2, 3, 2}, "local limit exceeded"},
};

}  // namespace

AssociateReject AssociateReject::because(RejectReason reason) {
  for (const Row& row : kRows)
    if (row.reason == reason) return row.bytes;
  return {};
}

std::string_view rejectText(const AssociateReject& reject) {
  for (const Row& row : kRows)
    if (row.bytes.source == reject.source && row.bytes.reason == reject.reason) return row.text;
  return "a reason that is in no table";
}

}  // namespace safelight::dicom::net
