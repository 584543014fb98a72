#pragma once
// A whole, consistent copy of a vault in a place, brought up to date set by set (FORMAT.md). Ciphertext only.

#include <chrono>
#include <functional>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/vault/backup/backup_changes.h"
#include "core/vault/backup/restic.h"
#include "core/vault/backup/s3_storage.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// What to do, and how much of it.
struct BackupOrder {
  Path destination{};
  Uuid place{};  // of the vault's list of places; nil: a folder that somebody named
  enum class Cause : std::uint8_t { Asked, Due } cause = Cause::Asked;  // what is due needs no permission: an owner said so once
  /// Whether a mass change, a place that is ahead of the vault, or a restore into it that has not ended, ends the run.
  enum class Alarm : std::uint8_t { Respect, Overrule } alarm = Alarm::Respect;
  /// Instead of a folder: `destination` is not looked at.
  std::optional<ResticRepository> restic{};
  std::chrono::seconds verifyFor{5};  // reading old objects again, a share each run
  std::chrono::seconds proveFor{120};  // reading this run's copies again from their disk; what that is too short for comes first in the next run
};

struct BackupProgress {
  enum class Step : std::uint8_t { Looking, Copying, Waiting, Verifying, Ending } step = Step::Looking;
  std::uint64_t objectsDone = 0, objectsTotal = 0;
  std::uint64_t bytesDone = 0, bytesTotal = 0;
};
using OnBackupProgress = std::function<void(const BackupProgress&)>;

struct BackupReport {
  std::uint64_t filesCopied = 0, filesAlreadyThere = 0, bytes = 0;  // by this run; objects already there
  change::BackupFinished outcome;
  std::vector<model::ImageId> lost;        // that the vault names and nobody has
  std::vector<model::ImageId> unreadable;  // that the vault's disk does not give, or that are no sealed files; nothing of them was saved
  std::vector<model::ImageId> damaged;     // damaged in the place, and the vault has no sound one either
  std::uint64_t readAgain = 0, notReadAgain = 0;  // of this run's copies
  bool exportFlood = false;                // far more left the vault than usual: nothing was let go
  bool clockIsWrong = false;
  std::uint64_t setsLetGo = 0;
  std::optional<StorageFindings> storage{};  // of S3, when it was examined in this run
};

/// One backup in six parts, so that a slow disk never keeps people waiting: start, settle, sign and note belong to the vault's thread and are quick; copy and
/// store know nothing of the vault and may run anywhere. Cancel ends copy and store with Cancelled; what was copied by then counts for the next run.
class BackupRun {
 public:
  /// Errors: NotAllowed, AlreadyExists (something else is there, or the vault itself), BackupPlaceMissing.
  static Result<std::unique_ptr<BackupRun>> start(Vault& vault, const BackupOrder& order, const CancelToken& cancel = {});
  ~BackupRun();

  /// Errors: BackupRunning, BackupOfAnotherVault, BackupForged, BackupNewer, RestoreUnfinished, MassChange, DiskFull, BackupPlaceMissing and those of files.
  /// `onProgress` is called by the calling thread or threads of its own, and never after copy() has returned; so too with store().
  Result<void> copy(const OnBackupProgress& onProgress = {});
  /// Opens one image of which vault and place have different files, to see whether the vault's is the right one; to be asked again while it says true.
  Result<bool> settle(Vault& vault);
  Result<void> sign(Vault& vault);
  Result<void> store(const OnBackupProgress& onProgress = {});
  /// Journals how it ended, and says it.
  Result<BackupReport> note(Vault& vault, const Result<void>& ended);

 private:
  struct Parts;
  explicit BackupRun(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

/// All six parts, one after the other.
Result<BackupReport> backUp(Vault& vault, const BackupOrder& order, const OnBackupProgress& onProgress = {}, const CancelToken& cancel = {});
inline Result<BackupReport> backUp(Vault& vault, const Path& destination) { return backUp(vault, BackupOrder{destination}); }

}  // namespace safelight::vault
