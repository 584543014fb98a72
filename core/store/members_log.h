#pragma once
// The membership log (FORMAT.md, "members"): who may open the vault, with which public keys, role and key slots. Append-only, each
// record signed by an owner (or, for a new slot of one's own, by that person) and chained to the one before. Readable without a key.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/crypto/key_slot.h"
#include "core/crypto/key_wrap.h"
#include "core/crypto/signing.h"
#include "core/model/user.h"
#include "core/seal/hash.h"
#include "core/store/file_system.h"

namespace safelight::store {

/// The vault's root key of one epoch, sealed to a member, with a commitment so that a planted key is noticed.
struct SealedRoot {
  std::uint32_t epoch = 1;
  Bytes sealed;
  seal::Hash commitment{};
};

struct Member {
  model::User user;
  crypto::SigningPublicKey signingKey{};
  seal::BoxPublicKey boxKey{};
  std::vector<crypto::KeySlot> slots;  // at most one of each kind
  SealedRoot root;
  /// The first record of the journal that this person, disabled since, may not have signed; none: any.
  std::optional<std::uint64_t> signsBefore;
  bool wasOwner = false;  // at some time, or is one

  const crypto::KeySlot* slot(crypto::SlotKind kind) const;
};

using WrappedRoot = std::array<std::uint8_t, crypto::kWrappedKeyBytes>;
/// What the wrapped root of the epoch before `epoch` is bound to.
Bytes previousRootAssociation(model::VaultId vault, std::uint32_t epoch);

struct Genesis { std::string practice; Member owner; };
struct MemberAdded { Member member; };
struct RoleChanged { model::UserId user; model::Role role; };
/// `from`: the number of the first journal record that a signature of theirs no longer counts for (none in older logs).
struct MemberDisabled { model::UserId user; std::optional<std::uint64_t> from{}; };
struct SlotReplaced { model::UserId user; crypto::KeySlot slot; };
struct PracticeRenamed { std::string practice; };
/// A new root key for everybody who is not disabled, and the one before it under the new one, so that what is older stays readable.
struct EpochTurned {
  std::uint32_t epoch = 2;
  seal::Hash commitment{};
  WrappedRoot previous{};
  std::vector<std::pair<model::UserId, Bytes>> sealed;  // the new root, sealed to each
};
using MemberChange = std::variant<Genesis, MemberAdded, RoleChanged, MemberDisabled, SlotReplaced, PracticeRenamed, EpochTurned>;

/// What the log says when read to its end.
class Members {
 public:
  const std::vector<Member>& all() const { return m_members; }
  const Member* byId(model::UserId id) const;
  const Member* byLogin(std::string_view login) const;  // enabled or not
  const std::string& practice() const { return m_practice; }
  const seal::Hash& genesis() const { return m_genesis; }
  std::uint64_t records() const { return m_records; }
  /// The commitment of the first root, and every turn of the epoch since, oldest first.
  const seal::Hash& firstCommitment() const { return m_firstCommitment; }
  std::uint32_t firstEpoch() const { return m_firstEpoch; }
  const std::vector<EpochTurned>& turns() const { return m_turns; }
  std::uint32_t epoch() const { return m_turns.empty() ? m_firstEpoch : m_turns.back().epoch; }
  /// The hash of a whole record by its number; nothing behind the last.
  std::optional<seal::Hash> hashOf(std::uint64_t record) const;
  /// When the first record was made: the vault cannot be older.
  Instant begun() const { return m_begun; }

 private:
  friend class MembersLog;
  /// Applies a change signed by `signer`; MembersDamaged when that person may not make it.
  Result<void> apply(const MemberChange& change, model::UserId signer);
  Result<void> applyToMember(const MemberChange& change);
  Result<void> turn(const EpochTurned& turned);
  std::vector<Member> m_members;
  std::vector<EpochTurned> m_turns;
  seal::Hash m_firstCommitment{};
  std::uint32_t m_firstEpoch = 1;
  std::string m_practice;
  seal::Hash m_genesis{};
  seal::Hash m_last{};
  std::vector<seal::Hash> m_hashes;
  Instant m_begun;
  std::uint64_t m_records = 0;
};

/// The file. One writer, kept away from others by the vault's lock.
class MembersLog {
 public:
  /// Makes the file with its genesis record, signed by the owner it names.
  static Result<MembersLog> create(FileSystem& files, const Path& path, model::VaultId vault, const Genesis& genesis,
                                   const crypto::Identity& owner, Instant at);
  /// Reads and checks every record. A torn last record (short, or with a sector of zeros: never
  /// acknowledged) is left out. Errors: VaultTooNew, MembersDamaged.
  static Result<MembersLog> open(FileSystem& files, const Path& path);

  /// What a damaged log still says: its records up to the first that does not fit. Whoever was disabled behind it works again, and whoever was added
  /// is nobody: for rebuilding from ruins. MembersDamaged when not even the first record is whole.
  static Result<MembersLog> salvage(FileSystem& files, const Path& path);

  const Members& members() const { return m_members; }
  /// Of the file, behind the last record that counts.
  std::uint64_t bytes() const { return m_end; }
  model::VaultId vault() const { return m_vault; }
  /// MembersDamaged when the signer may not make this change now; append() would say the same.
  Result<void> check(const MemberChange& change, model::UserId signer) const;
  /// Signs, appends, syncs, then applies. MembersDamaged when the signer may not.
  Result<void> append(const MemberChange& change, model::UserId signer, const crypto::Identity& identity, std::uint32_t epoch, Instant at);

 private:
  MembersLog(FileSystem& files, Path path) : m_files(&files), m_path(std::move(path)) {}
  enum class Break : std::uint8_t { Refuse, EndThere };
  static Result<MembersLog> read(FileSystem& files, const Path& path, Break atBreak);
  Result<void> take(ByteView record);
  FileSystem* m_files;
  Path m_path;
  model::VaultId m_vault;
  Members m_members;
  std::uint64_t m_end = 0;
  std::uint16_t m_version = 1;
};

/// keyedHash of the root key that SealedRoot::commitment holds.
Result<seal::Hash> rootCommitment(const crypto::SecretBytes& root, model::VaultId vault, std::uint32_t epoch);

/// The genesis hash as eight groups of four hex digits, for the recovery kit and for comparing by eye.
std::string fingerprintText(const seal::Hash& genesis);

}  // namespace safelight::store
