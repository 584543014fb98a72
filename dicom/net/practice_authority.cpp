#include "dicom/net/practice_authority.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <optional>

#include "dicom/net/tls_openssl.h"

namespace safelight::dicom::net {

namespace {

using openssl::Certificate;
using openssl::Freed;
using openssl::Key;

constexpr std::int64_t kDayMilliseconds = 86'400'000;
constexpr std::size_t kLongestName = 64;  // RFC 5280, ub-common-name
constexpr std::size_t kMostAddresses = 16;
constexpr int kPkcs12Iterations = 50'000;

struct ChainFree {
  void operator()(STACK_OF(X509)* chain) const { sk_X509_free(chain); }  // what is in it belongs to others
};
using Chain = std::unique_ptr<STACK_OF(X509), ChainFree>;

auto trouble(const char* where) {
  ERR_clear_error();
  return fail(ErrorCode::Internal, where);
}

bool isName(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName &&
         std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

/// A host name that can stand in a certificate without meaning more than itself: no wildcards.
bool isHostName(std::string_view text) {
  return !text.empty() && text.size() <= 253 && text.front() != '.' && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
         });
}

Result<Key> freshKey(KeyKind kind) {
  Key key(kind == KeyKind::EcP256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(3072));
  if (!key) return trouble("key");
  return key;
}

bool addExtension(X509& certificate, X509& issuer, int nid, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
  const std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>> extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
  return extension && X509_add_ext(&certificate, extension.get(), -1) == 1;
}

/// Subject alternative names: built as values, so that no address can smuggle in another extension.
bool addAddresses(X509& certificate, const std::vector<std::string>& addresses) {
  if (addresses.empty()) return true;
  const std::unique_ptr<GENERAL_NAMES, Freed<GENERAL_NAMES_free>> names(GENERAL_NAMES_new());
  for (const std::string& address : addresses) {
    std::unique_ptr<GENERAL_NAME, Freed<GENERAL_NAME_free>> name(GENERAL_NAME_new());
    if (!names || !name) return false;
    if (ASN1_OCTET_STRING* ip = a2i_IPADDRESS(address.c_str())) {
      GENERAL_NAME_set0_value(name.get(), GEN_IPADD, ip);
    } else {
      ASN1_IA5STRING* text = ASN1_IA5STRING_new();
      if (!text || ASN1_STRING_set(text, address.data(), static_cast<int>(address.size())) != 1) return ASN1_IA5STRING_free(text), false;
      GENERAL_NAME_set0_value(name.get(), GEN_DNS, text);
    }
    if (sk_GENERAL_NAME_push(names.get(), name.get()) <= 0) return false;
    name.release();
  }
  ERR_clear_error();
  return X509_add1_ext_i2d(&certificate, NID_subject_alt_name, names.get(), 0, X509V3_ADD_DEFAULT) == 1;
}

bool setSerial(X509& certificate) {
  std::uint8_t serial[16];
  if (RAND_bytes(serial, sizeof serial) != 1) return false;
  serial[0] = static_cast<std::uint8_t>((serial[0] & 0x3f) | 0x40);  // positive, always sixteen bytes
  const std::unique_ptr<BIGNUM, Freed<BN_free>> number(BN_bin2bn(serial, sizeof serial, nullptr));
  return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate)) != nullptr;
}

bool setTime(ASN1_TIME* time, Instant at) { return ASN1_TIME_set(time, static_cast<time_t>(at.milliseconds / 1000)) != nullptr; }

/// Version 3, serial, subject, validity and key; extensions and signature follow.
Certificate begun(std::string_view name, EVP_PKEY& key, Instant from, Instant until) {
  Certificate certificate(X509_new());
  if (!certificate) return nullptr;
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  const bool good = X509_set_version(certificate.get(), X509_VERSION_3) == 1 && setSerial(*certificate) &&
                    X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.data()),
                                               static_cast<int>(name.size()), -1, 0) == 1 &&
                    setTime(X509_getm_notBefore(certificate.get()), from) && setTime(X509_getm_notAfter(certificate.get()), until) &&
                    X509_set_pubkey(certificate.get(), &key) == 1;
  return good ? std::move(certificate) : nullptr;
}

const char* extendedUse(CertificateUse use) {
  switch (use) {
    case CertificateUse::Server: return "serverAuth";
    case CertificateUse::Client: return "clientAuth";
    case CertificateUse::Both: break;
  }
  return "serverAuth,clientAuth";
}

Instant shifted(Instant at, std::int64_t days) { return {at.milliseconds + days * kDayMilliseconds}; }

std::string addressText(const ASN1_OCTET_STRING& ip) {
  const unsigned char* bytes = ASN1_STRING_get0_data(&ip);
  char text[40] = "";
  if (ASN1_STRING_length(&ip) == 4) {
    std::snprintf(text, sizeof text, "%u.%u.%u.%u", bytes[0], bytes[1], bytes[2], bytes[3]);
  } else if (ASN1_STRING_length(&ip) == 16) {
    for (int i = 0; i < 8; ++i) std::snprintf(text + 5 * i, sizeof text - 5 * static_cast<std::size_t>(i), "%02x%02x%s", bytes[2 * i], bytes[2 * i + 1], i < 7 ? ":" : "");
  }
  return text;
}

