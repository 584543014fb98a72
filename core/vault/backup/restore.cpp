#include "core/vault/backup/restore.h"

#include <algorithm>
#include <chrono>

#include "core/store/key_file.h"
#include "core/store/layout.h"
#include "core/vault/backup/disk_room.h"
#include "core/vault/backup/group_work.h"
#include "core/vault/backup/mirror.h"
#include "core/vault/backup/object_copier.h"
#include "core/vault/backup/restore_source.h"
#include "core/vault/backup/restore_witness.h"
#include "core/vault/backup/restored_from.h"
#include "core/vault/backup/set_reader.h"
#include "core/vault/backup/vault_snapshot.h"
#include "core/vault/receiving/arrival_files.h"

namespace safelight::vault {
namespace {

constexpr unsigned kThreads = 4;
constexpr std::size_t kTogether = 2;
constexpr std::uint64_t kSpareBytes = 64u << 20, kLoadBytes = 128u << 20;
constexpr std::size_t kNewestFirst = 32;
constexpr std::string_view kInboxPrefix = "inbox-";

std::uint32_t since(std::chrono::steady_clock::time_point began) {
  return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began).count());
}

/// One restore under way.
class Restorer {
 public:
  Restorer(store::FileSystem& files, BackupSet set, RestoreWitness witness, Path backup, Path vault, const ImageSource* source, OnBackupProgress onProgress, CancelToken cancel)
      : m_files(files), m_set(std::move(set)), m_witness(std::move(witness)), m_place{std::move(backup)}, m_vault{std::move(vault)}, m_source(source),
        m_onProgress(std::move(onProgress)), m_cancel(std::move(cancel)), m_pool(kThreads) {
    report.set = m_set.name.name;
    report.at = m_set.name.at;
    report.practice = m_set.members.members().practice();
    report.genesisFingerprint = store::fingerprintText(m_set.members.members().genesis());
    report.objects = m_set.list.objects.size();
  }

  Result<void> run(RestoreOptions::What what) {
    if (what == RestoreOptions::What::Facts) {
      m_set.list.objects.clear();
      m_set.list.arrivals.clear();
    }
    TRY_VOID(checkSpace());
    TRY_VOID(makeFolders());
    // The head is there: an earlier restore came as far as the images, and the vault may have been opened since.
    if (!m_files.info(m_vault.head())) TRY_VOID(restoreFacts());
    report.readyMilliseconds = since(m_began);
    if (what == RestoreOptions::What::Facts) return {};
    TRY_VOID(restoreArrivals());
    TRY_VOID(restoreObjects());
    TRY_VOID(m_files.syncDirectory(m_vault.root));
    TRY_VOID(m_files.remove(restoringMark(m_vault.root)));
    // Should the mark come back after a power cut: asking again finds everything there.
    [[maybe_unused]] const auto synced = m_files.syncDirectory(m_vault.root);
    report.milliseconds = since(m_began);
    return {};
  }

  RestoreReport report;

 private:
  Result<void> checkSpace() {
    std::uint64_t needed = m_set.list.bytes() + kSpareBytes + (m_source != nullptr ? 2 * kLoadBytes : 0);
    if (const KeptFile* keys = m_set.list.file("keys")) needed += keys->bytes;  // two copies
    for (const KeptObject& object : m_set.list.objects)
      if (isHere(object)) needed -= std::min(needed, object.bytes);
    std::error_code error;
    Path existing = std::filesystem::absolute(m_vault.root, error);
    while (!m_files.info(existing) && existing != existing.parent_path()) existing = existing.parent_path();
    TRY_ASSIGN(const std::uint64_t free, m_files.freeBytes(existing));
    return requireRoom({needed, free});
  }

  /// Only whole copies ever get their name.
  bool isHere(const KeptObject& object) const {
    const auto info = m_files.info(m_vault.object(object.id));
    return info && info->size == object.bytes;
  }

  Result<void> makeFolders() {
    TRY_VOID(makeLastingFolder(m_files, m_vault.root));
    if (!m_files.info(restoringMark(m_vault.root))) TRY_VOID(store::replaceDurably(m_files, restoringMark(m_vault.root), asBytes(m_set.name.name)));
    for (const Path& folder : {m_vault.objects(), m_vault.journal(), m_vault.inbox()}) TRY_VOID(m_files.makeDirectory(folder));
    return {};
  }

