#include "dicom/net/tls_peer_check.h"

#include <algorithm>
#include <ctime>

namespace safelight::dicom::net {

namespace {

constexpr int kLeastSecurityBits = 112;  // RSA 2048, P-224

ErrorCode codeOf(int verifyError) {
  switch (verifyError) {
    case X509_V_ERR_CERT_HAS_EXPIRED: return ErrorCode::CertificateExpired;
    case X509_V_ERR_CERT_NOT_YET_VALID: return ErrorCode::CertificateNotYetValid;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: return ErrorCode::CertificateSelfSigned;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE: return ErrorCode::CertificateUnknown;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH: return ErrorCode::CertificateWrongName;
    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK: return ErrorCode::CertificateTooWeak;
    default: return ErrorCode::CertificateInvalid;
  }
}

int pinnedError(X509& certificate, const std::optional<Instant>& now) {
  const EVP_PKEY* key = X509_get0_pubkey(&certificate);
  if (!key) return X509_V_ERR_UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY;
  if (EVP_PKEY_get_security_bits(key) < kLeastSecurityBits) return X509_V_ERR_EE_KEY_TOO_SMALL;
  const std::int64_t at = now ? now->milliseconds : static_cast<std::int64_t>(std::time(nullptr)) * 1000;
  if (at < openssl::instantOf(X509_get0_notBefore(&certificate)).milliseconds) return X509_V_ERR_CERT_NOT_YET_VALID;
  if (at > openssl::instantOf(X509_get0_notAfter(&certificate)).milliseconds) return X509_V_ERR_CERT_HAS_EXPIRED;
  return X509_V_OK;
}

int chainError(X509_STORE_CTX* chain, const TlsContext::Internals& context) {
  if (context.now) X509_VERIFY_PARAM_set_time(X509_STORE_CTX_get0_param(chain), static_cast<time_t>(context.now->milliseconds / 1000));
  if (X509_verify_cert(chain) > 0) return X509_V_OK;
  const int error = X509_STORE_CTX_get_error(chain);
  return error == X509_V_OK ? X509_V_ERR_UNSPECIFIED : error;
}

}  // namespace

int checkPeerCertificate(X509_STORE_CTX* chain, void* internals) {
  const auto& context = *static_cast<const TlsContext::Internals*>(internals);
  auto* ssl = static_cast<SSL*>(X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx()));
  auto* check = static_cast<PeerCheck*>(SSL_get_app_data(ssl));
  X509* certificate = X509_STORE_CTX_get0_cert(chain);
  if (!check || !certificate) return 0;
  const CertificateFingerprint fingerprint = openssl::fingerprint(*certificate);
  check->pinned = std::find(context.pinned.begin(), context.pinned.end(), fingerprint) != context.pinned.end();
  const int error = check->pinned ? pinnedError(*certificate, context.now) : chainError(chain, context);
  X509_STORE_CTX_set_error(chain, error);  // decides which alert the other side gets
  if (error == X509_V_OK) return 1;
  check->error = codeOf(error);
  return 0;
}

}  // namespace safelight::dicom::net
