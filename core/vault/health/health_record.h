#pragma once
// What the catalogue keeps of checks.

#include <optional>

#include "core/vault/catalogue.h"

namespace safelight::vault {

/// The last check, and when the last of each kind ended.
struct HealthRecord {
  change::HealthChecked last;
  Instant lastAt;
  std::optional<Instant> sampledAt;
  std::optional<Instant> scrubbedAt;  // the end of the last way through all originals
};

Result<void> projectHealth(store::Connection& catalogue, const OpenRecord& record, const change::HealthChecked& c);
/// Nothing when nothing was ever looked at.
Result<std::optional<HealthRecord>> readHealth(store::Connection& catalogue);

}  // namespace safelight::vault
