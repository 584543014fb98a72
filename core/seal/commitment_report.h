#pragma once
// A device's word on images that it was sent: whether it promises to keep them (DICOM Storage Commitment, PS3.4 annex J). The receiver takes
// it down like an image, sealed, numbered and signed, because it may come while nobody is signed in (FORMAT.md, "Commitment report").

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace safelight::seal {

/// The SOP class that the facts of such an arrival name (Storage Commitment Push Model), and its one instance.
inline constexpr std::string_view kCommitmentReportClass = "1.2.840.10008.1.20.1";
inline constexpr std::string_view kCommitmentReportInstance = "1.2.840.10008.1.20.1.1";

/// One image that was asked for.
struct CommittedInstance {
  std::string sopClass, sopInstance;
  std::uint16_t failure = 0;  // the failure reason of PS3.3 C.14.1.1.1; 0: the device keeps it
  bool operator==(const CommittedInstance&) const = default;
};

struct CommitmentReport {
  static constexpr std::size_t kMostInstances = 20'000;

  std::string transaction;  // the UID under which it was asked for
  std::vector<CommittedInstance> instances;

  Bytes encode() const;
  /// Nothing when a length, a count or a UID is none.
  static std::optional<CommitmentReport> parse(ByteView bytes);
  /// Whether bytes say of themselves that they are one.
  static bool isOne(ByteView bytes);
  bool operator==(const CommitmentReport&) const = default;
};

}  // namespace safelight::seal
