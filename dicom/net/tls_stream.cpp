#include "dicom/net/tls_stream.h"

#include <openssl/err.h>

#include <algorithm>
#include <optional>

#include "dicom/net/tls_openssl.h"
#include "dicom/net/tls_peer_check.h"

namespace safelight::dicom::net {

namespace {

constexpr std::size_t kOutgoing = 256 << 10;  // records are collected up to here before they go out
constexpr std::chrono::milliseconds kFarewell{500};
constexpr std::uint8_t kAlertRecord = 0x15, kHandshakeRecord = 0x16, kRecordVersion = 0x03;

/// What a failed handshake or read means; `reason` is OpenSSL's.
ErrorCode codeOfReason(int reason) {
  switch (reason) {
    case SSL_R_UNSUPPORTED_PROTOCOL:
    case SSL_R_VERSION_TOO_LOW:
    case SSL_R_WRONG_SSL_VERSION:
    case SSL_R_WRONG_VERSION_NUMBER:
    case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION: return ErrorCode::TlsTooOld;
    case SSL_R_NO_SHARED_CIPHER:
    case SSL_R_NO_SHARED_GROUPS:
    case SSL_R_NO_SHARED_SIGNATURE_ALGORITHMS:
    case SSL_R_NO_SUITABLE_KEY_SHARE:
    case SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM:
    case SSL_R_NO_SUITABLE_GROUPS:
    case SSL_R_WRONG_CIPHER_RETURNED:
    case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
    case SSL_R_TLSV1_ALERT_INSUFFICIENT_SECURITY: return ErrorCode::TlsNothingInCommon;
    case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE: return ErrorCode::CertificateMissing;
    case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
    case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
    case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
    case SSL_R_TLSV1_ALERT_ACCESS_DENIED:
    case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED: return ErrorCode::CertificateRefused;
    default: return ErrorCode::TlsBroken;
  }
}

}  // namespace

/// OpenSSL's connection with our transport below it. Stays where it is: OpenSSL points at it.
class TlsStream::Engine {
 public:
  static Result<std::unique_ptr<Engine>> make(const TlsContext& context, std::unique_ptr<ByteStream> transport) {
    auto engine = std::unique_ptr<Engine>(new Engine(std::move(transport)));
    engine->m_ssl.reset(SSL_new(context.internals().context.get()));
    engine->m_method.reset(BIO_meth_new(BIO_TYPE_SOURCE_SINK, "stream"));
    BIO_METHOD* method = engine->m_method.get();
    if (!engine->m_ssl || !method) return fail(ErrorCode::Internal, "TLS connection");
    BIO_meth_set_read_ex(method, onRead);
    BIO_meth_set_write_ex(method, onWrite);
    BIO_meth_set_ctrl(method, onControl);
    BIO* bio = BIO_new(method);
    if (!bio) return fail(ErrorCode::Internal, "TLS connection");
    BIO_set_data(bio, engine.get());
    BIO_set_init(bio, 1);
    SSL_set_bio(engine->m_ssl.get(), bio, bio);  // takes it over
    SSL_set_app_data(engine->m_ssl.get(), &engine->m_check);
    return engine;
  }

  SSL* ssl() const { return m_ssl.get(); }
  const PeerCheck& check() const { return m_check; }
  bool isClosed() const { return m_closed; }
  bool isDead() const { return m_dead; }

  /// One call of OpenSSL's under a deadline, with what it wrote sent; 1 is success.
  template <class Call>
  Result<void> run(Deadline deadline, Call&& call) {
    if (m_closed) return fail(ErrorCode::ConnectionClosed);
    if (m_dead) return fail(ErrorCode::ConnectionBroken);
    m_deadline = deadline;
    m_transportError.reset();
    ERR_clear_error();
    const int result = call(m_ssl.get());
    const int kind = result == 1 ? SSL_ERROR_NONE : SSL_get_error(m_ssl.get(), result);
    if (kind == SSL_ERROR_NONE) return flush();
    const Error error = errorFor(kind);
    ERR_clear_error();
    // Only a read that ran out of time may go on later; an orderly end leaves our own direction open until close().
    if (kind != SSL_ERROR_WANT_READ && kind != SSL_ERROR_ZERO_RETURN) {
      m_dead = true;
      tellWhy();
    }
    return fail(error);
  }

