#pragma once
// The practice's own small certificate authority: it says which devices belong to the practice, so that both ends of a TLS connection
// can know each other without anybody from outside. Bytes in, bytes out: who keeps its key sealed is not its business.

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "dicom/net/wiped_bytes.h"

namespace safelight::dicom::net {

/// P-256 unless a device is too old for it.
enum class KeyKind : std::uint8_t { EcP256, Rsa3072 };

/// Which end of a connection a certificate may stand at. Many devices are both: they send, and they answer for commitment.
enum class CertificateUse : std::uint8_t { Server, Client, Both };

/// SHA-256 of a certificate's DER form.
using CertificateFingerprint = std::array<std::uint8_t, 32>;

/// What a certificate says of itself. Nothing here was verified.
struct CertificateFacts {
  std::string name;  // common name, UTF-8, at most 256 bytes; control characters are left out
  CertificateFingerprint fingerprint{};
  Instant validFrom, validUntil;
  bool selfSigned = false;
};

/// Of the first certificate in a PEM text or of one in DER form. CertificateInvalid.
Result<CertificateFacts> certificateFacts(ByteView pemOrDer);

/// A certificate with its private key, both PEM.
struct IssuedCertificate {
  std::string certificate;  // the issued one first, then the authority's
  WipedBytes key;
};

struct CertificateRequest {
  std::string name;                    // common name, 1-64 bytes; seen by whoever watches the network, so no patient and no person
  std::vector<std::string> addresses;  // IP addresses or host names by which the device is called; at most 16
  CertificateUse use = CertificateUse::Both;
  KeyKind key = KeyKind::EcP256;
};

/// Thread rule: values may be used by one thread at a time. Errors: InvalidArgument (names, addresses), CertificateInvalid, Internal.
class PracticeAuthority {
 public:
  static constexpr std::int64_t kAuthorityDays = 20 * 365;
  static constexpr std::int64_t kDeviceDays = 3 * 365;
  static constexpr std::int64_t kRenewDaysBefore = 60;
  /// Certificates count from a day before they were made: clocks of devices are seldom right.
  static constexpr std::int64_t kClockDays = 1;

  /// A new authority with a fresh key; `practice` is its common name (1-64 bytes).
  static Result<PracticeAuthority> create(std::string_view practice, Instant now, KeyKind key = KeyKind::EcP256);
  /// The authority as it was kept. CertificateInvalid when the two do not belong together or the certificate is none of an authority.
  static Result<PracticeAuthority> open(std::string_view certificatePem, ByteView keyPem);

  PracticeAuthority(PracticeAuthority&&) noexcept;
  PracticeAuthority& operator=(PracticeAuthority&&) noexcept;
  ~PracticeAuthority();

  const std::string& certificate() const;  // PEM
  /// To be sealed by the caller.
  Result<WipedBytes> key() const;

  /// A fresh key and a certificate for it. It never outlives the authority's own.
  Result<IssuedCertificate> issue(const CertificateRequest& request, Instant now) const;
  /// The same names, addresses and use with a fresh key. CertificateInvalid when it was issued by somebody else.
  Result<IssuedCertificate> renew(std::string_view certificatePem, Instant now) const;
  bool isIssuer(std::string_view certificatePem) const;

 private:
  struct Internals;
  explicit PracticeAuthority(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> m_internals;
};

/// True from kRenewDaysBefore days before the end.
bool isDueForRenewal(const CertificateFacts& facts, Instant now);

/// Certificate, its chain and key as PKCS#12 for devices that take nothing else: AES-256, SHA-256; `password` is UTF-8, not empty.
Result<WipedBytes> toPkcs12(const IssuedCertificate& issued, std::string_view friendlyName, ByteView password);

}  // namespace safelight::dicom::net