  Result<void> bring(const Path& from, const Path& to, const KeptFile& kept) {
    const Hashed wanted{kept.bytes, kept.hash};
    const auto copied = copyFile(m_files, from, to, Proof::None, m_cancel, &wanted);
    if (!copied) return fail(copied.error().error.code, copied.error().error.code == ErrorCode::BackupDamaged ? kept.name : copied.error().error.detail);
    ++report.filesCopied;
    report.bytes += kept.bytes;
    return {};
  }

  /// Everything but images; the head last, because a folder without one is no vault yet.
  Result<void> restoreFacts() {
    const KeptFile* head = nullptr;
    for (const KeptFile& kept : m_set.list.files) {
      const Path from = m_set.folder / kept.name;
      if (kept.name == "head") head = &kept;
      else if (kept.name == "members") TRY_VOID(bring(from, m_vault.members(), kept));
      else if (kept.name == "keys") {
        TRY_VOID(bring(from, m_vault.keys(), kept));
        TRY_VOID(bring(from, m_vault.keysCopy(), kept));
      } else if (kept.name.starts_with(kInboxPrefix)) TRY_VOID(bring(from, m_vault.inbox() / kept.name.substr(kInboxPrefix.size()), kept));
      else if (segmentNumber(kept.name) != 0) TRY_VOID(bring(from, m_vault.journal() / kept.name, kept));
    }
    for (const KeptFile& kept : m_set.list.segments) {
      const std::uint32_t number = segmentNumber(kept.name);
      if (number == 0) return fail(ErrorCode::BackupDamaged, kept.name);
      TRY_VOID(bring(m_place.journal() / kept.name, m_vault.journal() / segmentName(number), kept));
    }
    TRY_VOID(m_files.syncDirectory(m_vault.journal()));
    TRY_VOID(m_files.syncDirectory(m_vault.inbox()));
    // The set's own log may not know yet who erased somebody since.
    TRY_VOID(giveLaterPeople(m_files, m_vault.erased(), m_set.members, m_witness.people(), m_witness.peopleFile()));
    TRY_ASSIGN(const Entombed entombed, applyTombstones(m_files, m_place.erased(), m_vault, m_witness.people(), [this](const Tombstone& each) { return m_witness.bearsOut(each); }));
    report.erased = entombed.patients;
    if (head == nullptr) return fail(ErrorCode::BackupDamaged, "head");
    TRY_VOID(noteOrigin());
    // Names become durable in any order: none may come after the head's.
    TRY_VOID(m_files.syncDirectory(m_vault.root));
    TRY_VOID(bring(m_set.folder / "head", m_vault.head(), *head));
    return m_files.syncDirectory(m_vault.root);
  }

  /// The set says nothing of itself, and the vault that comes out of it would not know of any backup since the one before.
  Result<void> noteOrigin() {
    TRY_ASSIGN(const Bytes manifest, store::readWhole(m_files, m_set.folder / "manifest", kManifestBytes));
    TRY_ASSIGN(const PlaceMarker marker, readMarker(m_files, m_place));
    return noteRestored(m_files, m_vault.root, manifest, m_source != nullptr ? Uuid{} : marker.place, m_set.list.bytes());
  }

  Result<void> restoreArrivals() {
    TRY_ASSIGN(const std::set<model::ImageId> erased, erasedImages());
    for (const KeptObject& arrival : m_set.list.arrivals) {
      const std::string name = arrival.id.toString();
      // It was taken in later, and erased with the patient whose it was.
      if (erased.contains(arrival.id)) continue;
      // Taken in since, in a vault that was opened while it filled.
      if (m_files.info(m_vault.inbox() / name) || m_files.info(m_vault.object(arrival.id))) continue;
      const auto brought = bring(m_place.arrivals() / name, m_vault.inbox() / name, {name, arrival.bytes, arrival.hash});
      if (!brought) TRY_VOID(leaveOut(arrival.id, brought.error()));
    }
    return m_files.syncDirectory(m_vault.inbox());
  }

  /// One file that the backup does not give is no reason to give nothing.
  Result<void> leaveOut(model::ImageId id, const Error& error) {
    switch (error.code) {
      case ErrorCode::BackupDamaged:
      case ErrorCode::FileNotFound:
      case ErrorCode::ReadFailed:
      case ErrorCode::PermissionDenied:
      case ErrorCode::NotARegularFile: break;
      default: return fail(error);
    }
    // A disk that was pulled out gives nothing at all.
    if (!hasMarker(m_files, m_place)) return fail(ErrorCode::BackupPlaceMissing, error.detail);
    report.missing.push_back(id);
    return {};
  }

