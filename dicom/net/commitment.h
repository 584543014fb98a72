#pragma once
// The two data sets of Storage Commitment (PS3.4 annex J), the only ones that this layer reads itself: bounded, and what is not theirs is passed over.

#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace safelight::dicom::net {

inline constexpr std::uint16_t kActionRequestCommitment = 1;
inline constexpr std::uint16_t kEventAllCommitted = 1;
inline constexpr std::uint16_t kEventSomeFailed = 2;
inline constexpr std::size_t kMostCommitmentReferences = 20'000;

struct SopReference {
  std::string sopClass;
  std::string sopInstance;
  bool operator==(const SopReference&) const = default;
};

/// Why one instance is not committed (PS3.4 table J.3-1 and C.14.1.1.1 of PS3.3).
enum class CommitmentFailure : std::uint16_t {
  ProcessingFailure = 0x0110, NoSuchInstance = 0x0112, ResourceLimitation = 0x0213, SopClassNotSupported = 0x0122, ClassInstanceConflict = 0x0119,
  DuplicateTransaction = 0x0131,
};
struct FailedReference {
  SopReference reference;
  CommitmentFailure reason = CommitmentFailure::NoSuchInstance;
  bool operator==(const FailedReference&) const = default;
};

/// N-ACTION: which instances are asked for.
struct CommitmentRequest {
  std::string transaction;  // a UID
  std::vector<SopReference> references;
  bool operator==(const CommitmentRequest&) const = default;
};
/// N-EVENT-REPORT: what became of them.
struct CommitmentResult {
  std::string transaction;
  std::vector<SopReference> committed;
  std::vector<FailedReference> failed;
  std::uint16_t eventType() const { return failed.empty() ? kEventAllCommitted : kEventSomeFailed; }
  bool operator==(const CommitmentResult&) const = default;
};

/// In implicit or explicit little endian. Errors: FileCorrupt, TransferSyntaxUnsupported, TooManyElements.
Result<CommitmentRequest> decodeCommitmentRequest(ByteView dataSet, std::string_view transferSyntax);
Result<CommitmentResult> decodeCommitmentResult(ByteView dataSet, std::string_view transferSyntax);
Bytes encodeCommitment(const CommitmentRequest& request, std::string_view transferSyntax);
Bytes encodeCommitment(const CommitmentResult& result, std::string_view transferSyntax);

}  // namespace safelight::dicom::net
