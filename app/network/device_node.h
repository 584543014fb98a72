#pragma once
// A paired device as the courier calls it.

#include "core/courier/values.h"
#include "core/vault/receiving/devices.h"

namespace safelight::app {

/// What the practice shows of itself on encrypted links, believing whom its own authority certified. CertificateMissing when it has no certificate.
Result<courier::TlsIdentity> ownIdentity(vault::Vault& vault);

/// Address, titles and, for an encrypted link, what the practice shows of itself and whom it believes. CertificateMissing when the link is
/// encrypted and the practice has no certificate yet; errors of the vault.
Result<courier::Node> nodeOf(vault::Vault& vault, const vault::DeviceDetails& device);

}  // namespace safelight::app