  Result<std::set<model::ImageId>> erasedImages() {
    std::set<model::ImageId> images;
    TRY_ASSIGN(const auto tombstones, readTombstones(m_files, m_vault.erased(), m_witness.people(), TombstoneSigners::Ever));
    for (const Tombstone& tombstone : tombstones) images.insert(tombstone.images.begin(), tombstone.images.end());
    return images;
  }

  /// With those that were the erased patients' when the set was made and went elsewhere later: the set has no key of theirs but what went with the
  /// patients', so that nobody could ever open them.
  Result<std::set<model::ImageId>> erasedObjects() {
    TRY_ASSIGN(std::set<model::ImageId> erased, erasedImages());
    TRY_ASSIGN(const auto tombstones, readTombstones(m_files, m_vault.erased(), m_witness.people(), TombstoneSigners::Ever));
    if (tombstones.empty()) return erased;
    std::uint64_t lost = 0;
    std::set<model::ImageId> keyed;
    for (const store::KeyRecord& key : store::KeyFile::salvage(m_files, m_vault.keys(), m_vault.keysCopy(), lost))
      if (key.kind == store::KeyKind::Object) keyed.insert({key.id});
    if (lost > 0) return erased;  // theirs may be among them
    for (const KeptObject& object : m_set.list.objects)
      if (!keyed.contains(object.id)) erased.insert(object.id);
    return erased;
  }

  Result<void> restoreObjects() {
    BackupProgress progress{BackupProgress::Step::Copying, 0, m_set.list.objects.size(), 0, m_set.list.bytes()};
    std::vector<const KeptObject*> wanted;
    std::set<Path> folders;
    const std::size_t missingBefore = report.missing.size();
    TRY_ASSIGN(const std::set<model::ImageId> erased, erasedObjects());
    for (auto object = m_set.list.objects.rbegin(); object != m_set.list.objects.rend(); ++object) {
      if (erased.contains(object->id)) continue;
      if (isHere(*object)) {
        ++report.filesAlreadyThere;
        ++progress.objectsDone;
      } else {
        wanted.push_back(&*object);
        folders.insert(m_vault.objectFolder(object->id));
      }
    }
    for (const Path& folder : folders) TRY_VOID(m_files.makeDirectory(folder));
    TRY_VOID(m_source != nullptr ? bringInLoads(wanted, progress) : bringAll(wanted, progress));
    report.images = wanted.size() + report.filesAlreadyThere - (report.missing.size() - missingBefore);
    std::vector<std::function<Result<void>()>> syncs;
    for (const Path& folder : folders) syncs.push_back([this, folder] { return m_files.syncDirectory(folder); });
    TRY_VOID(m_pool.runAll(syncs));
    return m_files.syncDirectory(m_vault.objects());
  }

  Result<void> bringAll(std::span<const KeptObject* const> all, BackupProgress& progress) {
    // The first one alone, so that it is there at once.
    TRY_VOID(bringObjects(all.first(std::min<std::size_t>(1, all.size())), progress));
    if (!all.empty()) report.firstMilliseconds = since(m_began);
    return bringObjects(all.subspan(std::min<std::size_t>(1, all.size())), progress);
  }

  Result<void> bringInLoads(const std::vector<const KeptObject*>& wanted, BackupProgress& progress) {
    for (const auto& load : inLoads(wanted, kLoadBytes)) {
      if (m_cancel.isCancelled()) return fail(ErrorCode::Cancelled);
      TRY_VOID(m_source->bring(load));
      TRY_VOID(bringObjects(load, progress));
      TRY_VOID(m_source->drop());
      if (report.firstMilliseconds == 0) report.firstMilliseconds = since(m_began);
    }
    return {};
  }

