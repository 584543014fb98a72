// A whole computer put back, its memory of the vault included, is found where it has a counter that nobody puts back.

#include "core/vault/health/turn.h"

#include <map>

#include <catch2/catch_test_macros.hpp>

#include "core/vault/health/anchor.h"
#include "core/vault/internals.h"
#include "tests/unit/core/store/people.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using namespace safelight::tests;
using vault::Turn;
using vault::TurnMoment;

namespace {

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;

/// A TPM as far as counters go: they only go up, and new ones begin above all that were.
class FakeTpm final : public TurnCounter {
 public:
  Result<std::optional<std::uint64_t>> value(const TurnCounterName& name) override {
    if (!answers) return fail(ErrorCode::ReadFailed, "tpm");
    const auto found = counters.find(name);
    return found == counters.end() ? std::nullopt : std::optional(found->second);
  }
  Result<std::uint64_t> turn(const TurnCounterName& name) override {
    if (!answers || !turns) return fail(ErrorCode::WriteFailed, "tpm");
    ++writes;
    const auto [found, isNew] = counters.try_emplace(name, 40);
    return ++found->second;
  }

  std::map<TurnCounterName, std::uint64_t> counters;
  bool answers = true, turns = true;
  int writes = 0;
};

/// A practice that has been at work for a while on a computer with a TPM.
struct Counted : VaultFixture {
  Counted() {
    stationMemory = folder / "station";
    counter = &tpm;
    clock.advance(2 * kDay);
    work("first.jpg");
  }

  /// A session an hour later, in which something comes in.
  void work(const std::string& name) {
    clock.advance(kHour);
    {
      vault::Vault open = VaultFixture::open();
      takeIn(*this, open, name, "pixels of " + name);
      clock.advance(10 * kMinute);
    }
    clock.advance(kHour);
  }
  /// The disk as it is now: the vault and what this computer remembers.
  void photograph() {
    copy(path, folder / "earlier");
    copy(stationMemory, folder / "earlier station");
  }
  void putVaultBack() { copy(folder / "earlier", path); }
  void putMemoryBack() { copy(folder / "earlier station", stationMemory); }
  static void copy(const Path& from, const Path& to) {
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
  }
  /// The whole computer as it is now, put back after a session more: whether anybody finds out.
  bool findsItselfPutBack(const std::string& name) {
    photograph();
    work(name);
    putVaultBack();
    putMemoryBack();
    return isRefusedAsOlder();
  }
  Path anchor() const { return vault::anchorPath(stationMemory, vault::Vault::summarise(*files, path)->id); }
  std::optional<Error> refusal(const vault::Opening& opening = {}) {
    const auto opened = reopen(opening);
    return opened ? std::nullopt : std::optional(opened.error());
  }
  bool isRefusedAsOlder() {
    const auto error = refusal();
    return error && error->code == ErrorCode::VaultRolledBack;
  }

  FakeTpm tpm;
};

const vault::Opening kAccept{vault::Opening::Older::Accept, {}};

}  // namespace

TEST_CASE("a vault put back together with the computer's memory of it is found by the counter, and by nothing else", "[health][turn]") {
  Counted practice;
  practice.photograph();
  practice.work("second.jpg");
  practice.putVaultBack();
  practice.putMemoryBack();
  SECTION("with the counter") {
    const auto error = practice.refusal();
    REQUIRE(error);
    CHECK(error->code == ErrorCode::VaultRolledBack);
    CHECK(error->detail == "counter");
  }
  SECTION("without") {
    practice.counter = nullptr;
    CHECK_FALSE(practice.refusal());
  }
}

TEST_CASE("an owner accepts the older state once; from then on the computer remembers anew", "[health][turn]") {
  Counted practice;
  CHECK(practice.findsItselfPutBack("second.jpg"));
  CHECK_FALSE(practice.refusal(kAccept));
  CHECK_FALSE(practice.refusal());
  CHECK(practice.findsItselfPutBack("third.jpg"));
}

TEST_CASE("a memory that was taken away, cut, damaged or mixed does not get around the counter", "[health][turn]") {
  Counted practice;
  practice.photograph();
  const Bytes early = readFile(practice.anchor());
  practice.work("second.jpg");
  const Bytes late = readFile(practice.anchor());
  REQUIRE(late.size() == vault::kManifestBytes + vault::kTurnBytes);
  practice.putVaultBack();
  SECTION("taken away") { std::filesystem::remove(practice.anchor()); }
  SECTION("cut to one without a turn") { writeFile(practice.anchor(), ByteView(early).first(vault::kManifestBytes)); }
  SECTION("damaged") {
    Bytes damaged = late;
    damaged[20] ^= 1;
    writeFile(practice.anchor(), damaged);
  }
  SECTION("the early state with the late turn") {
    Bytes mixed(early.begin(), early.begin() + vault::kManifestBytes);
    mixed.insert(mixed.end(), late.begin() + vault::kManifestBytes, late.end());
    writeFile(practice.anchor(), mixed);
  }
  SECTION("the early state with the number changed") {
    Bytes changed = early;
    changed[vault::kManifestBytes] = late[vault::kManifestBytes];  // the lowest byte comes first
    REQUIRE(changed != early);
    writeFile(practice.anchor(), changed);
  }
  CHECK(practice.isRefusedAsOlder());
}

