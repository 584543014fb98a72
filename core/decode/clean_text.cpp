#include "core/decode/clean_text.h"

namespace safelight::decode {

bool isSafeEntryName(std::string_view name) {
  if (name.empty() || !isCleanText(name, 4096) || name.find_first_of("\\:") != std::string_view::npos) return false;
  while (true) {
    const std::size_t slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    name.remove_prefix(slash + 1);
  }
}

}  // namespace safelight::decode
