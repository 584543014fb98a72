#include "core/vault/backup/restored_from.h"

#include "core/vault/backup/backup_plan.h"
#include "core/vault/health/anchor.h"
#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kNoteBytes = kManifestBytes + 16 + 8;

}  // namespace

Path restoredNote(const Path& vaultPath) { return vaultPath / "restored"; }

Result<void> noteRestored(store::FileSystem& files, const Path& vaultPath, ByteView manifest, Uuid place, std::uint64_t bytes) {
  ByteWriter writer;
  writer.raw(manifest);
  writer.raw(place.view());
  writer.u64(bytes);
  return store::replaceDurably(files, restoredNote(vaultPath), writer.bytes());
}

std::optional<RestoredFrom> restoredFrom(const Vault::Internals& vault) {
  store::FileSystem& files = vault.environment.files;
  const Path path = restoredNote(vault.layout.root);
  if (!files.info(path)) return std::nullopt;
  const auto bytes = store::readWhole(files, path, kNoteBytes);
  if (!bytes || bytes->size() != kNoteBytes) return std::nullopt;
  const ByteView view(*bytes);
  const auto manifest = readManifest(view.first(kManifestBytes), vault.members);
  if (!manifest || !checkFilesAreFresh(manifest->state, vault.journal, vault.keyFile)) return std::nullopt;
  ByteReader reader(view.subspan(kManifestBytes));
  RestoredFrom from;
  from.place = Uuid::fromBytes(reader.raw(16));
  from.bytes = reader.u64();
  from.state = manifest->state;
  return from;
}

bool lostItsIndex(const Vault& vault) {
  const Vault::Internals& internals = vault.internals();
  if (!internals.rebuilt) return false;
  const auto from = restoredFrom(internals);
  return !from || from->state.journal.sequence != internals.openedAt;
}

change::BackupFinished ownRun(const RestoredFrom& from, const std::vector<Uuid>& repositories) {
  change::BackupFinished run;
  run.place = from.place.isNil() && repositories.size() == 1 ? repositories.front() : from.place;
  run.set = setName(from.state.at, from.state.journal.sequence);
  run.sequence = from.state.journal.sequence;
  run.objects = from.state.images;
  run.bytes = from.bytes;
  return run;
}

}  // namespace safelight::vault
