// Peers that stall, abort, lie about sizes or talk nonsense; a courier that is killed; and who gives up waiting.

#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <functional>
#include <thread>

#include "core/courier/courier_process.h"
#include "dicom/net/socket_stream.h"
#include "tests/process/courier/peers.h"

using namespace safelight;
using namespace safelight::tests;
namespace net = safelight::dicom::net;

namespace {

/// One connection is taken and treated as the test wants; the thread ends with this.
class FakePeer {
 public:
  explicit FakePeer(std::function<void(net::SocketStream&)> treat) : m_listener(*net::Listener::listen("127.0.0.1", 0)) {
    m_thread = std::thread([this, treat = std::move(treat)] {
      const auto accepted = m_listener.accept(Deadline::in(std::chrono::seconds(20)));
      if (!accepted) return;
      auto stream = net::SocketStream::adopt(accepted->socket);
      if (stream) treat(**stream);
    });
  }
  ~FakePeer() { m_thread.join(); }
  std::uint16_t port() const { return m_listener.port(); }

 private:
  net::Listener m_listener;
  std::thread m_thread;
};

/// Reads until the other side has ended.
void drain(net::SocketStream& stream) {
  Bytes block(4096);
  while (stream.read(block, Deadline::in(std::chrono::seconds(20)))) {
  }
}

courier::Node impatient(std::uint16_t port) {
  courier::Node node = nodeAt(port, "PEER");
  node.connectMilliseconds = 1'000;
  node.answerMilliseconds = 1'000;
  return node;
}

}  // namespace

TEST_CASE("a peer that says nothing is given up in time", "[courier][hostile]") {
  const FakePeer peer(drain);
  const auto begun = std::chrono::steady_clock::now();
  const auto echoed = client().echo(impatient(peer.port()));
  REQUIRE_FALSE(echoed);
  CHECK(echoed.error().code == ErrorCode::ConnectionTimedOut);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(15));
}

TEST_CASE("a peer that hangs up, or talks nonsense, or lies about a length is an error and nothing else", "[courier][hostile]") {
  const std::vector<Bytes> answers{{},
                                   Bytes{'H', 'T', 'T', 'P', '/', '1', '.', '1', ' ', '4', '0', '0', ' ', 'B', 'a', 'd', '\r', '\n'},
                                   Bytes{0x02, 0, 0xFF, 0xFF, 0xFF, 0xF0, 0, 1},
                                   Bytes{0x02, 0, 0, 0, 0, 4, 0, 1, 0, 0},
                                   Bytes{0x04, 0, 0, 0, 0, 6, 0, 0, 0, 2, 1, 3},
                                   Bytes{0x07, 0, 0, 0, 0, 4, 0, 0, 2, 0},
                                   Bytes(5000, 0)};
  for (const Bytes& answer : answers) {
    const FakePeer peer([&](net::SocketStream& stream) {
      Bytes block(65536);
      [[maybe_unused]] const auto request = stream.read(block, Deadline::in(std::chrono::seconds(10)));
      if (!answer.empty()) [[maybe_unused]] const auto written = stream.write(answer, Deadline::in(std::chrono::seconds(10)));
      stream.close();
    });
    const auto echoed = client().echo(impatient(peer.port()));
    REQUIRE_FALSE(echoed);
    INFO(errorName(echoed.error().code));
    const auto number = static_cast<int>(echoed.error().code);
    CHECK((number >= 350 && number < 400));
  }
}

TEST_CASE("a person who stops waiting is obeyed at once", "[courier][hostile]") {
  const FakePeer peer(drain);
  const CancelToken cancel;
  std::thread person([&] {
    ::usleep(300'000);
    cancel.cancel();
  });
  const auto begun = std::chrono::steady_clock::now();
  const auto echoed = client().echo(nodeAt(peer.port(), "PEER"), cancel);
  person.join();
  REQUIRE_FALSE(echoed);
  CHECK(echoed.error().code == ErrorCode::Cancelled);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
}

TEST_CASE("a courier that is killed is an error, and a new one goes on", "[courier][hostile]") {
  auto process = courier::CourierProcess::start(builtProgram("safelight-courier"));
  REQUIRE(process);
  ::kill(process->id(), SIGKILL);
  const auto report = process->receive(Deadline::in(std::chrono::seconds(10)));
  REQUIRE_FALSE(report);
  CHECK(report.error().code == ErrorCode::CourierUnavailable);
  const TemporaryFolder folder;
  const Peer peer = startStorescp(folder / "in", freePort());
  CHECK(client().echo(nodeAt(peer.port(), "STORE")));
}

TEST_CASE("a peer that ends in the middle of a sending keeps what it took, and the rest is told", "[courier][hostile]") {
  const TemporaryFolder folder;
  Peer peer = startStorescp(folder / "in", freePort());
  const auto objects = mixedObjects();
  std::vector<courier::Client::Sent> sent;
  std::optional<ipc::MemoryFile> current;
  courier::Client::Sending sending;
  sending.node = impatient(peer.port());
  sending.node.aeTitle = "STORE";
  for (const TestObject& object : objects) sending.objects.push_back(object.object);
  sending.provide = [&](std::uint32_t index) -> Result<const ipc::MemoryFile*> {
    if (index == 3) peer.end();
    TRY_ASSIGN(current, ipc::MemoryFile::sealedCopy(objects[index].file));
    return &*current;
  };
  sending.onSent = [&](const courier::Client::Sent& one) { sent.push_back(one); };
  const auto done = client().send(sending);
  REQUIRE_FALSE(done);
  CHECK(sent.size() == 3);
  for (const auto& one : sent) CHECK_FALSE(one.error);

  // What was not told of goes out with the next attempt.
  const Peer again = startStorescp(folder / "again", freePort());
  CHECK(sendAll(nodeAt(again.port(), "STORE"), std::vector<TestObject>(objects.begin() + 3, objects.end())).taken() == objects.size() - 3);
}

TEST_CASE("a program that is no courier is not taken for one", "[courier][hostile]") {
  CHECK(courier::Client(Path("/bin/true")).echo(nodeAt(1, "X")).error().code == ErrorCode::CourierUnavailable);
  CHECK(courier::Client(Path("/nonexistent")).echo(nodeAt(1, "X")).error().code == ErrorCode::CourierUnavailable);
  CHECK(courier::Client(Path("/bin/cat")).echo(nodeAt(1, "X")).error().code == ErrorCode::CourierUnavailable);
}

TEST_CASE("a file of orders is read in a jail of its own", "[courier]") {
  const std::string good = "number;name;modality;date\n7;Okafor, Chi;IO;2026-11-22\n8;Nobody;;2026-11-22\n";
  const auto lines = client().readOrders(asBytes(good), courier::OrderFileForm::Csv);
  REQUIRE(lines);
  REQUIRE(lines->size() == 2);
  CHECK((*lines)[0].patient.familyName == "Okafor");
  CHECK((*lines)[1].field == "modality");
  CHECK(client().readOrders(asBytes(std::string_view("nonsense")), courier::OrderFileForm::Json).error().code == ErrorCode::OrderFileUnreadable);
  CHECK(client().readOrders({}, courier::OrderFileForm::Csv).error().code == ErrorCode::FileEmpty);
  CHECK(client().readOrders(Bytes(3u << 20, 'x'), courier::OrderFileForm::Csv).error().code == ErrorCode::FileTooLarge);
}
