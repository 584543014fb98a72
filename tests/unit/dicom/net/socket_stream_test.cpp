#include "dicom/net/socket_stream.h"

#include "tests/unit/dicom/net/net_test_support.h"

#ifndef _WIN32
#include <sys/socket.h>
#include <unistd.h>

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;
using std::chrono::milliseconds;

namespace {

Deadline soon() { return Deadline::in(milliseconds(60'000)); }

struct Connected {
  Connected() {
    auto listener = Listener::listen("127.0.0.1", 0);
    REQUIRE(listener);
    auto connected = SocketStream::connect("127.0.0.1", listener->port(), soon());
    REQUIRE(connected);
    near = std::move(*connected);
    auto accepted = listener->accept(soon());
    REQUIRE(accepted);
    CHECK(accepted->peerAddress == "127.0.0.1");
    auto adopted = SocketStream::adopt(accepted->socket);
    REQUIRE(adopted);
    far = std::move(*adopted);
  }
  std::unique_ptr<SocketStream> near, far;
};

}  // namespace

TEST_CASE("bytes go both ways in order, in parts and whole", "[dicom][net]") {
  Connected pair;
  CHECK(pair.near->peerAddress() == "127.0.0.1");
  const std::vector<ByteView> parts{asBytes("one "), {}, asBytes("two "), asBytes("three")};
  REQUIRE(pair.near->write(parts, soon()));
  std::string got;
  Bytes buffer(5);
  while (got.size() < 13) {
    const auto count = pair.far->read(buffer, soon());
    REQUIRE(count);
    got += toString(ByteView(buffer).first(*count));
  }
  CHECK(got == "one two three");
  REQUIRE(pair.far->write(asBytes("back"), soon()));
  CHECK(pair.near->read(buffer, soon()) == 4u);
}

TEST_CASE("more than the system holds is written whole while the other reads", "[dicom][net]") {
  Connected pair;
  const Bytes large = pattern(20'000'000);
  std::thread writer([&] { CHECK(pair.near->write(ByteView(large), Deadline::in(milliseconds(30'000)))); });
  Bytes got;
  Bytes buffer(1 << 20);
  while (got.size() < large.size()) {
    const auto count = pair.far->read(buffer, soon());
    if (!count) break;
    got.insert(got.end(), buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*count));
  }
  writer.join();
  CHECK(got == large);
}

TEST_CASE("waits end at their deadline, also against one that never reads", "[dicom][net]") {
  Connected pair;
  Bytes buffer(10);
  CHECK(pair.near->read(buffer, Deadline::now()).error().code == ErrorCode::ConnectionTimedOut);
  CHECK(pair.near->read(buffer, Deadline::in(milliseconds(20))).error().code == ErrorCode::ConnectionTimedOut);
  CHECK(pair.near->write(ByteView(Bytes(50'000'000)), Deadline::in(milliseconds(50))).error().code == ErrorCode::ConnectionTimedOut);
}

TEST_CASE("a peer that is gone is told as that", "[dicom][net]") {
  Connected pair;
  pair.far->close();
  Bytes buffer(10);
  CHECK(pair.near->read(buffer, soon()).error().code == ErrorCode::ConnectionClosed);
  Result<void> written = ok();
  for (int i = 0; i < 100 && written; ++i) written = pair.near->write(ByteView(Bytes(100'000)), soon());
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::ConnectionClosed);
  pair.near->close();
  pair.near->close();
  CHECK(pair.near->read(buffer, soon()).error().code == ErrorCode::ConnectionClosed);
}

TEST_CASE("nobody there, no such address, a port that is taken, and no socket at all are told apart", "[dicom][net]") {
  auto listener = Listener::listen("127.0.0.1", 0);
  REQUIRE(listener);
  CHECK(Listener::listen("127.0.0.1", listener->port()).error().code == ErrorCode::PortInUse);
  CHECK(listener->accept(Deadline::now()).error().code == ErrorCode::ConnectionTimedOut);
  const std::uint16_t port = listener->port();
  listener->close();
  CHECK(SocketStream::connect("127.0.0.1", port, soon()).error().code == ErrorCode::ConnectionRefused);
  CHECK(SocketStream::connect("", 1, soon()).error().code == ErrorCode::AddressUnknown);
  CHECK(Listener::listen("not an address", 0).error().code == ErrorCode::AddressUnknown);
  CHECK(Listener::listen("192.0.2.1", 0).error().code == ErrorCode::AddressUnknown);
  int ends[2];
  REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0);
  CHECK(SocketStream::adopt(ends[0]).error().code == ErrorCode::ConnectionBroken);
  ::close(ends[1]);
}

TEST_CASE("an association runs over sockets", "[dicom][net]") {
  Connected pair;
  KeepingHandler handler;
  std::thread server([&, stream = std::move(pair.far)]() mutable {
    auto association = Association::accept(std::move(stream), deciding(openPolicy()), quickLimits());
    if (association) CHECK(serve(*association, handler) == ServeEnd::Released);
  });
  auto association = Association::request(std::move(pair.near), proposalFor({kVerification, kCt}), quickLimits());
  REQUIRE(association);
  CHECK(echo(*association) == Status::Success);
  const Bytes object = pattern(5'000'000);
  CHECK(store(*association, {std::string(kCt), "1.2.3", {}, Priority::Medium}, DataSource::of(object)) == Status::Success);
  CHECK(association->release());
  server.join();
  REQUIRE(handler.objects.size() == 1);
  CHECK(handler.objects[0]->bytes == object);
}
#endif