  Result<void> flush() {
    if (m_outgoing.empty()) return ok();
    auto sent = m_transport->write(ByteView(m_outgoing), m_deadline);
    m_outgoing.clear();
    if (!sent) m_dead = true;
    return sent;
  }

  void close() {
    if (m_closed) return;
    if (!m_dead) {
      m_deadline = Deadline::in(kFarewell);
      SSL_shutdown(m_ssl.get());
      [[maybe_unused]] const auto sent = flush();
      ERR_clear_error();
    }
    m_closed = true;
    m_transport->close();
  }

 private:
  explicit Engine(std::unique_ptr<ByteStream> transport) : m_transport(std::move(transport)), m_deadline(Deadline::now()) {}

  static Engine& of(BIO* bio) { return *static_cast<Engine*>(BIO_get_data(bio)); }

  static int onRead(BIO* bio, char* into, std::size_t size, std::size_t* count) {
    Engine& engine = of(bio);
    BIO_clear_retry_flags(bio);
    *count = 0;
    // The peer answers what it has, so that goes out before we wait.
    if (auto sent = engine.flush(); !sent) return engine.m_transportError = sent.error(), -1;
    auto read = engine.m_transport->read({reinterpret_cast<std::uint8_t*>(into), size}, engine.m_deadline);
    if (!read) {
      engine.m_transportError = read.error();
      if (read.error().code == ErrorCode::ConnectionTimedOut) BIO_set_retry_read(bio);
      return read.error().code == ErrorCode::ConnectionClosed ? 0 : -1;
    }
    for (std::size_t i = 0; i < *read && engine.m_firstCount < 2; ++i) engine.m_first[engine.m_firstCount++] = static_cast<std::uint8_t>(into[i]);
    *count = *read;
    return 1;
  }

  static int onWrite(BIO* bio, const char* bytes, std::size_t size, std::size_t* count) {
    Engine& engine = of(bio);
    BIO_clear_retry_flags(bio);
    const auto* from = reinterpret_cast<const std::uint8_t*>(bytes);
    engine.m_outgoing.insert(engine.m_outgoing.end(), from, from + size);
    *count = size;
    if (engine.m_outgoing.size() < kOutgoing) return 1;
    if (auto sent = engine.flush(); !sent) return engine.m_transportError = sent.error(), *count = 0, -1;
    return 1;
  }

  static long onControl(BIO*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP || command == BIO_CTRL_PUSH || command == BIO_CTRL_POP ? 1 : 0;
  }

  bool spokeTls() const {
    if (m_firstCount == 0) return true;  // said nothing at all
    const bool record = m_first[0] == kHandshakeRecord || m_first[0] == kAlertRecord;
    return record && (m_firstCount < 2 || m_first[1] == kRecordVersion);
  }

  Error errorFor(int kind) const {
    if (kind == SSL_ERROR_ZERO_RETURN) return {ErrorCode::ConnectionClosed, {}};
    if (!spokeTls()) return {ErrorCode::TlsNotSpoken, {}};
    if (m_check.error) return {*m_check.error, {}};
    if (m_transportError) {
      if (m_transportError->code == ErrorCode::ConnectionClosed) return {ErrorCode::ConnectionBroken, "without a farewell"};
      return *m_transportError;
    }
    const unsigned long last = ERR_peek_error();
    const char* words = ERR_reason_error_string(last);
    return {codeOfReason(ERR_GET_REASON(last)), words ? words : "TLS"};
  }

  /// The alert that OpenSSL has written, if it can be delivered.
  void tellWhy() {
    if (m_outgoing.empty()) return;
    [[maybe_unused]] const auto sent = m_transport->write(ByteView(m_outgoing), Deadline::in(kFarewell));
    m_outgoing.clear();
  }

