#pragma once
// Where backups of this vault go, what came of them, and whether this workstation could delete them.

#include <optional>
#include <vector>

#include "core/vault/backup/backup_changes.h"
#include "core/vault/backup/restic.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// A place as the vault knows it; nothing of it is read from the place itself.
struct PlaceStatus {
  BackupPlace place;
  std::optional<Instant> lastAt;                 // of the newest set
  std::optional<change::BackupFinished> last;    // that set
  std::optional<std::pair<Instant, change::BackupFinished>> failure;  // newer than the last set
  bool isInDoubt = false;  // images were brought back here, or could not be opened in a test restore, of which its last set does not know
};
/// In the order in which they were added.
Result<std::vector<PlaceStatus>> backupPlaces(Vault& vault);

/// Whether the place wants a backup now.
bool isDueAt(const PlaceStatus& status, Instant now);

/// Adds a place (nil id: it gets one, which is returned) or edits it. InvalidArgument for an empty location or an interval outside of 1 hour to 31 days.
/// Needs ChangeSettings.
Result<Uuid> setBackupPlace(Vault& vault, BackupPlace place);
/// Only from the list: what lies there stays.
Result<void> removeBackupPlace(Vault& vault, Uuid place);

/// Writes the marker, so that a folder is known as this place (and an empty mount point is not mistaken for the disk). AlreadyExists when something
/// else is there, BackupOfAnotherVault.
Result<void> preparePlace(store::FileSystem& files, model::VaultId vault, const BackupPlace& place);

/// The same for a repository of restic: makes it, unless it is there. A bucket is never made. Errors: those of Restic::reach; NotFound: there is no such
/// bucket; WrongCredentials: it is there, and has another password.
Result<void> prepareRepository(const ResticRepository& repository, const Clock& clock, const CancelToken& cancel = {});

/// The same place with other keys of its storage, once its repository opened with them. Nothing is written, here or there; the caller sets it. Errors: those
/// of Restic::reach.
Result<BackupPlace> withOtherKeys(const BackupPlace& place, StorageKeys keys, const Clock& clock, const CancelToken& cancel = {});

/// The repository that a place is, with its password and keys.
Result<ResticRepository> repositoryAt(const BackupPlace& place);

enum class Presence : std::uint8_t { Here, Missing };
/// Whether the place can be reached now. Cheap; may take the time that a sleeping disk needs.
Presence presenceOf(store::FileSystem& files, const BackupPlace& place);

/// Whether the folder lies on the vault's own volume: what takes the one takes the other, whatever was said of the place.
bool liesBeside(Vault& vault, const Path& folder);

/// Makes a file there and tries to overwrite and to delete it. Refused: a file `probe-...` stays behind. Errors: those of making it.
Result<Deleting> tryDeleting(store::FileSystem& files, const Path& folder, Random& random);

/// What was found out by trying, for a place of the list. Found out by a backup, which needs no permission to say so.
Result<void> noteDeleting(Vault& vault, Uuid place, Deleting found);

/// The last good backup, wherever it went, and the last good test restore.
struct BackupAge {
  std::optional<Instant> lastBackup;
  std::uint64_t missing = 0;    // images that the vault names and that one could not save
  std::optional<Instant> lastDrill;
  bool drillFailed = false;     // the newest one
  bool massChange = false;      // the newest run was ended by it
  std::uint64_t places = 0;
  bool oneCannotBeDeleted = false;  // at least one place whose copies this workstation cannot take away
};
Result<BackupAge> backupAge(Vault& vault);

/// Images that leave the vault on a usual day, from the runs of the last four weeks; less than 0 when those cover less than a week.
Result<double> usualExportsPerDay(Vault& vault);

}  // namespace safelight::vault
