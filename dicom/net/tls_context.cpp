#include "dicom/net/tls_context.h"

#include <openssl/err.h>

#include <array>
#include <string>

#include "dicom/net/tls_openssl.h"
#include "dicom/net/tls_peer_check.h"

namespace safelight::dicom::net {

namespace {

// RFC 9325 section 4.2 (what PS3.15 B.12 requires) and the suites of TLS 1.3 (RFC 8446 B.4). All are authenticated and forward secret.
constexpr TlsSuiteEntry kSuites[] = {
    {"TLS_AES_256_GCM_SHA384", "TLS_AES_256_GCM_SHA384", "1.3"},
    {"TLS_AES_128_GCM_SHA256", "TLS_AES_128_GCM_SHA256", "1.3"},
    {"TLS_CHACHA20_POLY1305_SHA256", "TLS_CHACHA20_POLY1305_SHA256", "1.3"},
    {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384", "1.2"},
    {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384", "1.2"},
    {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256", "1.2"},
    {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "1.2"},
};
constexpr std::string_view kGroups[] = {"X25519", "P-256", "P-384", "P-521"};
constexpr std::string_view kSignatures[] = {"ecdsa_secp256r1_sha256", "ecdsa_secp384r1_sha384", "ecdsa_secp521r1_sha512", "ed25519",
                                            "rsa_pss_rsae_sha256",    "rsa_pss_rsae_sha384",    "rsa_pss_rsae_sha512",    "rsa_pss_pss_sha256",
                                            "rsa_pkcs1_sha256",       "rsa_pkcs1_sha384",       "rsa_pkcs1_sha512"};

constexpr int kSecurityLevel = 2;              // 112 bits at least, no SHA-1 (SSL_CTX_set_security_level)
constexpr long kLargestCertificateList = 64 << 10;
constexpr int kLongestChain = 4;
constexpr std::size_t kReadBuffer = 128 << 10;  // several records a system call

std::string suites(std::string_view version) {
  std::string list;
  for (const TlsSuiteEntry& suite : kSuites)
    if (suite.version == version) list.append(list.empty() ? "" : ":").append(suite.openSslName);
  return list;
}

std::string joined(std::span<const std::string_view> names) {
  std::string list;
  for (const std::string_view name : names) list.append(list.empty() ? "" : ":").append(name);
  return list;
}

/// Versions, suites and everything that RFC 9325 wants switched off.
bool restrict(SSL_CTX* context) {
  SSL_CTX_set_security_level(context, kSecurityLevel);
  SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context, 0);
  SSL_CTX_set_max_cert_list(context, kLargestCertificateList);
  SSL_CTX_set_verify_depth(context, kLongestChain);
  SSL_CTX_set_read_ahead(context, 1);
  SSL_CTX_set_default_read_buffer_len(context, kReadBuffer);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_AUTO_RETRY);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1 &&
         SSL_CTX_set_cipher_list(context, suites("1.2").c_str()) == 1 && SSL_CTX_set_ciphersuites(context, suites("1.3").c_str()) == 1 &&
         SSL_CTX_set1_groups_list(context, joined(kGroups).c_str()) == 1 && SSL_CTX_set1_sigalgs_list(context, joined(kSignatures).c_str()) == 1;
}

Result<void> useOwnCertificate(SSL_CTX* context, const TlsSettings& settings) {
  TRY_ASSIGN(auto certificates, openssl::certificatesFromPem(settings.certificate));
  TRY_ASSIGN(const openssl::Key key, openssl::keyFromPem(settings.key));
  if (EVP_PKEY_get_security_bits(key.get()) < 112) return fail(ErrorCode::CertificateTooWeak, "own key");
  bool good = SSL_CTX_use_certificate(context, certificates.front().get()) == 1;
  for (std::size_t i = 1; i < certificates.size(); ++i) good = good && SSL_CTX_add1_chain_cert(context, certificates[i].get()) == 1;
  good = good && SSL_CTX_use_PrivateKey(context, key.get()) == 1 && SSL_CTX_check_private_key(context) == 1;
  ERR_clear_error();
  if (!good) return fail(ErrorCode::CertificateInvalid, "certificate and key");
  return ok();
}

Result<void> believe(SSL_CTX* context, std::string_view authorities) {
  if (authorities.empty()) return ok();
  TRY_ASSIGN(const auto certificates, openssl::certificatesFromPem(authorities));
  X509_STORE* store = SSL_CTX_get_cert_store(context);
  for (const openssl::Certificate& certificate : certificates)
    if (X509_STORE_add_cert(store, certificate.get()) != 1) return fail(ErrorCode::CertificateInvalid, "authority");
  return ok();
}

}  // namespace

TlsContext::TlsContext(std::unique_ptr<Internals> internals) : m_internals(std::move(internals)) {}
TlsContext::TlsContext(TlsContext&&) noexcept = default;
TlsContext& TlsContext::operator=(TlsContext&&) noexcept = default;
TlsContext::~TlsContext() = default;

Result<TlsContext> TlsContext::create(TlsRole role, const TlsSettings& settings) {
  tlsPrepare();
  auto internals = std::make_unique<Internals>();
  internals->role = role;
  internals->pinned = settings.pinned;
  internals->now = settings.now;
  internals->context.reset(SSL_CTX_new(role == TlsRole::Server ? TLS_server_method() : TLS_client_method()));
  SSL_CTX* context = internals->context.get();
  if (!context || !restrict(context)) {
    ERR_clear_error();
    return fail(ErrorCode::Internal, "TLS context");
  }
  TRY_VOID(useOwnCertificate(context, settings));
  TRY_VOID(believe(context, settings.authorities));
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  SSL_CTX_set_cert_verify_callback(context, checkPeerCertificate, internals.get());
  return TlsContext(std::move(internals));
}

TlsRole TlsContext::role() const { return m_internals->role; }

void tlsPrepare() { openssl::prepare(); }

std::span<const TlsSuiteEntry> tlsSuites() { return kSuites; }
std::span<const std::string_view> tlsGroups() { return kGroups; }
std::span<const std::string_view> tlsSignatures() { return kSignatures; }

}  // namespace safelight::dicom::net
