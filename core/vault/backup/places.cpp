#include "core/vault/backup/places.h"

#include <algorithm>

#include "core/vault/backup/backup_plan.h"
#include "core/vault/backup/copier.h"
#include "core/vault/backup/doubtful_copies.h"
#include "core/vault/backup/restored_from.h"
#include "core/vault/backup/set_reader.h"
#include "core/vault/catalogue.h"
#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

constexpr std::int64_t kDay = 86'400'000;

template <class Change>
Result<Change> parsed(ByteView body) {
  const auto change = change::parse(Change::kClass, body);
  if (!change) return fail(ErrorCode::CatalogueDamaged, "backup");
  return std::get<Change>(*change);
}

/// Runs, the newest first, until `use` has seen enough.
Result<void> eachRun(Vault& vault, const std::function<bool(Instant, const change::BackupFinished&)>& use) {
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare("SELECT at, details FROM backup_run ORDER BY sequence DESC"));
  select->begin();
  Result<void> done;
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    const auto run = parsed<change::BackupFinished>(select->blob(1));
    if (!run) done = fail(run.error());
    if (!run || !use({select->integer(0)}, *run)) break;
  }
  select->reset();
  return done;
}

/// The same with the run that wrote the set out of which this vault came, where it belongs among them: no set can know of its own.
Result<void> eachBackup(Vault& vault, const std::vector<PlaceStatus>& places, const std::function<bool(Instant, const change::BackupFinished&)>& use) {
  const auto from = restoredFrom(vault.internals());
  if (!from) return eachRun(vault, use);
  std::vector<Uuid> repositories;
  for (const PlaceStatus& status : places)
    if (status.place.kind == PlaceKind::Restic) repositories.push_back(status.place.id);
  const change::BackupFinished own = ownRun(*from, repositories);
  bool isUsed = false, goesOn = true;
  TRY_VOID(eachRun(vault, [&](Instant at, const change::BackupFinished& run) {
    if (!isUsed && run.sequence < own.sequence) {
      isUsed = true;
      if (!use(from->state.at, own)) return goesOn = false;
    }
    return goesOn = use(at, run);
  }));
  if (!isUsed && goesOn) use(from->state.at, own);
  return {};
}

bool cannotBeDeleted(Deleting deleting) { return deleting == Deleting::Refused || deleting == Deleting::TakenAway || deleting == Deleting::Promised; }

}  // namespace

Result<std::vector<PlaceStatus>> backupPlaces(Vault& vault) {
  std::vector<PlaceStatus> places;
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare("SELECT details FROM backup_place WHERE removed IS NULL ORDER BY added, id"));
  select->begin();
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    auto place = parsed<change::BackupPlaceSet>(select->blob(0));
    if (!place) {
      select->reset();
      return fail(place.error());
    }
    places.push_back({std::move(place->place), {}, {}, {}, false});
  }
  select->reset();
  std::size_t open = places.size();
  TRY_VOID(eachBackup(vault, places, [&](Instant at, const change::BackupFinished& run) {
    const auto status = std::find_if(places.begin(), places.end(), [&](const PlaceStatus& each) { return each.place.id == run.place; });
    if (status == places.end() || status->last) return open > 0;
    if (run.error) {
      if (!status->failure) status->failure.emplace(at, run);
    } else {
      status->last = run;
      status->lastAt = at;
      --open;
    }
    return open > 0;
  }));
  TRY_ASSIGN(const auto doubtful, doubtfulCopies(vault.internals().catalogue));
  for (PlaceStatus& status : places) status.isInDoubt = status.last && !doubtedSince(doubtful, status.last->sequence).empty();
  return places;
}

bool isDueAt(const PlaceStatus& status, Instant now) { return status.isInDoubt || isDue(status.place.everyHours, status.lastAt, now); }

Result<Uuid> setBackupPlace(Vault& vault, BackupPlace place) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  if (place.location.empty() || place.location.size() > 4096 || place.name.size() > 200 || place.everyHours < 1 || place.everyHours > 31 * 24)
    return fail(ErrorCode::InvalidArgument, "place");
  Vault::Internals& internals = vault.internals();
  if (place.id.isNil()) place.id = newUuid(internals.environment.clock, internals.environment.random);
  const Uuid id = place.id;
  TRY_VOID(commit(internals, {{{}, change::BackupPlaceSet{std::move(place)}}}));
  return id;
}

Result<void> removeBackupPlace(Vault& vault, Uuid place) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  return commit(vault.internals(), {{{}, change::BackupPlaceRemoved{place}}});
}

