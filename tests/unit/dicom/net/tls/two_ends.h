#pragma once
// A practice with its authority, and two ends of a connection in memory that shake hands in two threads.

#include <catch2/catch_test_macros.hpp>
#include <thread>

#include "dicom/net/memory_stream.h"
#include "dicom/net/tls_stream.h"

namespace safelight::dicom::net::test {

inline constexpr Instant kToday{1'795'000'000'000};  // November 2026
inline constexpr std::int64_t kDay = 86'400'000;
inline Instant daysFromToday(std::int64_t days) { return {kToday.milliseconds + days * kDay}; }

/// What one end shows and believes.
struct Party {
  IssuedCertificate own;
  std::string authorities;
  std::vector<CertificateFingerprint> pinned;
  Instant now = kToday;

  TlsSettings settings() const { return {own.certificate, own.key.view(), authorities, pinned, now}; }
};

inline PracticeAuthority authorityOf(std::string_view practice) {
  auto made = PracticeAuthority::create(practice, daysFromToday(-30));
  REQUIRE(made);
  return std::move(*made);
}

inline IssuedCertificate issuedBy(const PracticeAuthority& authority, CertificateRequest request, Instant at = kToday) {
  auto issued = authority.issue(request, at);
  REQUIRE(issued);
  return std::move(*issued);
}

inline CertificateFingerprint fingerprintOf(const IssuedCertificate& issued) { return certificateFacts(asBytes(issued.certificate))->fingerprint; }

/// The receiver of a practice and a device that it equipped.
struct Practice {
  PracticeAuthority authority = authorityOf("Practice at the Pond");
  Party receiver{issuedBy(authority, {"receiver", {"127.0.0.1", "safelight.local"}, CertificateUse::Both, KeyKind::EcP256}), authority.certificate(), {}, kToday};
  Party device{issuedBy(authority, {"panoramic unit", {"192.0.2.7"}, CertificateUse::Client, KeyKind::EcP256}), authority.certificate(), {}, kToday};
};

/// Somebody who issued a certificate to themselves.
inline IssuedCertificate selfSigned(std::string_view name, Instant at = kToday) {
  auto alone = PracticeAuthority::create(name, at);
  REQUIRE(alone);
  auto key = alone->key();
  REQUIRE(key);
  return {alone->certificate(), std::move(*key)};
}

using Outcome = Result<std::unique_ptr<TlsStream>>;
struct Ends {
  Outcome server = fail(ErrorCode::Internal), client = fail(ErrorCode::Internal);
};

inline Ends shakeHands(const Party& server, const Party& client, const std::string& host = "127.0.0.1") {
  const auto serverContext = TlsContext::create(TlsRole::Server, server.settings());
  const auto clientContext = TlsContext::create(TlsRole::Client, client.settings());
  REQUIRE(serverContext);
  REQUIRE(clientContext);
  auto pipe = memoryStreamPair();
  Ends ends;
  std::thread other([&] { ends.server = TlsStream::accept(*serverContext, std::move(pipe.first), Deadline::in(std::chrono::seconds(20))); });
  ends.client = TlsStream::connect(*clientContext, std::move(pipe.second), host, Deadline::in(std::chrono::seconds(20)));
  other.join();
  return ends;
}

inline Deadline soon() { return Deadline::in(std::chrono::seconds(20)); }

/// Reads exactly so many bytes, or what came before it failed.
inline Bytes readExactly(ByteStream& stream, std::size_t count) {
  Bytes all(count);
  std::size_t at = 0;
  while (at < count) {
    const auto got = stream.read(MutableByteView(all).subspan(at), soon());
    if (!got) break;
    at += *got;
  }
  all.resize(at);
  return all;
}

/// A plain byte peer's whole speech given to our server; the server's error.
inline ErrorCode acceptFrom(const Practice& practice, ByteView speech, Bytes* answered = nullptr) {
  const auto context = TlsContext::create(TlsRole::Server, practice.receiver.settings());
  REQUIRE(context);
  auto script = std::make_unique<ScriptedStream>(speech);
  struct Borrowed final : ByteStream {  // keeps what was answered after the stream has gone
    explicit Borrowed(std::unique_ptr<ScriptedStream> inner, Bytes* kept) : m_inner(std::move(inner)), m_kept(kept) {}
    ~Borrowed() override {
      if (m_kept) *m_kept = m_inner->written();
    }
    Result<std::size_t> read(MutableByteView into, Deadline deadline) override { return m_inner->read(into, deadline); }
    Result<void> write(std::span<const ByteView> parts, Deadline deadline) override { return m_inner->write(parts, deadline); }
    void close() override { m_inner->close(); }
    std::unique_ptr<ScriptedStream> m_inner;
    Bytes* m_kept;
  };
  const auto outcome = TlsStream::accept(*context, std::make_unique<Borrowed>(std::move(script), answered), soon());
  REQUIRE_FALSE(outcome);
  return outcome.error().code;
}

}  // namespace safelight::dicom::net::test
