#include "core/vault/backup/set_reader.h"

#include <algorithm>

#include "core/store/layout.h"
#include "core/vault/backup/copier.h"
#include "core/vault/backup/set_keys.h"

namespace safelight::vault {
namespace {

constexpr std::string_view kMarkerMagic("SLBACKUP", 8);
constexpr std::uint16_t kMarkerVersion = 1;
constexpr std::size_t kMarkerBytes = 8 + 2 + 16 + 16;
constexpr std::uint64_t kLargestSmallFile = 64u << 20;

/// A part of a set whose hash the list gives.
Result<Bytes> readListed(store::FileSystem& files, const Path& folder, const SetList& list, const std::string& name) {
  const KeptFile* kept = list.file(name);
  if (kept == nullptr) return fail(ErrorCode::BackupDamaged, name);
  TRY_ASSIGN(Bytes bytes, store::readWhole(files, folder / name, kLargestSmallFile));
  if (bytes.size() != kept->bytes || seal::hash(bytes) != kept->hash) return fail(ErrorCode::BackupDamaged, name);
  return bytes;
}

/// Files of the vault give the vault's errors; here they are the backup's.
Error asBackup(const Error& error) {
  switch (error.code) {
    case ErrorCode::MembersDamaged:
    case ErrorCode::HeadDamaged:
    case ErrorCode::NotAVault:
    case ErrorCode::FileNotFound:
    case ErrorCode::FileTooLarge: return {ErrorCode::BackupDamaged, error.detail};
    default: return error;
  }
}

Result<BackupSet> readSetStrictly(store::FileSystem& files, const PlaceLayout& place, const SetName& name) {
  const Path folder = place.set(name.name);
  const store::Layout layout{folder};
  TRY_ASSIGN(store::MembersLog members, store::MembersLog::open(files, layout.members()));
  TRY_VOID(store::checkHeadVersion(files, layout.head()));
  TRY_ASSIGN(const store::Head head, store::readHead(files, layout.head(), members));
  TRY_ASSIGN(const Bytes listBytes, store::readWhole(files, folder / "list", kLargestList));
  TRY_ASSIGN(SetList list, readList(listBytes, members));
  for (const char* part : {"head", "members"})
    if (const auto same = readListed(files, folder, list, part); !same) return fail(same.error());
  TRY_ASSIGN(const Bytes manifestBytes, readListed(files, folder, list, "manifest"));
  TRY_ASSIGN(Manifest manifest, readManifest(manifestBytes, members));
  const VaultState& state = manifest.state;
  if (state.images != list.objects.size() || state.objectList != manifestHash(list.objects)) return fail(ErrorCode::BackupDamaged, "list and manifest differ");
  if (state.journal.sequence != name.sequence) return fail(ErrorCode::BackupForged, "the set has another's name");
  return BackupSet{name, folder, std::move(members), head, std::move(manifest), std::move(list)};
}

/// Whose sets count here: the vault that the marker names, where any set is of it. The marker alone proves nothing, and one that was changed keeps nobody from the backup.
std::optional<model::VaultId> ownerOf(store::FileSystem& files, const PlaceLayout& place, const std::vector<SetName>& names) {
  const auto marker = readMarker(files, place);
  if (!marker) return std::nullopt;
  const bool hasOwn = std::any_of(names.begin(), names.end(), [&](const SetName& name) {
    const auto members = store::MembersLog::open(files, store::Layout{place.set(name.name)}.members());
    return members && members->vault() == marker->vault;
  });
  return hasOwn ? std::optional(marker->vault) : std::nullopt;
}

/// Another vault's set among those of `owner` is not its newest, whatever date somebody gave it.
Result<BackupSet> readOwnSet(store::FileSystem& files, const PlaceLayout& place, const SetName& name, const std::optional<model::VaultId>& owner) {
  auto set = readSet(files, place, name);
  if (set && owner && set->manifest.state.vault != *owner) return fail(ErrorCode::BackupOfAnotherVault);
  return set;
}

}  // namespace

Bytes encodeMarker(const PlaceMarker& marker) {
  ByteWriter writer;
  writer.raw(asBytes(kMarkerMagic));
  writer.u16(kMarkerVersion);
  writer.raw(marker.vault.uuid.view());
  writer.raw(marker.place.view());
  return std::move(writer).take();
}

bool hasMarker(store::FileSystem& files, const PlaceLayout& place) {
  const auto info = files.info(place.marker());
  return info && info->isRegular;
}

Result<PlaceMarker> readMarker(store::FileSystem& files, const PlaceLayout& place) {
  if (!hasMarker(files, place)) return fail(ErrorCode::NotFound, "no backup");
  auto bytes = store::readWhole(files, place.marker(), 4096);
  if (!bytes && bytes.error().code != ErrorCode::FileTooLarge) return fail(bytes.error());
  if (!bytes) return fail(ErrorCode::BackupDamaged, "marker");
  ByteReader reader(*bytes);
  if (toString(reader.raw(kMarkerMagic.size())) != kMarkerMagic) return fail(ErrorCode::BackupDamaged, "marker");
  const std::uint16_t version = reader.u16();
  if (!reader.failed() && version > kMarkerVersion) return fail(ErrorCode::VaultTooNew, "marker " + std::to_string(version));
  if (bytes->size() != kMarkerBytes || version != kMarkerVersion) return fail(ErrorCode::BackupDamaged, "marker");
  PlaceMarker marker;
  marker.vault.uuid = Uuid::fromBytes(reader.raw(16));
  marker.place = Uuid::fromBytes(reader.raw(16));
  return marker;
}

Result<std::vector<SetName>> listSetNames(store::FileSystem& files, const PlaceLayout& place) {
  std::vector<SetName> sets;
  if (!files.info(place.sets())) return sets;
  TRY_ASSIGN(const auto names, files.list(place.sets()));
  for (const std::string& name : names)
    if (auto set = parseSetName(name)) sets.push_back(std::move(*set));
  std::sort(sets.begin(), sets.end(), [](const SetName& a, const SetName& b) { return std::pair(a.at, a.sequence) < std::pair(b.at, b.sequence); });
  return sets;
}

Result<BackupSet> readSet(store::FileSystem& files, const PlaceLayout& place, const SetName& name) {
  auto set = readSetStrictly(files, place, name);
  if (!set) return fail(asBackup(set.error()));
  return set;
}

Result<void> checkSetFiles(store::FileSystem& files, const PlaceLayout& place, const BackupSet& set) {
  const auto check = [&](const Path& folder, const KeptFile& kept) -> Result<void> {
    const auto hashed = hashFile(files, folder / kept.name, {});
    if (hashed && *hashed == Hashed{kept.bytes, kept.hash}) return {};
    return fail(ErrorCode::BackupDamaged, kept.name);
  };
  for (const KeptFile& kept : set.list.files) TRY_VOID(check(set.folder, kept));
  for (const KeptFile& kept : set.list.segments) TRY_VOID(check(place.journal(), kept));
  return {};
}

Result<NewestSet> readNewestSet(store::FileSystem& files, const PlaceLayout& place, SetCheck check) {
  TRY_ASSIGN(const auto names, listSetNames(files, place));
  const auto owner = ownerOf(files, place, names);
  std::vector<std::pair<std::string, Error>> trouble;
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    auto set = readOwnSet(files, place, *name, owner);
    if (set && check == SetCheck::Everything)
      if (const auto whole = checkSetFiles(files, place, *set); !whole) set = fail(whole.error());
    if (set) return NewestSet{std::move(*set), std::move(trouble)};
    trouble.emplace_back(name->name, set.error());
  }
  if (trouble.empty()) return fail(ErrorCode::BackupIncomplete);
  const bool isOneReason = std::all_of(trouble.begin(), trouble.end(), [&](const auto& each) { return each.second.code == trouble.front().second.code; });
  if (isOneReason) return fail(trouble.front().second);
  return fail(ErrorCode::BackupDamaged, trouble.front().second.detail);
}

