#pragma once
// What a practice chooses; kept in the vault and journalled.

#include "core/model/teeth.h"
#include "core/vault/vault.h"

namespace safelight::vault {

struct Settings {
  std::string practice;
  model::ToothNotation notation = model::ToothNotation::Fdi;
  std::uint32_t idleLockSeconds = 300;  // 60 to 3,600

  bool operator==(const Settings&) const = default;
};

Settings settings(const Vault& vault);
/// Errors: NotAllowed, InvalidArgument (outside the ranges above).
Result<void> changeSettings(Vault& vault, const Settings& settings);

}  // namespace safelight::vault
