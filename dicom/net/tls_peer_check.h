#pragma once
// Whether the other side's certificate is believed. Only the TLS files of dicom/net include this.

#include <vector>

#include "dicom/net/tls_context.h"
#include "dicom/net/tls_openssl.h"

namespace safelight::dicom::net {

/// What one handshake learns of the other side's certificate; hangs on the SSL object while the handshake runs.
struct PeerCheck {
  std::optional<ErrorCode> error;
  bool pinned = false;
};

struct TlsContext::Internals {
  TlsRole role = TlsRole::Server;
  openssl::Context context;
  std::vector<CertificateFingerprint> pinned;
  std::optional<Instant> now;
};

/// For SSL_CTX_set_cert_verify_callback: pinned, valid today and strong; or issued by a known authority for this use and, on a client,
/// for the address that was called. `internals` is the context's.
int checkPeerCertificate(X509_STORE_CTX* chain, void* internals);

}  // namespace safelight::dicom::net
