#include "app/cli/certificate_file.h"

#include "dicom/net/practice_authority.h"

namespace safelight::cli {

namespace {
constexpr std::uint64_t kLargestCertificate = 1u << 20;
}

Result<seal::Hash> certificateFingerprint(store::FileSystem& files, const Path& path) {
  TRY_ASSIGN(const Bytes file, store::readWhole(files, path, kLargestCertificate));
  TRY_ASSIGN(const auto facts, dicom::net::certificateFacts(file));
  return facts.fingerprint;
}

}  // namespace safelight::cli
