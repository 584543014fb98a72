#pragma once
// A sealed object in memory, to be opened and tampered with.

#include "core/crypto/object_opener.h"
#include "tests/support/fixed_random.h"
#include "tests/support/sealed_whole.h"
#include "tests/unit/core/crypto/secrets.h"

namespace safelight::tests {

inline Result<void> readFrom(ByteView file, std::uint64_t offset, MutableByteView into) {
  if (offset > file.size() || into.size() > file.size() - offset) return fail(ErrorCode::ObjectDamaged, "short file");
  std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
  return ok();
}

struct SealedObject {
  explicit SealedObject(std::size_t size, std::uint64_t seed = 1) : original(size) {
    FixedRandom random(seed);
    random.fill(original);
    id = Uuid::fromBytes(random.array<16>());
    sealed = key.read([&](ByteView keyBytes) { return sealWhole(id, keyBytes, asBytes("metadata of the object"), original, random); }).value();
  }

  Result<crypto::ObjectOpener> openAs(Uuid as, const crypto::SecretBytes& with, const Bytes& file) const {
    return crypto::ObjectOpener::open(as, with, file.size(),
                                      [&file](std::uint64_t offset, MutableByteView into) { return readFrom(file, offset, into); });
  }
  Result<crypto::ObjectOpener> open() const { return openAs(id, key, sealed); }

  /// True when a changed file is refused as damaged (or as a newer format) before anything of it is handed out.
  bool refuses(const Bytes& file) const {
    const auto opener = openAs(id, key, file);
    const auto refused = [](const Error& error) { return error.code == ErrorCode::ObjectDamaged || error.code == ErrorCode::VaultTooNew; };
    if (!opener) return refused(opener.error());
    const auto metadata = opener->metadata();
    const auto all = opener->readAll();
    if (!metadata) return refused(metadata.error());
    return !all && refused(all.error());
  }

  Uuid id;
  crypto::SecretBytes key = secretOf(32, 0x42);
  Bytes original;
  Bytes sealed;
};

}  // namespace safelight::tests
