#include "core/vault/backup/set_keys.h"

#include <algorithm>

#include "core/store/key_file.h"
#include "core/vault/backup/copier.h"

namespace safelight::vault {

std::optional<SetKeys> readSetKeys(store::FileSystem& files, const BackupSet& set) {
  const KeptFile* kept = set.list.file("keys");
  if (kept == nullptr) return std::nullopt;
  const Path path = set.folder / kept->name;
  const auto hashed = hashFile(files, path, {});
  if (!hashed || *hashed != Hashed{kept->bytes, kept->hash}) return std::nullopt;
  std::uint64_t lost = 0;
  SetKeys keys;
  for (const store::KeyRecord& record : store::KeyFile::salvage(files, path, path, lost)) {
    if (record.kind == store::KeyKind::Object) keys.images.push_back(record.id);
    keys.patients.push_back(record.patient.uuid);
  }
  if (lost > 0) return std::nullopt;
  std::sort(keys.patients.begin(), keys.patients.end());
  std::sort(keys.images.begin(), keys.images.end());
  return keys;
}

SetChange changeSince(store::FileSystem& files, const std::vector<KeptObject>& before, const BackupSet& set) {
  Changed changed;
  std::vector<model::ImageId> missing;
  auto at = set.list.objects.begin();
  const auto end = set.list.objects.end();
  for (const KeptObject& object : before) {
    while (at != end && at->id < object.id) ++at;
    if (at == end || at->id != object.id) missing.push_back(object.id);
    else if (at->hash != object.hash) ++changed.altered;
  }
  SetChange change;
  if (const auto keys = missing.empty() ? std::nullopt : readSetKeys(files, set))
    change.erased = std::erase_if(missing, [&](model::ImageId id) { return !std::binary_search(keys->images.begin(), keys->images.end(), id.uuid); });
  changed.saved = before.size() - change.erased;
  changed.missing = missing.size();
  change.lost = changed.missing + changed.altered;
  change.massChange = isMassChange(changed);
  return change;
}

}  // namespace safelight::vault
