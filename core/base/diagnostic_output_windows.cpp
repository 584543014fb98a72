#include <cstdio>

#include "core/base/diagnostic.h"

namespace safelight {

void writeDiagnostic(const Diagnostic& diagnostic) {
  const std::string text = diagnostic.line() + "\n";
  static_cast<void>(std::fwrite(text.data(), 1, text.size(), stderr));
}

}  // namespace safelight
