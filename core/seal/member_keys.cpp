#include "core/seal/member_keys.h"

#include <algorithm>

#include "core/seal/read_array.h"

namespace safelight::seal {

namespace {

constexpr std::size_t kSignatureBytes = sizeof(Signature);
constexpr std::uint8_t kOwnerRole = 1;
constexpr std::uint8_t kHighestRole = 4;

tl::unexpected<Error> damaged(const char* why) { return fail(ErrorCode::MembersDamaged, why); }

std::optional<bool> readIsOwner(ByteReader& reader) {
  const std::uint8_t role = reader.u8();
  if (role < kOwnerRole || role > kHighestRole) return std::nullopt;
  return role == kOwnerRole;
}

// Key slots and the sealed root are for those who open; here they are only stepped over.
void skipSlot(ByteReader& reader) {
  reader.raw(1 + 4 + 1 + 4 + 4 + 16);
  reader.blob();
}

std::optional<MemberKey> readMember(ByteReader& reader) {
  MemberKey member;
  member.id = readUuid(reader);
  reader.blob();  // login
  reader.blob();  // display name
  const auto isOwner = readIsOwner(reader);
  if (!isOwner) return std::nullopt;
  member.isOwner = *isOwner;
  member.signingKey = readArray<32>(reader);
  reader.raw(32);  // X25519 key
  const std::uint8_t slots = reader.u8();
  for (std::uint8_t i = 0; i < slots; ++i) skipSlot(reader);
  member.rootEpoch = reader.u32();
  reader.blob();
  reader.raw(32);  // sealed root and its commitment
  if (!reader.finished()) return std::nullopt;
  return member;
}

}  // namespace

std::optional<MemberRecord> MemberRecord::parse(ByteView rest) {
  ByteReader reader(rest);
  MemberRecord record;
  record.payload = reader.raw(reader.u32());
  record.signature = readArray<kSignatureBytes>(reader);
  if (reader.failed()) return std::nullopt;
  record.recordBytes = 4 + record.payload.size() + kSignatureBytes;
  ByteReader payload(record.payload);
  record.vault = readUuid(payload);
  record.sequence = payload.u64();
  record.previous = readArray<32>(payload);
  record.epoch = payload.u32();
  record.at.milliseconds = payload.i64();
  record.signer = readUuid(payload);
  record.change = payload.raw(payload.remaining());
  return record;
}

Result<MemberKeys> MemberKeys::read(ByteView file) {
  if (file.size() > kLargestMembersLog) return damaged("length");
  ByteReader header(file);
  if (toString(header.raw(kMembersMagic.size())) != kMembersMagic) return damaged("magic");
  const std::uint16_t version = header.u16();
  if (version > kMembersVersion) return fail(ErrorCode::VaultTooNew);
  if (version == 0) return damaged("version");
  MemberKeys keys;
  keys.m_vault = readUuid(header);
  if (header.failed()) return damaged("header");
  ByteView rest = file.subspan(kMembersHeaderBytes);
  while (!rest.empty()) {
    const auto record = MemberRecord::parse(rest);
    if (!record) break;
    const bool isLast = record->recordBytes == rest.size();
    const auto taken = keys.take(*record, rest.first(record->recordBytes));
    if (!taken && isLast) break;
    if (!taken) return fail(taken.error());
    rest = rest.subspan(record->recordBytes);
  }
  if (keys.m_hashes.empty()) return damaged("no genesis");
  return keys;
}

bool MemberKeys::passed(const MembersPosition& position) const {
  return position.records == 0 || (position.records <= m_hashes.size() && m_hashes[static_cast<std::size_t>(position.records - 1)] == position.last);
}

MemberKey* MemberKeys::find(Uuid id) {
  const auto found = std::ranges::find(m_members, id, &MemberKey::id);
  return found == m_members.end() ? nullptr : &*found;
}

const MemberKey* MemberKeys::activeOwner(Uuid id) const {
  const auto found = std::ranges::find(m_members, id, &MemberKey::id);
  return found == m_members.end() || !found->isOwner || found->disabled ? nullptr : &*found;
}

Result<void> MemberKeys::take(const MemberRecord& record, ByteView whole) {
  const Hash previous = m_hashes.empty() ? Hash{} : m_hashes.back();
  if (record.vault != m_vault || record.sequence != m_hashes.size() || record.previous != previous) return damaged("chain");
  if (m_hashes.empty()) {
    ByteReader change(record.change);
    if (change.u8() != static_cast<std::uint8_t>(MemberChangeKind::Genesis)) return damaged("genesis");
    change.blob();  // practice
    const auto owner = readMember(change);
    if (!owner || owner->id != record.signer || !owner->isOwner) return damaged("genesis");
    if (!verifies(owner->signingKey, record.payload, record.signature)) return damaged("signature");
    m_members.push_back(*owner);
    m_epoch = owner->rootEpoch;
  } else {
    const MemberKey* const signer = find(record.signer);
    if (signer == nullptr || !verifies(signer->signingKey, record.payload, record.signature)) return damaged("signature");
    TRY_VOID(apply(record));
  }
  m_hashes.push_back(hash(whole));
  m_genesis = m_hashes.front();
  return ok();
}

Result<void> MemberKeys::apply(const MemberRecord& record) {
  const auto notAllowed = [] { return damaged("a membership record by somebody who may not make it"); };
  const MemberKey signer = *find(record.signer);
  if (signer.disabled) return notAllowed();
  ByteReader change(record.change);
  const auto kind = static_cast<MemberChangeKind>(change.u8());
  if (kind == MemberChangeKind::Slot) return readUuid(change) == signer.id ? ok() : Result<void>(notAllowed());
  if (!signer.isOwner) return notAllowed();
  switch (kind) {
    case MemberChangeKind::Renamed: return ok();
    case MemberChangeKind::Epoch:  // what it seals is for those who open
      if (change.u32() != m_epoch + 1) return damaged("epoch");
      ++m_epoch;
      return ok();
    case MemberChangeKind::Added: {
      const auto member = readMember(change);
      if (!member) return damaged("record");
      if (find(member->id) != nullptr) return notAllowed();
      m_members.push_back(*member);
      return ok();
    }
    case MemberChangeKind::Role: {
      MemberKey* const member = find(readUuid(change));
      const auto isOwner = readIsOwner(change);
      if (member == nullptr || !isOwner || !change.finished()) return damaged("record");
      member->isOwner = *isOwner;
      return ok();
    }
    case MemberChangeKind::Disabled:
    case MemberChangeKind::DisabledFrom: {
      MemberKey* const member = find(readUuid(change));
      if (kind == MemberChangeKind::DisabledFrom) change.u64();  // from which record of the journal on
      if (member == nullptr || !change.finished()) return damaged("record");
      member->disabled = true;
      return ok();
    }
    case MemberChangeKind::Genesis:
    case MemberChangeKind::Slot: break;
  }
  return damaged("record");
}

}  // namespace safelight::seal
