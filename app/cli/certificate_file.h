#pragma once
// A device's certificate as a person has it: PEM or DER.

#include "core/seal/hash.h"
#include "core/store/file_system.h"

namespace safelight::cli {

/// SHA-256 of the DER form of the first certificate in the file. CertificateInvalid, or errors of files.
Result<seal::Hash> certificateFingerprint(store::FileSystem& files, const Path& path);

}  // namespace safelight::cli
