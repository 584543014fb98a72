// A backup whose place is a repository of restic: the same set, given to another program.

#include <algorithm>

#include "core/vault/backup/backup_run_parts.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/restic_set.h"
#include "core/vault/backup/s3_transport.h"

namespace safelight::vault {
namespace {

constexpr std::int64_t kExamineAgain = 7 * 86'400'000LL;

/// What has words of its own where a backup did not come to its end; of a repository, BackupPlaceMissing says that somebody took it away.
bool isForPeople(ErrorCode code) {
  switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::PermissionDenied:
    case ErrorCode::CertificateUnknown:
    case ErrorCode::CertificateExpired:
    case ErrorCode::CertificateWrongName:
    case ErrorCode::TlsNotSpoken: return true;
    default: return false;
  }
}

}  // namespace

/// A repository that had backups is not made anew: whoever took it away would stay unnoticed.
Result<void> BackupRun::Parts::reachRepository(Restic& restic) {
  const bool mustBeThere = isKnown && order.alarm == BackupOrder::Alarm::Respect;
  const auto asker = askerOf(*order.restic, clock, cancel);
  // restic tries for a quarter of an hour to reach what cannot be reached.
  if (asker) {
    const auto isHeld = holdsRepository(asker->ask, asker->address.prefix);
    if (!isHeld && isHeld.error().code != ErrorCode::TlsBroken) return fail(isHeld.error());
    if (isHeld && !*isHeld && mustBeThere) return fail(ErrorCode::BackupPlaceMissing, "the repository is gone from its storage");
  }
  const auto reached = mustBeThere ? restic.reach() : prepareRepository(*order.restic, clock, cancel);
  if (!reached) return fail(isForPeople(reached.error().code) ? reached.error().code : ErrorCode::BackupEngineFailed, reached.error().detail);
  if (asker) examineIfDue(asker->ask, asker->address);
  return {};
}

/// What cannot be found out is no failure of the backup.
void BackupRun::Parts::examineIfDue(const AskStorage& ask, const S3Address& address) {
  const Instant now = clock.now();
  const bool isFresh = listed && (listed->deleting == Deleting::Refused || listed->deleting == Deleting::Possible) && now >= listed->checkedAt &&
                       now.milliseconds - listed->checkedAt.milliseconds < kExamineAgain;
  if (isFresh && order.cause == BackupOrder::Cause::Due) return;
  if (const auto findings = examineStorage(ask, address.prefix, probe, now)) report.storage = *findings;
}

/// What the last run gave to this repository: with it, only new objects are hashed. Signed, like every list.
Path BackupRun::Parts::rememberedList() const {
  const seal::Hash hash = seal::hash(asBytes(order.restic->location));
  return snapshot.layout.root / ("restic-" + toHex(ByteView(hash).first(8)) + ".list");
}

Result<void> BackupRun::Parts::gatherForRestic(const OnBackupProgress& onProgress) {
  TRY_ASSIGN(Restic restic, Restic::open(*order.restic, cancel));
  TRY_VOID(reachRepository(restic));
  TRY_ASSIGN(const CopyPlan copyPlan, plan());
  TRY_VOID(hashNew(copyPlan, onProgress));
  for (const VaultSnapshot::Segment& segment : snapshot.closed) {
    TRY_ASSIGN(const Hashed hashed, hashFile(files, segment.path, cancel));
    list.segments.push_back({segment.keptName, hashed.bytes, hashed.hash});
  }
  for (const model::ImageId id : snapshot.arrivals) {
    const auto hashed = hashFile(files, snapshot.layout.inbox() / id.toString(), cancel);
    if (hashed) list.arrivals.push_back({id, hashed->bytes, hashed->hash});
  }
  return {};
}

