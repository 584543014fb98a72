#include "core/store/head_file.h"

#include <algorithm>

#include "core/store/layout.h"

namespace safelight::store {
namespace {

constexpr std::string_view kMagic = "SAFELITE";
constexpr std::size_t kSignedBytes = 8 + 2 + 16 + 4 + 32 + 16;
constexpr std::size_t kHeadBytes = kSignedBytes + 64;

Bytes encodeSigned(const Head& head) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kFormatVersion);
  writer.raw(head.vault.uuid.view());
  writer.u32(head.epoch);
  writer.raw(head.genesis);
  writer.raw(head.signer.uuid.view());
  return std::move(writer).take();
}

Result<Bytes> readHeadBytes(FileSystem& files, const Path& path) {
  auto bytes = readWhole(files, path, 4096);
  if (!bytes) {
    const ErrorCode code = bytes.error().code;
    if (code == ErrorCode::FileNotFound || code == ErrorCode::NotARegularFile || code == ErrorCode::FileTooLarge) return fail(ErrorCode::NotAVault);
    return fail(bytes.error());
  }
  if (bytes->size() < 10 || toString(ByteView(*bytes).first(8)) != kMagic) return fail(ErrorCode::NotAVault);
  ByteReader reader(ByteView(*bytes).subspan(8));
  const std::uint16_t version = reader.u16();
  if (version > kFormatVersion) return fail(ErrorCode::VaultTooNew, "format " + std::to_string(version));
  return bytes;
}

}  // namespace

Result<void> writeHead(FileSystem& files, const Path& path, const Head& head, const crypto::Identity& identity) {
  ByteWriter writer;
  const Bytes signedPart = encodeSigned(head);
  writer.raw(signedPart);
  writer.raw(identity.sign(signedPart));
  return replaceDurably(files, path, writer.bytes());
}

Result<void> checkHeadVersion(FileSystem& files, const Path& path) {
  TRY_ASSIGN(const Bytes bytes, readHeadBytes(files, path));
  return bytes.size() == kHeadBytes ? Result<void>() : fail(ErrorCode::HeadDamaged, "length");
}

Result<Head> readHead(FileSystem& files, const Path& path, const MembersLog& members) {
  TRY_ASSIGN(const Bytes bytes, readHeadBytes(files, path));
  if (bytes.size() != kHeadBytes) return fail(ErrorCode::HeadDamaged, "length");
  ByteReader reader(ByteView(bytes).subspan(8));
  const std::uint16_t version = reader.u16();
  Head head;
  head.vault.uuid = Uuid::fromBytes(reader.raw(16));
  head.epoch = reader.u32();
  const ByteView genesis = reader.raw(32);
  std::copy(genesis.begin(), genesis.end(), head.genesis.begin());
  head.signer.uuid = Uuid::fromBytes(reader.raw(16));
  crypto::Signature signature;
  const ByteView signatureBytes = reader.raw(64);
  std::copy(signatureBytes.begin(), signatureBytes.end(), signature.begin());

  const Member* signer = members.members().byId(head.signer);
  if (version != kFormatVersion || signer == nullptr || !crypto::verifies(signer->signingKey, ByteView(bytes).first(kSignedBytes), signature))
    return fail(ErrorCode::HeadDamaged, "signature");
  if (head.vault != members.vault() || head.genesis != members.members().genesis()) return fail(ErrorCode::HeadDamaged, "another vault's members");
  return head;
}

}  // namespace safelight::store
