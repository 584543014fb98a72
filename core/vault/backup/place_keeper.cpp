#include "core/vault/backup/place_keeper.h"

#include <algorithm>
#include <set>

#include "core/store/layout.h"
#include "core/vault/backup/vault_snapshot.h"

namespace safelight::vault {
namespace {

constexpr std::string_view kPart = ".part-", kGone = ".gone-";

/// What sets name: objects, segments, arrivals.
struct Named {
  std::set<model::ImageId> objects, arrivals;
  std::set<std::string> segments;
  void add(const SetList& list) {
    for (const KeptObject& object : list.objects) objects.insert(object.id);
    for (const KeptObject& arrival : list.arrivals) arrivals.insert(arrival.id);
    for (const KeptFile& segment : list.segments) segments.insert(segment.name);
  }
  void remove(const SetList& list) {
    for (const KeptObject& object : list.objects) objects.erase(object.id);
    for (const KeptObject& arrival : list.arrivals) arrivals.erase(arrival.id);
    for (const KeptFile& segment : list.segments) segments.erase(segment.name);
  }
};

}  // namespace

Result<void> writeSet(store::FileSystem& files, const PlaceLayout& place, const std::string& name, const std::vector<std::pair<std::string, Bytes>>& parts) {
  const Path unfinished = place.sets() / (std::string(kPart) + name);
  TRY_VOID(files.makeDirectory(place.sets()));
  TRY_VOID(files.makeDirectory(unfinished));
  for (const auto& [part, bytes] : parts)
    if (const auto written = writeFile(files, unfinished / part, bytes); !written) return fail(written.error());
  TRY_VOID(syncFolder(files, unfinished));
  if (files.info(place.set(name))) return fail(ErrorCode::AlreadyExists, "a set of this second");
  TRY_VOID(files.rename(unfinished, place.set(name)));
  TRY_VOID(syncFolder(files, place.sets()));
  return syncFolder(files, place.root);
}

Result<LetGo> letSetsGo(store::FileSystem& files, const PlaceLayout& place, const std::vector<std::string>& names, const SetList& newest) {
  LetGo gone;
  if (names.empty()) return gone;
  Named orphans;
  for (const std::string& name : names) {
    const auto parsed = parseSetName(name);
    if (!parsed) continue;
    // A set that cannot be read goes; what it alone named stays.
    if (const auto set = readSet(files, place, *parsed)) orphans.add(set->list);
    const Path leaving = place.sets() / (std::string(kGone) + name);
    TRY_VOID(files.rename(place.set(name), leaving));
    TRY_VOID(syncFolder(files, place.sets()));
    TRY_VOID(removeFolder(files, leaving));
    ++gone.sets;
  }
  orphans.remove(newest);
  if (orphans.objects.empty() && orphans.arrivals.empty() && orphans.segments.empty()) return gone;
  TRY_ASSIGN(const auto remaining, listSetNames(files, place));
  for (const SetName& name : remaining) {
    const auto set = readSet(files, place, name);
    if (!set) return gone;  // who knows what it names
    orphans.remove(set->list);
  }
  for (const model::ImageId id : orphans.objects) TRY_VOID(files.remove(place.object(id)));
  for (const model::ImageId id : orphans.arrivals) TRY_VOID(files.remove(place.arrivals() / id.toString()));
  for (const std::string& name : orphans.segments) TRY_VOID(files.remove(place.journal() / name));
  gone.objects = orphans.objects.size();
  return gone;
}

Result<void> removeLeftovers(store::FileSystem& files, const PlaceLayout& place) {
  if (!files.info(place.sets())) return {};
  TRY_ASSIGN(const auto names, files.list(place.sets()));
  for (const std::string& name : names)
    if (name.starts_with(kPart) || name.starts_with(kGone)) TRY_VOID(removeFolder(files, place.sets() / name));
  return {};
}

Result<void> removeMirror(store::FileSystem& files, const PlaceLayout& place) {
  const store::Layout mirror{place.root};
  if (!files.info(mirror.head())) return {};
  if (files.info(mirror.journal())) {
    TRY_ASSIGN(const auto names, files.list(mirror.journal()));
    for (const std::string& name : names)
      if (const std::uint32_t number = segmentNumber(name); number != 0 && name == segmentName(number)) TRY_VOID(files.remove(mirror.journal() / name));
  }
  if (files.info(mirror.inbox())) TRY_VOID(removeFolder(files, mirror.inbox()));
  for (const Path& file : {mirror.keys(), mirror.keysCopy(), mirror.members(), mirror.head()}) TRY_VOID(files.remove(file));
  return syncFolder(files, place.root);
}

}  // namespace safelight::vault
