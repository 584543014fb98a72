#pragma once
// The way back: from a place of backups to a vault in a new folder. Needs no key; everything is checked against signatures and hashes.

#include <optional>
#include <string>
#include <vector>

#include "core/vault/backup/backup.h"
#include "core/vault/backup/set_reader.h"

namespace safelight::vault {

struct RestoreOptions {
  std::string set{};  // by name; empty: the one that a restore into this folder began with, else the newest that is sound
  /// Only what opens the vault and lists its images, none of which are brought: for a test restore.
  enum class What : std::uint8_t { Everything, Facts } what = What::Everything;
};

struct RestoreReport {
  std::uint64_t filesCopied = 0, filesAlreadyThere = 0, bytes = 0;
  std::string set;         // empty: an older kind of backup
  std::string practice, genesisFingerprint;  // to be compared with the recovery kit
  Instant at;              // of the set
  std::uint64_t objects = 0;            // that the set names
  std::uint64_t images = 0;             // that are in the vault now
  std::vector<model::ImageId> missing;  // that the backup names and does not have, or has damaged
  std::uint64_t erased = 0;             // patients that had been erased since
  std::vector<std::string> trouble;     // newer sets that could not be used: their names
  std::uint32_t readyMilliseconds = 0;  // until the vault can be opened; its images come newest first
  std::uint32_t firstMilliseconds = 0;  // until the first image was there
  std::uint32_t milliseconds = 0;
};

/// Copies a backup to a path that must not exist or be empty. A restore that was broken off goes on when it is asked for again: the folder says so
/// itself. Keys, members and journal come first, tombstones are applied to them, then the images, newest first, so that the vault can be opened while
/// it fills. Errors: VaultExists, NotAVault (no backup there), VaultOnNetwork, AlreadyExists (inside the backup), DiskFull (before anything is
/// written; missingRoom tells the sizes), BackupIncomplete, BackupDamaged, BackupForged, VaultTooNew, NotFound (no such set).
Result<RestoreReport> restoreBackup(const Environment& environment, const Path& backup, const Path& vaultPath, const RestoreOptions& options = {},
                                    const OnBackupProgress& onProgress = {}, const CancelToken& cancel = {});

/// The same from a repository of restic, part by part: the newest images first, the others by their folders. A folder beside the target (its name with
/// `.from-restic` behind it) holds each part until it is where it belongs. `snapshot` empty: the newest there is when
/// this begins, whatever another computer adds meanwhile. Tombstones come from the newest one.
/// Errors: those of restoreBackup, BackupEngineMissing, and those of Restic::reach.
Result<RestoreReport> restoreFromRestic(const Environment& environment, const ResticRepository& repository, const Path& vaultPath, const std::string& snapshot = {},
                                        const OnBackupProgress& onProgress = {}, const CancelToken& cancel = {});

/// What a repository holds, by time, the newest last, which is read so far that whose it is and how many images it names are proven by signatures.
/// Errors: BackupEngineMissing, those of Restic::reach, BackupIncomplete (nothing of Safelight's is in it), Cancelled.
Result<std::vector<SetLine>> describeRepository(const Environment& environment, const ResticRepository& repository, const CancelToken& cancel = {});
/// One of them, read as the newest is. What is wrong with it is its `trouble`; how it compares with the one before it stays as it was.
Result<SetLine> describeSnapshot(const Environment& environment, const ResticRepository& repository, const SetLine& line, const CancelToken& cancel = {});

/// The folder that a repository is ("/mnt/x" or "local:/mnt/x" in restic's words); nothing for one that is reached in another way.
std::optional<Path> folderOfRepository(std::string_view location);

/// Whether backups went to this folder, whatever became of them.
bool isPlaceOfBackups(store::FileSystem& files, const Path& folder);

/// Left in a vault's folder while a restore into it is under way.
Path restoringMark(const Path& vaultPath);
/// The set that it names; nothing when there is no mark.
std::optional<std::string> setBeingRestored(store::FileSystem& files, const Path& vaultPath);
/// Whether a restore of this set into the folder was broken off, and would go on.
bool wouldGoOn(store::FileSystem& files, const Path& vaultPath, const std::string& set);
/// True when it is there: what such a vault lacks may still come.
bool isBeingRestored(store::FileSystem& files, const Path& vaultPath);

/// Puts sound copies over objects that the vault has lost or damaged. How many; those that the place cannot give stay as they are. Needs Backup.
/// Errors: those of reading a place.
Result<std::uint64_t> repairObjects(Vault& vault, const Path& backup, const std::vector<model::ImageId>& images);

}  // namespace safelight::vault