std::vector<std::string> addressesOf(X509& certificate) {
  std::vector<std::string> addresses;
  const std::unique_ptr<GENERAL_NAMES, Freed<GENERAL_NAMES_free>> names(
      static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(&certificate, NID_subject_alt_name, nullptr, nullptr)));
  for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
    const GENERAL_NAME* name = sk_GENERAL_NAME_value(names.get(), i);
    if (name->type == GEN_IPADD) addresses.push_back(addressText(*name->d.iPAddress));
    if (name->type == GEN_DNS)
      addresses.emplace_back(reinterpret_cast<const char*>(ASN1_STRING_get0_data(name->d.dNSName)), static_cast<std::size_t>(ASN1_STRING_length(name->d.dNSName)));
  }
  return addresses;
}

CertificateUse useOf(X509& certificate) {
  const std::uint32_t use = X509_get_extended_key_usage(&certificate);
  const bool server = (use & XKU_SSL_SERVER) != 0, client = (use & XKU_SSL_CLIENT) != 0;
  if (server == client) return CertificateUse::Both;
  return server ? CertificateUse::Server : CertificateUse::Client;
}

bool signedBy(X509& certificate, X509& issuer) {
  EVP_PKEY* key = X509_get0_pubkey(&issuer);
  const bool good = key && X509_check_issued(&issuer, &certificate) == X509_V_OK && X509_verify(&certificate, key) == 1;
  ERR_clear_error();
  return good;
}

}  // namespace

struct PracticeAuthority::Internals {
  Certificate certificate;
  Key key;
  std::string pem;
};

PracticeAuthority::PracticeAuthority(std::unique_ptr<Internals> internals) : m_internals(std::move(internals)) {}
PracticeAuthority::PracticeAuthority(PracticeAuthority&&) noexcept = default;
PracticeAuthority& PracticeAuthority::operator=(PracticeAuthority&&) noexcept = default;
PracticeAuthority::~PracticeAuthority() = default;

