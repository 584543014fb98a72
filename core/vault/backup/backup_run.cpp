#include <algorithm>

#include "core/base/deadline.h"
#include "core/vault/backup/backup_run_parts.h"
#include "core/vault/backup/disk_room.h"
#include "core/vault/backup/place_keeper.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/restore.h"
#include "core/vault/backup/restored_from.h"
#include "core/vault/health/health.h"
#include "core/vault/health/self_check.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kSampled = 1000;
constexpr std::chrono::seconds kSampleFor{5};
constexpr std::uint64_t kSpareBytes = 16u << 20;

Result<std::vector<LiveObject>> listLive(store::FileSystem& files, const store::Layout& vault) {
  TRY_ASSIGN(const auto ids, listObjectNames(files, vault.objects()));
  std::vector<LiveObject> live;
  live.reserve(ids.size());
  for (const model::ImageId id : ids)
    if (const auto info = files.info(vault.object(id)); info && info->isRegular) live.push_back({id, info->size});
  return live;
}

}  // namespace

/// A disk that was pulled out fails in many ways; people are told the one that it is.
Error BackupRun::Parts::explained(const Error& error) const {
  switch (error.code) {
    case ErrorCode::FileNotFound:
    case ErrorCode::ReadFailed:
    case ErrorCode::WriteFailed:
    case ErrorCode::SyncFailed:
    case ErrorCode::MediumRemoved:
    case ErrorCode::ReadOnlyMedium: break;
    default: return error;
  }
  if (!files.info(place.root) || (lock && !hasMarker(files, place))) return {ErrorCode::BackupPlaceMissing, error.detail};
  return error;
}

Result<void> BackupRun::Parts::openPlace() {
  TRY_VOID(makeLastingFolder(files, place.root));
  auto locked = files.lock(place.lock());
  if (!locked) return fail(locked.error().code == ErrorCode::VaultInUse ? Error{ErrorCode::BackupRunning, {}} : locked.error());
  const auto marker = readMarker(files, place);
  if (!marker && marker.error().code != ErrorCode::NotFound) return fail(marker.error());
  lock = std::move(*locked);
  if (marker && marker->vault != snapshot.state.vault) return fail(ErrorCode::BackupOfAnotherVault);
  wasMirror = files.info(store::Layout{place.root}.head()).has_value();
  if (!marker) {
    const Uuid id = order.place.isNil() ? snapshot.state.vault.uuid : order.place;
    TRY_VOID(store::replaceDurably(files, place.marker(), encodeMarker({snapshot.state.vault, id})));
  }
  for (const Path& folder : {place.objects(), place.journal(), place.arrivals(), place.sets()}) TRY_VOID(files.makeDirectory(folder));
  return removeLeftovers(files, place);
}

Result<void> BackupRun::Parts::checkBefore() {
  auto newest = readNewestSet(files, place);
  if (newest) {
    before.emplace(std::move(newest->set));
    const VaultState& then = before->manifest.state;
    const VaultState& now = snapshot.state;
    const bool isAhead = then.journal.sequence > now.journal.sequence || then.memberRecords > now.memberRecords;
    if (isAhead && order.alarm == BackupOrder::Alarm::Respect)
      return fail(ErrorCode::BackupNewer, std::to_string(then.journal.sequence) + " records there, " + std::to_string(now.journal.sequence) + " here");
    return {};
  }
  const ErrorCode code = newest.error().code;
  // A first backup, or one that replaces what is damaged. What a stranger or a newer program left is not ours to replace.
  if (code == ErrorCode::BackupIncomplete || code == ErrorCode::BackupDamaged) return {};
  return fail(newest.error());
}

Result<CopyPlan> BackupRun::Parts::plan() {
  TRY_ASSIGN(const auto live, listLive(files, snapshot.layout));
  if (order.restic) return planForRestic(live);
  TRY_ASSIGN(const auto present, listObjectNames(files, place.objects(), [this](const Path& part) { [[maybe_unused]] const auto removed = files.remove(part); }));
  static const std::vector<KeptObject> kNothing;
  const auto doubtful = before ? doubtedSince(snapshot.doubtful, before->manifest.state.journal.sequence) : std::vector<model::ImageId>();
  CopyPlan copyPlan = planCopy({snapshot.expected, live, before ? before->list.objects : kNothing, present, snapshot.damaged, doubtful});
  TRY_VOID(checkChanges(copyPlan, live));
  return copyPlan;
}

