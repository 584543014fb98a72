// Disks that are full or cannot be written, and processes that are killed: nothing acknowledged is lost, nothing half stays.

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <future>
#include <set>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
namespace fs = std::filesystem;

TEST_CASE("a disk near its floor refuses before the object, with a status that means try later", "[receiver][disk]") {
  ReceivingPractice practice;
  practice.order.settings.keepFreeBytes = 1ull << 60;
  practice.issue();
  RunningReceiver receiver = practice.start();
  auto association = associate(receiver.port(), {makeObject("1")});
  REQUIRE(association);
  CHECK(send(*association, makeObject("1")) == Status::OutOfResources);
  CHECK(dicom::net::echo(*association) == Status::Success);  // the association goes on
  CHECK(practice.names().empty());
}

TEST_CASE("a quota that fills in the middle of an object refuses that one; smaller ones still go", "[receiver][disk]") {
  ReceivingPractice practice;
  practice.order.settings.deviceQuotaBytes = 1'000'000;
  practice.issue();
  RunningReceiver receiver = practice.start();
  auto association = associate(receiver.port(), {makeObject("1")});
  REQUIRE(association);
  CHECK(send(*association, makeObject("1", 100'000)) == Status::Success);
  CHECK(send(*association, makeObject("2", 5'000'000)) == Status::OutOfResources);
  CHECK(send(*association, makeObject("3", 100'000)) == Status::Success);
  CHECK(association->release());
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 2);
  CHECK(practice.names().size() == 2);
}

TEST_CASE("a write that fails in the middle or at the very end refuses that object only and leaves nothing of it", "[receiver][disk]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  auto association = associate(receiver.port(), {makeObject("1")});
  REQUIRE(association);
  REQUIRE(send(*association, makeObject("1", 100'000)) == Status::Success);
  // The system refuses to let files grow beyond this, as it does when a disk is full.
  const bool atTheEnd = GENERATE(false, true);
  const int victim = atTheEnd ? receiver.keeper() : receiver.associations().at(0);
  rlimit before{};
  REQUIRE(::prlimit(victim, RLIMIT_FSIZE, nullptr, &before) == 0);
  const rlimit small{1'000'000, before.rlim_max};
  REQUIRE(::prlimit(victim, RLIMIT_FSIZE, &small, nullptr) == 0);
  CHECK(send(*association, makeObject("2", 3'000'000)) == Status::OutOfResources);
  CHECK(send(*association, makeObject("3", 100'000)) == Status::Success);
  REQUIRE(::prlimit(victim, RLIMIT_FSIZE, &before, nullptr) == 0);
  CHECK(send(*association, makeObject("2", 3'000'000)) == Status::Success);  // the device tried again
  CHECK(association->release());
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 3);
  CHECK(practice.names().size() == 3);
}

TEST_CASE("an inbox made read-only refuses each object and takes them again when it is writable", "[receiver][disk]") {
  ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  fs::permissions(practice.inbox(), fs::perms::owner_read | fs::perms::owner_exec);
  const auto refused = sendOne(receiver.port(), makeObject("1"));
  fs::permissions(practice.inbox(), fs::perms::owner_all);
  REQUIRE(refused);
  CHECK(*refused != Status::Success);
  CHECK(sendOne(receiver.port(), makeObject("1")) == Status::Success);
}

TEST_CASE("whichever process is killed, at whatever byte, what was acknowledged is there and nothing half is", "[receiver][disk]") {
  enum class Victim { Acceptor, Keeper, Association };
  const Victim victim = GENERATE(Victim::Acceptor, Victim::Keeper, Victim::Association);
  const ReceivingPractice practice;
  std::set<std::string> acknowledged;
  int number = 0;
  for (int round = 0; round < 12; ++round) {
    RunningReceiver receiver = practice.start();
    auto association = associate(receiver.port(), {makeObject("0")});
    REQUIRE(association);
    const SentObject object = makeObject(std::to_string(++number), 2'000'000);
    const int target = victim == Victim::Acceptor ? receiver.acceptor() : victim == Victim::Keeper ? receiver.keeper() : receiver.associations().at(0);
    // Killed when so much was handed out, so at every stage from the first byte to the acknowledgement.
    const std::uint64_t at = object.dataSet.size() * static_cast<std::uint64_t>(round) / 10;
    bool killed = false;
    dicom::net::DataSource source;
    source.size = object.dataSet.size();
    source.read = [&](std::uint64_t offset, std::size_t most) -> Result<ByteView> {
      if (!killed && offset >= at) {
        receiver.kill(target);
        killed = true;
      }
      return ByteView(object.dataSet).subspan(offset, std::min<std::size_t>(most, object.dataSet.size() - offset));
    };
    const auto status = dicom::net::store(*association, {object.sopClass, object.sopInstance, object.transferSyntax, {}}, source);
    if (status && *status == Status::Success) acknowledged.insert(object.sopInstance);
    if (!killed) receiver.kill(target);
    association->abort();
    if (victim == Victim::Association) {
      const SentObject next = makeObject(std::to_string(++number));
      CHECK(sendOne(receiver.port(), next) == Status::Success);  // the others live on
      acknowledged.insert(next.sopInstance);
      CHECK(receiver.stop() == 0);
    } else {
      CHECK(receiver.wait() != 0);
    }
  }
  RunningReceiver last = practice.start();
  CHECK(last.stop() == 0);
  std::set<std::string> found;
  for (const OpenedArrival& each : practice.openAll()) found.insert(each.facts.sopInstance);
  for (const std::string& instance : acknowledged) CHECK(found.contains(instance));
  CHECK(found.size() == practice.names().size());  // whole ones only
}

TEST_CASE("asked to stop, it finishes the object at hand and takes no other", "[receiver][disk]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  const SentObject object = makeObject("1", 4'000'000);
  auto association = associate(receiver.port(), {object});
  REQUIRE(association);
  // The receiver is at it once some of it lies in its file.
  const auto begun = [&] {
    for (const std::string& name : practice.names())
      if (fs::file_size(practice.inbox() / name) > 100'000) return true;
    return false;
  };
  std::future<int> stopping;
  dicom::net::DataSource source;
  source.size = object.dataSet.size();
  source.read = [&](std::uint64_t offset, std::size_t most) -> Result<ByteView> {
    if (!stopping.valid() && offset > 1'000'000) {
      for (const Deadline patience = Deadline::in(std::chrono::seconds(60)); !begun() && !patience.isOver();) std::this_thread::yield();
      stopping = std::async(std::launch::async, [&] { return receiver.stop(); });
    }
    return ByteView(object.dataSet).subspan(offset, std::min<std::size_t>(most, object.dataSet.size() - offset));
  };
  const auto status = dicom::net::store(*association, {object.sopClass, object.sopInstance, object.transferSyntax, {}}, source);
  REQUIRE(status);
  CHECK(*status == Status::Success);
  CHECK(stopping.get() == 0);
  CHECK(practice.openAll().size() == 1);
}
