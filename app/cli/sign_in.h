#pragma once
// From arguments to an open vault.

#include "app/cli/command.h"
#include "app/cli/password_source.h"

namespace safelight::cli {

/// --device-secret, or the default place.
Path deviceSecretPath(const CommonOptions& options);
/// Where this computer remembers how far vaults had come: beside that file.
Path stationMemory(const CommonOptions& options);
/// How the common options want a vault opened. `context` outlives it.
vault::Opening openingOf(Context& context);
/// The password as the common options say.
SecretSource passwordSource(const CommonOptions& options);
/// Who signs in: --login, or the only person there is.
Result<std::string> chosenLogin(Context& context, const Path& vault);
/// Opens the vault; asks for the password if it must.
Result<vault::Vault> openVault(Context& context, const std::string& path);

/// A patient by id, or by the practice's own number.
Result<model::PatientId> findPatientBy(vault::Vault& vault, const std::string& idOrNumber);
/// An image by id.
Result<model::ImageId> imageIdFrom(Context& context, const std::string& text);

}  // namespace safelight::cli
