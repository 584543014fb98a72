// The receiver obeys an order that leads to an owner, and nothing else.

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/ipc/channel.h"
#include "core/ipc/spawn.h"
#include "core/seal/members_seen.h"
#include "core/seal/peers_seen.h"
#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
namespace fs = std::filesystem;

namespace {

/// One sentence of more than a few words, and no other noise.
bool isOneSentence(const std::string& text) {
  return text.size() > 40 && text.find('\n') == text.size() - 1;
}

}  // namespace

TEST_CASE("without a sound order it does not start and says why in one sentence", "[receiver][order]") {
  ReceivingPractice practice;
  SECTION("none at all") { fs::remove(practice.inbox() / "inbox.key"); }
  SECTION("signed by a stranger") { practice.issueForged(); }
  SECTION("a flipped bit") {
    Bytes bytes = readFile(practice.inbox() / "inbox.key");
    bytes[60] ^= 1;
    writeFile(practice.inbox() / "inbox.key", bytes);
  }
  SECTION("another practice's membership") { fs::copy_file(ReceivingPractice().vault() / "members", practice.vault() / "members", fs::copy_options::overwrite_existing); }
  SECTION("no membership") { fs::remove(practice.vault() / "members"); }
  SECTION("for another receiver") {
    seal::ReceiverSecret other = practice.secret();
    other.signingSeed.fill(1);
    practice.writeSecret(other);
  }
  SECTION("a secret that pins another practice") {
    seal::ReceiverSecret other = practice.secret();
    other.genesis.fill(1);
    practice.writeSecret(other);
  }
  SECTION("a membership log that this computer saw go further") {
    writeFile(seal::membersSeenPath(practice.secretFile()), seal::MembersSeen{practice.order.vault, {9, {}}}.encode());
  }
  SECTION("a secret that others may read") { fs::permissions(practice.secretFile(), fs::perms::group_read, fs::perm_options::add); }
  SECTION("no secret") { fs::remove(practice.secretFile()); }
  SECTION("no vault") { fs::remove_all(practice.vault()); }
  const Ran ran = practice.refuses();
  INFO(ran.err);
  CHECK(ran.status == 3);
  CHECK(isOneSentence(ran.err));
  CHECK(ran.out.empty());
}

TEST_CASE("wrong usage is told apart", "[receiver][order]") {
  const ReceivingPractice practice;
  CHECK(runProgram(builtProgram("safelight-receiver"), {}, {}, practice.outside()).status == 2);
  CHECK(runProgram(builtProgram("safelight-receiver"), {practice.vault().string()}, {}, practice.outside()).status == 2);
  CHECK(practice.refuses({"--nonsense"}).status == 2);
}

TEST_CASE("a second receiver of the same vault does not start", "[receiver][order]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  const Ran second = practice.refuses();
  CHECK(second.status == 3);
  CHECK(isOneSentence(second.err));
  CHECK(sendOne(receiver.port(), makeObject("1")) == Status::Success);
}

TEST_CASE("a new order is obeyed with the next connection: new key, new device, an old one gone", "[receiver][order]") {
  ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  REQUIRE(sendOne(receiver.port(), makeObject("1")) == Status::Success);
  CHECK_FALSE(sendOne(receiver.port(), makeObject("2"), "CBCT"));
  practice.order.devices.clear();
  practice.pair("CBCT", "127.0.0.1");
  const Uuid oldKey = practice.order.inboxKeyId;
  practice.order.inboxKeyId.bytes[0] ^= 0xff;
  practice.issue();
  CHECK(sendOne(receiver.port(), makeObject("3"), "CBCT") == Status::Success);
  CHECK_FALSE(sendOne(receiver.port(), makeObject("4"), "MODALITY"));
  CHECK(receiver.stop() == 0);
  const auto arrived = practice.openAll();
  REQUIRE(arrived.size() == 2);
  CHECK(arrived[0].trailer.trailer.inboxKey == oldKey);
  CHECK(arrived[1].trailer.trailer.inboxKey == practice.order.inboxKeyId);
}

TEST_CASE("an association that began under an older order seals its next object to the new key, and the receiver says so", "[receiver][order]") {
  ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  const auto obeyed = [&] {
    const auto key = seal::SigningKey::fromSeed(practice.secret().signingSeed);
    const auto said = seal::openObeyedOrder(readFile(practice.inbox() / "obeyed"), key->publicKey());
    REQUIRE(said);
    return said->issue;
  };
  CHECK(obeyed() == practice.order.issue);
  auto association = associate(receiver.port(), {makeObject("1")});
  REQUIRE(association);
  REQUIRE(send(*association, makeObject("1")) == Status::Success);
  const Uuid oldKey = practice.order.inboxKeyId;
  practice.order.inboxKeyId.bytes[0] ^= 0xff;
  practice.issue();
  REQUIRE(send(*association, makeObject("2")) == Status::Success);
  CHECK(obeyed() == practice.order.issue);
  CHECK(association->release());
  CHECK(receiver.stop() == 0);
  const auto arrived = practice.openAll();
  REQUIRE(arrived.size() == 2);
  CHECK(arrived[0].trailer.trailer.inboxKey == oldKey);
  CHECK(arrived[1].trailer.trailer.inboxKey == practice.order.inboxKeyId);
}

