// Facts in, one level and its reasons out.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/changes.h"
#include "core/vault/health/health.h"

using namespace safelight;
using vault::HealthFacts;
using vault::HealthLevel;
using vault::HealthReason;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr Instant kNow{1'795'000'000'000};

Instant daysAgo(std::int64_t days) { return {kNow.milliseconds - days * kDay}; }

/// A year old, looked after, nothing wrong.
HealthFacts sound() {
  HealthFacts facts;
  facts.now = kNow;
  facts.begun = daysAgo(365);
  facts.images = 1'000;
  facts.remembers = true;
  facts.sampledAt = daysAgo(0);
  facts.scrubbedAt = daysAgo(10);
  facts.lastSeen = daysAgo(1);
  facts.lastBackup = daysAgo(1);
  facts.oneCannotBeDeleted = true;
  facts.swap = vault::SwapProtection::Encrypted;
  return facts;
}

bool has(const vault::Health& health, HealthReason reason, HealthLevel level) {
  return std::any_of(health.findings.begin(), health.findings.end(), [&](const vault::HealthFinding& one) { return one.reason == reason && one.level == level; });
}

}  // namespace

TEST_CASE("a vault that is looked after is green and says when it was checked", "[health][plan]") {
  const auto health = vault::planHealth(sound());
  CHECK(health.level == HealthLevel::Green);
  CHECK(health.findings.empty());
  CHECK(health.checkedAt == daysAgo(0));
  CHECK(health.wholeAt == daysAgo(10));
}

TEST_CASE("damage is red and comes first", "[health][plan]") {
  HealthFacts facts = sound();
  facts.swap = vault::SwapProtection::Plain;
  facts.damaged = 3;
  const auto health = vault::planHealth(facts);
  CHECK(health.level == HealthLevel::Red);
  REQUIRE(health.findings.size() == 2);
  CHECK(health.findings[0].reason == HealthReason::OriginalsDamaged);
  CHECK(health.findings[0].count == 3);
  CHECK(health.findings[1].reason == HealthReason::SwapPlain);
  for (const auto set : {&HealthFacts::journalDamaged, &HealthFacts::keysDamaged, &HealthFacts::massChange}) {
    HealthFacts bad = sound();
    bad.*set = true;
    CHECK(vault::planHealth(bad).level == HealthLevel::Red);
  }
}

TEST_CASE("a backup is missed after two days, and badly after fourteen", "[health][plan]") {
  HealthFacts facts = sound();
  facts.lastBackup = daysAgo(2);
  CHECK(vault::planHealth(facts).level == HealthLevel::Green);
  facts.lastBackup = daysAgo(3);
  CHECK(has(vault::planHealth(facts), HealthReason::BackupOld, HealthLevel::Amber));
  facts.lastBackup = daysAgo(15);
  CHECK(has(vault::planHealth(facts), HealthReason::BackupOld, HealthLevel::Red));
  facts.lastBackup.reset();
  CHECK(has(vault::planHealth(facts), HealthReason::NoBackup, HealthLevel::Red));
  facts.begun = daysAgo(5);
  CHECK(has(vault::planHealth(facts), HealthReason::NoBackup, HealthLevel::Amber));
  facts.images = 0;
  facts.begun = daysAgo(50);
  CHECK(vault::planHealth(facts).level == HealthLevel::Green);
}

TEST_CASE("what is only worth knowing leaves the vault green", "[health][plan]") {
  HealthFacts facts = sound();
  facts.oneCannotBeDeleted = false;
  facts.freshnessKnown = false;
  facts.indexRebuilt = true;
  const auto health = vault::planHealth(facts);
  CHECK(health.level == HealthLevel::Green);
  CHECK(has(health, HealthReason::CopyDeletable, HealthLevel::Green));
  CHECK(has(health, HealthReason::FreshnessUnknown, HealthLevel::Green));
  CHECK(has(health, HealthReason::IndexRebuilt, HealthLevel::Green));
}