TEST_CASE("a crash between the anchor and the counter's turn is no alarm", "[health][turn]") {
  Counted practice;
  practice.tpm.turns = false;
  practice.work("second.jpg");
  practice.tpm.turns = true;
  CHECK_FALSE(practice.refusal());
  CHECK(practice.findsItselfPutBack("third.jpg"));
}

TEST_CASE("a counter that never turned once, because the TPM refused, is no alarm either", "[health][turn]") {
  VaultFixture practice;
  FakeTpm tpm;
  tpm.turns = false;
  practice.stationMemory = practice.folder / "station";
  practice.counter = &tpm;
  practice.clock.advance(2 * kDay);
  for (int day = 0; day < 3; ++day) {
    CHECK(practice.reopen());
    practice.clock.advance(kDay);
  }
  tpm.turns = true;
  CHECK(practice.reopen());
  CHECK(practice.reopen());
  CHECK(tpm.writes == 1);
}

TEST_CASE("a counter that does not answer leaves the computer's own memory as it is", "[health][turn]") {
  Counted practice;
  practice.tpm.answers = false;
  practice.work("second.jpg");
  {
    const vault::Vault open = practice.open();
    CHECK(open.internals().memory.freshness == vault::Freshness::Confirmed);
    CHECK_FALSE(open.internals().memory.trouble);
  }
  practice.tpm.answers = true;
  CHECK_FALSE(practice.refusal());
}

TEST_CASE("a TPM that was cleared begins anew without an alarm", "[health][turn]") {
  Counted practice;
  practice.tpm.counters.clear();
  CHECK_FALSE(practice.refusal());
  CHECK(practice.findsItselfPutBack("second.jpg"));
}

TEST_CASE("two accounts of one computer have counters of their own", "[health][turn]") {
  Counted practice;
  const Path mine = std::exchange(practice.stationMemory, practice.folder / "another account");
  practice.work("second.jpg");
  practice.stationMemory = mine;
  CHECK_FALSE(practice.refusal());
  CHECK(practice.tpm.counters.size() == 2);
}

TEST_CASE("a vault of today leaves the TPM alone, and work spares it", "[health][turn]") {
  VaultFixture practice;
  FakeTpm tpm;
  practice.stationMemory = practice.folder / "station";
  const std::int64_t begun = practice.open().internals().members.members().begun().milliseconds;
  practice.clock.advance(begun + kHour - practice.clock.now().milliseconds);
  practice.counter = &tpm;
  { const vault::Vault open = practice.open(); }
  CHECK(tpm.writes == 0);
  practice.clock.advance(2 * kDay);
  vault::Vault open = practice.open();
  CHECK(tpm.writes == 1);
  for (int minute = 0; minute < 61; ++minute) {
    practice.clock.advance(kMinute + 1);
    REQUIRE(vault::createPatient(open, {"Name", "Given", {}, model::Sex::Unknown, std::to_string(minute), ""}));
  }
  CHECK(tpm.writes == 2);
}

TEST_CASE("the counter turns at closing, at most once a minute, once an hour beside the work, and when the clock went back", "[health][turn]") {
  const Instant now{1'795'300'000'000};
  const auto before = [&](std::int64_t milliseconds) { return std::optional(Turn{7, {now.milliseconds - milliseconds}}); };
  CHECK(vault::turnIsDue(TurnMoment::AtWork, std::nullopt, now));
  CHECK_FALSE(vault::turnIsDue(TurnMoment::AtClosing, before(kMinute - 1), now));
  CHECK(vault::turnIsDue(TurnMoment::AtClosing, before(kMinute), now));
  CHECK_FALSE(vault::turnIsDue(TurnMoment::AtWork, before(kHour - 1), now));
  CHECK(vault::turnIsDue(TurnMoment::AtWork, before(kHour), now));
  CHECK(vault::turnIsDue(TurnMoment::AtWork, before(-1), now));
  CHECK_FALSE(vault::deservesCounter({now.milliseconds - kDay + 1}, now));
  CHECK(vault::deservesCounter({now.milliseconds - kDay}, now));
}

TEST_CASE("every changed bit of a turn, and every other manifest, is refused", "[health][turn][format]") {
  const Staff staff;
  const Bytes manifest = {1, 2, 3}, other = {1, 2, 4};
  const Turn turn{77, {1'795'300'000'000}};
  const Bytes bytes = vault::signTurn(manifest, turn, staff.owner.identity);
  REQUIRE(bytes.size() == vault::kTurnBytes);
  const auto& signer = staff.owner.member.signingKey;
  const auto read = vault::readTurn(manifest, bytes, signer);
  REQUIRE(read);
  CHECK(read->value == 77);
  CHECK(read->at == turn.at);
  CHECK(vault::readTurn(other, bytes, signer).error().code == ErrorCode::BackupForged);
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    Bytes changed = bytes;
    changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1u << (bit % 8)));
    CHECK_FALSE(vault::readTurn(manifest, changed, signer));
  }
  for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(vault::readTurn(manifest, ByteView(bytes).first(length), signer));
}

TEST_CASE("a turn is written byte for byte as it always was", "[health][turn][format]") {
  const Staff staff;
  const Bytes manifest = readFile(testData() / "format" / "manifest");
  const Bytes bytes = vault::signTurn(manifest, {77, {1'795'300'000'000}}, staff.owner.identity);
  const Path vector = testData() / "format" / "turn";
  if (std::getenv("SAFELIGHT_WRITE_VECTORS") != nullptr) writeFile(vector, bytes);
  CHECK(toHex(bytes) == toHex(readFile(vector)));
}
