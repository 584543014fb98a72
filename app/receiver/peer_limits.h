#pragma once
// How many connections at once, from whom, and which one makes room: pure, so that a flood can be tested without one.

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace safelight::receiver {

struct FloodRules {
  std::size_t associations = 32;
  std::size_t fromOneAddress = 4;
  std::size_t halfOpenFromOneAddress = 2;
  /// A connection that has said nothing for so long makes room for the next of its address: else two idle ones could keep a device out.
  std::chrono::milliseconds halfOpenGrace{250};
};

/// A connection that is being served.
struct OpenConnection {
  std::string_view address;
  bool halfOpen = true;  // no association yet
  std::chrono::steady_clock::time_point since;
};

struct Admission {
  bool admitted = false;
  std::optional<std::size_t> evicted;  // index of the connection that must go first
  bool soon = false;  // not now, but when those that are only half-open have spoken: worth waiting for
};

Admission admit(std::span<const OpenConnection> open, std::string_view address, std::chrono::steady_clock::time_point now, const FloodRules& rules = {});

}  // namespace safelight::receiver
