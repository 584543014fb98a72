#pragma once
// libsodium's generator, and libsodium's start-up.

#include "core/base/random.h"

namespace safelight::seal {

/// Must succeed once before anything of seal or crypto is used; safe to repeat.
Result<void> startSodium();

/// randombytes_buf; safe from any thread.
class SodiumRandom final : public Random {
 public:
  void fill(MutableByteView bytes) override;
};

}  // namespace safelight::seal
