#include "core/store/members_log.h"

#include <algorithm>

#include "core/seal/member_keys.h"
#include "core/store/layout.h"
#include "core/store/torn_write.h"

namespace safelight::store {
namespace {

using seal::kMembersMagic;
using Kind = seal::MemberChangeKind;
constexpr std::size_t kSignatureBytes = 64;

template <std::size_t Count>
bool readArray(ByteReader& reader, std::array<std::uint8_t, Count>& into) {
  const ByteView bytes = reader.raw(Count);
  if (bytes.size() != Count) return false;
  std::copy(bytes.begin(), bytes.end(), into.begin());
  return true;
}

void encodeMember(ByteWriter& writer, const Member& member) {
  writer.raw(member.user.id.uuid.view());
  writer.text(member.user.login);
  writer.text(member.user.displayName);
  writer.u8(static_cast<std::uint8_t>(member.user.role));
  writer.raw(member.signingKey);
  writer.raw(member.boxKey);
  writer.u8(static_cast<std::uint8_t>(member.slots.size()));
  for (const crypto::KeySlot& slot : member.slots) slot.encode(writer);
  writer.u32(member.root.epoch);
  writer.blob(member.root.sealed);
  writer.raw(member.root.commitment);
}

std::optional<model::Role> readRole(ByteReader& reader) {
  const std::uint8_t number = reader.u8();
  if (number < 1 || number > 4) return std::nullopt;
  return static_cast<model::Role>(number);
}

std::optional<Member> parseMember(ByteReader& reader) {
  Member member;
  if (!readArray(reader, member.user.id.uuid.bytes)) return std::nullopt;
  member.user.login = reader.text();
  member.user.displayName = reader.text();
  const auto role = readRole(reader);
  if (!role) return std::nullopt;
  member.user.role = *role;
  if (!readArray(reader, member.signingKey) || !readArray(reader, member.boxKey)) return std::nullopt;
  const std::uint8_t slots = reader.u8();
  for (std::uint8_t i = 0; i < slots; ++i) {
    auto slot = crypto::KeySlot::parse(reader);
    if (!slot) return std::nullopt;
    member.slots.push_back(std::move(*slot));
  }
  member.root.epoch = reader.u32();
  const ByteView sealed = reader.blob();
  member.root.sealed.assign(sealed.begin(), sealed.end());
  if (!readArray(reader, member.root.commitment) || reader.failed()) return std::nullopt;
  return member;
}

struct ChangeEncoder {
  ByteWriter& writer;
  void operator()(const Genesis& change) const {
    writer.u8(static_cast<std::uint8_t>(Kind::Genesis));
    writer.text(change.practice);
    encodeMember(writer, change.owner);
  }
  void operator()(const MemberAdded& change) const {
    writer.u8(static_cast<std::uint8_t>(Kind::Added));
    encodeMember(writer, change.member);
  }
  void operator()(const RoleChanged& change) const {
    writer.u8(static_cast<std::uint8_t>(Kind::Role));
    writer.raw(change.user.uuid.view());
    writer.u8(static_cast<std::uint8_t>(change.role));
  }
  void operator()(const MemberDisabled& change) const {
    writer.u8(static_cast<std::uint8_t>(change.from ? Kind::DisabledFrom : Kind::Disabled));
    writer.raw(change.user.uuid.view());
    if (change.from) writer.u64(*change.from);
  }
  void operator()(const EpochTurned& change) const {
    writer.u8(static_cast<std::uint8_t>(Kind::Epoch));
    writer.u32(change.epoch);
    writer.raw(change.commitment);
    writer.raw(change.previous);
    writer.u32(static_cast<std::uint32_t>(change.sealed.size()));
    for (const auto& [user, sealed] : change.sealed) {
      writer.raw(user.uuid.view());
      writer.blob(sealed);
    }
  }
  void operator()(const SlotReplaced& change) const {
    writer.u8(static_cast<std::uint8_t>(Kind::Slot));
    writer.raw(change.user.uuid.view());
    change.slot.encode(writer);
  }
  void operator()(const PracticeRenamed& change) const {
    writer.u8(static_cast<std::uint8_t>(Kind::Renamed));
    writer.text(change.practice);
  }
};

std::optional<MemberChange> parseTurn(ByteReader& reader) {
  EpochTurned turned;
  turned.epoch = reader.u32();
  if (!readArray(reader, turned.commitment) || !readArray(reader, turned.previous)) return std::nullopt;
  turned.sealed.resize(reader.count(16 + 4));
  for (auto& [user, sealed] : turned.sealed) {
    if (!readArray(reader, user.uuid.bytes)) return std::nullopt;
    const ByteView bytes = reader.blob();
    sealed.assign(bytes.begin(), bytes.end());
  }
  if (reader.failed()) return std::nullopt;
  return turned;
}

std::optional<MemberChange> parseChange(ByteReader& reader) {
  model::UserId user;
  switch (static_cast<Kind>(reader.u8())) {
    case Kind::Genesis: {
      std::string practice = reader.text();
      auto owner = parseMember(reader);
      if (!owner) return std::nullopt;
      return Genesis{std::move(practice), std::move(*owner)};
    }
    case Kind::Added: {
      auto member = parseMember(reader);
      if (!member) return std::nullopt;
      return MemberAdded{std::move(*member)};
    }
    case Kind::Role: {
      if (!readArray(reader, user.uuid.bytes)) return std::nullopt;
      const auto role = readRole(reader);
      if (!role) return std::nullopt;
      return RoleChanged{user, *role};
    }
    case Kind::Disabled:
      if (!readArray(reader, user.uuid.bytes)) return std::nullopt;
      return MemberDisabled{user, std::nullopt};
    case Kind::DisabledFrom:
      if (!readArray(reader, user.uuid.bytes)) return std::nullopt;
      return MemberDisabled{user, reader.u64()};
    case Kind::Epoch: return parseTurn(reader);
    case Kind::Slot: {
      if (!readArray(reader, user.uuid.bytes)) return std::nullopt;
      auto slot = crypto::KeySlot::parse(reader);
      if (!slot) return std::nullopt;
      return SlotReplaced{user, std::move(*slot)};
    }
    case Kind::Renamed: return PracticeRenamed{reader.text()};
  }
  return std::nullopt;
}

/// A log is of the first version until it holds a record that an older program would not understand.
std::uint16_t versionFor(const MemberChange& change) {
  const auto* disabled = std::get_if<MemberDisabled>(&change);
  return std::holds_alternative<EpochTurned>(change) || (disabled != nullptr && disabled->from) ? 2 : 1;
}

Bytes encodeHeader(model::VaultId vault) {
  ByteWriter writer;
  writer.raw(asBytes(kMembersMagic));
  writer.u16(kFormatVersion);
  writer.raw(vault.uuid.view());
  return std::move(writer).take();
}

struct RecordHead {
  std::uint64_t sequence = 0;
  seal::Hash previous{};
  std::uint32_t epoch = 0;
  std::int64_t time = 0;
  model::UserId signer;
};

/// Whether a last record that is longer than the file was cut short by a crash, or is all there and only its length changed: else such a
/// change would take back what the records from here on say.
bool isTorn(ByteView rest, model::VaultId vault) {
  const ByteView id = vault.uuid.view();
  if (rest.size() <= 4 + id.size()) return true;
  const ByteView behindLength = rest.subspan(4);
  // Each payload begins with the vault's id, which occurs nowhere else: met again, more than one record lies here.
  const auto next = std::search(behindLength.begin() + static_cast<std::ptrdiff_t>(id.size()), behindLength.end(), id.begin(), id.end());
  if (next != behindLength.end()) return false;
  ByteReader reader(behindLength);
  reader.raw(16 + 8 + 32 + 4 + 8 + 16);  // vault and RecordHead
  return !parseChange(reader) || reader.remaining() != kSignatureBytes;
}

Bytes encodeRecord(model::VaultId vault, const RecordHead& head, const MemberChange& change, const crypto::Identity& identity) {
  ByteWriter payload;
  payload.raw(vault.uuid.view());
  payload.u64(head.sequence);
  payload.raw(head.previous);
  payload.u32(head.epoch);
  payload.i64(head.time);
  payload.raw(head.signer.uuid.view());
  std::visit(ChangeEncoder{payload}, change);
  ByteWriter record;
  record.u32(static_cast<std::uint32_t>(payload.size()));
  record.raw(payload.bytes());
  record.raw(identity.sign(payload.bytes()));
  return std::move(record).take();
}

}  // namespace

Result<MembersLog> MembersLog::create(FileSystem& files, const Path& path, model::VaultId vault, const Genesis& genesis,
                                      const crypto::Identity& owner, Instant at) {
  MembersLog log(files, path);
  log.m_vault = vault;
  const Bytes header = encodeHeader(vault);
  const Bytes record = encodeRecord(vault, {0, {}, genesis.owner.root.epoch, at.milliseconds, genesis.owner.user.id}, genesis, owner);
  TRY_ASSIGN(const auto file, files.open(path, OpenMode::CreateNew));
  TRY_VOID(file->writeAt(0, header));
  TRY_VOID(file->writeAt(header.size(), record));
  TRY_VOID(file->sync());
  TRY_VOID(files.syncDirectory(path.parent_path()));
  TRY_VOID(log.m_members.apply(genesis, genesis.owner.user.id));
  log.m_members.m_records = 1;
  log.m_members.m_genesis = log.m_members.m_last = seal::hash(record);
  log.m_members.m_hashes = {log.m_members.m_last};
  log.m_members.m_begun = at;
  log.m_end = header.size() + record.size();
  return log;
}

Result<MembersLog> MembersLog::open(FileSystem& files, const Path& path) { return read(files, path, Break::Refuse); }

Result<MembersLog> MembersLog::salvage(FileSystem& files, const Path& path) { return read(files, path, Break::EndThere); }

Result<MembersLog> MembersLog::read(FileSystem& files, const Path& path, Break atBreak) {
  const auto damaged = [](const char* why) { return fail(ErrorCode::MembersDamaged, why); };
  auto content = readWhole(files, path, seal::kLargestMembersLog);
  if (!content) return fail(content.error().code == ErrorCode::FileNotFound ? Error{ErrorCode::MembersDamaged, "missing"} : content.error());
  const ByteView bytes = *content;
  ByteReader header(bytes);
  if (toString(header.raw(kMembersMagic.size())) != kMembersMagic) return damaged("magic");
  const std::uint16_t version = header.u16();
  if (version > seal::kMembersVersion) return fail(ErrorCode::VaultTooNew);
  if (version == 0) return damaged("version");
  MembersLog log(files, path);
  log.m_version = version;
  if (!readArray(header, log.m_vault.uuid.bytes)) return damaged("header");

  std::size_t position = seal::kMembersHeaderBytes;
  while (position < bytes.size()) {
    ByteReader record(bytes.subspan(position));
    const std::uint32_t payloadBytes = record.u32();
    record.raw(payloadBytes);
    record.raw(kSignatureBytes);
    if (record.failed()) {
      if (atBreak == Break::EndThere || isTorn(bytes.subspan(position), log.m_vault)) break;  // torn: it was never acknowledged
      return damaged("length");
    }
    const std::size_t recordBytes = 4 + payloadBytes + kSignatureBytes;
    const ByteView whole = bytes.subspan(position, recordBytes);
    if (const auto taken = log.take(whole); !taken) {
      const bool mayBeLast = position + recordBytes == bytes.size() || payloadBytes == 0;  // zeros where a record never arrived
      if (atBreak == Break::EndThere || (mayBeLast && lostASector(whole, position))) break;
      return fail(taken.error());
    }
    position += recordBytes;
  }
  if (log.m_members.m_records == 0) return damaged("no genesis");
  log.m_end = position;
  return log;
}

Result<void> MembersLog::take(ByteView record) {
  const auto damaged = [](const char* why) { return fail(ErrorCode::MembersDamaged, why); };
  const auto split = seal::MemberRecord::parse(record);
  if (!split) return damaged("record");
  ByteReader reader(split->change);
  const auto change = parseChange(reader);
  if (!change || !reader.finished()) return damaged("record");
  if (split->vault != m_vault.uuid || split->sequence != m_members.m_records || split->previous != m_members.m_last) return damaged("chain");
  const model::UserId author{split->signer};
  const Member* signer = nullptr;
  if (const auto* genesis = std::get_if<Genesis>(&*change)) signer = &genesis->owner;
  else signer = m_members.byId(author);
  if (signer == nullptr || !crypto::verifies(signer->signingKey, split->payload, split->signature)) return damaged("signature");
  TRY_VOID(m_members.apply(*change, author));
  m_members.m_last = seal::hash(record);
  m_members.m_hashes.push_back(m_members.m_last);
  if (m_members.m_records++ > 0) return {};
  m_members.m_genesis = m_members.m_last;
  m_members.m_begun = split->at;
  return {};
}

Result<void> MembersLog::check(const MemberChange& change, model::UserId signer) const {
  Members next = m_members;
  return next.apply(change, signer);
}

Result<void> MembersLog::append(const MemberChange& change, model::UserId signer, const crypto::Identity& identity, std::uint32_t epoch,
                                Instant at) {
  Members next = m_members;
  TRY_VOID(next.apply(change, signer));
  const Bytes record = encodeRecord(m_vault, {m_members.m_records, m_members.m_last, epoch, at.milliseconds, signer}, change, identity);
  TRY_ASSIGN(const auto file, m_files->open(m_path, OpenMode::ReadWrite));
  if (versionFor(change) > m_version) {
    // Before the record, so that an older program says that the vault is newer, not that it is damaged.
    ByteWriter version;
    version.u16(seal::kMembersVersion);
    TRY_VOID(file->writeAt(kMembersMagic.size(), version.bytes()));
    TRY_VOID(file->sync());
    m_version = seal::kMembersVersion;
  }
  TRY_VOID(file->truncate(m_end));  // a torn record of an earlier crash goes
  auto written = file->writeAt(m_end, record);
  if (written) written = file->sync();
  if (!written) {
    // What was refused must not count from the next opening on. Where even this fails, the next append cuts it first.
    if (file->truncate(m_end)) static_cast<void>(file->sync());
    return written;
  }
  m_members = std::move(next);
  m_members.m_records += 1;
  m_members.m_last = seal::hash(record);
  m_members.m_hashes.push_back(m_members.m_last);
  m_end += record.size();
  return {};
}

Bytes previousRootAssociation(model::VaultId vault, std::uint32_t epoch) {
  ByteWriter writer;
  writer.raw(asBytes("safelight previous root"));
  writer.raw(vault.uuid.view());
  writer.u32(epoch);
  return std::move(writer).take();
}

Result<seal::Hash> rootCommitment(const crypto::SecretBytes& root, model::VaultId vault, std::uint32_t epoch) {
  ByteWriter number;
  number.u32(epoch);
  return root.read([&](ByteView key) { return seal::keyedHash(key, {asBytes("safelight root commitment"), vault.uuid.view(), number.bytes()}); });
}

std::string fingerprintText(const seal::Hash& genesis) {
  const std::string hex = toHex(genesis);
  std::string text;
  for (std::size_t group = 0; group < 8; ++group) {
    if (group > 0) text += ' ';
    text += hex.substr(group * 4, 4);
  }
  return text;
}

}  // namespace safelight::store
