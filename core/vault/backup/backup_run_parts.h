#pragma once
// What one backup holds while it runs. Only core/vault includes this.

#include <chrono>

#include "core/vault/backup/backup.h"
#include "core/vault/backup/copier.h"
#include "core/vault/backup/object_copier.h"
#include "core/vault/backup/set_reader.h"
#include "core/vault/backup/vault_snapshot.h"

namespace safelight::vault {

struct BackupRun::Parts {
  Parts(const Environment& environment, const BackupOrder& asked, CancelToken token, VaultSnapshot taken, double exports)
      : files(environment.files), clock(environment.clock), order(asked), cancel(std::move(token)), snapshot(std::move(taken)), usualExports(exports),
        place{asked.destination} {}

  store::FileSystem& files;
  const Clock& clock;
  BackupOrder order;
  CancelToken cancel;
  VaultSnapshot snapshot;
  double usualExports;  // a day; less than 0: not enough is known
  bool letsSnapshotsGo = false;  // of restic: the storage lets them, and the clock can be believed
  std::optional<BackupPlace> listed{};  // as the vault knows it
  std::string probe{};           // for trying what S3 lets this workstation delete
  bool isKnown = false;          // of restic: it has had a backup, so that there is a repository
  std::uint64_t savedRecords = 0;  // of restic: journal records in its last set, as far as the vault knows
  PlaceLayout place;
  std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();

  std::unique_ptr<store::ExclusiveLock> lock;
  std::optional<BackupSet> before;
  bool wasMirror = false;
  SetList list;
  std::vector<Dispute> disputed;     // from the last one on
  std::vector<KeptObject> replacing; // the vault's are right: they go over those of the place, and the list says so
  Bytes signedList;
  Bytes manifest;
  BackupReport report;

  // Of a place that is a folder:
  Result<void> openPlace();
  Result<void> checkBefore();
  Result<CopyPlan> plan();
  Result<void> checkRestored(const std::vector<LiveObject>& live);
  Result<void> checkChanges(const CopyPlan& plan, const std::vector<LiveObject>& live);
  Result<void> checkSpace(const CopyPlan& plan);
  Result<void> copyObjects(const CopyPlan& plan, const OnBackupProgress& onProgress);
  void settleOne(Vault& vault);
  Result<void> replaceObjects();
  Result<void> copySegments();
  Result<void> copyArrivals();
  Result<void> writeTombstones();
  Result<void> letGo();
  Error explained(const Error& error) const;

  // Of a restic repository (backup_run_restic.cpp):
  Result<void> gatherForRestic(const OnBackupProgress& onProgress);
  Result<void> reachRepository(Restic& restic);
  void examineIfDue(const AskStorage& ask, const S3Address& address);
  Result<CopyPlan> planForRestic(const std::vector<LiveObject>& live);
  Result<void> hashNew(const CopyPlan& plan, const OnBackupProgress& onProgress);
  Result<void> giveToRestic(const std::string& name, const OnBackupProgress& onProgress);
  Path rememberedList() const;
};

}  // namespace safelight::vault