  Result<void> bringObjects(std::span<const KeptObject* const> objects, BackupProgress& progress) {
    using Group = std::span<const KeptObject* const>;
    const auto work = [this](Group group) {
      std::vector<tl::expected<Hashed, CopyError>> outcomes;
      for (const KeptObject* object : group) {
        const Hashed wanted{object->bytes, object->hash};
        outcomes.push_back(copyFile(m_files, m_place.object(object->id), m_vault.object(object->id), Proof::None, m_cancel, &wanted));
      }
      return outcomes;
    };
    const auto use = [&](Group group, const std::vector<tl::expected<Hashed, CopyError>>& outcomes) -> Result<void> {
      for (std::size_t i = 0; i < group.size(); ++i) {
        ++progress.objectsDone;
        progress.bytesDone += group[i]->bytes;
        if (outcomes[i]) {
          ++report.filesCopied;
          report.bytes += outcomes[i]->bytes;
        } else if (outcomes[i].error().atSource) {
          TRY_VOID(leaveOut(group[i]->id, outcomes[i].error().error));
        } else {
          return fail(outcomes[i].error().error);
        }
      }
      if (m_onProgress) m_onProgress(progress);
      return {};
    };
    const auto begun = inGroups(m_pool, objects, GroupLimits{kTogether, kThreads + 2, Deadline::never()}, m_cancel, [](Group) { return ok(); }, work, use);
    return begun ? ok() : Result<void>(tl::unexpected(begun.error()));
  }

  store::FileSystem& m_files;
  BackupSet m_set;
  RestoreWitness m_witness;
  PlaceLayout m_place;
  store::Layout m_vault;
  const ImageSource* m_source;
  OnBackupProgress m_onProgress;
  CancelToken m_cancel;
  std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
  WorkPool m_pool;
};

/// The chosen set, and the names of newer ones that are of no use. What was begun goes on with the set that it began with: its keys and journal are there.
Result<NewestSet> chooseSet(store::FileSystem& files, const PlaceLayout& place, const Path& vaultPath, std::string wanted) {
  if (const auto begun = setBeingRestored(files, vaultPath); wanted.empty() && begun && files.info(store::Layout{vaultPath}.head()) && parseSetName(*begun) && files.info(place.set(*begun)))
    wanted = *begun;
  if (wanted.empty()) return readNewestSet(files, place, SetCheck::Everything);
  const auto name = parseSetName(wanted);
  if (!name || !files.info(place.set(wanted))) return fail(ErrorCode::NotFound, "set");
  TRY_ASSIGN(BackupSet set, readSet(files, place, *name));
  TRY_VOID(checkSetFiles(files, place, set));
  return NewestSet{std::move(set), {}};
}

}  // namespace

Result<void> checkTarget(store::FileSystem& files, const Path& vaultPath, model::VaultId id, const std::string& set) {
  if (!files.info(vaultPath)) return {};
  TRY_ASSIGN(const auto names, files.list(vaultPath));
  if (names.empty()) return {};
  // The mark itself may have been broken off.
  if (names.size() == 1 && names.front().starts_with("restoring")) return {};
  if (!files.info(restoringMark(vaultPath))) return fail(ErrorCode::VaultExists);
  if (!files.info(store::Layout{vaultPath}.head())) return {};
  // Keys and journal of one day with the images of another are no vault of either.
  if (const auto begun = setBeingRestored(files, vaultPath); !set.empty() && begun != set) return fail(ErrorCode::VaultExists);
  const auto there = Vault::summarise(files, vaultPath);
  return there && (id.uuid.isNil() || there->id == id) ? ok() : Result<void>(fail(ErrorCode::VaultExists));
}

std::vector<std::vector<const KeptObject*>> inLoads(std::vector<const KeptObject*> newestFirst, std::uint64_t most) {
  std::vector<std::vector<const KeptObject*>> loads;
  const auto newest = newestFirst.begin() + static_cast<std::ptrdiff_t>(std::min(newestFirst.size(), kNewestFirst));
  if (newest != newestFirst.begin()) loads.emplace_back(newestFirst.begin(), newest);
  const auto folderOf = [](const KeptObject* object) { return object->id.uuid.view()[15]; };
  std::stable_sort(newest, newestFirst.end(), [&](const KeptObject* a, const KeptObject* b) { return folderOf(a) < folderOf(b); });
  std::uint64_t bytes = most;
  for (auto at = newest; at != newestFirst.end();) {
    const auto end = std::find_if(at, newestFirst.end(), [&](const KeptObject* object) { return folderOf(object) != folderOf(*at); });
    std::uint64_t ofFolder = 0;
    for (auto object = at; object != end; ++object) ofFolder += (*object)->bytes;
    if (bytes + ofFolder > most) {
      loads.emplace_back();
      bytes = 0;
    }
    loads.back().insert(loads.back().end(), at, end);
    bytes += ofFolder;
    at = end;
  }
  return loads;
}

