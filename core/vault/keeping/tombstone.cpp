#include "core/vault/keeping/tombstone.h"

#include <algorithm>
#include <set>

#include "core/seal/read_array.h"
#include "core/store/key_file.h"

namespace safelight::vault {
namespace {

constexpr std::string_view kMagic = "SLERASED";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kSignatureBytes = 64;
constexpr std::uint64_t kLargest = 64u << 20;
constexpr const char* kLaterPeople = "members";

Bytes encodeUnsigned(const Tombstone& tombstone) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(tombstone.vault.uuid.view());
  writer.i64(tombstone.at.milliseconds);
  writer.raw(tombstone.signer.uuid.view());
  writer.u32(static_cast<std::uint32_t>(tombstone.patients.size()));
  for (const model::PatientId id : tombstone.patients) writer.raw(id.uuid.view());
  writer.u32(static_cast<std::uint32_t>(tombstone.images.size()));
  for (const model::ImageId id : tombstone.images) writer.raw(id.uuid.view());
  return std::move(writer).take();
}

tl::unexpected<Error> forged(const char* why) { return fail(ErrorCode::BackupForged, why); }

/// The log goes on where the other one ends.
bool isLater(const store::Members& own, const store::Members& later) {
  return later.records() > own.records() && own.records() > 0 && later.genesis() == own.genesis() && later.hashOf(own.records() - 1) == own.hashOf(own.records() - 1);
}

std::optional<store::MembersLog> laterPeople(store::FileSystem& files, const Path& folder, const store::MembersLog& own) {
  if (!files.info(folder / kLaterPeople)) return std::nullopt;
  auto later = store::MembersLog::open(files, folder / kLaterPeople);
  if (!later || later->vault() != own.vault() || !isLater(own.members(), later->members())) return std::nullopt;
  return std::move(*later);
}

}  // namespace

bool isWorkingOwner(const store::Members& members, model::UserId user) {
  const store::Member* member = members.byId(user);
  return member != nullptr && !member->user.disabled && member->user.role == model::Role::Owner;
}

Bytes signTombstone(const Tombstone& tombstone, const crypto::Identity& identity) {
  Bytes file = encodeUnsigned(tombstone);
  const crypto::Signature signature = identity.sign(file);
  file.insert(file.end(), signature.begin(), signature.end());
  return file;
}

Result<void> writeTombstone(store::FileSystem& files, const Path& folder, const Tombstone& tombstone, const crypto::Identity& identity) {
  if (tombstone.patients.empty()) return fail(ErrorCode::InvalidArgument, "a tombstone of nobody");
  TRY_VOID(files.makeDirectory(folder));
  TRY_VOID(files.syncDirectory(folder.parent_path()));
  return store::replaceDurably(files, folder / tombstone.patients.front().toString(), signTombstone(tombstone, identity));
}

Result<Tombstone> parseTombstone(ByteView file, const store::MembersLog& members) {
  if (file.size() < kMagic.size() + 2 + kSignatureBytes) return forged("length");
  const ByteView signedPart = file.first(file.size() - kSignatureBytes);
  ByteReader reader(signedPart);
  if (toString(reader.raw(kMagic.size())) != kMagic) return forged("magic");
  const std::uint16_t version = reader.u16();
  if (version > kVersion) return fail(ErrorCode::VaultTooNew, "tombstone");
  Tombstone tombstone;
  tombstone.vault.uuid = seal::readUuid(reader);
  tombstone.at.milliseconds = reader.i64();
  tombstone.signer.uuid = seal::readUuid(reader);
  tombstone.patients.resize(reader.count(16));
  for (model::PatientId& id : tombstone.patients) id.uuid = seal::readUuid(reader);
  tombstone.images.resize(reader.count(16));
  for (model::ImageId& id : tombstone.images) id.uuid = seal::readUuid(reader);
  if (!reader.finished() || version != kVersion || tombstone.patients.empty()) return forged("length");
  if (tombstone.vault != members.vault()) return forged("another vault");
  const store::Member* signer = members.members().byId(tombstone.signer);
  ByteReader trailer(file.subspan(signedPart.size()));
  const auto signature = seal::readArray<kSignatureBytes>(trailer);
  if (signer == nullptr || !signer->wasOwner || !crypto::verifies(signer->signingKey, signedPart, signature)) return forged("signature");
  // The key of images that wait for somebody is nobody's.
  for (const model::PatientId id : tombstone.patients)
    if (id.isNil()) return forged("nobody");
  return tombstone;
}

