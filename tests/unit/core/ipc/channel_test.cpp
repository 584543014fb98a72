#include "core/ipc/channel.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <thread>

using namespace safelight;
using namespace safelight::ipc;
using std::chrono::milliseconds;

namespace {

std::pair<Channel, Channel> pairOfChannels() {
  auto pair = Channel::createPair();
  REQUIRE(pair);
  return std::move(*pair);
}

std::size_t openHandles() {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

// A channel whose peer is a bare socket, to send what no channel would.
struct Hostile {
  Hostile() {
    auto pair = pairOfChannels();
    victim = std::move(pair.first);
    raw = pair.second.takeSocket();
  }
  void write(ByteView bytes) { REQUIRE(::send(raw.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size())); }
  void writeHead(std::uint32_t magic, std::uint32_t length, std::uint32_t handles) {
    ByteWriter writer;
    writer.u32(magic);
    writer.u32(length);
    writer.u32(handles);
    write(writer.bytes());
  }
  Channel victim;
  Handle raw;
};

constexpr std::uint32_t kMagic = 0x314d4c53;

}  // namespace

TEST_CASE("messages arrive whole, in order and each by itself", "[ipc]") {
  auto [left, right] = pairOfChannels();
  REQUIRE(left.send(asBytes("one")) == ChannelStatus::Done);
  REQUIRE(left.send({}) == ChannelStatus::Done);
  REQUIRE(left.send(asBytes("three")) == ChannelStatus::Done);
  CHECK(toString(right.receive().message.body) == "one");
  const Received empty = right.receive();
  CHECK(empty.status == ChannelStatus::Done);
  CHECK(empty.message.body.empty());
  CHECK(toString(right.receive().message.body) == "three");
  CHECK(right.receiveNow().status == ChannelStatus::NothingYet);
}

TEST_CASE("a message larger than the socket's buffer arrives whole", "[ipc]") {
  auto [left, right] = pairOfChannels();
  Bytes large(5'000'000);
  for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<std::uint8_t>(i * 31);
  ChannelStatus sent = ChannelStatus::Broken;
  std::thread sender([&, &left = left] { sent = left.send(large); });
  const Received received = right.receive(Deadline::in(milliseconds(20'000)));
  sender.join();
  CHECK(sent == ChannelStatus::Done);
  REQUIRE(received.status == ChannelStatus::Done);
  CHECK(received.message.body == large);
}

TEST_CASE("a handle passed along opens the same file", "[ipc]") {
  auto [left, right] = pairOfChannels();
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  const Handle reader(ends[0]);
  {
    const Handle writer(ends[1]);
    const NativeHandle passed[] = {writer.get()};
    REQUIRE(left.send(asBytes("take this"), passed) == ChannelStatus::Done);
  }
  Received received = right.receive();
  REQUIRE(received.status == ChannelStatus::Done);
  REQUIRE(received.message.handles.size() == 1);
  CHECK((::fcntl(received.message.handles[0].get(), F_GETFD) & FD_CLOEXEC) != 0);
  REQUIRE(::write(received.message.handles[0].get(), "x", 1) == 1);
  char letter = 0;
  CHECK(::read(reader.get(), &letter, 1) == 1);
  CHECK(letter == 'x');
}

TEST_CASE("handles stay with their own message", "[ipc]") {
  auto [left, right] = pairOfChannels();
  const Handle null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const NativeHandle passed[] = {null.get(), null.get()};
  REQUIRE(left.send(asBytes("none")) == ChannelStatus::Done);
  REQUIRE(left.send(asBytes("two"), passed) == ChannelStatus::Done);
  REQUIRE(left.send(asBytes("none again")) == ChannelStatus::Done);
  CHECK(right.receive().message.handles.empty());
  CHECK(right.receive().message.handles.size() == 2);
  CHECK(right.receive().message.handles.empty());
}

TEST_CASE("a peer that went away is Closed between messages and Broken within one", "[ipc]") {
  SECTION("between") {
    auto [left, right] = pairOfChannels();
    REQUIRE(left.send(asBytes("last words")) == ChannelStatus::Done);
    left.close();
    CHECK(right.receive().status == ChannelStatus::Done);
    CHECK(right.receive().status == ChannelStatus::Closed);
    CHECK(right.send(asBytes("anybody?")) == ChannelStatus::Closed);
  }
  SECTION("within the head") {
    Hostile peer;
    peer.write(asBytes("SLM"));
    peer.raw.reset();
    CHECK(peer.victim.receive().status == ChannelStatus::Broken);
  }
  SECTION("within the body") {
    Hostile peer;
    peer.writeHead(kMagic, 10, 0);
    peer.write(asBytes("five!"));
    peer.raw.reset();
    CHECK(peer.victim.receive().status == ChannelStatus::Broken);
  }
}

TEST_CASE("a message that comes in pieces is put together over several calls", "[ipc]") {
  Hostile peer;
  ByteWriter writer;
  writer.u32(kMagic);
  writer.u32(3);
  writer.u32(0);
  writer.raw(asBytes("abc"));
  for (std::size_t i = 0; i + 1 < writer.size(); ++i) {
    peer.write(ByteView(writer.bytes()).subspan(i, 1));
    REQUIRE(peer.victim.receiveNow().status == ChannelStatus::NothingYet);
  }
  peer.write(asBytes("c"));
  CHECK(toString(peer.victim.receiveNow().message.body) == "abc");
}

TEST_CASE("a nonsense head cuts the channel off for good", "[ipc]") {
  Hostile peer;
  SECTION("wrong magic") { peer.writeHead(0x12345678, 0, 0); }
  SECTION("a length above the cap is refused before anything is allocated") { peer.writeHead(kMagic, 0xffffffff, 0); }
  SECTION("handles that are not there") { peer.writeHead(kMagic, 0, 2); }
  CHECK(peer.victim.receive().status == ChannelStatus::Broken);
  CHECK_FALSE(peer.victim.isOpen());
  peer.writeHead(kMagic, 0, 0);
  CHECK(peer.victim.receive().status == ChannelStatus::Broken);
  CHECK(peer.victim.send(asBytes("x")) == ChannelStatus::Broken);
}

TEST_CASE("handles smuggled into a body are closed and break the channel", "[ipc]") {
  const std::size_t before = openHandles();
  {
    Hostile peer;
    peer.writeHead(kMagic, 4, 0);
    CHECK(peer.victim.receiveNow().status == ChannelStatus::NothingYet);
    char letter = 'x';
    iovec part{&letter, 1};
    union {
      cmsghdr head;
      char bytes[CMSG_SPACE(sizeof(int))];
    } control{};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    control.head.cmsg_level = SOL_SOCKET;
    control.head.cmsg_type = SCM_RIGHTS;
    control.head.cmsg_len = CMSG_LEN(sizeof(int));
    const int standardInput = 0;
    std::memcpy(CMSG_DATA(&control.head), &standardInput, sizeof standardInput);
    REQUIRE(::sendmsg(peer.raw.get(), &message, 0) == 1);
    CHECK(peer.victim.receive().status == ChannelStatus::Broken);
  }
  CHECK(openHandles() == before);
}

TEST_CASE("the cap holds for the sender too", "[ipc]") {
  auto [left, right] = pairOfChannels();
  left.setLargestMessage(10);
  CHECK(left.send(Bytes(11)) == ChannelStatus::Broken);
  CHECK(left.send(Bytes(10)) == ChannelStatus::Done);
  CHECK(right.receive().message.body.size() == 10);
}

TEST_CASE("a receive ends at its deadline", "[ipc]") {
  auto [left, right] = pairOfChannels();
  const auto start = std::chrono::steady_clock::now();
  CHECK(right.receive(Deadline::in(milliseconds(30))).status == ChannelStatus::NothingYet);
  CHECK(std::chrono::steady_clock::now() - start >= milliseconds(30));
  REQUIRE(left.send(asBytes("late")) == ChannelStatus::Done);
  CHECK(right.receive().status == ChannelStatus::Done);
}

TEST_CASE("a send to a peer that reads nothing ends at its deadline, and the half message breaks the channel", "[ipc]") {
  auto [left, right] = pairOfChannels();
  CHECK(left.send(Bytes(8'000'000), {}, Deadline::in(milliseconds(20))) == ChannelStatus::NothingYet);
  CHECK(left.send(asBytes("more")) == ChannelStatus::Broken);
}

TEST_CASE("only a local stream socket is adopted as a channel", "[ipc]") {
  CHECK_FALSE(Channel::adopt(Handle(::open("/dev/null", O_RDWR | O_CLOEXEC))));
  CHECK_FALSE(Channel::adopt(Handle(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))));
  CHECK_FALSE(Channel::adopt(Handle()));
  auto pair = pairOfChannels();
  CHECK(Channel::adopt(pair.first.takeSocket()));
}
