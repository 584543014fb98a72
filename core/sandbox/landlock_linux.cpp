// Landlock by number: the kernel of the build machine may be older than the one this runs on.

#include <linux/types.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "core/sandbox/isolation.h"

#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_restrict_self 446
#endif

namespace safelight::sandbox {

namespace {

struct RulesetAttributes {
  std::uint64_t files = 0;
  std::uint64_t network = 0;
  std::uint64_t scoped = 0;
};

constexpr std::uint64_t lowBits(unsigned count) { return (1ull << count) - 1; }

// What each version of the interface can refuse (Documentation/userspace-api/landlock.rst).
RulesetAttributes everything(long version) {
  RulesetAttributes attributes;
  attributes.files = lowBits(version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13);
  if (version >= 4) attributes.network = lowBits(2);
  if (version >= 6) attributes.scoped = lowBits(2);
  return attributes;
}

std::size_t sizeFor(long version) { return version >= 6 ? 24 : version >= 4 ? 16 : 8; }

}  // namespace

bool denyEverythingByLandlock() {
  constexpr unsigned kAskVersion = 1;
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, kAskVersion);
  if (version < 1) return false;
  const RulesetAttributes attributes = everything(version);
  const long ruleset = ::syscall(SYS_landlock_create_ruleset, &attributes, sizeFor(version), 0);
  if (ruleset < 0) return false;
  const bool restricted = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(static_cast<int>(ruleset));
  return restricted;
}

}  // namespace safelight::sandbox
