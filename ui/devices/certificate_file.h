#pragma once
// A device's certificate, as its technician hands it over: only its fingerprint is wanted, so nothing in it is interpreted.

#include <QByteArray>

#include "core/base/result.h"
#include "core/seal/hash.h"

namespace safelight::ui {

/// SHA-256 of the first certificate in a PEM text, or of a DER file as it is. CertificateInvalid when it is neither, FileTooLarge above 64 KiB.
Result<seal::Hash> certificateFingerprint(const QByteArray& file);
/// "3F:A2:09 ... C1": what a device's screen shows, in groups that can be compared.
QString fingerprintText(const seal::Hash& fingerprint);

}  // namespace safelight::ui
