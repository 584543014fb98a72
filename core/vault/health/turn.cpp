#include "core/vault/health/turn.h"

#include <algorithm>

#include "core/seal/hash.h"

namespace safelight::vault {
namespace {

constexpr std::string_view kMagic("SLTURN01", 8);
constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
constexpr std::size_t kSignatureBytes = 64;

Bytes signedMessage(ByteView manifest, ByteView numbers) {
  ByteWriter message;
  message.raw(asBytes(kMagic));
  message.raw(manifest);
  message.raw(numbers);
  return std::move(message).take();
}

}  // namespace

TurnCounterName counterName(model::VaultId vault, const Path& stationMemory) {
  seal::Hasher hasher;
  hasher.add(asBytes("safelight turn counter"));
  hasher.add(vault.uuid.view());
  hasher.add(asBytes(pathToUtf8(stationMemory.lexically_normal())));
  return hasher.finish();
}

bool isTheLastAnchor(const std::optional<Turn>& remembered, const std::optional<std::uint64_t>& counter) {
  if (!counter) return true;
  return remembered && (remembered->value == kTurnAwaited || remembered->value >= *counter);
}

bool deservesCounter(Instant begun, Instant now) { return now.milliseconds - begun.milliseconds >= kDay; }

bool turnIsDue(TurnMoment moment, const std::optional<Turn>& last, Instant now) {
  if (!last || now < last->at) return true;
  return now.milliseconds - last->at.milliseconds >= (moment == TurnMoment::AtClosing ? kMinute : kHour);
}

Bytes signTurn(ByteView manifest, const Turn& turn, const crypto::Identity& identity) {
  ByteWriter writer;
  writer.u64(turn.value);
  writer.i64(turn.at.milliseconds);
  writer.raw(identity.sign(signedMessage(manifest, writer.bytes())));
  return std::move(writer).take();
}

Result<Turn> readTurn(ByteView manifest, ByteView turn, const crypto::SigningPublicKey& signer) {
  if (turn.size() != kTurnBytes) return fail(ErrorCode::BackupDamaged, "turn: length");
  crypto::Signature signature{};
  std::copy_n(turn.last(kSignatureBytes).begin(), kSignatureBytes, signature.begin());
  if (!crypto::verifies(signer, signedMessage(manifest, turn.first(kTurnBytes - kSignatureBytes)), signature)) return fail(ErrorCode::BackupForged, "turn: signature");
  ByteReader reader(turn);
  const std::uint64_t value = reader.u64();
  return Turn{value, {reader.i64()}};
}

}  // namespace safelight::vault
