// A repository of restic seen from outside: whether it can be reached, what it holds, and one of its sets as a vault.

#include <algorithm>

#include "core/vault/backup/places.h"
#include "core/vault/backup/repository_reach.h"
#include "core/vault/backup/restic_set.h"
#include "core/vault/backup/restore_source.h"
#include "core/vault/backup/s3_transport.h"
#include "core/vault/backup/scratch.h"

namespace safelight::vault {
namespace {

Result<Path> scratchBelow(const Environment& environment) {
  std::error_code error;
  const Path folder = std::filesystem::temp_directory_path(error);
  if (error) return fail(ErrorCode::WriteFailed, "temporary folder");
  return folder / ("safelight-look-" + toHex(environment.random.array<8>()));
}

/// Fewer than the one before it: what tags tell, without a list to compare. Those that the vault named then, and the snapshot lacks, are lost; where no
/// tag says how many they were, all that went may be.
void compare(std::vector<SetLine>& lines, const std::vector<ResticSnapshot>& snapshots) {
  std::optional<std::uint64_t> before;
  std::uint64_t missingBefore = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    SetLine& line = lines[i];
    const auto missing = snapshots[i].missing;
    if (line.images && before && *line.images < *before) {
      const std::uint64_t gone = *before - *line.images;
      line.lost = missing ? std::min(gone, *missing - std::min(*missing, missingBefore)) : gone;
      line.erased = gone - line.lost;
      line.massChange = isMassChange({*before - line.erased, line.lost});
    }
    if (line.images) {
      before = line.images;
      missingBefore = missing.value_or(0);
    }
  }
}

/// What was begun goes on with the set that it began with, while that is there.
Result<std::string> snapshotToBring(store::FileSystem& files, Restic& restic, const Path& vaultPath, const std::string& asked) {
  const auto begun = setBeingRestored(files, vaultPath);
  if (!asked.empty() || !begun || !parseSetName(*begun)) return asked;
  TRY_ASSIGN(const auto snapshots, restic.snapshots());
  const auto found = std::find_if(snapshots.rbegin(), snapshots.rend(), [&](const ResticSnapshot& each) { return each.set == *begun; });
  return found == snapshots.rend() ? asked : found->id;
}

}  // namespace

Result<void> prepareRepository(const ResticRepository& repository, const Clock& clock, const CancelToken& cancel) {
  TRY_ASSIGN(Restic restic, Restic::open(repository, cancel));
  // A bucket is nothing that restic should make: whoever mistyped its name would have one without object lock.
  if (const auto asker = askerOf(repository, clock, cancel)) TRY_VOID(reachBucket(asker->ask));
  const auto there = restic.reach();
  return there || there.error().code != ErrorCode::NotFound ? there : restic.make();
}

Result<BackupPlace> withOtherKeys(const BackupPlace& place, StorageKeys keys, const Clock& clock, const CancelToken& cancel) {
  TRY_ASSIGN(ResticRepository repository, repositoryAt(place));
  repository.keys = std::move(keys);
  TRY_VOID(reached(repository, clock, cancel));
  BackupPlace changed = place;
  TRY_ASSIGN(changed.secret, joinSecret(repository));
  return changed;
}

std::optional<Path> folderOfRepository(std::string_view location) {
  constexpr std::string_view kLocal = "local:";
  if (location.starts_with(kLocal)) return pathFromUtf8(location.substr(kLocal.size()));
  return location.starts_with('/') ? std::optional(pathFromUtf8(location)) : std::nullopt;
}

Result<std::vector<SetLine>> describeRepository(const Environment& environment, const ResticRepository& repository, const CancelToken& cancel) {
  TRY_ASSIGN(Restic restic, reached(environment.files, repository, environment.clock, cancel));
  TRY_ASSIGN(const auto snapshots, restic.snapshots());
  if (snapshots.empty()) return fail(ErrorCode::BackupIncomplete, "no snapshot of Safelight");
  std::vector<SetLine> lines;
  for (const ResticSnapshot& snapshot : snapshots) {
    SetLine line{*parseSetName(snapshot.set), {}};
    line.images = snapshot.images;
    line.snapshot = snapshot.id;
    lines.push_back(std::move(line));
  }
  TRY_ASSIGN(lines.back(), describeSnapshot(environment, repository, lines.back(), cancel));
  compare(lines, snapshots);
  return lines;
}

Result<SetLine> describeSnapshot(const Environment& environment, const ResticRepository& repository, const SetLine& line, const CancelToken& cancel) {
  TRY_ASSIGN(Path below, scratchBelow(environment));
  const Scratch scratch(std::move(below));
  SetLine described = line;
  const auto read = [&]() -> Result<SetLine> {
    TRY_ASSIGN(const BroughtSet brought, BroughtSet::bring(environment.files, repository, scratch.path(), line.snapshot, cancel, BroughtSet::What::Summary));
    const auto name = parseSetName(brought.set());
    if (!name) return fail(ErrorCode::BackupDamaged, "the set has no name");
    TRY_ASSIGN(const BackupSet set, readSet(environment.files, PlaceLayout{brought.place()}, *name));
    return describe(set);
  }();
  if (!read && read.error().code == ErrorCode::Cancelled) return fail(read.error());
  if (!read) {
    described.trouble = read.error();
    return described;
  }
  described.trouble.reset();
  described.name = read->name;
  described.images = read->images;
  described.bytes = read->bytes;
  described.practice = read->practice;
  return described;
}

Result<RestoreReport> restoreFromRestic(const Environment& environment, const ResticRepository& repository, const Path& vaultPath, const std::string& snapshot,
                                        const OnBackupProgress& onProgress, const CancelToken& cancel) {
  store::FileSystem& files = environment.files;
  TRY_VOID(checkTarget(files, vaultPath, {}, {}));
  TRY_ASSIGN(Restic restic, reached(environment.files, repository, environment.clock, cancel));
  TRY_ASSIGN(const std::string chosen, snapshotToBring(files, restic, vaultPath, snapshot));
  Path below = vaultPath;
  below += ".from-restic";
  std::error_code ignored;
  std::filesystem::remove_all(below, ignored);  // of a run that was broken off: parts, which are brought again
  const Scratch scratch(std::move(below));
  TRY_ASSIGN(BroughtSet brought, BroughtSet::bring(files, repository, scratch.path(), chosen, cancel));
  TRY_VOID(brought.addNewestTombstones());
  const ImageSource source{[&brought](std::span<const KeptObject* const> objects) {
                             std::vector<model::ImageId> ids;
                             for (const KeptObject* object : objects) ids.push_back(object->id);
                             return brought.fetch(ids);
                           },
                           [&brought] { return brought.drop(); }};
  return restorePlace(environment, brought.place(), vaultPath, {brought.set()}, &source, onProgress, cancel);
}

}  // namespace safelight::vault
