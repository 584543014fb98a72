#pragma once
// What a harness counted. Stands in memory that several processes share.

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "tests/process/durability/ledger.h"

namespace safelight::tests {

struct Figures {
  std::atomic<std::uint64_t> kills{0}, powerCuts{0}, faults{0};
  std::array<std::atomic<std::uint64_t>, kActs> killedAt{}, cutAt{};  // what was under way
  std::atomic<std::uint64_t> repeats{0};       // disk states that an earlier fate of the same call, or a call before, had left too: not tried again
  std::atomic<std::uint64_t> portions{0};      // seeds that were begun
  std::atomic<std::uint64_t> acknowledged{0};  // originals that were said to be in
  std::atomic<std::uint64_t> compared{0};      // originals read back and compared, over all recoveries
  std::atomic<std::uint64_t> lost{0}, silent{0}, named{0}, failures{0};
  std::atomic<std::uint64_t> slowestMicroseconds{0};  // opening after a crash

  void recovered(std::uint64_t microseconds) {
    auto known = slowestMicroseconds.load();
    while (known < microseconds && !slowestMicroseconds.compare_exchange_weak(known, microseconds)) {
    }
  }
  void killed(Act act) {
    ++kills;
    ++killedAt[static_cast<std::size_t>(act)];
  }
  void cut(Act act) {
    ++powerCuts;
    ++cutAt[static_cast<std::size_t>(act)];
  }
  bool isClean() const { return lost == 0 && silent == 0 && named == 0 && failures == 0; }
};

}  // namespace safelight::tests
