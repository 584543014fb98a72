#pragma once
// safelight-receiver, the program beside this one.

#include <string>
#include <vector>

#include "app/cli/command.h"

namespace safelight::cli {

/// --receiver-secret, or the place beside the device secret.
Path receiverSecret(const Context& context, const std::string& option, model::VaultId vault);

/// What the receiver shows on encrypted connections, made or renewed when a device needs it (certificates_command.cpp).
Result<void> prepareConnectionKeys(vault::Vault& vault);

/// Turns this process into the receiver, so that signals and its end reach whoever started this. Comes back only with an error
/// (FileNotFound).
Result<Exit> becomeReceiver(const std::vector<std::string>& arguments);

}  // namespace safelight::cli
