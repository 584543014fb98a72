#include "core/vault/health/manifest.h"

#include <algorithm>

#include "core/store/layout.h"

namespace safelight::vault {
namespace {

constexpr std::string_view kMagic("SLMANIFT", 8);
constexpr std::size_t kSignatureBytes = 64;

template <std::size_t Count>
void readInto(ByteReader& reader, std::array<std::uint8_t, Count>& into) {
  const ByteView bytes = reader.raw(Count);
  if (bytes.size() == Count) std::copy(bytes.begin(), bytes.end(), into.begin());
}

}  // namespace

seal::Hash objectListHash(std::span<const ListedObject> objects) {
  seal::Hasher hasher;
  hasher.add(asBytes("safelight object list"));
  for (const ListedObject& object : objects) {
    ByteWriter entry;
    entry.raw(object.id.uuid.view());
    entry.u64(object.bytes);
    hasher.add(entry.bytes());
  }
  return hasher.finish();
}

Bytes signManifest(const VaultState& state, model::UserId signer, const crypto::Identity& identity) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(store::kFormatVersion);
  writer.raw(state.vault.uuid.view());
  writer.u32(state.epoch);
  writer.u64(state.memberRecords);
  writer.raw(state.lastMember);
  writer.u64(state.journal.sequence);
  writer.raw(state.journal.last);
  writer.u32(state.journal.segment);
  writer.u64(state.journal.offset);
  writer.u64(state.keyRecords);
  writer.u64(state.images);
  writer.raw(state.objectList);
  writer.i64(state.at.milliseconds);
  writer.raw(signer.uuid.view());
  writer.raw(identity.sign(writer.bytes()));
  return std::move(writer).take();
}

Result<Manifest> parseManifest(ByteView bytes) {
  ByteReader reader(bytes);
  if (toString(reader.raw(kMagic.size())) != kMagic) return fail(ErrorCode::BackupDamaged, "manifest: magic");
  const std::uint16_t version = reader.u16();
  if (!reader.failed() && version > store::kFormatVersion) return fail(ErrorCode::VaultTooNew, "manifest " + std::to_string(version));
  if (bytes.size() != kManifestBytes || version != store::kFormatVersion) return fail(ErrorCode::BackupDamaged, "manifest: length");
  Manifest manifest;
  VaultState& state = manifest.state;
  readInto(reader, state.vault.uuid.bytes);
  state.epoch = reader.u32();
  state.memberRecords = reader.u64();
  readInto(reader, state.lastMember);
  state.journal.sequence = reader.u64();
  readInto(reader, state.journal.last);
  state.journal.segment = reader.u32();
  state.journal.offset = reader.u64();
  state.keyRecords = reader.u64();
  state.images = reader.u64();
  readInto(reader, state.objectList);
  state.at.milliseconds = reader.i64();
  readInto(reader, manifest.signer.uuid.bytes);
  return manifest;
}

Result<Manifest> readManifest(ByteView bytes, const store::MembersLog& members) {
  TRY_ASSIGN(Manifest manifest, parseManifest(bytes));
  if (manifest.state.vault != members.vault()) return fail(ErrorCode::BackupOfAnotherVault, "manifest");
  const store::Member* signer = members.members().byId(manifest.signer);
  if (signer == nullptr) return fail(ErrorCode::BackupForged, "manifest: unknown signer");
  crypto::Signature signature{};
  const ByteView signatureBytes = bytes.last(kSignatureBytes);
  std::copy(signatureBytes.begin(), signatureBytes.end(), signature.begin());
  if (!crypto::verifies(signer->signingKey, bytes.first(bytes.size() - kSignatureBytes), signature)) return fail(ErrorCode::BackupForged, "manifest: signature");
  return manifest;
}

}  // namespace safelight::vault
