// Every call of an adoption fails once in every way, and the power goes between any two: no arrival is lost, none is taken in twice.
#include <catch2/generators/catch_generators.hpp>
#include <cstdlib>

#include "core/vault/internals.h"
#include "core/vault/keeping/erase.h"
#include "core/vault/patients/patients.h"
#include "tests/unit/core/vault/faults.h"
#include "tests/unit/core/vault/receiving_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// A receiving practice on files that fail to order.
class FaultyPractice {
 public:
  FaultyPractice() {
    {
      ReceivingPractice prepared;
      prepared.receiver.reset();
      { const vault::Vault closed = std::move(prepared.open); }
      std::filesystem::remove_all(practice.path);
      std::filesystem::copy(prepared.practice.path, practice.path, std::filesystem::copy_options::recursive);
      secretFile = practice.folder / "receiver";
      std::filesystem::copy_file(prepared.secretFile, secretFile);
    }
    inner = std::move(practice.files);
    auto owned = std::make_unique<FaultyFiles>(*inner, practice.path);
    faulty = owned.get();
    practice.files = std::move(owned);
    reopen();
    receiver.emplace(practice.path, secretFile, practice.clock);
    faulty->notice(practice.path / "inbox" / "head");
  }
  ~FaultyPractice() { open.reset(); }

  void reopen() {
    faulty->failCall(0, Fault::DiskFull);
    open.reset();
    open.emplace(practice.open());
  }

  /// Durable before anybody is told, as the receiver does it.
  void arrive(const std::string& original) {
    const Uuid id = receiver->store(original);
    faulty->notice(receiver->path(id));
    sent[{id}] = Bytes(asBytes(original).begin(), asBytes(original).end());
  }
  void arriveForMarta(std::size_t size) { arrive(imageOf(kMartaInFiles, std::to_string(++m_count) + std::string(size, 'x'))); }

  VaultFixture practice;
  Path secretFile;
  std::unique_ptr<store::FileSystem> inner;
  FaultyFiles* faulty = nullptr;
  std::optional<vault::Vault> open;
  std::optional<ReceiverDouble> receiver;
  Acknowledged sent;  // everything that a device was told is safe

 private:
  int m_count = 0;
};

/// Each is either an image with exactly its bytes, or lies in the inbox; never neither.
void checkNothingIsLost(vault::Vault& open, const Path& path, const Acknowledged& sent) {
  for (const auto& [id, bytes] : sent) {
    INFO("arrival " << id.toString());
    const auto original = vault::readOriginal(open, id);
    const bool waits = std::filesystem::exists(path / "inbox" / id.toString());
    if (original) CHECK(*original == bytes);
    else CHECK((original.error().code == ErrorCode::ImageNotFound && waits));
  }
}

void checkAllAreTakenIn(VaultFixture& practice, vault::Vault& open, const Acknowledged& sent) {
  const Adopted rest = adoptAll(practice, open);
  CHECK_FALSE(rest.error);
  CHECK(rest.with(vault::AdoptionStatus::Refused) == 0);
  CHECK(rest.with(vault::AdoptionStatus::Missing) == 0);
  checkEverythingIsThere(open, sent);
  checkNothingIsHalfThere(open);
  checkClean(open);
  CHECK(vault::countImages(open, {}) == sent.size());
  CHECK(vault::countArrivals(*practice.files, practice.path) == 0);
}

void everyCallFails(Fault fault) {
  FaultyPractice clinic;
  for (std::uint64_t call = 1; call < 100; ++call) {
    INFO("call " << call);
    clinic.faulty->failCall(0, fault);
    clinic.arriveForMarta(70'000);
    clinic.arriveForMarta(10);
    clinic.arrive(imageOf("|||", "odd " + std::to_string(call)));
    clinic.faulty->failCall(call, fault);
    const Adopted adopted = adoptAll(clinic.practice, *clinic.open, {1});
    const bool failed = clinic.faulty->hasFailed();
    clinic.faulty->failCall(0, fault);
    if (!failed) {
      REQUIRE_FALSE(adopted.error);
      REQUIRE(call > 8);
      clinic.reopen();
      checkAllAreTakenIn(clinic.practice, *clinic.open, clinic.sent);
      return;
    }
    // What was told stays told.
    for (const auto& outcome : adopted.outcomes) CHECK(vault::findImage(*clinic.open, outcome.image));
    const bool sessionIsOver = fault == Fault::Gone || (adopted.error && adopted.error->code == ErrorCode::SyncFailed);
    if (sessionIsOver || call % 4 == 0) clinic.reopen();
    else {
      const Adopted again = adoptAll(clinic.practice, *clinic.open, {1});
      if (again.error) clinic.reopen();
    }
    checkNothingIsLost(*clinic.open, clinic.practice.path, clinic.sent);
  }
  FAIL("more calls than expected");
}

struct Moment {
  DiskState disk;
  std::size_t told = 0;
};

}  // namespace

TEST_CASE("a full disk at any moment of an adoption loses nothing", "[vault][adoption][faults]") { everyCallFails(Fault::DiskFull); }
TEST_CASE("a write that stops half-way at any moment of an adoption loses nothing", "[vault][adoption][faults]") { everyCallFails(Fault::ShortWrite); }
TEST_CASE("an input/output error at any moment of an adoption loses nothing", "[vault][adoption][faults]") { everyCallFails(Fault::InputOutput); }
TEST_CASE("a program that dies at any moment of an adoption loses nothing", "[vault][adoption][faults]") { everyCallFails(Fault::Gone); }