  std::unique_ptr<BIO_METHOD, openssl::Freed<BIO_meth_free>> m_method;  // outlives the connection
  openssl::Connection m_ssl;
  std::unique_ptr<ByteStream> m_transport;
  PeerCheck m_check;
  Deadline m_deadline;
  Bytes m_outgoing;
  std::optional<Error> m_transportError;
  std::uint8_t m_first[2] = {};
  std::size_t m_firstCount = 0;
  bool m_dead = false;
  bool m_closed = false;
};

TlsStream::TlsStream(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}

TlsStream::~TlsStream() { close(); }

Result<std::unique_ptr<TlsStream>> TlsStream::shakeHands(std::unique_ptr<Engine> engine, Deadline deadline) {
  if (auto done = engine->run(deadline, SSL_do_handshake); !done) {
    engine->close();
    return fail(std::move(done).error());
  }
  TlsSession session;
  session.version = SSL_get_version(engine->ssl());
  session.suite = SSL_CIPHER_standard_name(SSL_get_current_cipher(engine->ssl()));
  session.peerIsPinned = engine->check().pinned;
  X509* certificate = SSL_get0_peer_certificate(engine->ssl());
  if (!certificate) return fail(ErrorCode::CertificateMissing);
  session.peer = openssl::fingerprint(*certificate);
  session.peerName = openssl::commonName(*certificate);
  std::unique_ptr<TlsStream> stream(new TlsStream(std::move(engine)));
  stream->m_session = std::move(session);
  return stream;
}

Result<std::unique_ptr<TlsStream>> TlsStream::accept(const TlsContext& context, std::unique_ptr<ByteStream> transport, Deadline deadline) {
  if (context.role() != TlsRole::Server) return fail(ErrorCode::InvalidArgument, "context of a client");
  TRY_ASSIGN(auto engine, Engine::make(context, std::move(transport)));
  SSL_set_accept_state(engine->ssl());
  return shakeHands(std::move(engine), deadline);
}

Result<std::unique_ptr<TlsStream>> TlsStream::connect(const TlsContext& context, std::unique_ptr<ByteStream> transport, const std::string& host,
                                                      Deadline deadline) {
  if (context.role() != TlsRole::Client || host.empty()) return fail(ErrorCode::InvalidArgument, "context of a server");
  TRY_ASSIGN(auto engine, Engine::make(context, std::move(transport)));
  SSL* ssl = engine->ssl();
  X509_VERIFY_PARAM* rules = SSL_get0_param(ssl);
  X509_VERIFY_PARAM_set_hostflags(rules, X509_CHECK_FLAG_NO_WILDCARDS | X509_CHECK_FLAG_NEVER_CHECK_SUBJECT);
  const bool numeric = X509_VERIFY_PARAM_set1_ip_asc(rules, host.c_str()) == 1;
  ERR_clear_error();
  if (!numeric && (X509_VERIFY_PARAM_set1_host(rules, host.c_str(), host.size()) != 1 || SSL_set_tlsext_host_name(ssl, host.c_str()) != 1)) {
    ERR_clear_error();
    return fail(ErrorCode::AddressUnknown);
  }
  SSL_set_connect_state(ssl);
  return shakeHands(std::move(engine), deadline);
}

Result<std::size_t> TlsStream::read(MutableByteView into, Deadline deadline) {
  std::size_t count = 0;
  TRY_VOID(m_engine->run(deadline, [&](SSL* ssl) { return SSL_read_ex(ssl, into.data(), into.size(), &count); }));
  return count;
}

Result<void> TlsStream::write(std::span<const ByteView> parts, Deadline deadline) {
  return m_engine->run(deadline, [&](SSL* ssl) {
    for (ByteView part : parts) {
      while (!part.empty()) {
        std::size_t count = 0;
        if (const int result = SSL_write_ex(ssl, part.data(), part.size(), &count); result != 1) return result;
        part = part.subspan(count);
      }
    }
    return 1;
  });
}

void TlsStream::close() { m_engine->close(); }

}  // namespace safelight::dicom::net
