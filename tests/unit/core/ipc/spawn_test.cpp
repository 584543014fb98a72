#include "core/ipc/spawn.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/ipc/channel.h"

using namespace safelight;
using namespace safelight::ipc;
using std::chrono::milliseconds;

namespace {

struct Pipe {
  Pipe() {
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    reader = Handle(ends[0]);
    writer = Handle(ends[1]);
  }
  Handle reader, writer;
};

SpawnRequest shell(std::string script) {
  SpawnRequest request;
  request.program = "/bin/sh";
  request.arguments = {"-c", std::move(script)};
  return request;
}

}  // namespace

TEST_CASE("a spawned program has the listed handles and no others", "[ipc]") {
  Pipe pipe;
  const Handle unrelated(::open("/dev/null", O_RDONLY));  // no close-on-exec: must be closed all the same
  REQUIRE(unrelated);
  SpawnRequest request;
  request.program = "/bin/sleep";
  request.arguments = {"1000"};
  request.handles = {pipe.writer.get(), pipe.writer.get()};
  auto child = spawn(request);
  REQUIRE(child);
  std::set<std::string> numbers;
  for (const auto& entry : std::filesystem::directory_iterator("/proc/" + std::to_string(child->id()) + "/fd")) {
    numbers.insert(entry.path().filename().string());
  }
  CHECK(numbers == std::set<std::string>{"0", "1", "2", "3", "4"});
}

TEST_CASE("a spawned program has an empty environment unless one is given", "[ipc]") {
  REQUIRE(::getenv("PATH") != nullptr);
  Pipe ready, hold;
  // Says when it runs, then waits: what /proc shows is what it was started with.
  SpawnRequest request = shell("echo >&3; read line <&4");
  request.handles = {ready.writer.get(), hold.reader.get()};
  std::string expected;
  SECTION("empty") {}
  SECTION("given") {
    request.environment = {"LANG=C"};
    expected = std::string("LANG=C\0", 7);
  }
  auto child = spawn(request);
  REQUIRE(child);
  char letter;
  REQUIRE(::read(ready.reader.get(), &letter, 1) == 1);
  std::ifstream file("/proc/" + std::to_string(child->id()) + "/environ");
  CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == expected);
}

TEST_CASE("handles arrive under their numbers even when those overlap the parent's own", "[ipc]") {
  Pipe first, second;
  SpawnRequest request = shell("echo one >&3; echo two >&4");
  request.handles = {first.writer.get(), second.writer.get()};
  // Free the lowest numbers, so that the parent holds the second pipe as 3 or so and the first one above it.
  const Handle low(::fcntl(second.writer.get(), F_DUPFD_CLOEXEC, 3));
  const Handle high(::fcntl(first.writer.get(), F_DUPFD_CLOEXEC, 40));
  request.handles = {high.get(), low.get()};
  auto child = spawn(request);
  REQUIRE(child);
  REQUIRE(child->wait(Deadline::never()));
  char text[8];
  REQUIRE(::read(first.reader.get(), text, sizeof text) == 4);
  CHECK(std::string(text, 4) == "one\n");
  REQUIRE(::read(second.reader.get(), text, sizeof text) == 4);
  CHECK(std::string(text, 4) == "two\n");
}

TEST_CASE("how a program ended is told", "[ipc]") {
  SECTION("exit status") {
    auto child = spawn(shell("exit 7"));
    REQUIRE(child);
    const auto exit = child->wait(Deadline::never());
    REQUIRE(exit);
    CHECK_FALSE(exit->bySignal);
    CHECK(exit->code == 7);
    CHECK_FALSE(child->isRunning());
  }
  SECTION("signal") {
    auto child = spawn(shell("kill -TERM $$"));
    REQUIRE(child);
    const auto exit = child->wait(Deadline::never());
    REQUIRE(exit);
    CHECK(exit->bySignal);
    CHECK(exit->code == SIGTERM);
  }
  SECTION("still running at the deadline, then killed") {
    auto child = spawn(shell("read line <&3 || exec /bin/sleep 1000"));
    REQUIRE(child);
    CHECK_FALSE(child->wait(Deadline::in(milliseconds(10))));
    child->kill();
    CHECK(child->wait(Deadline::never())->code == SIGKILL);
  }
}

TEST_CASE("a program ends with the object that stands for it", "[ipc]") {
  int id = 0;
  {
    SpawnRequest request;
    request.program = "/bin/sleep";
    request.arguments = {"1000"};
    auto child = spawn(request);
    REQUIRE(child);
    id = child->id();
    REQUIRE(::kill(id, 0) == 0);
  }
  CHECK(::kill(id, 0) == -1);
}

TEST_CASE("a program that is not there is FileNotFound", "[ipc]") {
  SpawnRequest request;
  request.program = "/nonexistent/program";
  auto child = spawn(request);
  REQUIRE_FALSE(child);
  CHECK(child.error().code == ErrorCode::FileNotFound);
}

TEST_CASE("ignored and blocked signals are not passed on", "[ipc]") {
  const auto old = ::signal(SIGPIPE, SIG_IGN);
  auto child = spawn(shell("kill -PIPE $$; exit 0"));
  ::signal(SIGPIPE, old);
  REQUIRE(child);
  CHECK(child->wait(Deadline::never())->code == SIGPIPE);
}

TEST_CASE("a channel end given to a program speaks to it", "[ipc]") {
  auto pair = Channel::createPair();
  REQUIRE(pair);
  SpawnRequest request = shell("exec /bin/cat <&3 >&3");
  const Handle theirs = pair->second.takeSocket();
  request.handles = {theirs.get()};
  auto child = spawn(request);
  REQUIRE(child);
  REQUIRE(pair->first.send(asBytes("echo")) == ChannelStatus::Done);
  CHECK(toString(pair->first.receive(Deadline::in(milliseconds(60'000))).message.body) == "echo");
}