/// What has not come back yet is nobody's attack, and no backup either: whoever asks for one then is told how much it would lack.
Result<void> BackupRun::Parts::checkRestored(const std::vector<LiveObject>& live) {
  if (!isBeingRestored(files, snapshot.layout.root)) return {};
  const auto isHere = [&live](model::ImageId id) {
    return std::binary_search(live.begin(), live.end(), LiveObject{id, 0}, [](const LiveObject& a, const LiveObject& b) { return a.id < b.id; });
  };
  const auto awaited = static_cast<std::uint64_t>(std::count_if(snapshot.expected.begin(), snapshot.expected.end(), [&](model::ImageId id) { return !isHere(id); }));
  if (awaited == 0) return {};
  report.outcome.missing = awaited;
  if (order.alarm == BackupOrder::Alarm::Respect) return fail(ErrorCode::RestoreUnfinished, std::to_string(awaited) + " of " + std::to_string(snapshot.expected.size()) + " images are still to come");
  report.outcome.retentionFrozen = true;
  return {};
}

Result<void> BackupRun::Parts::checkChanges(const CopyPlan& copyPlan, const std::vector<LiveObject>& live) {
  TRY_VOID(checkRestored(live));
  Changed changed;
  changed.missing = copyPlan.missing;
  changed.altered = copyPlan.altered;
  changed.saved = copyPlan.keep.size() + copyPlan.settle.size() + copyPlan.gone;
  // Encrypting in place keeps lengths: a spread sample of the saved ones is looked at.
  const Deadline until = Deadline::in(kSampleFor);
  const std::size_t stride = std::max<std::size_t>(1, copyPlan.keep.size() / kSampled);
  const std::size_t offset = stride == 1 ? 0 : static_cast<std::size_t>(snapshot.state.journal.sequence) % stride;
  for (std::size_t i = offset; i < copyPlan.keep.size() && !until.isOver(); i += stride) {
    const model::ImageId id = copyPlan.keep[i].id;
    if (!std::binary_search(live.begin(), live.end(), LiveObject{id, 0}, [](const LiveObject& a, const LiveObject& b) { return a.id < b.id; })) continue;
    ++changed.sampled;
    if (!isSealedObject(files, snapshot.layout.object(id), id)) ++changed.sampledBad;
  }
  if (isMassChange(changed) && order.alarm == BackupOrder::Alarm::Respect)
    return fail(ErrorCode::MassChange, std::to_string(changed.missing) + " of " + std::to_string(changed.saved) + " missing, " + std::to_string(changed.altered) +
                                           " altered, " + std::to_string(changed.sampledBad) + " of " + std::to_string(changed.sampled) + " looked at are no images");
  if (isMassChange(changed)) report.outcome.retentionFrozen = true;
  TRY_ASSIGN(report.outcome.exported, countExports(files, snapshot, before ? before->manifest.state.journal : store::JournalPosition{}));
  if (before && usualExports >= 0) {
    const double days = static_cast<double>(snapshot.state.at.milliseconds - before->manifest.state.at.milliseconds) / 86'400'000.0;
    report.exportFlood = isExportFlood(report.outcome.exported, days, usualExports);
    if (report.exportFlood) report.outcome.retentionFrozen = true;
  }
  return {};
}

Result<void> BackupRun::Parts::checkSpace(const CopyPlan& copyPlan) {
  TRY_ASSIGN(report.outcome.freeBytes, files.freeBytes(place.root));
  const std::uint64_t listBytes = 64 * snapshot.expected.size();
  const std::uint64_t needed = copyPlan.copyBytes + snapshot.setBytes() + listBytes + kSpareBytes;
  return requireRoom({needed, report.outcome.freeBytes});
}