TEST_CASE("a forged or older order in place of a good one changes nothing", "[receiver][order]") {
  ReceivingPractice practice;
  const Bytes first = readFile(practice.inbox() / "inbox.key");
  practice.issue();
  RunningReceiver receiver = practice.start();
  const Uuid key = practice.order.inboxKeyId;
  SECTION("forged") {
    practice.order.inboxKeyId.bytes[0] ^= 0xff;
    practice.issueForged();
  }
  SECTION("older") { writeFile(practice.inbox() / "inbox.key", first); }
  SECTION("gone") { fs::remove(practice.inbox() / "inbox.key"); }
  CHECK(sendOne(receiver.port(), makeObject("1")) == Status::Success);
  CHECK(receiver.stop() == 0);
  const auto arrived = practice.openAll();
  REQUIRE(arrived.size() == 1);
  CHECK(arrived[0].trailer.trailer.inboxKey == key);
}

TEST_CASE("who is not paired is dropped, and remembered so that a person can pair it", "[receiver][order]") {
  ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  CHECK_FALSE(sendOne(receiver.port(), makeObject("1"), "STRANGER", "127.0.0.1"));       // address known, title not
  CHECK_FALSE(sendOne(receiver.port(), makeObject("1"), "ELSEWHERE", "127.0.0.9"));      // address unknown
  CHECK_FALSE(sendOne(receiver.port(), makeObject("1"), "..", "127.0.0.1"));
  CHECK(sendOne(receiver.port(), makeObject("1")) == Status::Success);
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 1);

  const auto key = seal::SigningKey::fromSeed(practice.secret().signingSeed);
  const auto seen = seal::openPeersSeen(readFile(practice.inbox() / "seen"), key->publicKey());
  REQUIRE(seen);
  const auto find = [&](const std::string& title) {
    for (const seal::PeerSeen& peer : seen->peers)
      if (peer.aeTitle == title) return peer;
    return seal::PeerSeen{};
  };
  CHECK(find("STRANGER").verdict == seal::PeerVerdict::UnknownTitle);
  CHECK(find("STRANGER").device.isNil());
  CHECK(find("ELSEWHERE").verdict == seal::PeerVerdict::UnknownAddress);
  CHECK(find("ELSEWHERE").address == "127.0.0.9");
  CHECK(find("MODALITY").device == practice.order.devices[0].id);
  CHECK(find("MODALITY").images == 1);
  CHECK(find("MODALITY").imagesThatDay == 1);
}

TEST_CASE("a device that is unpaired in the middle of an association stores nothing more", "[receiver][order]") {
  ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  auto association = associate(receiver.port(), {makeObject("1")});
  REQUIRE(association);
  CHECK(send(*association, makeObject("1")) == Status::Success);
  practice.order.devices.clear();
  practice.issue();
  CHECK(send(*association, makeObject("2")) != Status::Success);
  CHECK(receiver.stop() == 0);
  CHECK(practice.names().size() == 1);
}

TEST_CASE("a device paired for TLS is not served without it", "[receiver][order]") {
  ReceivingPractice practice;
  practice.pair("SECURE", "127.0.0.1").link = seal::DeviceLink::Tls;
  practice.issue();
  RunningReceiver receiver = practice.start();
  CHECK_FALSE(sendOne(receiver.port(), makeObject("1"), "SECURE"));
  CHECK(sendOne(receiver.port(), makeObject("2"), "MODALITY") == Status::Success);
}

TEST_CASE("a receiver ends with whoever started it, and all of it ends", "[receiver][order]") {
  const ReceivingPractice practice;
  auto ends = ipc::Channel::createPair();
  REQUIRE(ends);
  ipc::SpawnRequest request;
  request.program = builtProgram("safelight-receiver");
  request.arguments = {pathToUtf8(practice.vault()), "--receiver-secret", pathToUtf8(practice.secretFile()), "--port", "0", "--tls-port", "0", "--end-with",
                       std::to_string(ipc::kFirstInheritedHandle)};
  ipc::Handle theirs = ends->second.takeSocket();
  request.handles = {theirs.get()};
  auto receiver = ipc::spawn(request);
  REQUIRE(receiver);
  theirs.reset();
  const Deadline patience = Deadline::in(std::chrono::seconds(60));
  while (!fs::exists(practice.inbox() / "head") && receiver->isRunning() && !patience.isOver()) ::poll(nullptr, 0, 5);
  REQUIRE(fs::exists(practice.inbox() / "head"));  // its keeper is at work
  CHECK_FALSE(receiver->wait(Deadline::now()));
  ends->first.close();  // as the system does when a process is killed
  const auto ended = receiver->wait(Deadline::in(std::chrono::seconds(60)));
  REQUIRE(ended);
  CHECK_FALSE(ended->bySignal);
  CHECK(ended->code == 0);
  // Its lock went with the keeper.
  RunningReceiver next = practice.start();
  CHECK(sendOne(next.port(), makeObject("1")) == Status::Success);
}
