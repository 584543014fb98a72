#include "ui/bridge/guard_link.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>
#include <unistd.h>

#include "core/base/bytes.h"
#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using test::waitUntil;

namespace {

ByteView bytesOf(const char* text) { return asBytes(text); }

/// A link, and the other end of its channel in the test's hands.
struct Line {
  Line() {
    auto ends = ipc::Channel::createPair();
    REQUIRE(ends);
    peer = std::move(ends->second);
    link = std::make_unique<GuardLink>(std::move(ends->first), [this](MutableByteView body) {
      heard.push_back(toString(body));
      if (onBody) onBody();
    });
    QObject::connect(link.get(), &GuardLink::closed, link.get(), [this] { ++closed; });
  }
  void say(const char* text) { REQUIRE(peer.send(bytesOf(text)) == ipc::ChannelStatus::Done); }
  bool hears(std::size_t count) {
    return waitUntil([&] { return heard.size() == count; });
  }
  ipc::Channel peer;
  std::unique_ptr<GuardLink> link;
  std::vector<std::string> heard;
  std::function<void()> onBody;
  int closed = 0;
};

}  // namespace

TEST_CASE("messages arrive whole and in order, and answers go back", "[ui][guard]") {
  Line line;
  line.say("one");
  line.say("two");
  line.say("three");
  REQUIRE(line.hears(3));
  CHECK(line.heard == std::vector<std::string>{"one", "two", "three"});
  CHECK(line.link->send(bytesOf("answer")));
  const auto received = line.peer.receive(ipc::Deadline::in(std::chrono::seconds(60)));
  REQUIRE(received.status == ipc::ChannelStatus::Done);
  CHECK(toString(received.message.body) == "answer");
}

TEST_CASE("what has arrived can be read without the event loop", "[ui][guard]") {
  Line line;
  line.say("last words");
  line.peer.close();
  line.link->drain();
  CHECK(line.heard == std::vector<std::string>{"last words"});
  CHECK(line.closed == 1);
}

TEST_CASE("a peer that goes is told once, and nothing can be sent any more", "[ui][guard]") {
  Line line;
  line.peer.close();
  REQUIRE(waitUntil([&] { return line.closed == 1; }));
  CHECK_FALSE(line.link->isOpen());
  CHECK_FALSE(line.link->send(bytesOf("late")));
  line.link->drain();
  test::settle();
  CHECK(line.closed == 1);
}

TEST_CASE("nonsense on the line ends the conversation", "[ui][guard]") {
  Line line;
  line.say("fine");
  REQUIRE(line.hears(1));
  // No frame begins like this; written past the channel's own framing.
  auto socket = line.peer.takeSocket();
  REQUIRE(::write(socket.get(), "GET / HTTP/1.1\r\n\r\n", 18) == 18);
  REQUIRE(waitUntil([&] { return line.closed == 1; }));
  CHECK(line.heard.size() == 1);
}

TEST_CASE("a message too large for a guard is refused on both sides", "[ui][guard]") {
  Line line;
  const Bytes large((9u << 20) + 1, 7);
  CHECK_FALSE(line.link->send(large));
  Line other;
  static_cast<void>(other.peer.send(large, {}, ipc::Deadline::now()));
  REQUIRE(waitUntil([&] { return other.closed == 1; }));
  CHECK(other.heard.empty());
}

TEST_CASE("closing from within a message is quiet: no more bodies, no closed()", "[ui][guard]") {
  Line line;
  line.onBody = [&] { line.link->close(); };
  line.say("one");
  line.say("two");
  REQUIRE(line.hears(1));
  test::settle();
  CHECK(line.heard.size() == 1);
  CHECK(line.closed == 0);
}

TEST_CASE("a link may be destroyed by what it hears", "[ui][guard]") {
  Line line;
  line.onBody = [&] { line.link.reset(); };
  line.say("one");
  line.say("two");
  REQUIRE(line.hears(1));
  test::settle();
  CHECK(line.heard.size() == 1);
}

TEST_CASE("a number that is no socket is adopted by nobody", "[ui][guard]") {
  const auto adopted = GuardClient::adopt(9999);
  REQUIRE_FALSE(adopted);
  CHECK(adopted.error().code == ErrorCode::InvalidArgument);
}
