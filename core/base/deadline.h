#pragma once
// A moment on the steady clock by which something must have happened, or never.

#include <chrono>
#include <optional>

namespace safelight {

/// Compare-free value: made once, passed down, so that several waits in a row share one limit.
class Deadline {
 public:
  static Deadline never() { return Deadline({}); }
  /// Already over: "take what is there, do not wait".
  static Deadline now() { return in(std::chrono::milliseconds(0)); }
  static Deadline in(std::chrono::milliseconds span) { return Deadline(std::chrono::steady_clock::now() + span); }

  bool isOver() const { return m_at && std::chrono::steady_clock::now() >= *m_at; }
  /// What poll(2) takes: milliseconds left, rounded up, -1 for never.
  int pollTimeout() const {
    if (!m_at) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*m_at - std::chrono::steady_clock::now()).count();
    if (left <= 0) return 0;
    return left > 1'000'000'000 ? 1'000'000'000 : static_cast<int>(left);
  }
  /// Whichever of both comes first.
  Deadline orBefore(const Deadline& other) const {
    if (!m_at) return other;
    if (!other.m_at) return *this;
    return *m_at <= *other.m_at ? *this : other;
  }
  /// The same moment, so much later.
  Deadline later(std::chrono::milliseconds span) const { return m_at ? Deadline(*m_at + span) : *this; }

 private:
  explicit Deadline(std::optional<std::chrono::steady_clock::time_point> at) : m_at(at) {}
  std::optional<std::chrono::steady_clock::time_point> m_at;
};

}  // namespace safelight
