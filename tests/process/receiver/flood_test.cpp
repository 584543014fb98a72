// Bad peers, while a good one is served.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <filesystem>
#include <random>

#include "dicom/net/command.h"
#include "dicom/net/pdu.h"
#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
using dicom::net::ByteStream;
namespace net = dicom::net;

namespace {

/// A practice with a second paired address, from which the trouble comes.
struct Besieged : ReceivingPractice {
  Besieged() {
    pair("BROKEN", "127.0.0.2");
    issue();
  }
};

/// A good device stores, trying again as devices do, before the ARTIM timer (ten seconds) frees anything that was held.
bool storesBeforeAnyTimerHelps(const RunningReceiver& receiver, const SentObject& object) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(8);
  do {
    const auto status = sendOne(receiver.port(), object);
    if (status && *status == Status::Success) return true;
  } while (std::chrono::steady_clock::now() < until);
  return false;
}

Bytes associateRequest(const std::string& callingAe) {
  net::AssociateRequest request;
  request.calledAe = "SAFELIGHT";
  request.callingAe = callingAe;
  request.applicationContext = std::string(net::kApplicationContext);
  request.contexts = {net::proposeContext("1.2.840.10008.5.1.4.1.1.7", {std::string(net::kExplicitVrLittleEndian)})};
  request.contexts[0].id = 1;
  request.user.maximumLength = 16384;
  request.user.implementationClass = "1.2.3";
  return encode(request);
}

/// Waits until the other end closed.
bool isClosed(ByteStream& stream) {
  std::array<std::uint8_t, 4096> buffer;
  for (;;) {
    const auto count = stream.read(buffer, Deadline::in(std::chrono::seconds(15)));
    if (!count) return count.error().code != ErrorCode::ConnectionTimedOut;
  }
}

Deadline soon() { return Deadline::in(std::chrono::seconds(60)); }

}  // namespace

TEST_CASE("a thousand half-open connections from a stranger, a paired address and the device's own keep nobody out", "[receiver][flood]") {
  Besieged practice;
  RunningReceiver receiver = practice.start();
  const std::string source = GENERATE(as<std::string>{}, "127.0.0.9", "127.0.0.2", "127.0.0.1");
  INFO(source);
  std::vector<std::unique_ptr<ByteStream>> silent;
  for (int i = 0; i < 1000; ++i) silent.push_back(connectFrom(source, receiver.port()));
  CHECK(storesBeforeAnyTimerHelps(receiver, makeObject("1")));
  CHECK(receiver.associations().size() <= 40);
  CHECK(receiver.stop() == 0);
}

TEST_CASE("a flood of associations is cut at four an address", "[receiver][flood]") {
  Besieged practice;
  RunningReceiver receiver = practice.start();
  std::vector<net::Association> open;
  for (int i = 0; i < 50; ++i) {
    auto association = associate(receiver.port(), {makeObject("0")}, "BROKEN", "127.0.0.2");
    if (association) open.push_back(std::move(*association));
  }
  CHECK(open.size() == 4);
  CHECK(storesBeforeAnyTimerHelps(receiver, makeObject("1")));
  for (auto& association : open) CHECK(net::echo(association) == Status::Success);
}

