#include <random>

#include "tests/unit/dicom/net/tls/two_ends.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::test;

namespace {

void big16(ByteWriter& out, std::size_t value) {
  out.u8(static_cast<std::uint8_t>(value >> 8));
  out.u8(static_cast<std::uint8_t>(value));
}

Bytes record(std::uint8_t type, std::uint16_t version, const Bytes& body) {
  ByteWriter out;
  out.u8(type);
  big16(out, version);
  big16(out, body.size());
  out.raw(body);
  return std::move(out).take();
}

/// A ClientHello (RFC 5246 7.4.1.2) without extensions.
Bytes hello(std::uint16_t version, const std::vector<std::uint16_t>& suites) {
  ByteWriter body;
  big16(body, version);
  for (int i = 0; i < 32; ++i) body.u8(static_cast<std::uint8_t>(i));
  body.u8(0);
  big16(body, 2 * suites.size());
  for (const std::uint16_t suite : suites) big16(body, suite);
  body.u8(1);
  body.u8(0);
  ByteWriter message;
  message.u8(1);
  message.u8(0);
  big16(message, body.size());
  message.raw(body.bytes());
  return record(0x16, 0x0301, message.bytes());
}

constexpr std::uint8_t kAlert = 0x15;

}  // namespace

TEST_CASE("TLS 1.1 and older is refused with an alert that says so", "[dicom][tls]") {
  const Practice practice;
  for (const std::uint16_t version : {0x0302, 0x0301, 0x0300}) {
    Bytes answered;
    CHECK(acceptFrom(practice, hello(version, {0xC013, 0xC014, 0x002F}), &answered) == ErrorCode::TlsTooOld);
    REQUIRE(answered.size() == 7);
    CHECK(answered[0] == kAlert);
    if (version > 0x0300) CHECK(answered[6] == 70);  // protocol_version
  }
}

TEST_CASE("suites without forward secrecy are nothing in common", "[dicom][tls]") {
  const Practice practice;
  Bytes answered;
  CHECK(acceptFrom(practice, hello(0x0303, {0x002F, 0x0035, 0x009C, 0x000A}), &answered) == ErrorCode::TlsNothingInCommon);
  REQUIRE(answered.size() == 7);
  CHECK(answered[6] == 40);  // handshake_failure
}

TEST_CASE("plain DICOM on the port for TLS is told from everything else", "[dicom][tls]") {
  const Practice practice;
  Bytes associate{0x01, 0x00, 0x00, 0x00, 0x00, 0xCD, 0x00, 0x01};
  associate.resize(211, ' ');
  CHECK(acceptFrom(practice, associate) == ErrorCode::TlsNotSpoken);
  CHECK(acceptFrom(practice, asBytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) == ErrorCode::TlsNotSpoken);
  CHECK(acceptFrom(practice, Bytes(2048, 0)) == ErrorCode::TlsNotSpoken);
}

TEST_CASE("a client tells a server without TLS as well", "[dicom][tls]") {
  const Practice practice;
  const auto context = TlsContext::create(TlsRole::Client, practice.device.settings());
  const Bytes abort{0x07, 0x00, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x02, 0x02};
  const auto outcome = TlsStream::connect(*context, std::make_unique<ScriptedStream>(abort), "127.0.0.1", soon());
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == ErrorCode::TlsNotSpoken);
}

TEST_CASE("a peer that says nothing, or stops in the middle, is over at the deadline", "[dicom][tls]") {
  const Practice practice;
  const auto context = TlsContext::create(TlsRole::Server, practice.receiver.settings());
  auto pipe = memoryStreamPair();
  SECTION("nothing at all") {}
  SECTION("half a hello") {
    const Bytes part = hello(0x0303, {0xC02F});
    REQUIRE(pipe.second->write(ByteView(part).first(20), soon()));
  }
  SECTION("a record whose length never comes") { REQUIRE(pipe.second->write(Bytes{0x16, 3, 3, 0x40, 0x00, 1}, soon())); }
  const auto started = std::chrono::steady_clock::now();
  const auto outcome = TlsStream::accept(*context, std::move(pipe.first), Deadline::in(std::chrono::milliseconds(80)));
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == ErrorCode::ConnectionTimedOut);
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(10));
}