Result<void> BackupRun::Parts::copyObjects(const CopyPlan& copyPlan, const OnBackupProgress& onProgress) {
  ObjectCopier copier(files, snapshot.layout, place, cancel, onProgress);
  copier.expect(copyPlan.settle.size() + copyPlan.copy.size() + copyPlan.prove.size(), copyPlan.copyBytes);
  TRY_VOID(copier.settle(copyPlan.settle));
  TRY_VOID(copier.prove(copyPlan.prove));
  TRY_VOID(copier.copy(copyPlan.copy));
  TRY_VOID(copier.rescue(copyPlan.rescue));
  TRY_ASSIGN(const auto unread, copier.readCopiesAgain(Deadline::in(order.proveFor)));
  TRY_ASSIGN(list.verifiedUpTo, copier.verify(copyPlan.keep, before ? before->list.verifiedUpTo : model::ImageId{}, Deadline::in(order.verifyFor)));
  TRY_VOID(copier.syncFolders());
  list.objects = copyPlan.keep;
  list.objects.insert(list.objects.end(), copier.kept.begin(), copier.kept.end());
  const std::set<model::ImageId> damaged(copier.damaged.begin(), copier.damaged.end());
  std::erase_if(list.objects, [&](const KeptObject& object) { return damaged.contains(object.id); });
  std::sort(list.objects.begin(), list.objects.end(), [](const KeptObject& a, const KeptObject& b) { return a.id < b.id; });
  // What was not read again yet comes first in the next run.
  if (unread) {
    const auto first = std::lower_bound(list.objects.begin(), list.objects.end(), *unread, [](const KeptObject& object, model::ImageId id) { return object.id < id; });
    list.verifiedUpTo = first == list.objects.begin() ? model::ImageId{} : std::prev(first)->id;
  }
  report.filesCopied = copier.copied;
  report.bytes = copier.copiedBytes;
  report.filesAlreadyThere = copyPlan.keep.size() + copier.proven;
  disputed = std::move(copier.disputed);
  report.lost = copyPlan.lost;
  report.unreadable = copier.unreadable;
  report.unreadable.insert(report.unreadable.end(), copyPlan.unsound.begin(), copyPlan.unsound.end());
  report.damaged = copier.damaged;
  report.readAgain = copier.readAgain;
  report.notReadAgain = copier.copied - copier.readAgain;
  report.outcome.verified = copier.verified;
  report.outcome.repaired = copier.repaired;
  report.outcome.missing = report.lost.size() + report.unreadable.size() + report.damaged.size();
  return {};
}

/// Of two different files of one image at most one can be opened with its key.
void BackupRun::Parts::settleOne(Vault& vault) {
  const Dispute dispute = disputed.back();
  disputed.pop_back();
  const bool isRightHere = checkOriginal(vault, dispute.saved.id).has_value();
  const KeptObject right = isRightHere ? KeptObject{dispute.saved.id, dispute.here.bytes, dispute.here.hash} : dispute.saved;
  if (isRightHere) {
    replacing.push_back(right);
  } else if (!dispute.isAsSaved) {
    report.damaged.push_back(right.id);
    ++report.outcome.missing;
    return;
  }
  const auto at = std::lower_bound(list.objects.begin(), list.objects.end(), right.id, [](const KeptObject& object, model::ImageId id) { return object.id < id; });
  list.objects.insert(at, right);
}

Result<void> BackupRun::Parts::replaceObjects() {
  if (replacing.empty()) return {};
  ObjectCopier copier(files, snapshot.layout, place, cancel, {});
  TRY_VOID(copier.replace(replacing));
  report.outcome.repaired += copier.repaired;
  return {};
}

Result<void> BackupRun::Parts::copySegments() {
  const Deadline until = Deadline::in(order.verifyFor);
  for (const VaultSnapshot::Segment& segment : snapshot.closed) {
    const KeptFile* known = nullptr;
    if (before)
      for (const KeptFile& file : before->list.segments)
        if (file.name == segment.keptName) known = &file;
    const auto there = files.info(place.journal() / segment.keptName);
    bool isThere = known != nullptr && there && there->size == known->bytes;
    if (isThere && !until.isOver()) {
      const auto again = hashFile(files, place.journal() / segment.keptName, cancel);
      isThere = again && *again == Hashed{known->bytes, known->hash};
      if (!isThere) ++report.outcome.repaired;
    }
    if (isThere) {
      list.segments.push_back(*known);
      continue;
    }
    const auto copied = copyFile(files, segment.path, place.journal() / segment.keptName, Proof::ReadAgain, cancel);
    if (!copied) return fail(copied.error().error);
    list.segments.push_back({segment.keptName, copied->bytes, copied->hash});
    ++report.filesCopied;
    report.bytes += copied->bytes;
  }
  return syncFolder(files, place.journal());
}