Result<PracticeAuthority> PracticeAuthority::create(std::string_view practice, Instant now, KeyKind kind) {
  openssl::prepare();
  if (!isName(practice)) return fail(ErrorCode::InvalidArgument, "name of the authority");
  auto internals = std::make_unique<Internals>();
  TRY_ASSIGN(internals->key, freshKey(kind));
  internals->certificate = begun(practice, *internals->key, shifted(now, -kClockDays), shifted(now, kAuthorityDays));
  X509* own = internals->certificate.get();
  const bool good = own && X509_set_issuer_name(own, X509_get_subject_name(own)) == 1 &&
                    addExtension(*own, *own, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
                    addExtension(*own, *own, NID_key_usage, "critical,keyCertSign,cRLSign") &&
                    addExtension(*own, *own, NID_subject_key_identifier, "hash") && X509_sign(own, internals->key.get(), EVP_sha256()) > 0;
  if (!good) return trouble("authority");
  TRY_ASSIGN(internals->pem, openssl::toPem(*own));
  return PracticeAuthority(std::move(internals));
}

Result<PracticeAuthority> PracticeAuthority::open(std::string_view certificatePem, ByteView keyPem) {
  TRY_ASSIGN(auto certificates, openssl::certificatesFromPem(certificatePem));
  auto internals = std::make_unique<Internals>();
  internals->certificate = std::move(certificates.front());
  TRY_ASSIGN(internals->key, openssl::keyFromPem(keyPem));
  const bool together = X509_check_private_key(internals->certificate.get(), internals->key.get()) == 1;
  ERR_clear_error();
  if (!together || X509_check_ca(internals->certificate.get()) != 1) return fail(ErrorCode::CertificateInvalid, "authority");
  TRY_ASSIGN(internals->pem, openssl::toPem(*internals->certificate));
  return PracticeAuthority(std::move(internals));
}

const std::string& PracticeAuthority::certificate() const { return m_internals->pem; }
Result<WipedBytes> PracticeAuthority::key() const { return openssl::toPem(*m_internals->key); }

Result<IssuedCertificate> PracticeAuthority::issue(const CertificateRequest& request, Instant now) const {
  if (!isName(request.name) || request.addresses.size() > kMostAddresses) return fail(ErrorCode::InvalidArgument, "name of the certificate");
  for (const std::string& address : request.addresses)
    if (address.find(':') == std::string::npos && !isHostName(address)) return fail(ErrorCode::InvalidArgument, "address of the certificate");
  TRY_ASSIGN(const Key key, freshKey(request.key));
  X509& authority = *m_internals->certificate;
  const Instant end = std::min(shifted(now, kDeviceDays), openssl::instantOf(X509_get0_notAfter(&authority)));
  if (end <= now) return fail(ErrorCode::CertificateExpired, "authority");
  const Certificate certificate = begun(request.name, *key, shifted(now, -kClockDays), end);
  X509* own = certificate.get();
  const bool good = own && X509_set_issuer_name(own, X509_get_subject_name(&authority)) == 1 &&
                    addExtension(*own, authority, NID_basic_constraints, "critical,CA:FALSE") &&
                    addExtension(*own, authority, NID_key_usage, "critical,digitalSignature") &&
                    addExtension(*own, authority, NID_ext_key_usage, extendedUse(request.use)) &&
                    addExtension(*own, authority, NID_subject_key_identifier, "hash") &&
                    addExtension(*own, authority, NID_authority_key_identifier, "keyid:always") && addAddresses(*own, request.addresses) &&
                    X509_sign(own, m_internals->key.get(), EVP_sha256()) > 0;
  if (!good) return trouble("certificate");
  IssuedCertificate issued;
  TRY_ASSIGN(issued.certificate, openssl::toPem(*own));
  issued.certificate += m_internals->pem;
  TRY_ASSIGN(issued.key, openssl::toPem(*key));
  return issued;
}

Result<IssuedCertificate> PracticeAuthority::renew(std::string_view certificatePem, Instant now) const {
  TRY_ASSIGN(const auto certificates, openssl::certificatesFromPem(certificatePem));
  X509& old = *certificates.front();
  if (!signedBy(old, *m_internals->certificate)) return fail(ErrorCode::CertificateInvalid, "issuer");
  CertificateRequest request;
  request.name = openssl::commonName(old);
  request.addresses = addressesOf(old);
  request.use = useOf(old);
  request.key = EVP_PKEY_get_base_id(X509_get0_pubkey(&old)) == EVP_PKEY_RSA ? KeyKind::Rsa3072 : KeyKind::EcP256;
  return issue(request, now);
}

bool PracticeAuthority::isIssuer(std::string_view certificatePem) const {
  const auto certificates = openssl::certificatesFromPem(certificatePem);
  return certificates && signedBy(*certificates->front(), *m_internals->certificate);
}

Result<CertificateFacts> certificateFacts(ByteView pemOrDer) {
  openssl::prepare();
  Certificate certificate;
  if (!pemOrDer.empty() && pemOrDer.front() == 0x30) {
    const unsigned char* at = pemOrDer.data();
    certificate.reset(d2i_X509(nullptr, &at, static_cast<long>(pemOrDer.size())));
    ERR_clear_error();
    if (!certificate) return fail(ErrorCode::CertificateInvalid, "DER");
  } else {
    TRY_ASSIGN(auto certificates, openssl::certificatesFromPem(toString(pemOrDer)));
    certificate = std::move(certificates.front());
  }
  CertificateFacts facts;
  facts.name = openssl::commonName(*certificate);
  facts.fingerprint = openssl::fingerprint(*certificate);
  facts.validFrom = openssl::instantOf(X509_get0_notBefore(certificate.get()));
  facts.validUntil = openssl::instantOf(X509_get0_notAfter(certificate.get()));
  facts.selfSigned = X509_self_signed(certificate.get(), 1) == 1;
  ERR_clear_error();
  return facts;
}

bool isDueForRenewal(const CertificateFacts& facts, Instant now) {
  return now >= shifted(facts.validUntil, -PracticeAuthority::kRenewDaysBefore);
}

Result<WipedBytes> toPkcs12(const IssuedCertificate& issued, std::string_view friendlyName, ByteView password) {
  TRY_ASSIGN(auto certificates, openssl::certificatesFromPem(issued.certificate));
  TRY_ASSIGN(const Key key, openssl::keyFromPem(issued.key.view()));
  if (password.empty() || password.size() > 1024) return fail(ErrorCode::NoPasswordGiven);
  const WipedBytes secret([&] {  // OpenSSL wants it zero-terminated
    Bytes text(password.begin(), password.end());
    text.push_back(0);
    WipedBytes wiped(text);
    OPENSSL_cleanse(text.data(), text.size());
    return wiped;
  }());
  const Chain chain(sk_X509_new_null());
  for (std::size_t i = 1; chain && i < certificates.size(); ++i) sk_X509_push(chain.get(), certificates[i].get());
  const std::unique_ptr<PKCS12, Freed<PKCS12_free>> packed(
      PKCS12_create_ex(reinterpret_cast<const char*>(secret.view().data()), std::string(friendlyName).c_str(), key.get(), certificates.front().get(), chain.get(),
                       NID_aes_256_cbc, NID_aes_256_cbc, kPkcs12Iterations, 1, 0, nullptr, nullptr));
  if (!packed || PKCS12_set_mac(packed.get(), reinterpret_cast<const char*>(secret.view().data()), -1, nullptr, 0, kPkcs12Iterations, EVP_sha256()) != 1)
    return trouble("PKCS#12");
  unsigned char* bytes = nullptr;
  const int size = i2d_PKCS12(packed.get(), &bytes);
  if (size <= 0) return trouble("PKCS#12");
  WipedBytes file(ByteView(bytes, static_cast<std::size_t>(size)));
  OPENSSL_clear_free(bytes, static_cast<std::size_t>(size));
  return file;
}

}  // namespace safelight::dicom::net