TEST_CASE("nonsense ends its own connection only", "[receiver][flood]") {
  Besieged practice;
  RunningReceiver receiver = practice.start();
  std::vector<Bytes> nonsense{
      {},
      Bytes(6, 0),
      {1, 0, 0, 0, 0, 0},                          // A-ASSOCIATE of no length
      {1, 0, 0xff, 0xff, 0xff, 0xf0},              // of almost four gigabytes
      {4, 0, 0, 0, 0, 0},                          // data before an association
      {99, 0, 0, 0, 0, 4, 1, 2, 3, 4},             // no such PDU
      Bytes(100'000, 'A'),
  };
  const Bytes good = associateRequest("BROKEN");
  const auto after = [&](Bytes tail) {
    Bytes whole = good;
    whole.insert(whole.end(), tail.begin(), tail.end());
    nonsense.push_back(std::move(whole));
  };
  after({4, 0, 0, 0, 0, 0});                                         // empty data
  after({4, 0, 0xff, 0xff, 0xff, 0xf0});                             // data of almost four gigabytes
  after({4, 0, 0, 0, 0, 6, 0, 0, 0, 0, 1, 3});                       // a value of no length
  after({4, 0, 0, 0, 0, 7, 0xff, 0xff, 0xff, 0xff, 1, 3, 0});        // longer than its PDU
  after({4, 0, 0, 0, 0, 7, 0, 0, 0, 3, 77, 3, 0});                   // a context that nobody proposed
  after({1, 0, 0, 0, 0, 0});                                         // another association inside
  std::mt19937 random(20261122);
  for (int i = 0; i < 40; ++i) {
    Bytes noisy = good;
    for (int flips = 0; flips < 8; ++flips) noisy[random() % noisy.size()] ^= static_cast<std::uint8_t>(1u << (random() % 8));
    nonsense.push_back(std::move(noisy));
  }
  for (std::size_t i = 0; i < nonsense.size(); ++i) {
    INFO(i);
    auto stream = connectFrom("127.0.0.2", receiver.port());
    REQUIRE(stream);
    static_cast<void>(stream->write(nonsense[i], soon()));
  }
  CHECK(storesBeforeAnyTimerHelps(receiver, makeObject("1")));
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 1);
  CHECK(practice.names().size() == 1);
}

TEST_CASE("a length that cannot be meant closes the connection at once", "[receiver][flood]") {
  Besieged practice;
  RunningReceiver receiver = practice.start();
  for (const Bytes& head : {Bytes{1, 0, 0xff, 0xff, 0xff, 0xf0}, Bytes{4, 0, 0, 0x10, 0, 1}, Bytes{5, 0, 0xff, 0, 0, 0}}) {
    auto stream = connectFrom("127.0.0.2", receiver.port());
    REQUIRE(stream);
    REQUIRE(stream->write(head, soon()));
    const auto begun = std::chrono::steady_clock::now();
    CHECK(isClosed(*stream));
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(12));  // ARTIM at most
  }
}

TEST_CASE("an object of one-byte values is stored as it is, and empty or absurd PDUs between them end that connection alone", "[receiver][flood]") {
  Besieged practice;
  RunningReceiver receiver = practice.start();
  const SentObject object = makeObject("1", 3000);
  // The store's command, then its data set a byte at a time: one value a PDU, or all of them in few.
  const auto command = [&] {
    net::CommandSet set;
    set.field = net::CommandField::StoreRequest;
    set.messageId = 1;
    set.sopClass = object.sopClass;
    set.sopInstance = object.sopInstance;
    set.hasDataSet = true;
    return encodeCommand(set);
  }();
  const auto value = [](ByteView bytes, std::uint8_t control) {
    Bytes made;
    const auto length = static_cast<std::uint32_t>(bytes.size() + 2);
    for (int shift = 24; shift >= 0; shift -= 8) made.push_back(static_cast<std::uint8_t>(length >> shift));
    made.push_back(1);  // the context
    made.push_back(control);
    made.insert(made.end(), bytes.begin(), bytes.end());
    return made;
  };
  const auto pdu = [](const Bytes& values) {
    Bytes made{4, 0};
    for (int shift = 24; shift >= 0; shift -= 8) made.push_back(static_cast<std::uint8_t>(values.size() >> shift));
    made.insert(made.end(), values.begin(), values.end());
    return made;
  };
  const auto associated = [&] {
    auto stream = connectFrom("127.0.0.2", receiver.port());
    REQUIRE(stream);
    REQUIRE(stream->write(associateRequest("BROKEN"), soon()));
    std::array<std::uint8_t, 4096> answer;
    const auto count = stream->read(answer, soon());
    REQUIRE(count);
    REQUIRE(answer[0] == 2);  // A-ASSOCIATE-AC
    REQUIRE(stream->write(pdu(value(command, 3)), soon()));
    return stream;
  };

  for (const std::size_t together : {std::size_t{1}, std::size_t{100}}) {
    auto stream = associated();
    Bytes sent;
    for (std::size_t at = 0; at < object.dataSet.size(); at += together) {
      Bytes values;
      for (std::size_t i = at; i < std::min(object.dataSet.size(), at + together); ++i) {
        const bool isLast = i + 1 == object.dataSet.size();
        const Bytes one = value(ByteView(object.dataSet).subspan(i, 1), isLast ? 2 : 0);
        values.insert(values.end(), one.begin(), one.end());
      }
      const Bytes whole = pdu(values);
      sent.insert(sent.end(), whole.begin(), whole.end());
    }
    REQUIRE(stream->write(sent, soon()));
    std::array<std::uint8_t, 4096> answer;
    const auto count = stream->read(answer, Deadline::in(std::chrono::seconds(60)));
    REQUIRE(count);
    CHECK(answer[0] == 4);
  }
  for (const Bytes& head : {Bytes{4, 0, 0, 0, 0, 0}, Bytes{4, 0, 0xff, 0xff, 0xff, 0xf0}}) {
    auto stream = associated();
    Bytes some = pdu(value(ByteView(object.dataSet).first(1), 0));
    some.insert(some.end(), head.begin(), head.end());
    REQUIRE(stream->write(some, soon()));
    CHECK(isClosed(*stream));
  }
  CHECK(storesBeforeAnyTimerHelps(receiver, makeObject("2")));
  CHECK(receiver.stop() == 0);
  const auto arrived = practice.openAll();
  REQUIRE(arrived.size() == 3);
  for (std::size_t i = 0; i < 2; ++i) CHECK(dataSetOf(ByteView(arrived[i].file)) == object.dataSet);
  CHECK(practice.names().size() == 3);  // nothing half is left of the broken ones
}

