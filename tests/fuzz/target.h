#pragma once
// One source for two programs: with SAFELIGHT_FUZZ each file is a libFuzzer program of its own; in every other build all of them are
// linked into fuzz_replay, which feeds them the seeds.

#include <functional>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace safelight::fuzz {

/// One target as the replay knows it.
struct Target {
  std::string name;
  std::vector<std::string> folders;             // seeds, below tests/data
  std::function<void(ByteView)> run;
  std::function<std::vector<Bytes>()> seeds;    // made in code; may be empty
};

/// Filled before main by the targets' files.
std::vector<Target>& targets();

struct Registration {
  explicit Registration(Target target) { targets().push_back(std::move(target)); }
};

/// For targets whose seeds are files alone.
inline std::vector<Bytes> noSeeds() { return {}; }

/// Bytes behind a first byte that chooses what is done with them.
inline Bytes behind(std::uint8_t choice, ByteView rest) {
  Bytes bytes{choice};
  bytes.insert(bytes.end(), rest.begin(), rest.end());
  return bytes;
}

/// Ends the program: an assertion that also counts in release builds.
inline void require(bool holds) {
  if (!holds) __builtin_trap();
}

}  // namespace safelight::fuzz

#ifdef SAFELIGHT_FUZZING
#define SAFELIGHT_FUZZ_TARGET(name, run, seeds, ...)                                     \
  [[maybe_unused]] static const auto kSeedsOfReplay = seeds;                             \
  extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {    \
    run(::safelight::ByteView(data, size));                                              \
    return 0;                                                                            \
  }
#else
#define SAFELIGHT_FUZZ_TARGET(name, run, seeds, ...) \
  static const ::safelight::fuzz::Registration kRegistration({name, {__VA_ARGS__}, run, seeds});
#endif
