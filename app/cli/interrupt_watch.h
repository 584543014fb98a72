#pragma once
// Ctrl+C ends long work between two files instead of in the middle of one.

namespace safelight::cli {

/// While it lives, interrupt and termination wait to be asked for; make it before threads and processes start, which inherit it. (Windows: they end the program, which a vault survives.)
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  bool asked() const;

 private:
  bool m_blocked = false;
};

}  // namespace safelight::cli
