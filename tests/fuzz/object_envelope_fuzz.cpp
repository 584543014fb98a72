// A sealed object that somebody changed.

#include <algorithm>

#include "core/crypto/object_opener.h"
#include "core/seal/sodium_random.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

constexpr std::uint8_t kKeyByte = 0xc0;  // of the test vector

void run(ByteView bytes) {
  static const bool started = seal::startSodium().has_value();
  static const auto key = crypto::SecretBytes::copyOf(Bytes(32, kKeyByte));
  fuzz::require(started && key);
  if (bytes.size() >= seal::kObjectHeaderBytes)
    if (const auto layout = seal::ObjectLayout::parse(bytes.first(seal::kObjectHeaderBytes))) (void)layout->originalBytes(bytes.size());
  const auto source = [bytes](std::uint64_t offset, MutableByteView into) -> Result<void> {
    if (offset > bytes.size() || into.size() > bytes.size() - offset) return fail(ErrorCode::ObjectDamaged);
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
    return {};
  };
  Uuid id;
  id.bytes.fill(0x33);
  const auto object = crypto::ObjectOpener::open(id, *key, bytes.size(), source);
  if (!object) return;
  const auto original = object->readAll();
  fuzz::require(!original || original->size() == object->originalBytes());
  (void)object->metadata();
}

std::vector<Bytes> seeds() { return {}; }

}  // namespace

SAFELIGHT_FUZZ_TARGET("object_envelope", run, seeds, "format")
