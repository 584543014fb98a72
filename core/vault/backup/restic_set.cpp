#include "core/vault/backup/restic_set.h"

#include <algorithm>

#include "core/vault/backup/copier.h"
#include "core/vault/backup/restore.h"
#include "core/vault/backup/set_reader.h"

namespace safelight::vault {
namespace {

constexpr const char* kStage = "outgoing-set";

/// The folder that the staged set lies in, below what restic brought back; restic keeps the whole path that it had.
Result<Path> findStage(const Path& below) {
  std::error_code error;
  for (auto at = std::filesystem::recursive_directory_iterator(below, error); !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error)) {
    if (!at->is_directory()) continue;
    const Path name = at->path().filename();
    if (name == kStage && std::filesystem::exists(at->path() / "list")) return at->path();
    if (name == "objects") at.disable_recursion_pending();
  }
  return fail(ErrorCode::BackupIncomplete, "no set in this snapshot");
}

/// What restic brought becomes a place as any other.
Result<Path> arrange(store::FileSystem& files, const Path& below) {
  TRY_ASSIGN(const Path stage, findStage(below));
  const store::Layout vault{stage.parent_path()};
  const PlaceLayout place{below / "place"};
  for (const Path& folder : {place.root, place.journal(), place.sets()}) TRY_VOID(files.makeDirectory(folder));
  TRY_ASSIGN(const store::MembersLog members, store::MembersLog::open(files, stage / "members"));
  TRY_ASSIGN(const Bytes manifestBytes, store::readWhole(files, stage / "manifest", 4096));
  TRY_ASSIGN(const Manifest manifest, readManifest(manifestBytes, members));
  TRY_ASSIGN(const Bytes listBytes, store::readWhole(files, stage / "list", kLargestList));
  TRY_ASSIGN(const SetList list, readList(listBytes, members));
  for (const KeptFile& segment : list.segments)
    if (const Path from = vault.journal() / segmentName(segmentNumber(segment.name)); files.info(from)) TRY_VOID(files.rename(from, place.journal() / segment.name));
  if (files.info(vault.objects())) TRY_VOID(files.rename(vault.objects(), place.objects()));
  if (files.info(stage / "arrivals")) TRY_VOID(files.rename(stage / "arrivals", place.arrivals()));
  if (files.info(stage / "erased")) TRY_VOID(files.rename(stage / "erased", place.erased()));
  TRY_VOID(files.rename(stage, place.set(setName(manifest.state.at, manifest.state.journal.sequence))));
  TRY_VOID(store::replaceDurably(files, place.marker(), encodeMarker({members.vault(), members.vault().uuid})));
  return place.root;
}

}  // namespace

Path resticStage(const Path& vault) { return vault / kStage; }

Result<void> stageForRestic(store::FileSystem& files, const VaultSnapshot& snapshot) {
  const Path stage = resticStage(snapshot.layout.root);
  TRY_VOID(unstageForRestic(files, snapshot.layout.root));
  for (const Path& folder : {stage, stage / "arrivals", stage / "erased"}) TRY_VOID(files.makeDirectory(folder));
  for (const auto& [name, bytes] : snapshot.files)
    if (const auto written = writeFile(files, stage / name, bytes); !written) return fail(written.error());
  for (const auto& [name, bytes] : snapshot.tombstones)
    if (const auto written = writeFile(files, stage / "erased" / name, bytes); !written) return fail(written.error());
  // A second name each: adoption takes the first one away while restic reads.
  for (const model::ImageId id : snapshot.arrivals) {
    const Path from = snapshot.layout.inbox() / id.toString(), to = stage / "arrivals" / id.toString();
    if (files.linkNew(from, to)) continue;
    const auto copied = copyFile(files, from, to, Proof::None, {});
    if (!copied && !copied.error().atSource) return fail(copied.error().error);
  }
  return {};
}

Result<void> unstageForRestic(store::FileSystem& files, const Path& vault) {
  const Path stage = resticStage(vault);
  for (const Path& folder : {stage / "arrivals", stage / "erased", stage})
    if (files.info(folder)) TRY_VOID(removeFolder(files, folder));
  return {};
}

Result<BroughtSet> BroughtSet::bring(store::FileSystem& files, const ResticRepository& repository, const Path& below, const std::string& snapshot,
                                     const CancelToken& cancel) {
  TRY_ASSIGN(Restic restic, Restic::open(repository, cancel));
  TRY_VOID(files.makeDirectory(below));
  std::string name = snapshot.empty() ? "latest" : snapshot;
  TRY_VOID(restic.restore(name, below, {kStage, "journal"}));
  TRY_ASSIGN(Path place, arrange(files, below));
  TRY_VOID(files.makeDirectory(PlaceLayout{place}.objects()));
  return BroughtSet(files, std::move(restic), below, std::move(name), std::move(place));
}

Result<void> BroughtSet::fetch(const std::vector<model::ImageId>& images) {
  if (images.empty()) return {};
  const Path incoming = m_below / "images";
  TRY_VOID(m_files.makeDirectory(incoming));
  std::vector<std::string> names;
  for (const model::ImageId id : images) names.push_back(id.toString());
  TRY_VOID(m_restic.restore(m_snapshot, incoming, names));
  std::error_code error;
  std::vector<Path> found;
  for (auto at = std::filesystem::recursive_directory_iterator(incoming, error); !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error))
    if (at->is_regular_file(error)) found.push_back(at->path());
  const PlaceLayout place{m_place};
  for (const model::ImageId id : images) {
    const auto at = std::find_if(found.begin(), found.end(), [name = id.toString()](const Path& path) { return pathToUtf8(path.filename()) == name; });
    if (at == found.end()) continue;
    TRY_VOID(m_files.makeDirectory(place.object(id).parent_path()));
    TRY_VOID(m_files.rename(*at, place.object(id)));
  }
  return {};
}

Result<RestoreReport> restoreFromRestic(const Environment& environment, const ResticRepository& repository, const Path& vaultPath, const std::string& snapshot,
                                        const CancelToken& cancel) {
  store::FileSystem& files = environment.files;
  if (files.info(vaultPath)) {
    TRY_ASSIGN(const auto names, files.list(vaultPath));
    if (!names.empty()) return fail(ErrorCode::VaultExists);
  }
  TRY_ASSIGN(Restic restic, Restic::open(repository, cancel));
  Path brought = vaultPath;
  brought += ".from-restic";
  TRY_VOID(files.makeDirectory(brought));
  const auto restored = [&]() -> Result<RestoreReport> {
    TRY_VOID(restic.restore(snapshot.empty() ? "latest" : snapshot, brought));
    TRY_ASSIGN(const Path place, arrange(files, brought));
    return restoreBackup(environment, place, vaultPath, {}, {}, cancel);
  }();
  std::error_code error;
  std::filesystem::remove_all(brought, error);
  return restored;
}

}  // namespace safelight::vault