bool isPlaceOfBackups(store::FileSystem& files, const Path& folder) { return hasMarker(files, PlaceLayout{folder}); }

Path restoringMark(const Path& vaultPath) { return vaultPath / "restoring"; }

std::optional<std::string> setBeingRestored(store::FileSystem& files, const Path& vaultPath) {
  const auto mark = store::readWhole(files, restoringMark(vaultPath), 200);
  if (!mark) return std::nullopt;
  return toString(*mark);
}

bool wouldGoOn(store::FileSystem& files, const Path& vaultPath, const std::string& set) {
  const auto begun = setBeingRestored(files, vaultPath);
  return begun && (*begun == set || !files.info(store::Layout{vaultPath}.head()));
}

bool isBeingRestored(store::FileSystem& files, const Path& vaultPath) { return files.info(restoringMark(vaultPath)).has_value(); }

Result<RestoreReport> restoreBackup(const Environment& environment, const Path& backup, const Path& vaultPath, const RestoreOptions& options,
                                    const OnBackupProgress& onProgress, const CancelToken& cancel) {
  return restorePlace(environment, backup, vaultPath, options, nullptr, onProgress, cancel);
}

Result<RestoreReport> restorePlace(const Environment& environment, const Path& backup, const Path& vaultPath, const RestoreOptions& options, const ImageSource* source,
                                   const OnBackupProgress& onProgress, const CancelToken& cancel) {
  store::FileSystem& files = environment.files;
  if (!files.info(backup)) return fail(ErrorCode::BackupPlaceMissing);
  if (files.isNetwork(vaultPath)) return fail(ErrorCode::VaultOnNetwork);
  if (liesWithin(vaultPath, backup)) return fail(ErrorCode::AlreadyExists, "inside the backup");
  const PlaceLayout place{backup};
  const auto marker = readMarker(files, place);
  const bool isMirror = !marker && marker.error().code == ErrorCode::NotFound && files.info(store::Layout{backup}.head());
  if (isMirror) return restoreMirror(environment, backup, vaultPath);
  if (!marker) return fail(marker.error().code == ErrorCode::NotFound ? Error{ErrorCode::NotAVault, "no backup"} : marker.error());
  TRY_ASSIGN(NewestSet newest, chooseSet(files, place, vaultPath, options.set));
  TRY_VOID(checkTarget(files, vaultPath, newest.set.list.vault, options.set));
  TRY_ASSIGN(RestoreWitness witness, RestoreWitness::open(files, place, newest.set));
  Restorer restorer(files, std::move(newest.set), std::move(witness), backup, vaultPath, source, onProgress, cancel);
  for (const auto& [name, error] : newest.trouble) restorer.report.trouble.push_back(name);
  TRY_VOID(restorer.run(options.what));
  return std::move(restorer.report);
}

Result<std::uint64_t> repairObjects(Vault& vault, const Path& backup, const std::vector<model::ImageId>& images) {
  TRY_VOID(require(vault, model::Permission::Backup));
  Vault::Internals& internals = vault.internals();
  store::FileSystem& files = internals.environment.files;
  const PlaceLayout place{backup};
  TRY_ASSIGN(const PlaceMarker marker, readMarker(files, place));
  if (marker.vault != vault.id()) return fail(ErrorCode::BackupOfAnotherVault);
  TRY_ASSIGN(const NewestSet newest, readNewestSet(files, place));
  std::uint64_t repaired = 0;
  for (const model::ImageId id : images) {
    const KeptObject* kept = findObject(newest.set.list.objects, id);
    if (kept == nullptr) continue;
    TRY_VOID(files.makeDirectory(internals.layout.objectFolder(id)));
    const Hashed wanted{kept->bytes, kept->hash};
    const auto copied = copyFile(files, place.object(id), internals.layout.object(id), Proof::ReadAgain, {}, &wanted);
    if (!copied && copied.error().atSource) continue;
    if (!copied) return fail(copied.error().error);
    TRY_VOID(files.syncDirectory(internals.layout.objectFolder(id)));
    TRY_ASSIGN(const bool sound, isSound(internals, id));
    if (sound) ++repaired;
  }
  return repaired;
}

}  // namespace safelight::vault
