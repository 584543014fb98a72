#include "dicom/net/tls_openssl.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

#include <algorithm>

namespace safelight::dicom::net::openssl {

namespace {

constexpr std::size_t kMostCertificates = 16;
constexpr std::size_t kLargestPem = 256u << 10;

Bio readerOf(ByteView bytes) { return Bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))); }

// A key that wants a password is refused instead of asked about on a terminal.
int noPassword(char*, int, int, void*) { return -1; }

}  // namespace

void prepare() {
  OPENSSL_init_ssl(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_LOAD_SSL_STRINGS | OPENSSL_INIT_LOAD_CRYPTO_STRINGS, nullptr);
  std::uint8_t byte = 0;
  RAND_bytes(&byte, 1);
  RAND_priv_bytes(&byte, 1);
}

Result<std::vector<Certificate>> certificatesFromPem(std::string_view pem) {
  prepare();
  if (pem.size() > kLargestPem) return fail(ErrorCode::CertificateInvalid, "PEM size");
  const Bio reader = readerOf(asBytes(pem));
  std::vector<Certificate> certificates;
  while (reader && certificates.size() < kMostCertificates) {
    Certificate next(PEM_read_bio_X509(reader.get(), nullptr, noPassword, nullptr));
    if (!next) break;
    certificates.push_back(std::move(next));
  }
  // The end of the text is an error of its own kind; anything else is a damaged certificate.
  const unsigned long last = ERR_peek_last_error();
  const bool atEnd = last == 0 || (ERR_GET_LIB(last) == ERR_LIB_PEM && ERR_GET_REASON(last) == PEM_R_NO_START_LINE);
  ERR_clear_error();
  if (!atEnd || certificates.empty()) return fail(ErrorCode::CertificateInvalid, "PEM");
  return certificates;
}

Result<Key> keyFromPem(ByteView pem) {
  prepare();
  if (pem.size() > kLargestPem) return fail(ErrorCode::CertificateInvalid, "PEM size");
  const Bio reader = readerOf(pem);
  Key key(reader ? PEM_read_bio_PrivateKey(reader.get(), nullptr, noPassword, nullptr) : nullptr);
  ERR_clear_error();
  if (!key) return fail(ErrorCode::CertificateInvalid, "private key");
  return key;
}

Result<std::string> toPem(X509& certificate) {
  const Bio out(BIO_new(BIO_s_mem()));
  if (!out || PEM_write_bio_X509(out.get(), &certificate) != 1) return fail(ErrorCode::Internal, "PEM");
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return std::string(text, static_cast<std::size_t>(size));
}

Result<WipedBytes> toPem(EVP_PKEY& key) {
  const Bio out(BIO_new(BIO_s_secmem()));
  if (!out || PEM_write_bio_PKCS8PrivateKey(out.get(), &key, nullptr, nullptr, 0, nullptr, nullptr) != 1) return fail(ErrorCode::Internal, "PEM");
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return WipedBytes(ByteView(reinterpret_cast<const std::uint8_t*>(text), static_cast<std::size_t>(size)));
}

std::array<std::uint8_t, 32> fingerprint(X509& certificate) {
  std::array<std::uint8_t, 32> digest{};
  unsigned size = 0;
  if (X509_digest(&certificate, EVP_sha256(), digest.data(), &size) != 1 || size != digest.size()) digest = {};
  return digest;
}

std::string commonName(X509& certificate) {
  X509_NAME* subject = X509_get_subject_name(&certificate);
  const int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
  if (at < 0) return {};
  unsigned char* text = nullptr;
  const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
  std::string name(size > 0 ? reinterpret_cast<const char*>(text) : "", size > 0 ? std::min<std::size_t>(static_cast<std::size_t>(size), 256) : 0);
  OPENSSL_free(text);
  std::erase_if(name, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  return name;
}

Instant instantOf(const ASN1_TIME* time) {
  int days = 0, seconds = 0;
  const std::unique_ptr<ASN1_TIME, Freed<ASN1_TIME_free>> epoch(ASN1_TIME_set(nullptr, 0));
  if (!epoch || ASN1_TIME_diff(&days, &seconds, epoch.get(), time) != 1) return {};
  return {(static_cast<std::int64_t>(days) * 86400 + seconds) * 1000};
}

}  // namespace safelight::dicom::net::openssl
