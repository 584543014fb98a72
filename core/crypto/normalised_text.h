#pragma once
// Passwords in one form, whatever keyboard typed them.

#include "core/crypto/secret_bytes.h"

namespace safelight::crypto {

/// What normalisation does beside NFKC.
enum class Fold { None, CaseAndMarks };

/// NFKC of UTF-8 text; every copy made on the way lies in SecretBytes. InvalidArgument when the text is no UTF-8.
Result<SecretBytes> normalisedText(const SecretBytes& text, Fold fold);

}  // namespace safelight::crypto
