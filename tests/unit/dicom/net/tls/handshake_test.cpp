#include "tests/unit/dicom/net/tls/two_ends.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::test;

TEST_CASE("two machines of one practice know each other", "[dicom][tls]") {
  const Practice practice;
  Ends ends = shakeHands(practice.receiver, practice.device);
  REQUIRE(ends.server);
  REQUIRE(ends.client);
  const TlsSession& seen = (*ends.server)->session();
  CHECK(seen.peerName == "panoramic unit");
  CHECK(seen.peer == fingerprintOf(practice.device.own));
  CHECK_FALSE(seen.peerIsPinned);
  CHECK(seen.version == "TLSv1.3");
  CHECK(seen.suite == "TLS_AES_256_GCM_SHA384");
  CHECK((*ends.client)->session().peer == fingerprintOf(practice.receiver.own));
}

TEST_CASE("bytes of any length arrive as they were sent, in both directions", "[dicom][tls]") {
  const Practice practice;
  Ends ends = shakeHands(practice.receiver, practice.device);
  REQUIRE(ends.server);
  REQUIRE(ends.client);
  Bytes large(3 * 1024 * 1024 + 17);
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<std::uint8_t>(i * 2654435761u >> 13);
  const Bytes head{4, 0, 0, 0, 1, 2};
  std::thread sender([&] {
    const ByteView parts[] = {head, {}, large};
    CHECK((*ends.client)->write(parts, soon()));
  });
  CHECK(readExactly(**ends.server, head.size()) == head);
  CHECK(readExactly(**ends.server, large.size()) == large);
  sender.join();
  CHECK((*ends.server)->write(head, soon()));
  CHECK(readExactly(**ends.client, head.size()) == head);
}

TEST_CASE("the end is orderly only with a farewell", "[dicom][tls]") {
  const Practice practice;
  SECTION("said") {
    Ends ends = shakeHands(practice.receiver, practice.device);
    REQUIRE(ends.server);
    (*ends.client)->close();
    Bytes into(10);
    CHECK((*ends.server)->read(into, soon()).error().code == ErrorCode::ConnectionClosed);
    CHECK((*ends.client)->read(into, soon()).error().code == ErrorCode::ConnectionClosed);
    CHECK((*ends.client)->write(into, soon()).error().code == ErrorCode::ConnectionClosed);
    (*ends.client)->close();
  }
  SECTION("cut off by somebody on the way") {
    const auto context = TlsContext::create(TlsRole::Server, practice.receiver.settings());
    const auto clientContext = TlsContext::create(TlsRole::Client, practice.device.settings());
    auto pipe = memoryStreamPair();
    struct Cut final : ByteStream {  // forwards until told to stop, then just ends
      Cut(std::unique_ptr<ByteStream> to, const bool& now) : inner(std::move(to)), cut(now) {}
      Result<std::size_t> read(MutableByteView into, Deadline deadline) override { return inner->read(into, deadline); }
      Result<void> write(std::span<const ByteView> parts, Deadline deadline) override { return cut ? ok() : inner->write(parts, deadline); }
      void close() override { inner->close(); }
      std::unique_ptr<ByteStream> inner;
      const bool& cut;
    };
    bool cut = false;
    Outcome server = fail(ErrorCode::Internal);
    std::thread other([&] { server = TlsStream::accept(*context, std::move(pipe.first), soon()); });
    auto client = TlsStream::connect(*clientContext, std::make_unique<Cut>(std::move(pipe.second), cut), "127.0.0.1", soon());
    other.join();
    REQUIRE(server);
    REQUIRE(client);
    cut = true;
    (*client)->close();
    Bytes into(10);
    CHECK((*server)->read(into, soon()).error().code == ErrorCode::ConnectionBroken);
  }
}

TEST_CASE("a read that ran out of time may be repeated", "[dicom][tls]") {
  const Practice practice;
  Ends ends = shakeHands(practice.receiver, practice.device);
  REQUIRE(ends.server);
  Bytes into(5);
  CHECK((*ends.server)->read(into, Deadline::now()).error().code == ErrorCode::ConnectionTimedOut);
  REQUIRE((*ends.client)->write(asBytes("hello"), soon()));
  CHECK(toString(readExactly(**ends.server, 5)) == "hello");
}

TEST_CASE("a device with an RSA key is as welcome", "[dicom][tls]") {
  Practice practice;
  practice.device.own = issuedBy(practice.authority, {"old unit", {}, CertificateUse::Client, KeyKind::Rsa3072});
  CHECK(shakeHands(practice.receiver, practice.device).server);
}

TEST_CASE("a pinned certificate is enough, whoever issued it, on either side", "[dicom][tls]") {
  Practice practice;
  Party stranger{selfSigned("PACS of the hospital"), {}, {fingerprintOf(practice.receiver.own)}, kToday};
  practice.receiver.pinned = {CertificateFingerprint{1, 2, 3}, fingerprintOf(stranger.own)};
  Ends ends = shakeHands(practice.receiver, stranger, "another-name.example");
  REQUIRE(ends.server);
  REQUIRE(ends.client);
  CHECK((*ends.server)->session().peerIsPinned);
  CHECK((*ends.client)->session().peerIsPinned);
  ends = shakeHands(stranger, practice.receiver);
  CHECK(ends.client);
}

TEST_CASE("only suites that are authenticated and forward secret are offered", "[dicom][tls]") {
  for (const TlsSuiteEntry& suite : tlsSuites()) {
    INFO(suite.name);
    CHECK((suite.name.find("GCM") != std::string_view::npos || suite.name.find("POLY1305") != std::string_view::npos));
    CHECK((suite.version == "1.3" || suite.name.starts_with("TLS_ECDHE_")));
  }
  CHECK(tlsSuites().size() == 7);
}

TEST_CASE("each end keeps to its role", "[dicom][tls]") {
  const Practice practice;
  const auto server = TlsContext::create(TlsRole::Server, practice.receiver.settings());
  const auto client = TlsContext::create(TlsRole::Client, practice.device.settings());
  CHECK(TlsStream::accept(*client, memoryStreamPair().first, Deadline::now()).error().code == ErrorCode::InvalidArgument);
  CHECK(TlsStream::connect(*server, memoryStreamPair().first, "host", Deadline::now()).error().code == ErrorCode::InvalidArgument);
  CHECK(TlsStream::connect(*client, memoryStreamPair().first, "", Deadline::now()).error().code == ErrorCode::InvalidArgument);
}