Result<std::vector<Tombstone>> readTombstones(store::FileSystem& files, const Path& folder, const store::MembersLog& members, TombstoneSigners signers) {
  std::vector<Tombstone> tombstones;
  if (!files.info(folder)) return tombstones;
  const auto later = signers == TombstoneSigners::Working ? laterPeople(files, folder, members) : std::nullopt;
  TRY_ASSIGN(const auto names, files.list(folder));
  for (const std::string& name : names) {
    if (name == kLaterPeople) continue;
    const auto file = store::readWhole(files, folder / name, kLargest);
    if (!file) continue;
    auto tombstone = parseTombstone(*file, members);
    if (tombstone && signers == TombstoneSigners::Working && !isWorkingOwner(members.members(), tombstone->signer)) continue;
    // Not somebody who was an owner here and is none any more: they would be one again.
    if (!tombstone && later) tombstone = parseTombstone(*file, *later);
    if (tombstone && tombstone->patients.front().toString() == name) tombstones.push_back(std::move(*tombstone));
  }
  return tombstones;
}

Result<void> giveLaterPeople(store::FileSystem& files, const Path& folder, const store::MembersLog& own, const store::MembersLog& later, const Path& laterFile) {
  if (!isLater(own.members(), later.members())) return {};
  TRY_ASSIGN(Bytes log, store::readWhole(files, laterFile, kLargest));
  log.resize(std::min<std::size_t>(log.size(), static_cast<std::size_t>(later.bytes())));
  TRY_VOID(files.makeDirectory(folder));
  TRY_VOID(files.syncDirectory(folder.parent_path()));
  return store::replaceDurably(files, folder / kLaterPeople, log);
}

Result<void> dropLaterPeople(store::FileSystem& files, const Path& folder) {
  return files.info(folder / kLaterPeople) ? files.remove(folder / kLaterPeople) : ok();
}

Result<Entombed> applyTombstones(store::FileSystem& files, const Path& folder, const store::Layout& vault, const store::MembersLog& members, const Believes& believes) {
  Entombed report;
  if (!files.info(folder)) return report;
  std::set<Uuid> patients, images;
  TRY_ASSIGN(const auto names, files.list(folder));
  if (!names.empty()) TRY_VOID(files.makeDirectory(vault.erased()));
  for (const std::string& name : names) {
    if (name == kLaterPeople) continue;
    TRY_ASSIGN(const Bytes file, store::readWhole(files, folder / name, kLargest));
    const auto tombstone = parseTombstone(file, members);
    if (!tombstone && tombstone.error().code == ErrorCode::VaultTooNew) return fail(tombstone.error());
    if (!tombstone || tombstone->patients.front().toString() != name || (believes && !believes(*tombstone))) {
      report.refused.push_back(name);
      continue;
    }
    if (folder != vault.erased()) TRY_VOID(store::replaceDurably(files, vault.erased() / name, file));
    for (const model::PatientId id : tombstone->patients) patients.insert(id.uuid);
    for (const model::ImageId id : tombstone->images) images.insert(id.uuid);
  }
  if (patients.empty()) return report;
  std::set<Uuid> came;
  TRY_ASSIGN(store::KeyFile keys, store::KeyFile::open(files, vault.keys(), vault.keysCopy(), members.vault()));
  TRY_ASSIGN(report.keys, keys.destroy([&](std::uint64_t, const store::KeyRecord& record) {
    const bool isTheirs = patients.contains(record.patient.uuid);
    if (isTheirs) came.insert(record.patient.uuid);
    return isTheirs || (record.kind == store::KeyKind::Object && images.contains(record.id));
  }));
  report.patients = static_cast<std::uint32_t>(came.size());
  for (const Uuid& id : images) TRY_VOID(files.remove(vault.object({id})));
  return report;
}

}  // namespace safelight::vault
