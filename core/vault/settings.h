#pragma once
// What a practice chooses; kept in the vault and journalled.

#include "core/model/teeth.h"
#include "core/vault/vault.h"

namespace safelight::vault {

struct Settings {
  std::string practice;
  model::ToothNotation notation = model::ToothNotation::Fdi;
  std::uint32_t idleLockSeconds = 300;  // 60 to 3,600
  std::uint8_t retentionYears = 10;     // after the last image records may be erased without giving a reason against it; 0 to 100
  std::uint8_t minorsUntilAge = 28;     // whoever was a minor then is kept at least until this age; 0: no such rule; to 100

  bool operator==(const Settings&) const = default;
};

Settings settings(const Vault& vault);
/// Errors: NotAllowed, InvalidArgument (outside the ranges above).
Result<void> changeSettings(Vault& vault, const Settings& settings);

}  // namespace safelight::vault
