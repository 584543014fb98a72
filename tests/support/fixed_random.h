#pragma once
// Repeatable "randomness" for test vectors (SplitMix64). Never in a product program.

#include "core/base/random.h"

namespace safelight::tests {

class FixedRandom final : public Random {
 public:
  explicit FixedRandom(std::uint64_t seed = 1) : m_state(seed) {}
  void fill(MutableByteView bytes) override {
    for (std::uint8_t& byte : bytes) {
      std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ull);
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
      z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
      byte = static_cast<std::uint8_t>(z ^ (z >> 31));
    }
  }

 private:
  std::uint64_t m_state;
};

}  // namespace safelight::tests
