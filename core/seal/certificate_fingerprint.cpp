#include "core/seal/certificate_fingerprint.h"

#include <sodium.h>

namespace safelight::seal {
namespace {

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----";

/// Empty when the text between the lines is no base64.
Bytes derOf(ByteView file) {
  const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
  const std::size_t begin = text.find(kBegin);
  if (begin == std::string_view::npos) return Bytes(file.begin(), file.end());
  const std::size_t from = begin + kBegin.size();
  const std::size_t end = text.find(kEnd, from);
  if (end == std::string_view::npos) return {};
  Bytes der(end - from);
  std::size_t length = 0;
  const bool decoded = ::sodium_base642bin(der.data(), der.size(), text.data() + from, end - from, " \t\r\n", &length, nullptr, sodium_base64_VARIANT_ORIGINAL) == 0;
  der.resize(decoded ? length : 0);
  return der;
}

/// A DER SEQUENCE with a two-byte length that ends where the bytes end: the outermost shape of every real certificate.
bool hasShapeOfCertificate(const Bytes& der) {
  if (der.size() < 128 || der[0] != 0x30 || der[1] != 0x82) return false;
  return der.size() == (std::size_t{der[2]} << 8 | der[3]) + 4;
}

}  // namespace

Result<Hash> certificateFingerprint(ByteView pemOrDer) {
  if (pemOrDer.size() > kLargestCertificateFile) return fail(ErrorCode::FileTooLarge);
  const Bytes der = derOf(pemOrDer);
  if (!hasShapeOfCertificate(der)) return fail(ErrorCode::CertificateInvalid);
  Hash fingerprint{};
  static_assert(fingerprint.size() == crypto_hash_sha256_BYTES);
  ::crypto_hash_sha256(fingerprint.data(), der.data(), der.size());
  return fingerprint;
}

std::string fingerprintText(const Hash& fingerprint) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text;
  for (const std::uint8_t byte : fingerprint) {
    if (!text.empty()) text += ':';
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

}  // namespace safelight::seal
