#include <poll.h>
#include <unistd.h>

#include "core/base/diagnostic.h"

namespace safelight {

void writeDiagnostic(const Diagnostic& diagnostic) {
  pollfd entry{STDERR_FILENO, POLLOUT, 0};
  if (::poll(&entry, 1, 0) != 1 || (entry.revents & POLLOUT) == 0) return;
  const std::string text = diagnostic.line() + "\n";
  static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
}

}  // namespace safelight
