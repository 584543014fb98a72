#include "core/seal/receiver_secret.h"

#include <sodium.h>

#include "core/seal/read_array.h"

namespace safelight::seal {

namespace {

constexpr std::string_view kMagic = "SLRECSEC";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kChecksumBytes = 8;

tl::unexpected<Error> invalid(const char* why) { return fail(ErrorCode::ReceiverSecretInvalid, why); }

}  // namespace

ReceiverSecret::~ReceiverSecret() {
  sodium_memzero(signingSeed.data(), signingSeed.size());
  sodium_memzero(recordKey.data(), recordKey.size());
  sodium_memzero(tlsKey.data(), tlsKey.size());
}

ReceiverSecret ReceiverSecret::make(Uuid vault, const Hash& genesis, Random& random) {
  ReceiverSecret secret;
  secret.vault = vault;
  secret.genesis = genesis;
  secret.signingSeed = random.array<32>();
  secret.recordKey = random.array<32>();
  return secret;
}

Bytes ReceiverSecret::encode() const {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(vault.view());
  writer.raw(genesis);
  writer.raw(signingSeed);
  writer.raw(recordKey);
  writer.text(tlsCertificate);
  writer.text(tlsKey);
  writer.text(tlsAuthorities);
  const Hash checksum = hash(writer.bytes());
  writer.raw(ByteView(checksum).first(kChecksumBytes));
  return std::move(writer).take();
}

Result<ReceiverSecret> ReceiverSecret::parse(ByteView file) {
  if (file.size() > kLargestReceiverSecret || file.size() < kMagic.size() + 2 + kChecksumBytes) return invalid("length");
  const ByteView content = file.first(file.size() - kChecksumBytes);
  ByteReader reader(content);
  if (toString(reader.raw(kMagic.size())) != kMagic) return invalid("magic");
  const std::uint16_t version = reader.u16();
  if (version > kVersion) return fail(ErrorCode::VaultTooNew, "receiver secret version " + std::to_string(version));
  if (version != kVersion) return invalid("version");
  const Hash checksum = hash(content);
  if (!std::equal(checksum.begin(), checksum.begin() + kChecksumBytes, file.last(kChecksumBytes).begin())) return invalid("checksum");
  ReceiverSecret secret;
  secret.vault = readUuid(reader);
  secret.genesis = readArray<32>(reader);
  secret.signingSeed = readArray<32>(reader);
  secret.recordKey = readArray<32>(reader);
  secret.tlsCertificate = reader.text();
  secret.tlsKey = reader.text();
  secret.tlsAuthorities = reader.text();
  if (!reader.finished()) return invalid("content");
  return secret;
}

}  // namespace safelight::seal