Result<void> preparePlace(store::FileSystem& files, model::VaultId vault, const BackupPlace& place) {
  const PlaceLayout layout{pathFromUtf8(place.location)};
  TRY_VOID(makeLastingFolder(files, layout.root));
  const auto marker = readMarker(files, layout);
  if (marker) return marker->vault == vault ? ok() : Result<void>(fail(ErrorCode::BackupOfAnotherVault));
  if (marker.error().code != ErrorCode::NotFound) return fail(marker.error());
  TRY_ASSIGN(const auto names, files.list(layout.root));
  const auto isSystems = [](const std::string& name) { return name == "lost+found" || name.starts_with(".") || name == "System Volume Information" || name == "$RECYCLE.BIN"; };
  if (!std::all_of(names.begin(), names.end(), isSystems)) return fail(ErrorCode::AlreadyExists);
  return store::replaceDurably(files, layout.marker(), encodeMarker({vault, place.id}));
}

Presence presenceOf(store::FileSystem& files, const BackupPlace& place) {
  if (place.kind == PlaceKind::Restic) return Presence::Here;
  return hasMarker(files, PlaceLayout{pathFromUtf8(place.location)}) ? Presence::Here : Presence::Missing;
}

bool liesBeside(Vault& vault, const Path& folder) { return vault.environment().files.onOneVolume(vault.internals().layout.root, folder); }

Result<Deleting> tryDeleting(store::FileSystem& files, const Path& folder, Random& random) {
  const Path probe = folder / ("probe-" + toHex(random.array<8>()));
  {
    TRY_ASSIGN(const auto file, files.open(probe, store::OpenMode::CreateNew));
    TRY_VOID(file->writeAt(0, asBytes("May this workstation delete what lies here?")));
    TRY_VOID(file->sync());
  }
  // Overwriting is as good as deleting.
  bool canOverwrite = false;
  if (const auto file = files.open(probe, store::OpenMode::ReadWrite)) canOverwrite = (*file)->writeAt(0, asBytes("Yes.")).has_value();
  const bool canDelete = files.remove(probe).has_value() && !files.info(probe);
  return canOverwrite || canDelete ? Deleting::Possible : Deleting::Refused;
}

Result<ResticRepository> repositoryAt(const BackupPlace& place) { return splitSecret(place.location, place.secret); }

Result<void> noteDeleting(Vault& vault, Uuid place, Deleting found) {
  TRY_ASSIGN(const auto places, backupPlaces(vault));
  const auto status = std::find_if(places.begin(), places.end(), [&](const PlaceStatus& each) { return each.place.id == place; });
  if (status == places.end()) return {};  // taken from the list meanwhile
  BackupPlace changed = status->place;
  changed.deleting = found;
  changed.checkedAt = vault.environment().clock.now();
  return commit(vault.internals(), {{{}, change::BackupPlaceSet{std::move(changed)}}});
}

Result<BackupAge> backupAge(Vault& vault) {
  BackupAge age;
  TRY_ASSIGN(const auto places, backupPlaces(vault));
  age.places = places.size();
  age.oneCannotBeDeleted = std::any_of(places.begin(), places.end(), [&](const PlaceStatus& each) {
    if (!cannotBeDeleted(each.place.deleting) || !each.last) return false;
    return each.place.kind == PlaceKind::Restic || !liesBeside(vault, pathFromUtf8(each.place.location));
  });
  bool isNewest = true;
  TRY_VOID(eachBackup(vault, places, [&](Instant at, const change::BackupFinished& run) {
    if (isNewest) age.massChange = run.error == ErrorCode::MassChange;
    isNewest = false;
    if (run.error) return true;
    age.lastBackup = at;
    age.missing = run.missing;
    return false;
  }));
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare("SELECT at, error FROM backup_drill ORDER BY sequence DESC LIMIT 100"));
  select->begin();
  for (bool isFirst = true;; isFirst = false) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    const bool isGood = select->integer(1) == 0;
    if (isFirst) age.drillFailed = !isGood;
    if (!isGood) continue;
    age.lastDrill = Instant{select->integer(0)};
    break;
  }
  select->reset();
  return age;
}

Result<double> usualExportsPerDay(Vault& vault) {
  const Instant now = vault.environment().clock.now();
  std::uint64_t exported = 0;
  std::optional<Instant> newest, oldest;
  TRY_VOID(eachRun(vault, [&](Instant at, const change::BackupFinished& run) {
    if (now.milliseconds - at.milliseconds > 28 * kDay) return false;
    if (run.error) return true;
    if (!newest) newest = at;
    // What the oldest run counted lies before it.
    if (oldest) exported += run.exported;
    oldest = at;
    return true;
  }));
  if (!newest || newest->milliseconds - oldest->milliseconds < 7 * kDay) return -1.0;
  return static_cast<double>(exported) / (static_cast<double>(newest->milliseconds - oldest->milliseconds) / static_cast<double>(kDay));
}

}  // namespace safelight::vault
