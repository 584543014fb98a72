// What a stranger may say on the port for TLS, what a server may answer us, and what a file with a certificate may hold.

#include "dicom/net/memory_stream.h"
#include "dicom/net/tls_stream.h"
#include "tests/fuzz/target.h"

using namespace safelight;
namespace net = safelight::dicom::net;

namespace {

/// Both ends of a practice, made once: keys are slow.
struct Ends {
  net::PracticeAuthority authority = std::move(*net::PracticeAuthority::create("Practice", Instant{1'795'000'000'000}));
  net::IssuedCertificate own = std::move(*authority.issue({"receiver", {"127.0.0.1"}, net::CertificateUse::Both, net::KeyKind::EcP256}, Instant{1'795'000'000'000}));
  net::TlsSettings settings{own.certificate, own.key.view(), authority.certificate(), {}, Instant{1'795'000'000'000}};
  net::TlsContext server = std::move(*net::TlsContext::create(net::TlsRole::Server, settings));
  net::TlsContext client = std::move(*net::TlsContext::create(net::TlsRole::Client, settings));
};

void run(ByteView bytes) {
  static const Ends ends;
  if (bytes.empty()) return;
  const ByteView speech = bytes.subspan(1);
  switch (bytes[0] % 3) {
    case 0:  // nobody gets in without a key
      fuzz::require(!net::TlsStream::accept(ends.server, std::make_unique<net::ScriptedStream>(speech, 1 + bytes[0]), Deadline::never()));
      break;
    case 1: fuzz::require(!net::TlsStream::connect(ends.client, std::make_unique<net::ScriptedStream>(speech, 1 + bytes[0]), "127.0.0.1", Deadline::never())); break;
    default: {
      const auto facts = net::certificateFacts(speech);
      fuzz::require(!facts || facts->name.size() <= 256);
    }
  }
}

Bytes with(std::uint8_t choice, ByteView rest) {
  ByteWriter all;
  all.u8(choice);
  all.raw(rest);
  return std::move(all).take();
}

/// What our own two ends say first.
std::vector<Bytes> seeds() {
  const Ends ends;
  auto listened = std::make_unique<net::ScriptedStream>(ByteView{});
  net::ScriptedStream& heard = *listened;
  struct Borrowed final : net::ByteStream {
    explicit Borrowed(net::ScriptedStream& to) : inner(to) {}
    Result<std::size_t> read(MutableByteView into, Deadline deadline) override { return inner.read(into, deadline); }
    Result<void> write(std::span<const ByteView> parts, Deadline deadline) override { return inner.write(parts, deadline); }
    void close() override {}
    net::ScriptedStream& inner;
  };
  (void)net::TlsStream::connect(ends.client, std::make_unique<Borrowed>(heard), "127.0.0.1", Deadline::never());
  const Bytes hello = heard.written();
  net::ScriptedStream answering(hello);
  (void)net::TlsStream::accept(ends.server, std::make_unique<Borrowed>(answering), Deadline::never());
  return {with(0, hello), with(1, answering.written()), with(2, asBytes(ends.own.certificate)), with(0, asBytes("\x01\x00\x00\x00\x00\xcd")), with(2, asBytes("-----BEGIN CERTIFICATE-----\n"))};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("tls_peer", run, seeds)