Result<std::vector<model::ImageId>> listObjectNames(store::FileSystem& files, const Path& objects, const std::function<void(const Path&)>& onPart) {
  std::vector<model::ImageId> ids;
  if (!files.info(objects)) return ids;
  TRY_ASSIGN(const auto folders, files.list(objects));
  for (const std::string& folder : folders) {
    if (folder.size() != 2) continue;
    TRY_ASSIGN(const auto names, files.list(objects / folder));
    for (const std::string& name : names) {
      if (const auto id = model::ImageId::parse(name); id && name.ends_with(folder)) ids.push_back(*id);
      else if (onPart && name.ends_with(".part")) onPart(objects / folder / name);
    }
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<std::vector<SetLine>> describeSets(store::FileSystem& files, const Path& root) {
  const PlaceLayout place{root};
  TRY_ASSIGN([[maybe_unused]] const PlaceMarker marker, readMarker(files, place));
  TRY_ASSIGN(const auto names, listSetNames(files, place));
  const auto owner = ownerOf(files, place, names);
  std::vector<SetLine> lines;
  std::vector<KeptObject> before;
  for (const SetName& name : names) {
    auto set = readOwnSet(files, place, name, owner);
    if (!set) {
      lines.push_back({name, set.error()});
      continue;
    }
    SetLine line = describe(*set);
    const SetChange change = changeSince(files, before, *set);
    line.lost = change.lost;
    line.erased = change.erased;
    line.massChange = change.massChange;
    before = std::move(set->list.objects);
    lines.push_back(std::move(line));
  }
  return lines;
}

SetLine describe(const BackupSet& set) {
  SetLine line{set.name, {}};
  line.images = set.list.objects.size();
  line.bytes = set.list.bytes();
  line.practice = set.members.members().practice();
  return line;
}

}  // namespace safelight::vault