TEST_CASE("a peer that stops in the middle of an object leaves nothing and keeps nobody out", "[receiver][flood]") {
  Besieged practice;
  RunningReceiver receiver = practice.start();
  const SentObject object = makeObject("1", 3'000'000);
  {
    auto association = associate(receiver.port(), {object}, "BROKEN", "127.0.0.2");
    REQUIRE(association);
    // A source that ends too early breaks the association on our side, within the data set.
    net::DataSource broken;
    broken.size = object.dataSet.size();
    broken.read = [&](std::uint64_t offset, std::size_t most) -> Result<ByteView> {
      if (offset > 1'000'000) return fail(ErrorCode::ReadFailed);
      return ByteView(object.dataSet).subspan(offset, std::min<std::size_t>(most, object.dataSet.size() - offset));
    };
    CHECK_FALSE(net::store(*association, {object.sopClass, object.sopInstance, object.transferSyntax, {}}, broken));
    CHECK(storesBeforeAnyTimerHelps(receiver, makeObject("2")));
  }
  CHECK(receiver.stop() == 0);
  CHECK(practice.names().size() == 1);
  CHECK(practice.openAll().at(0).facts.sopInstance == makeObject("2").sopInstance);
}

TEST_CASE("a bomb of nested sequences is stored as it is: nobody here parses it", "[receiver][flood]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  SentObject bomb = makeObject("1");
  bomb.dataSet.clear();
  for (int depth = 0; depth < 100'000; ++depth) {
    const Bytes open{0x40, 0x00, 0x75, 0xa1, 'S', 'Q', 0, 0, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff};
    bomb.dataSet.insert(bomb.dataSet.end(), open.begin(), open.end());
  }
  CHECK(sendOne(receiver.port(), bomb) == Status::Success);
  CHECK(receiver.stop() == 0);
  CHECK(dataSetOf(practice.openAll().at(0).file) == bomb.dataSet);
}

TEST_CASE("names that look like paths stay names", "[receiver][flood]") {
  ReceivingPractice practice;
  practice.pair("../../evil", "127.0.0.1");
  practice.issue();
  RunningReceiver receiver = practice.start();
  CHECK(sendOne(receiver.port(), makeObject("1"), "../../evil") == Status::Success);
  SentObject odd = makeObject("2");
  odd.sopInstance = "../../../evil";
  const auto status = sendOne(receiver.port(), odd, "../../evil");
  CHECK((!status || *status != Status::Success));
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 1);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.outside())) CHECK(entry.path().filename().string().find("evil") == std::string::npos);
}
