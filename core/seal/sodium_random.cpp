#include "core/seal/sodium_random.h"

#include <sodium.h>

namespace safelight::seal {

Result<void> startSodium() {
  if (sodium_init() < 0) return fail(ErrorCode::Internal, "libsodium does not start");
  return ok();
}

void SodiumRandom::fill(MutableByteView bytes) { randombytes_buf(bytes.data(), bytes.size()); }

}  // namespace safelight::seal
