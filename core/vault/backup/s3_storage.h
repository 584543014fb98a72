#pragma once
// What S3-compatible storage lets this workstation take away. Found out by trying, with the workstation's own keys: a probe is put there, and its deletion
// for good is asked for. Nothing else in the bucket is touched.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/vault/backup/backup_changes.h"

namespace safelight::vault {

/// A bucket, and the folder in it, from restic's name for them.
struct S3Address {
  std::string origin;  // "https://host" or "http://host:port"
  std::string host;    // with its port, if that is not the usual one
  std::string bucket;
  std::string prefix;  // empty, or with a slash behind it
  std::string region;
  bool operator==(const S3Address&) const = default;
};
/// Nothing for what is no bucket ("/mnt/x", "sftp:...").
std::optional<S3Address> s3Address(std::string_view location);

struct S3Question {
  std::string method;
  std::string key;                            // in the bucket; empty: the bucket itself
  std::vector<std::pair<std::string, std::string>> parameters{};  // sorted by name
  std::vector<std::pair<std::string, std::string>> headers{};     // names in lower case
  std::string body{};
};
struct S3Answer {
  int status = 0;
  std::map<std::string, std::string> headers{};  // names in lower case
};
using AskStorage = std::function<Result<S3Answer>(const S3Question&)>;

/// Why this workstation can or cannot take copies away.
enum class StorageKeeps : std::uint8_t {
  Everything = 1,   // its key may neither delete versions nor change the bucket's rules
  ForYears,         // it may, but what is written is locked for everybody, for ten years and more
  NewCopies,        // it may, and only new copies are locked: what was written earlier can be deleted
  UntilRulesChange, // its key may not delete versions, but change the rules that forbid it
  Nothing,          // it deleted a version
  NoVersions,       // what is overwritten is gone
};
struct StorageFindings {
  StorageKeeps keeps = StorageKeeps::NoVersions;
  std::int64_t lockedDays = 0;  // of what is written now; 0: not locked, or not said
  Deleting deleting() const { return keeps == StorageKeeps::Everything || keeps == StorageKeeps::ForYears ? Deleting::Refused : Deleting::Possible; }
};

/// Tries it. `probe` is a name nobody used before; a few bytes of that name stay where they cannot be deleted. BackupEngineFailed: the storage did not
/// answer, or not as expected; `detail` has its status.
Result<StorageFindings> examineStorage(const AskStorage& ask, const std::string& prefix, const std::string& probe, Instant now);

/// Whether the bucket is there, and these keys open it: NotFound, PermissionDenied; BackupPlaceMissing when nobody answers, Cancelled. Any other answer is
/// no news.
Result<void> reachBucket(const AskStorage& ask);

/// False when the storage says that restic's repository is not there (its file `config`); any other answer is no such news. Errors: those of asking.
Result<bool> holdsRepository(const AskStorage& ask, const std::string& prefix);

}  // namespace safelight::vault