TEST_CASE("what was put back, and a memory that cannot be written, want somebody's attention", "[health][plan]") {
  HealthFacts facts = sound();
  facts.olderAccepted = true;
  facts.indexAltered = true;
  facts.memoryTrouble = true;
  const auto health = vault::planHealth(facts);
  CHECK(health.level == HealthLevel::Amber);
  CHECK(has(health, HealthReason::OlderAccepted, HealthLevel::Amber));
  CHECK(has(health, HealthReason::IndexAltered, HealthLevel::Amber));
  CHECK(has(health, HealthReason::MemoryUnwritable, HealthLevel::Amber));
}

TEST_CASE("a later state in a backup is red, a restore under way amber", "[health][plan]") {
  HealthFacts facts = sound();
  facts.restoring = true;
  CHECK(vault::planHealth(facts).level == HealthLevel::Amber);
  CHECK(has(vault::planHealth(facts), HealthReason::StillRestored, HealthLevel::Amber));
  facts.laterBackup = daysAgo(1);
  const auto health = vault::planHealth(facts);
  CHECK(health.level == HealthLevel::Red);
  CHECK(health.findings.front().reason == HealthReason::OlderThanBackup);
  CHECK(health.findings.front().since == daysAgo(1));
}

TEST_CASE("a check that is long due is said", "[health][plan]") {
  HealthFacts facts = sound();
  facts.scrubbedAt = daysAgo(36);
  CHECK(has(vault::planHealth(facts), HealthReason::CheckLate, HealthLevel::Amber));
  facts.scrubbedAt.reset();
  facts.begun = daysAgo(20);
  CHECK(vault::planHealth(facts).level == HealthLevel::Green);
}

TEST_CASE("swap is plain when one device of it is", "[health][swap]") {
  const auto onlyZram = [](const std::string& device) { return device.find("zram") != std::string::npos; };
  const std::string head = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";
  CHECK(vault::swapFrom(head, onlyZram) == vault::SwapProtection::NoSwap);
  CHECK(vault::swapFrom(head + "/dev/zram0 partition\t100\t0\t100\n", onlyZram) == vault::SwapProtection::Encrypted);
  CHECK(vault::swapFrom(head + "/dev/zram0 partition\t100\t0\t100\n/dev/sda2 partition 100 0 -2\n", onlyZram) == vault::SwapProtection::Plain);
  CHECK(vault::swapFrom("", onlyZram) == vault::SwapProtection::Unknown);
}

TEST_CASE("what checks and acceptances leave in the journal is read as it was written, and nothing shorter or longer is", "[health][format]") {
  vault::change::HealthChecked checked;
  checked.kind = vault::change::CheckKind::ScrubDone;
  checked.objects = 7;
  checked.passBegan = {1};
  checked.passObjects = 2;
  checked.next.uuid.bytes.fill(0xab);
  checked.damagedCount = 1;
  checked.damaged = {{{}, ErrorCode::ObjectMissing}};
  const Bytes bytes = vault::change::encode(checked);
  CHECK(toHex(bytes).starts_with("0103070000000000000001000000000000000200000000000000abababababababababababababababab010000000000000001000000"));
  const auto read = vault::change::parse(6, bytes);
  REQUIRE(read);
  const auto& same = std::get<vault::change::HealthChecked>(*read);
  CHECK(same.kind == checked.kind);
  CHECK(same.objects == 7);
  CHECK(same.passBegan == checked.passBegan);
  CHECK(same.passObjects == 2);
  CHECK(same.next == checked.next);
  CHECK(same.damaged == checked.damaged);

  const Bytes accepted = vault::change::encode(vault::change::StateAccepted{5, 3, {9}});
  CHECK(toHex(accepted) == "01050000000000000003000000000000000900000000000000");
  const auto again = vault::change::parse(8, accepted);
  REQUIRE(again);
  CHECK(std::get<vault::change::StateAccepted>(*again).knownRecords == 5);

  for (const auto& [number, whole] : {std::pair{6, bytes}, std::pair{8, accepted}}) {
    for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(vault::change::parse(static_cast<std::uint16_t>(number), ByteView(whole).first(length)));
    Bytes longer = whole;
    longer.push_back(0);
    CHECK_FALSE(vault::change::parse(static_cast<std::uint16_t>(number), longer));
  }
}
