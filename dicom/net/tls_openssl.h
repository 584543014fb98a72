#pragma once
// OpenSSL's types with owners, and PEM in memory. Only the files of dicom/net that speak TLS or make certificates include this.

#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "dicom/net/wiped_bytes.h"

namespace safelight::dicom::net::openssl {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Context = std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>>;
using Connection = std::unique_ptr<SSL, Freed<SSL_free>>;
using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;

/// Loads what OpenSSL would otherwise fetch later: its words for errors and its random numbers. No configuration file is read.
/// Call before a jail is entered; calling again costs nothing.
void prepare();

/// Certificates in PEM, in their order; at most 16. CertificateInvalid when one is damaged or there is none.
Result<std::vector<Certificate>> certificatesFromPem(std::string_view pem);
/// A private key in PEM, without a password. CertificateInvalid.
Result<Key> keyFromPem(ByteView pem);
Result<std::string> toPem(X509& certificate);
Result<WipedBytes> toPem(EVP_PKEY& key);

/// SHA-256 of the certificate's DER form.
std::array<std::uint8_t, 32> fingerprint(X509& certificate);
/// UTF-8, at most 256 bytes, without control characters; empty when there is none.
std::string commonName(X509& certificate);
/// The moment a certificate's time means; the epoch when it cannot be read.
Instant instantOf(const ASN1_TIME* time);

}  // namespace safelight::dicom::net::openssl
