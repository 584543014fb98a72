#include "core/vault/backup/restore_witness.h"

#include <algorithm>

#include "core/store/layout.h"

namespace safelight::vault {

Result<RestoreWitness> RestoreWitness::open(store::FileSystem& files, const PlaceLayout& place, const BackupSet& chosen) {
  Path file = store::Layout{chosen.folder}.members();
  if (const auto newest = readNewestSet(files, place); newest && newest->set.members.members().records() > chosen.members.members().records())
    file = store::Layout{newest->set.folder}.members();
  TRY_ASSIGN(store::MembersLog log, store::MembersLog::open(files, file));
  return RestoreWitness(files, place, std::move(log), std::move(file));
}

std::optional<RestoreWitness::Keys> RestoreWitness::readKeys() const {
  const auto names = listSetNames(*m_files, m_place);
  if (!names) return std::nullopt;
  for (auto name = names->rbegin(); name != names->rend(); ++name) {
    auto set = readSet(*m_files, m_place, *name);
    if (!set) continue;
    if (auto keys = readSetKeys(*m_files, *set)) return Keys{std::move(set->members), std::move(*keys)};
  }
  return std::nullopt;
}

bool RestoreWitness::bearsOut(const Tombstone& tombstone) {
  if (isWorkingOwner(m_people.members(), tombstone.signer)) return true;
  if (!m_haveLooked) m_keys = readKeys();
  m_haveLooked = true;
  // A set in which the signer is an owner still may be from before the erasure: its keys say nothing.
  if (!m_keys || isWorkingOwner(m_keys->people.members(), tombstone.signer)) return false;
  const auto isGone = [](const std::vector<Uuid>& there, Uuid id) { return !std::binary_search(there.begin(), there.end(), id); };
  return std::all_of(tombstone.patients.begin(), tombstone.patients.end(), [&](model::PatientId id) { return isGone(m_keys->there.patients, id.uuid); }) &&
         std::all_of(tombstone.images.begin(), tombstone.images.end(), [&](model::ImageId id) { return isGone(m_keys->there.images, id.uuid); });
}

}  // namespace safelight::vault
