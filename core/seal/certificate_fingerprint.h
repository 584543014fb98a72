#pragma once
// A device's certificate, as its technician hands it over: only its fingerprint is wanted, so nothing in it is interpreted.

#include <string>

#include "core/seal/hash.h"

namespace safelight::seal {

/// Chains of certificates are smaller; whoever reads a file reads at most one byte more.
inline constexpr std::size_t kLargestCertificateFile = 64u << 10;

/// SHA-256 of the DER form: of the first certificate in a PEM text, or of a DER file as it is. CertificateInvalid when it is neither,
/// FileTooLarge.
Result<Hash> certificateFingerprint(ByteView pemOrDer);

/// "3F:A2:09 ... C1": what a device's screen shows, in groups that can be compared.
std::string fingerprintText(const Hash& fingerprint);

}  // namespace safelight::seal
