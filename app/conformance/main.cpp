// safelight-conformance: prints the DICOM conformance statement as Markdown.

#include <cstdio>

#include "app/conformance/statement.h"

int main() {
  const std::string text = safelight::conformance::statement();
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() ? 0 : 1;
}
