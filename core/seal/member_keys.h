#pragma once
// The public half of the membership log (core/store/FORMAT.md, "members"), for programs that must know who may sign but open nothing.

#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/uuid.h"
#include "core/seal/hash.h"
#include "core/seal/signature.h"

namespace safelight::seal {

/// The kinds of record, as written.
enum class MemberChangeKind : std::uint8_t { Genesis = 1, Added = 2, Role = 3, Disabled = 4, Slot = 5, Renamed = 6, Epoch = 7, DisabledFrom = 8 };

inline constexpr std::string_view kMembersMagic = "SLMEMBER";
inline constexpr std::uint16_t kMembersVersion = 2;  // 2: kinds 7 and 8 may follow
inline constexpr std::size_t kMembersHeaderBytes = 8 + 2 + 16;
inline constexpr std::uint64_t kLargestMembersLog = 64u << 20;

/// One record, split but not yet believed. Views into the bytes it was read from.
struct MemberRecord {
  Uuid vault;
  std::uint64_t sequence = 0;
  Hash previous{};
  std::uint32_t epoch = 0;
  Instant at;
  Uuid signer;
  ByteView change;   // kind, then what follows it
  ByteView payload;  // what is signed
  Signature signature{};
  std::size_t recordBytes = 0;

  /// The record at the beginning of `rest`; nothing when it does not fit.
  static std::optional<MemberRecord> parse(ByteView rest);
};

struct MemberKey {
  Uuid id;
  bool isOwner = false;
  bool disabled = false;
  SigningPublicKey signingKey{};
  std::uint32_t rootEpoch = 0;  // of the root that was sealed to them when they were added
};

/// How far a log had come. It never gets shorter, and a record never becomes another: somebody who left can put an old log back and write on from
/// there, but not to this.
struct MembersPosition {
  std::uint64_t records = 0;
  Hash last{};  // of the last of them

  bool operator==(const MembersPosition&) const = default;
};

/// Who may sign, as the log says when every record was checked.
class MemberKeys {
 public:
  /// Reads the whole file. A last record that is short or does not verify was perhaps never acknowledged and is left out, as
  /// core/store does with torn ones. Errors: VaultTooNew, MembersDamaged.
  static Result<MemberKeys> read(ByteView file);

  Uuid vault() const { return m_vault; }
  /// Hash of the first record: which practice this is.
  const Hash& genesis() const { return m_genesis; }
  MembersPosition position() const { return {m_hashes.size(), m_hashes.back()}; }
  /// Whether this log had come so far, the same way. Everything goes on from no records.
  bool passed(const MembersPosition& position) const;
  /// Of the root key that those who work have; who left may still have those before.
  std::uint32_t epoch() const { return m_epoch; }
  /// An owner who is not disabled; null otherwise.
  const MemberKey* activeOwner(Uuid id) const;

 private:
  Result<void> take(const MemberRecord& record, ByteView whole);
  Result<void> apply(const MemberRecord& record);
  MemberKey* find(Uuid id);
  Uuid m_vault;
  Hash m_genesis{};
  std::vector<Hash> m_hashes;  // of each record
  std::uint32_t m_epoch = 0;
  std::vector<MemberKey> m_members;
};

}  // namespace safelight::seal
