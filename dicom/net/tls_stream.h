#pragma once
// TLS over another stream.

#include <memory>
#include <string>

#include "dicom/net/byte_stream.h"
#include "dicom/net/tls_context.h"

namespace safelight::dicom::net {

/// What a handshake agreed on, and with whom.
struct TlsSession {
  std::string version;  // "TLSv1.3"
  std::string suite;    // IANA name
  CertificateFingerprint peer{};
  std::string peerName;  // common name of the peer's certificate
  bool peerIsPinned = false;  // else issued by one of our authorities
};

/// A stream whose other end proved who it is. One thread at a time. Errors beside those of ByteStream, of a handshake and of reads (with
/// TLS 1.3 a client hears only then what the server thinks of its certificate): TlsNotSpoken, TlsTooOld, TlsNothingInCommon, TlsBroken,
/// CertificateMissing ... CertificateRefused. An end without TLS's own farewell is ConnectionBroken: anybody on the way could have made it.
class TlsStream final : public ByteStream {
 public:
  /// Server side. The deadline covers the whole handshake; when it fails the other side is told why and `transport` is closed.
  /// The context must have been made for a server.
  static Result<std::unique_ptr<TlsStream>> accept(const TlsContext& context, std::unique_ptr<ByteStream> transport, Deadline deadline);
  /// Client side. `host` is what was called, name or numeric: a certificate that is not pinned must be issued for it.
  static Result<std::unique_ptr<TlsStream>> connect(const TlsContext& context, std::unique_ptr<ByteStream> transport, const std::string& host, Deadline deadline);

  ~TlsStream() override;
  using ByteStream::write;
  Result<std::size_t> read(MutableByteView into, Deadline deadline) override;
  Result<void> write(std::span<const ByteView> parts, Deadline deadline) override;
  void close() override;

  const TlsSession& session() const { return m_session; }

 private:
  class Engine;
  explicit TlsStream(std::unique_ptr<Engine> engine);
  static Result<std::unique_ptr<TlsStream>> shakeHands(std::unique_ptr<Engine> engine, Deadline deadline);

  std::unique_ptr<Engine> m_engine;
  TlsSession m_session;
};

}  // namespace safelight::dicom::net
