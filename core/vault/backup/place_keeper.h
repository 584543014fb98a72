#pragma once
// Writing a set into a place, and letting old ones go. Only core/vault includes this.

#include "core/vault/backup/copier.h"
#include "core/vault/backup/set_reader.h"

namespace safelight::vault {

/// Writes sets/NAME so that it is there whole or not at all. `files` by name, the list among them.
Result<void> writeSet(store::FileSystem& files, const PlaceLayout& place, const std::string& name, const std::vector<std::pair<std::string, Bytes>>& parts);

struct LetGo {
  std::uint64_t sets = 0, objects = 0;
};
/// Takes the sets away, and then what they alone named. Nothing goes that `newest` or another set names; objects stay when a remaining set cannot be read.
Result<LetGo> letSetsGo(store::FileSystem& files, const PlaceLayout& place, const std::vector<std::string>& names, const SetList& newest);

/// What an interrupted run left: half-written sets, and half of those that were being taken away.
Result<void> removeLeftovers(store::FileSystem& files, const PlaceLayout& place);

/// The single files of an older kind of backup, once the place has a set.
Result<void> removeMirror(store::FileSystem& files, const PlaceLayout& place);

}  // namespace safelight::vault
