#include "core/vault/backup/saved_states.h"

#include "core/vault/backup/set_reader.h"
#include "core/vault/health/anchor.h"
#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

/// People and manifest alone: the list of a large vault has megabytes, and proves nothing more about how far the vault had come.
Result<SavedState> readState(store::FileSystem& files, const Path& set) {
  TRY_ASSIGN(const auto members, store::MembersLog::open(files, store::Layout{set}.members()));
  TRY_ASSIGN(const Bytes bytes, store::readWhole(files, set / "manifest", kManifestBytes));
  TRY_ASSIGN(const Manifest manifest, readManifest(bytes, members));
  return SavedState{{}, members.members().genesis(), manifest.state};
}

std::optional<SavedState> newestOf(store::FileSystem& files, const PlaceLayout& place, model::VaultId vault) {
  const auto marker = readMarker(files, place);
  const auto names = listSetNames(files, place);
  if (!marker || marker->vault != vault || !names) return std::nullopt;
  for (auto name = names->rbegin(); name != names->rend(); ++name) {
    const auto state = readState(files, place.set(name->name));
    // A set that was given another's name says nothing.
    if (state && state->state.vault == vault && state->state.journal.sequence == name->sequence) return *state;
  }
  return std::nullopt;
}

}  // namespace

std::vector<SavedState> readSavedStates(store::FileSystem& files, model::VaultId vault, const std::vector<BackupPlace>& places) {
  std::vector<SavedState> states;
  for (const BackupPlace& place : places) {
    if (place.kind == PlaceKind::Restic) continue;
    auto newest = newestOf(files, PlaceLayout{pathFromUtf8(place.location)}, vault);
    if (!newest) continue;
    newest->place = place.id;
    states.push_back(std::move(*newest));
  }
  return states;
}

std::optional<SavedState> laterThanVault(const Vault& vault, const std::vector<SavedState>& states) {
  std::optional<SavedState> latest;
  for (const SavedState& saved : states) {
    if (saved.genesis != vault.internals().members.members().genesis()) continue;
    const auto compared = comparedWith(vault, saved.state);
    const bool isLater = !compared && compared.error().code == ErrorCode::VaultRolledBack;
    if (isLater && (!latest || saved.state.journal.sequence > latest->state.journal.sequence)) latest = saved;
  }
  return latest;
}

}  // namespace safelight::vault
