#pragma once
// One record of the journal as bytes (FORMAT.md, "journal").

#include <functional>
#include <optional>

#include "core/base/clock.h"
#include "core/crypto/signing.h"
#include "core/model/ids.h"
#include "core/seal/hash.h"

namespace safelight::store {

/// A record as it lies on disk: the body is sealed under the patient's key, or the vault's when `patient` is nil.
struct JournalRecord {
  std::uint64_t sequence = 0;
  seal::Hash previous{};
  std::uint32_t place = 0;  // among the records of one append, from 0: tells a torn append from damage to an older one
  std::uint32_t epoch = 1;
  model::UserId author;
  Instant time;
  std::uint16_t changeClass = 0;
  model::PatientId patient;
  Bytes sealedBody;
  crypto::Signature signature{};
};

/// What a sealed body is bound to: everything of the record before it.
Bytes bodyAssociation(model::VaultId vault, const JournalRecord& record);

/// Finds the key that must have signed the record of this number; nothing for an unknown author, or one who was disabled before it.
using SignerLookup = std::function<std::optional<crypto::SigningPublicKey>(model::UserId, std::uint64_t sequence)>;

inline constexpr std::size_t kSegmentHeaderBytes = 8 + 2 + 16 + 4 + 8 + 32;
inline constexpr std::size_t kRecordSignatureBytes = 64;
/// Without body.
inline constexpr std::size_t kSmallestRecord = 4 + 8 + 32 + 4 + 4 + 16 + 8 + 2 + 16 + 4 + kRecordSignatureBytes;
inline constexpr std::uint32_t kLargestRecord = 64u << 20;

/// Everything that is signed: the record without its signature.
Bytes encodeUnsigned(const JournalRecord& record);
/// Nothing when the bytes are not one whole record; its signature is not checked.
std::optional<JournalRecord> parseRecord(ByteView bytes);
/// Whether the record that was parsed from these bytes is signed by whom it names. True without a lookup, for who has checked before.
bool isSigned(const JournalRecord& record, ByteView bytes, const SignerLookup& signers);
/// Looks behind a broken record of number `sequence`, which begins `rest`, for a sound one of a later append. There is none when the append itself
/// was torn: a write cut by a crash may have lost any of its sectors, but nothing was appended behind it. If there is one, the broken record was
/// durable once and is damaged now.
bool holdsLaterAppend(ByteView rest, std::uint64_t sequence, const SignerLookup& signers);

}  // namespace safelight::store
