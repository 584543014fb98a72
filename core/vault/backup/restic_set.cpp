#include "core/vault/backup/restic_set.h"

#include <algorithm>
#include <set>

#include "core/vault/backup/copier.h"
#include "core/vault/backup/set_reader.h"

namespace safelight::vault {
namespace {

constexpr const char* kStage = "outgoing-set";
constexpr std::size_t kSingly = 64;  // restic compares every file with every pattern

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

struct Arranged {
  Path vault;       // where it lay, below what restic brought
  std::string set;
};

/// What restic brought becomes a place as any other, or another set of one.
Result<Arranged> arrange(store::FileSystem& files, const Path& brought, const PlaceLayout& place) {
  TRY_ASSIGN(const Path stage, findStage(brought));
  const store::Layout vault{stage.parent_path()};
  for (const Path& folder : {place.root, place.journal(), place.sets(), place.objects(), place.erased(), place.arrivals()}) TRY_VOID(files.makeDirectory(folder));
  TRY_ASSIGN(const store::MembersLog members, store::MembersLog::open(files, stage / "members"));
  TRY_ASSIGN(const Bytes manifestBytes, store::readWhole(files, stage / "manifest", 4096));
  TRY_ASSIGN(const Manifest manifest, readManifest(manifestBytes, members));
  TRY_ASSIGN(const Bytes listBytes, store::readWhole(files, stage / "list", kLargestList));
  TRY_ASSIGN(const SetList list, readList(listBytes, members));
  for (const KeptFile& segment : list.segments)
    if (const Path from = vault.journal() / segmentName(segmentNumber(segment.name)); files.info(from)) TRY_VOID(files.rename(from, place.journal() / segment.name));
  for (const auto& [from, to] : {std::pair(stage / "arrivals", place.arrivals()), std::pair(stage / "erased", place.erased())}) {
    if (!files.info(from)) continue;
    TRY_ASSIGN(const auto names, files.list(from));
    for (const std::string& name : names) TRY_VOID(files.rename(from / name, to / name));
  }
  std::string name = setName(manifest.state.at, manifest.state.journal.sequence);
  if (!files.info(place.set(name))) TRY_VOID(files.rename(stage, place.set(name)));
  TRY_VOID(store::replaceDurably(files, place.marker(), encodeMarker({members.vault(), members.vault().uuid})));
  return Arranged{vault.root, std::move(name)};
}

/// A path as a pattern of restic's that means nothing else.
std::string patternOf(const Path& path) {
  std::string pattern = "/";
  for (const char c : path.generic_string()) {
    if (std::string_view("*?[\\").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

Result<std::string> newestOf(Restic& restic) {
  TRY_ASSIGN(const auto snapshots, restic.snapshots());
  if (snapshots.empty()) return fail(ErrorCode::BackupIncomplete, "no snapshot of Safelight");
  return snapshots.back().id;
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

BackupProgress givenSoFar(const ResticProgress& done, std::uint64_t images) {
  const auto step = done.isWaiting ? BackupProgress::Step::Waiting : BackupProgress::Step::Copying;
  return {step, std::min(done.filesDone, images), images, done.bytesDone, done.bytesTotal};
}

Result<BroughtSet> BroughtSet::bring(store::FileSystem& files, const ResticRepository& repository, const Path& below, const std::string& snapshot,
                                     const CancelToken& cancel, What what) {
  TRY_ASSIGN(Restic restic, Restic::open(repository, cancel));
  TRY_VOID(files.makeDirectory(below));
  BroughtSet brought(files, std::move(restic), below, snapshot);
  if (snapshot.empty()) {
    TRY_ASSIGN(brought.m_newest, newestOf(brought.m_restic));
    brought.m_snapshot = brought.m_newest;
  }
  const std::string stage(kStage);
  const std::vector<std::string> names = what == What::Facts ? std::vector<std::string>{stage, "journal"}
                                                             : std::vector<std::string>{stage + "/head", stage + "/members", stage + "/manifest", stage + "/list"};
  TRY_VOID(brought.m_restic.restore(brought.m_snapshot, below / "facts", names));
  TRY_ASSIGN(Arranged arranged, arrange(files, below / "facts", PlaceLayout{brought.m_place}));
  brought.m_vault = arranged.vault.lexically_relative(below / "facts");
  brought.m_set = std::move(arranged.set);
  return brought;
}

Result<void> BroughtSet::addNewestTombstones() {
  if (m_newest.empty()) {
    auto newest = newestOf(m_restic);
    if (!newest && newest.error().code == ErrorCode::Cancelled) return fail(newest.error());
    if (newest) m_newest = std::move(*newest);
  }
  if (m_newest.empty() || m_snapshot == m_newest) return {};
  const Path incoming = m_below / "newest";
  TRY_VOID(m_files.makeDirectory(incoming));
  const std::string stage(kStage);
  const auto restored = m_restic.restore(m_newest, incoming, {stage + "/head", stage + "/members", stage + "/manifest", stage + "/list", stage + "/keys", stage + "/erased"});
  if (!restored && restored.error().code == ErrorCode::Cancelled) return fail(restored.error());
  // What somebody did to the newest one must not keep an older one from coming back.
  if (restored) [[maybe_unused]] const auto added = arrange(m_files, incoming, PlaceLayout{m_place});
  return {};
}

Result<void> BroughtSet::fetch(const std::vector<model::ImageId>& images) {
  if (images.empty()) return {};
  const Path incoming = m_below / "images";
  TRY_VOID(m_files.makeDirectory(incoming));
  const store::Layout vault{m_vault};
  std::set<std::string> patterns;
  for (const model::ImageId id : images) patterns.insert(patternOf(images.size() > kSingly ? vault.objectFolder(id) : vault.object(id)));
  const auto restored = m_restic.restore(m_snapshot, incoming, {patterns.begin(), patterns.end()});
  // One that is damaged is no reason to bring none; storage that is away is.
  if (!restored && restored.error().code != ErrorCode::BackupEngineFailed) return restored;
  if (!restored) TRY_VOID(m_restic.reach());
  const PlaceLayout place{m_place};
  for (const model::ImageId id : images) {
    const Path from = store::Layout{incoming / m_vault}.object(id);
    if (!m_files.info(from)) continue;
    TRY_VOID(m_files.makeDirectory(place.object(id).parent_path()));
    TRY_VOID(m_files.rename(from, place.object(id)));
  }
  std::error_code ignored;
  std::filesystem::remove_all(incoming, ignored);
  return {};
}

Result<void> BroughtSet::drop() {
  std::error_code error;
  std::filesystem::remove_all(PlaceLayout{m_place}.objects(), error);
  return m_files.makeDirectory(PlaceLayout{m_place}.objects());
}

}  // namespace safelight::vault