Result<void> BackupRun::Parts::copyArrivals() {
  for (const model::ImageId id : snapshot.arrivals) {
    const KeptObject* known = before ? findObject(before->list.arrivals, id) : nullptr;
    const auto there = files.info(place.arrivals() / id.toString());
    if (known != nullptr && there && there->size == known->bytes) {
      list.arrivals.push_back(*known);
      continue;
    }
    const auto copied = copyFile(files, snapshot.layout.inbox() / id.toString(), place.arrivals() / id.toString(), Proof::ReadAgain, cancel);
    if (!copied && copied.error().atSource && copied.error().error.code == ErrorCode::FileNotFound) continue;  // taken in meanwhile: the next set has it
    if (!copied) return fail(copied.error().error);
    list.arrivals.push_back({id, copied->bytes, copied->hash});
    ++report.filesCopied;
    report.bytes += copied->bytes;
  }
  return syncFolder(files, place.arrivals());
}

/// Who was erased stays erased, whichever set is restored.
Result<void> BackupRun::Parts::writeTombstones() {
  if (snapshot.tombstones.empty()) return {};
  TRY_VOID(files.makeDirectory(place.erased()));
  for (const auto& [name, bytes] : snapshot.tombstones)
    if (!files.info(place.erased() / name)) TRY_VOID(store::replaceDurably(files, place.erased() / name, bytes));
  return {};
}

Result<void> BackupRun::Parts::letGo() {
  TRY_ASSIGN(const auto names, listSetNames(files, place));
  const Retention retention = planRetention(names, clock.now());
  report.clockIsWrong = retention.clockIsWrong;
  if (retention.clockIsWrong) report.outcome.retentionFrozen = true;
  if (report.outcome.retentionFrozen) return {};
  const auto gone = letSetsGo(files, place, retention.letGo, list);
  // The set is there: storage that lets nothing go is no failure of the backup.
  if (gone) report.setsLetGo = gone->sets;
  return {};
}

