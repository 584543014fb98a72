#include "core/vault/health/original_reader.h"

#include <algorithm>

namespace safelight::vault {
namespace {

constexpr std::uint64_t kPiece = 4u << 20;

struct Expected {
  std::uint64_t bytes = 0;
  seal::Hash hash{};
};

Result<Expected> expectedOf(store::Connection& catalogue, model::ImageId id) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT bytes, blake2b FROM image WHERE id = ? AND status <> 4"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
  Expected expected;
  bool whole = false;
  if (found) {
    expected.bytes = static_cast<std::uint64_t>(select->integer(0));
    const ByteView hash = select->blob(1);
    whole = hash.size() == expected.hash.size();
    if (whole) std::copy(hash.begin(), hash.end(), expected.hash.begin());
  }
  select->reset();
  if (!found) return fail(ErrorCode::ImageNotFound);
  return whole ? Result<Expected>(expected) : fail(ErrorCode::CatalogueDamaged, "hash");
}

}  // namespace

Result<OriginalReader> OriginalReader::open(Vault& vault, model::ImageId id) {
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const Expected expected, expectedOf(internals.catalogue, id));
  if (!internals.objects.fileBytes(id)) return fail(ErrorCode::ObjectMissing);
  TRY_ASSIGN(const crypto::SecretBytes key, internals.keys.objectKey(id, internals.catalogue));
  TRY_ASSIGN(crypto::ObjectOpener object, internals.objects.open(id, key));
  if (object.originalBytes() != expected.bytes) return fail(ErrorCode::ObjectDamaged, "length");
  TRY_ASSIGN([[maybe_unused]] const Bytes metadata, object.metadata());
  return OriginalReader(std::move(object), expected.bytes, expected.hash);
}

Result<OriginalReader> OriginalReader::openCopy(Vault& vault, model::ImageId id, std::uint64_t fileBytes, crypto::SealedSource source) {
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const Expected expected, expectedOf(internals.catalogue, id));
  TRY_ASSIGN(const crypto::SecretBytes key, internals.keys.objectKey(id, internals.catalogue));
  TRY_ASSIGN(crypto::ObjectOpener object, crypto::ObjectOpener::open(id.uuid, key, fileBytes, std::move(source)));
  if (object.originalBytes() != expected.bytes) return fail(ErrorCode::ObjectDamaged, "length");
  TRY_ASSIGN([[maybe_unused]] const Bytes metadata, object.metadata());
  return OriginalReader(std::move(object), expected.bytes, expected.hash);
}

Result<bool> OriginalReader::step() {
  if (m_at < m_bytes) {
    Bytes piece(static_cast<std::size_t>(std::min(kPiece, m_bytes - m_at)));
    TRY_VOID(m_object.readAt(m_at, piece));
    m_hasher.add(piece);
    m_at += piece.size();
  }
  if (m_at < m_bytes) return true;
  if (m_hasher.finish() != m_expected) return fail(ErrorCode::ObjectDamaged, "hash");
  return false;
}

}  // namespace safelight::vault
