#pragma once
// Who we are over TLS and whom we believe: TLS 1.2 and 1.3 with the suites of BCP 195 (PS3.15 B.12, RFC 9325), certificates on both sides.

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "dicom/net/practice_authority.h"

namespace safelight::dicom::net {

enum class TlsRole : std::uint8_t { Server, Client };

/// Everything from memory; nothing here is kept but by the context itself, and no file is ever opened.
struct TlsSettings {
  std::string_view certificate;  // PEM: our own, then those above it
  ByteView key;                  // PEM; the caller wipes it
  std::string_view authorities;  // PEM: who may issue the other side's certificate; empty: nobody
  /// Certificates that are believed whoever issued them, as long as they are valid today and strong.
  std::vector<CertificateFingerprint> pinned;
  /// Instead of the machine's clock.
  std::optional<Instant> now;
};

/// What connections are made from; outlives their handshakes. One thread at a time. It may be made and used inside a jail that allows
/// memory, time and random numbers, when tlsPrepare was called before.
class TlsContext {
 public:
  /// CertificateInvalid when certificate and key do not belong together or are damaged, CertificateTooWeak below 112 bits.
  static Result<TlsContext> create(TlsRole role, const TlsSettings& settings);
  TlsContext(TlsContext&&) noexcept;
  TlsContext& operator=(TlsContext&&) noexcept;
  ~TlsContext();

  TlsRole role() const;
  struct Internals;
  Internals& internals() const { return *m_internals; }

 private:
  explicit TlsContext(std::unique_ptr<Internals> internals);
  std::unique_ptr<Internals> m_internals;
};

/// Loads what OpenSSL would look for later, so that afterwards a jail without files is no hindrance. Harmless when repeated.
void tlsPrepare();

/// A cipher suite that is offered and accepted.
struct TlsSuiteEntry {
  std::string_view name;         // IANA
  std::string_view openSslName;
  std::string_view version;      // "1.2" or "1.3"
};
/// In our order of preference.
std::span<const TlsSuiteEntry> tlsSuites();
/// Groups for the key exchange, in our order of preference.
std::span<const std::string_view> tlsGroups();
/// Signatures that are made and accepted.
std::span<const std::string_view> tlsSignatures();

}  // namespace safelight::dicom::net