Result<CopyPlan> BackupRun::Parts::planForRestic(const std::vector<LiveObject>& live) {
  std::vector<KeptObject> known;
  if (const auto bytes = store::readWhole(files, rememberedList(), kLargestList)) {
    TRY_ASSIGN(const store::MembersLog members, store::MembersLog::open(files, snapshot.layout.members()));
    if (auto read = readList(*bytes, members)) known = std::move(read->objects);
  }
  // restic takes the vault's files as they are: of one that was brought back since, the list must say what it is now.
  const auto doubtful = doubtedSince(snapshot.doubtful, savedRecords);
  std::erase_if(known, [&](const KeptObject& object) {
    return std::binary_search(doubtful.begin(), doubtful.end(), object.id) && !std::binary_search(snapshot.damaged.begin(), snapshot.damaged.end(), object.id);
  });
  std::vector<model::ImageId> present;
  for (const KeptObject& object : known) present.push_back(object.id);
  CopyPlan copyPlan = planCopy({snapshot.expected, live, known, present, snapshot.damaged, {}});
  TRY_VOID(checkChanges(copyPlan, live));
  // Only what lies in the vault goes into the new snapshot; older ones keep the rest.
  std::erase_if(copyPlan.keep, [&](const KeptObject& object) {
    const auto at = std::lower_bound(live.begin(), live.end(), object.id, [](const LiveObject& a, model::ImageId id) { return a.id < id; });
    const bool isHere = at != live.end() && at->id == object.id && at->bytes == object.bytes;
    if (!isHere) copyPlan.lost.push_back(object.id);
    return !isHere;
  });
  return copyPlan;
}

Result<void> BackupRun::Parts::hashNew(const CopyPlan& copyPlan, const OnBackupProgress& onProgress) {
  list.objects = copyPlan.keep;
  report.unreadable = copyPlan.unsound;
  BackupProgress progress{BackupProgress::Step::Looking, 0, copyPlan.copy.size(), 0, copyPlan.copyBytes};
  for (const LiveObject& object : copyPlan.copy) {
    const Path path = snapshot.layout.object(object.id);
    const auto hashed = isSealedObject(files, path, object.id) ? hashFile(files, path, cancel) : Result<Hashed>(fail(ErrorCode::ObjectDamaged));
    if (!hashed && hashed.error().code == ErrorCode::Cancelled) return fail(hashed.error());
    if (hashed) list.objects.push_back({object.id, hashed->bytes, hashed->hash});
    else report.unreadable.push_back(object.id);
    ++progress.objectsDone;
    if (onProgress && progress.objectsDone % 64 == 0) onProgress(progress);
  }
  std::sort(list.objects.begin(), list.objects.end(), [](const KeptObject& a, const KeptObject& b) { return a.id < b.id; });
  report.filesAlreadyThere = copyPlan.keep.size();
  report.filesCopied = copyPlan.copy.size();
  report.lost = copyPlan.lost;
  report.outcome.missing = report.lost.size() + report.unreadable.size();
  return {};
}

Result<void> BackupRun::Parts::giveToRestic(const std::string& name, const OnBackupProgress& onProgress) {
  TRY_ASSIGN(Restic restic, Restic::open(*order.restic, cancel));
  TRY_VOID(stageForRestic(files, snapshot));
  std::vector<Path> paths{resticStage(snapshot.layout.root), snapshot.layout.objects()};
  for (const VaultSnapshot::Segment& segment : snapshot.closed) paths.push_back(segment.path);
  // A quick one says nothing of its own.
  if (onProgress) onProgress({BackupProgress::Step::Copying, 0, list.objects.size(), 0, list.bytes()});
  const auto given = restic.backUp(paths, {name, imagesTag(list.objects.size()), missingTag(report.outcome.missing)}, [&onProgress, images = list.objects.size()](const ResticProgress& done) {
    if (onProgress) onProgress(givenSoFar(done, images));
  });
  if (given) TRY_VOID(store::replaceDurably(files, rememberedList(), snapshot.files.back().second));
  TRY_VOID(unstageForRestic(files, snapshot.layout.root));
  if (!given) return fail(given.error());
  report.outcome.set = given->snapshot.substr(0, 8);
  report.bytes = given->bytesAdded;
  // The snapshot is there: storage that lets nothing go is no failure of the backup.
  if (letsSnapshotsGo && !report.outcome.retentionFrozen) [[maybe_unused]] const auto gone = restic.letGo();
  return {};
}

}  // namespace safelight::vault