TEST_CASE("a power cut after any call of an adoption loses nothing", "[vault][adoption][power]") {
  FaultyPractice clinic;
  clinic.arriveForMarta(70'000);
  clinic.arriveForMarta(10);
  clinic.arrive(imageOf("|||", "odd"));
  clinic.arriveForMarta(600);
  const std::string same = imageOf(kMartaInFiles, "the same");
  clinic.arrive(same);
  std::vector<Moment> moments;
  std::size_t told = 0;
  clinic.faulty->onEachCall([&](std::uint64_t) { moments.push_back({clinic.faulty->state(), told}); });
  told += adoptAll(clinic.practice, *clinic.open, {1}).outcomes.size();
  CHECK(told == 5);
  moments.push_back({clinic.faulty->state(), told});
  clinic.faulty->onEachCall({});
  clinic.open.reset();
  REQUIRE(moments.size() > 20);

  const Acknowledged sent = clinic.sent;
  clinic.practice.files = store::systemFiles();
  const std::uint64_t fates = std::getenv("SAFELIGHT_LONG_TESTS") != nullptr ? 40 : 1;
  for (std::size_t i = 0; i < moments.size(); ++i)
    for (std::uint64_t fate = 0; fate < fates; ++fate) {
      const std::uint64_t seed = i % 4 == 0 && fate < 2 ? (i / 4 + fate) % 2 : 1001 * i + fate;
      INFO("before call " << i << " with seed " << seed);
      afterPowerCut(moments[i].disk, clinic.practice.path, seed);
      if (seed % 2 == 0) std::filesystem::remove(clinic.practice.path / "catalogue.db");
      vault::Vault open = clinic.practice.open();
      checkNothingIsLost(open, clinic.practice.path, sent);
      CHECK(vault::countImages(open, {}).value() >= moments[i].told);
      checkAllAreTakenIn(clinic.practice, open, sent);
    }
}

TEST_CASE("a program that dies while it drops a second copy drops it later", "[vault][adoption][faults]") {
  for (std::uint64_t call = 1; call < 20; ++call) {
    FaultyPractice clinic;
    clinic.arriveForMarta(100);
    REQUIRE_FALSE(adoptAll(clinic.practice, *clinic.open).error);
    const Bytes first = clinic.sent.begin()->second;
    const Uuid again = clinic.receiver->store(first);
    clinic.faulty->notice(clinic.receiver->path(again));
    clinic.faulty->failCall(call, Fault::Gone);
    adoptAll(clinic.practice, *clinic.open);
    const bool failed = clinic.faulty->hasFailed();
    clinic.reopen();
    const Adopted rest = adoptAll(clinic.practice, *clinic.open);
    CHECK_FALSE(rest.error);
    CHECK_FALSE(std::filesystem::exists(clinic.receiver->path(again)));
    CHECK(vault::countImages(*clinic.open, {}) == 1u);
    checkEverythingIsThere(*clinic.open, clinic.sent);
    checkClean(*clinic.open);
    if (!failed) return;
  }
  FAIL("more calls than expected");
}

TEST_CASE("a power cut at any call of a fresh order leaves a sound one, and every key that arrivals need", "[vault][receiving][power]") {
  FaultyPractice clinic;
  clinic.arriveForMarta(100);
  clinic.open.reset();
  std::vector<DiskState> moments;
  clinic.faulty->onEachCall([&](std::uint64_t) { moments.push_back(clinic.faulty->state()); });
  clinic.open.emplace(clinic.practice.open());
  clinic.faulty->onEachCall({});
  clinic.open.reset();
  REQUIRE(moments.size() > 8);
  const Acknowledged sent = clinic.sent;
  clinic.practice.files = store::systemFiles();
  for (std::size_t i = 0; i < moments.size(); ++i) {
    INFO("before call " << i);
    afterPowerCut(moments[i], clinic.practice.path, i % 3 == 0 ? i % 2 : 3001 * i);
    const auto members = seal::MemberKeys::read(readFile(clinic.practice.path / "members"));
    REQUIRE(members);
    const auto order = seal::openOrder(readFile(clinic.practice.path / "inbox" / "inbox.key"), *members);
    REQUIRE(order);
    CHECK(std::filesystem::exists(clinic.practice.path / "inbox" / (order->inboxKeyId.toString() + ".secret")));
    vault::Vault open = clinic.practice.open();
    checkAllAreTakenIn(clinic.practice, open, sent);
  }
}

TEST_CASE("an arrival whose adoption was broken off is not erased with the patient whom it names", "[vault][adoption][faults]") {
  FaultyPractice clinic;
  clinic.arriveForMarta(100);
  const model::ImageId id = clinic.sent.begin()->first;
  // The program dies once the key is written, under hers, and before the journal says so.
  const auto hasKey = [&] { return clinic.open->internals().keys.objectKey(id, clinic.open->internals().catalogue).has_value(); };
  for (std::uint64_t call = 1; !hasKey(); ++call) {
    REQUIRE(call < 30);
    clinic.faulty->failCall(call, Fault::Gone);
    adoptAll(clinic.practice, *clinic.open, {1});
    clinic.reopen();
  }
  REQUIRE(vault::findImage(*clinic.open, id).error().code == ErrorCode::ImageNotFound);
  const auto everybody = vault::searchPatients(*clinic.open, {});
  REQUIRE(everybody);
  for (const model::Patient& patient : everybody->patients)
    REQUIRE(vault::erasePatient(*clinic.open, {patient.id, "Asked for it in writing", vault::ErasureRequest::Retention::Override}));
  REQUIRE_FALSE(adoptAll(clinic.practice, *clinic.open).error);
  CHECK(vault::findImage(*clinic.open, id)->patient.isNil());
  // The next session looks for what an erasure may have left.
  clinic.faulty->failCall(1, Fault::Gone);
  clinic.open.reset();
  clinic.reopen();
  checkEverythingIsThere(*clinic.open, clinic.sent);
  checkClean(*clinic.open);
}