BackupRun::BackupRun(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
BackupRun::~BackupRun() = default;

Result<std::unique_ptr<BackupRun>> BackupRun::start(Vault& vault, const BackupOrder& order, const CancelToken& cancel) {
  if (order.cause == BackupOrder::Cause::Asked) TRY_VOID(require(vault, model::Permission::Backup));
  Vault::Internals& internals = vault.internals();
  store::FileSystem& files = internals.environment.files;
  const PlaceLayout place{order.destination};
  // Replacing the files of an open vault by copies of themselves would take the journal from under it.
  if (!order.restic && liesWithin(order.destination, internals.layout.root)) return fail(ErrorCode::AlreadyExists, "the vault itself");
  if (!order.restic && !order.place.isNil() && !hasMarker(files, place)) return fail(ErrorCode::BackupPlaceMissing);
  if (!order.restic && files.info(order.destination) && !hasMarker(files, place)) {
    TRY_ASSIGN(const auto names, files.list(order.destination));
    // A first run that failed leaves its lock, and perhaps a marker that never got its name.
    const bool isFresh = std::all_of(names.begin(), names.end(), [](const std::string& name) { return name == "lock" || name == "backup.new"; });
    if (!isFresh) {
      const auto mirror = Vault::summarise(files, order.destination);
      if (!mirror || mirror->id != vault.id()) return fail(ErrorCode::AlreadyExists);
    }
  }
  TRY_VOID(commit(internals, {{{}, change::BackupMade{}}}));
  TRY_ASSIGN(VaultSnapshot snapshot, takeSnapshot(internals));
  TRY_ASSIGN(const double usual, usualExportsPerDay(vault));
  auto parts = std::make_unique<Parts>(internals.environment, order, cancel, std::move(snapshot), usual);
  if (order.restic) {
    TRY_ASSIGN(const auto places, backupPlaces(vault));
    for (const PlaceStatus& each : places) {
      if (each.place.id != order.place) continue;
      parts->listed = each.place;
      parts->isKnown = each.last.has_value();
      parts->savedRecords = each.last ? each.last->sequence : 0;
    }
    const bool isKept = parts->listed && parts->listed->deleting == Deleting::Promised;
    parts->letsSnapshotsGo = trustClock(vault).has_value() && !isKept;
    parts->probe = "safelight-probe-" + toHex(internals.environment.random.array<8>());
  }
  return std::unique_ptr<BackupRun>(new BackupRun(std::move(parts)));
}

Result<void> BackupRun::copy(const OnBackupProgress& onProgress) {
  Parts& run = *m_parts;
  const auto copied = [&]() -> Result<void> {
    if (onProgress) onProgress({});
    if (run.order.restic) return run.gatherForRestic(onProgress);
    TRY_VOID(run.openPlace());
    TRY_VOID(run.checkBefore());
    TRY_ASSIGN(const CopyPlan plan, run.plan());
    TRY_VOID(run.checkSpace(plan));
    TRY_VOID(run.copyObjects(plan, onProgress));
    TRY_VOID(run.copySegments());
    return run.copyArrivals();
  }();
  if (!copied) return fail(run.explained(copied.error()));
  return {};
}

Result<bool> BackupRun::settle(Vault& vault) {
  Parts& run = *m_parts;
  if (run.cancel.isCancelled()) return fail(ErrorCode::Cancelled);
  if (!run.disputed.empty()) run.settleOne(vault);
  return !run.disputed.empty();
}

Result<void> BackupRun::sign(Vault& vault) {
  Parts& run = *m_parts;
  VaultState state = run.snapshot.state;
  state.images = run.list.objects.size();
  state.objectList = manifestHash(run.list.objects);
  run.manifest = signManifest(state, vault.user().id, vault.internals().identity);
  run.list.vault = state.vault;
  run.snapshot.files.emplace_back("manifest", run.manifest);
  for (const auto& [name, bytes] : run.snapshot.files) run.list.files.push_back({name, bytes.size(), seal::hash(bytes)});
  run.signedList = signList(run.list, vault.user().id, vault.internals().identity);
  return {};
}

Result<void> BackupRun::store(const OnBackupProgress& onProgress) {
  Parts& run = *m_parts;
  const auto stored = [&]() -> Result<void> {
    if (run.cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    const std::string name = setName(run.snapshot.state.at, run.snapshot.state.journal.sequence);
    run.snapshot.files.emplace_back("list", std::move(run.signedList));
    if (run.order.restic) return run.giveToRestic(name, onProgress);
    TRY_VOID(run.replaceObjects());
    TRY_VOID(writeSet(run.files, run.place, name, run.snapshot.files));
    run.report.outcome.set = name;
    run.report.filesCopied += run.snapshot.files.size();
    run.report.bytes += run.snapshot.setBytes();
    // Not before the set: to an older one alone, a tombstone is the loss of what the patient had then and others have now.
    TRY_VOID(run.writeTombstones());
    if (run.wasMirror) TRY_VOID(removeMirror(run.files, run.place));
    return run.letGo();
  }();
  if (!stored) return fail(run.explained(stored.error()));
  return {};
}

Result<BackupReport> BackupRun::note(Vault& vault, const Result<void>& ended) {
  Parts& run = *m_parts;
  change::BackupFinished& outcome = run.report.outcome;
  outcome.place = run.order.place;
  if (!ended) outcome.error = ended.error().code;
  outcome.sequence = run.snapshot.state.journal.sequence;
  outcome.objects = run.list.objects.size();
  outcome.bytes = run.list.bytes();
  outcome.copied = run.report.filesCopied;
  outcome.copiedBytes = run.report.bytes;
  // Of the place as this run leaves it; what it had before is what checkSpace() looked at.
  if (ended && !run.order.restic)
    if (const auto free = run.files.freeBytes(run.place.root)) outcome.freeBytes = *free;
  outcome.milliseconds = static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - run.began).count());
  run.lock.reset();
  // A run that a person stopped is no news.
  if (ended || ended.error().code != ErrorCode::Cancelled) TRY_VOID(commit(vault.internals(), {{{}, outcome}}));
  // From here on the journal knows of a later backup there than the one that the vault may have come out of.
  if (const auto from = ended ? restoredFrom(vault.internals()) : std::nullopt; from && (from->place == outcome.place || (from->place.isNil() && run.order.restic)))
    [[maybe_unused]] const auto forgotten = run.files.remove(restoredNote(vault.path()));
  if (run.report.storage && run.listed) TRY_VOID(noteDeleting(vault, run.listed->id, run.report.storage->deleting()));
  if (!ended) return fail(ended.error());
  return run.report;
}

Result<BackupReport> backUp(Vault& vault, const BackupOrder& order, const OnBackupProgress& onProgress, const CancelToken& cancel) {
  TRY_ASSIGN(const auto run, BackupRun::start(vault, order, cancel));
  auto ended = run->copy(onProgress);
  for (bool more = true; ended && more;) {
    const auto settled = run->settle(vault);
    if (!settled) ended = fail(settled.error());
    more = settled && *settled;
  }
  if (ended) ended = run->sign(vault);
  if (ended) ended = run->store(onProgress);
  return run->note(vault, ended);
}

}  // namespace safelight::vault
