// In an object file of its own: the lock screen links this and nothing that opens a vault.

#include "core/store/file_system.h"
#include "core/store/layout.h"
#include "core/vault/receiving/adoption.h"

namespace safelight::vault {

std::uint32_t countArrivals(store::FileSystem& files, const Path& vault) {
  const auto names = files.list(store::Layout{vault}.inbox());
  if (!names) return 0;
  std::uint32_t count = 0;
  for (const std::string& name : *names)
    if (Uuid::parse(name)) ++count;
  return count;
}

}  // namespace safelight::vault