TEST_CASE("a peer that goes away in the middle is a broken connection", "[dicom][tls]") {
  const Practice practice;
  const Bytes part = hello(0x0303, {0xC02F});
  CHECK(acceptFrom(practice, ByteView(part).first(30)) == ErrorCode::ConnectionBroken);
  CHECK(acceptFrom(practice, {}) == ErrorCode::ConnectionBroken);
}

TEST_CASE("a changed bit in the middle of a conversation ends it", "[dicom][tls]") {
  const Practice practice;
  const auto serverContext = TlsContext::create(TlsRole::Server, practice.receiver.settings());
  const auto clientContext = TlsContext::create(TlsRole::Client, practice.device.settings());
  struct Flipping final : ByteStream {
    Flipping(std::unique_ptr<ByteStream> to, const bool& now) : inner(std::move(to)), flip(now) {}
    Result<std::size_t> read(MutableByteView into, Deadline deadline) override { return inner->read(into, deadline); }
    Result<void> write(std::span<const ByteView> parts, Deadline deadline) override {
      Bytes all;
      for (const ByteView part : parts) all.insert(all.end(), part.begin(), part.end());
      if (flip && all.size() > 20) all[20] ^= 1;
      return inner->write(ByteView(all), deadline);
    }
    using ByteStream::write;
    void close() override { inner->close(); }
    std::unique_ptr<ByteStream> inner;
    const bool& flip;
  };
  bool flip = false;
  auto pipe = memoryStreamPair();
  Outcome server = fail(ErrorCode::Internal);
  std::thread other([&] { server = TlsStream::accept(*serverContext, std::move(pipe.first), soon()); });
  auto client = TlsStream::connect(*clientContext, std::make_unique<Flipping>(std::move(pipe.second), flip), "127.0.0.1", soon());
  other.join();
  REQUIRE(server);
  REQUIRE(client);
  flip = true;
  REQUIRE((*client)->write(asBytes("thirty bytes of something else"), soon()));
  Bytes into(100);
  CHECK((*server)->read(into, soon()).error().code == ErrorCode::TlsBroken);
  CHECK((*server)->read(into, soon()).error().code == ErrorCode::ConnectionBroken);
  CHECK((*server)->write(into, soon()).error().code == ErrorCode::ConnectionBroken);
}

TEST_CASE("no bytes whatever get past the handshake or bring it down", "[dicom][tls]") {
  const Practice practice;
  std::mt19937 random(20261122);
  const Bytes good = hello(0x0303, {0xC02F, 0xC02B, 0x1301});
  for (int round = 0; round < 2000; ++round) {
    Bytes speech = good;
    if (round % 3 == 0) {
      speech.assign(random() % 600, 0);
      for (auto& byte : speech) byte = static_cast<std::uint8_t>(random());
      if (speech.size() > 2 && round % 2 == 0) speech[0] = 0x16, speech[1] = 3;
    } else {
      for (unsigned flips = 1 + random() % 4; flips > 0; --flips) speech[random() % speech.size()] = static_cast<std::uint8_t>(random());
      if (round % 5 == 0) speech.resize(random() % speech.size());
      const std::size_t more = random() % 100;
      for (std::size_t i = 0; i < more; ++i) speech.push_back(static_cast<std::uint8_t>(random()));
    }
    const ErrorCode code = acceptFrom(practice, speech);
    INFO(errorName(code));
    CHECK((code == ErrorCode::TlsNotSpoken || code == ErrorCode::TlsTooOld || code == ErrorCode::TlsNothingInCommon || code == ErrorCode::TlsBroken ||
           code == ErrorCode::ConnectionBroken));
  }
}
