// Two pure decisions: what becomes of an arrival, and whether one is missing.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <map>
#include <set>

#include "core/vault/receiving/arrival_chain.h"
#include "core/vault/receiving/arrival_plan.h"
#include "tests/support/sample_values.h"

using namespace safelight;
using tests::numbered;
using vault::ArrivalContext;
using vault::ArrivalPlan;
using vault::ChainGap;
using Action = ArrivalPlan::Action;

namespace {

const auto kMarta = numbered<model::PatientId>(5);
const auto kOther = numbered<model::ImageId>(9);

vault::MatchPlan exact() { return {vault::MatchPlan::Action::File, kMarta, {}, vault::MatchReason::Exact}; }
vault::MatchPlan suggestion() { return {vault::MatchPlan::Action::Inbox, {}, kMarta, vault::MatchReason::NameDiffers}; }

Uuid segment(std::uint8_t number) { return numbered<model::ImageId>(number).uuid; }

seal::Hash hashOf(std::uint8_t of, std::uint64_t number) {
  seal::Hash hash{};
  hash[0] = of;
  hash[1] = static_cast<std::uint8_t>(number);
  hash[31] = 1;  // never zeros
  return hash;
}

/// An inbox and a catalogue as sets of links.
struct Spool {
  vault::ChainContext context;
  std::map<Uuid, std::set<std::uint64_t>> knownNumbers;
  std::set<seal::Hash> known;
  bool mayBegin = true;

  void wait(std::uint8_t of, std::uint64_t number, const seal::Hash& previous) { context.waiting.push_back({segment(of), number, hashOf(of, number), previous, {}}); }
  void wait(std::uint8_t of, std::uint64_t first, std::uint64_t last, seal::Hash previous) {
    for (std::uint64_t number = first; number <= last; ++number) {
      wait(of, number, previous);
      previous = hashOf(of, number);
    }
  }
  void know(std::uint8_t of, std::uint64_t first, std::uint64_t last) {
    for (std::uint64_t number = first; number <= last; ++number) {
      knownNumbers[segment(of)].insert(number);
      known.insert(hashOf(of, number));
    }
  }
  void head(std::uint8_t of, std::uint64_t number, const seal::Hash& last) { context.heads.push_back({{}, segment(of), number, last, {}}); }

  std::vector<ChainGap> gaps() {
    context.isKnown = [this](const seal::Hash& hash) -> Result<bool> { return known.contains(hash); };
    context.mayBegin = [this](Uuid of, Instant) -> Result<bool> { return mayBegin || !knownNumbers[of].empty(); };
    context.lastKnownBelow = [this](Uuid of, std::uint64_t limit) -> Result<std::uint64_t> {
      std::uint64_t last = 0;
      for (const std::uint64_t number : knownNumbers[of])
        if (number < limit) last = std::max(last, number);
      return last;
    };
    const auto found = vault::findGaps(context);
    REQUIRE(found);
    return *found;
  }
};

}  // namespace

TEST_CASE("an exact match files itself, anything less waits with its suggestion", "[vault][arrival-plan]") {
  ArrivalContext context;
  context.match = exact();
  CHECK(vault::planArrival(context).action == Action::File);
  CHECK(vault::planArrival(context).patient == kMarta);
  CHECK(vault::planArrival(context).suggestion.isNil());
  context.match = suggestion();
  CHECK(vault::planArrival(context).action == Action::Wait);
  CHECK(vault::planArrival(context).patient.isNil());
  CHECK(vault::planArrival(context).suggestion == kMarta);
  CHECK(vault::planArrival(context).reason == vault::MatchReason::NameDiffers);
}

TEST_CASE("a conflict waits even when the patient is certain", "[vault][arrival-plan]") {
  ArrivalContext context;
  context.match = exact();
  context.sameInstance = kOther;
  const ArrivalPlan plan = vault::planArrival(context);
  CHECK(plan.action == Action::Wait);
  CHECK(plan.reason == vault::MatchReason::SameInstance);
  CHECK(plan.conflictsWith == kOther);
  CHECK(plan.suggestion == kMarta);
}

TEST_CASE("only a copy of what is whole here is dropped", "[vault][arrival-plan]") {
  ArrivalContext context;
  context.match = exact();
  context.sameBytes = kOther;
  CHECK(vault::planArrival(context).action == Action::File);
  context.sameBytesSound = true;
  CHECK(vault::planArrival(context).action == Action::Drop);
  context.sameBytesBinned = true;
  CHECK(vault::planArrival(context).action == Action::BringBack);
  context.readable = false;  // dropped all the same: the bytes are here
  CHECK(vault::planArrival(context).action == Action::BringBack);
}

TEST_CASE("what cannot be read waits, whatever it says", "[vault][arrival-plan]") {
  ArrivalContext context;
  context.match = exact();
  context.readable = false;
  CHECK(vault::planArrival(context).action == Action::Wait);
  CHECK(vault::planArrival(context).reason == vault::MatchReason::Unreadable);
}

TEST_CASE("a title that may hold anything gives a harmless file name", "[vault][arrival-plan]") {
  CHECK(vault::arrivalName("PANO-1", 42) == "PANO-1-000042.dcm");
  CHECK(vault::arrivalName("../../etc", 7) == "------etc-000007.dcm");
  CHECK(vault::arrivalName("A:B*C?\"<>|", 1) == "A-B-C------000001.dcm");
  CHECK(vault::arrivalName("", 1234567) == "-1234567.dcm");
}

TEST_CASE("a chain without gaps tells nothing", "[vault][arrival-chain]") {
  Spool spool;
  SECTION("nothing at all") {}
  SECTION("all waits") {
    spool.wait(1, 1, 5, {});
    spool.head(1, 5, hashOf(1, 5));
  }
  SECTION("all was taken in") {
    spool.know(1, 1, 5);
    spool.mayBegin = false;
    spool.head(1, 5, hashOf(1, 5));
  }
  SECTION("over three segments, half of it known") {
    spool.know(1, 1, 5);
    spool.mayBegin = false;
    spool.wait(2, 1, 3, hashOf(1, 5));
    spool.wait(3, 1, 2, hashOf(2, 3));
    spool.head(3, 2, hashOf(3, 2));
  }
  SECTION("a segment in which nothing came yet") {
    spool.know(1, 1, 5);
    spool.mayBegin = false;
    spool.head(2, 0, hashOf(1, 5));
  }
  SECTION("a head that lags, as it may") {
    spool.wait(1, 1, 5, {});
    spool.head(1, 3, hashOf(1, 3));
  }
  SECTION("a receiver that went on from a head that a power cut set back") {
    spool.wait(1, 1, 5, {});
    spool.wait(2, 1, 2, hashOf(1, 3));
  }
  CHECK(spool.gaps().empty());
}

TEST_CASE("each kind of gap is named", "[vault][arrival-chain]") {
  Spool spool;
  SECTION("one in the middle") {
    spool.wait(1, 1, 2, {});
    spool.wait(1, 4, 6, hashOf(1, 3));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(1), 3, 3, hashOf(1, 3)}});
  }
  SECTION("several in the middle, after what is known") {
    spool.know(1, 1, 2);
    spool.wait(1, 7, 7, hashOf(1, 6));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(1), 3, 6, hashOf(1, 6)}});
  }
  SECTION("the first ones") {
    spool.wait(1, 4, 5, hashOf(1, 3));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(1), 1, 3, hashOf(1, 3)}});
  }
  SECTION("the last ones, by the head") {
    spool.wait(1, 1, 2, {});
    spool.head(1, 5, hashOf(1, 5));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(1), 3, 5, hashOf(1, 5)}});
  }
  SECTION("all of them, by the head") {
    spool.head(1, 5, hashOf(1, 5));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(1), 1, 5, hashOf(1, 5)}});
  }
  SECTION("a whole segment, by the one after it") {
    spool.know(1, 1, 5);
    spool.wait(3, 1, 1, hashOf(2, 9));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(3), 0, 0, hashOf(2, 9)}});
  }
  SECTION("a whole segment, by the head of the one after it") {
    spool.know(1, 1, 5);
    spool.head(3, 0, hashOf(2, 9));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(3), 0, 0, hashOf(2, 9)}});
  }
  SECTION("a beginning where none may be: somebody took the head away") {
    spool.know(1, 1, 5);
    spool.mayBegin = false;
    spool.wait(2, 1, 1, {});
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(2), 0, 0, {}}});
  }
  SECTION("two gaps, each once, although the head says the second, too") {
    spool.wait(1, 2, 2, hashOf(1, 1));
    spool.head(1, 4, hashOf(1, 4));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(1), 1, 1, hashOf(1, 1)}, {segment(1), 3, 4, hashOf(1, 4)}});
  }
  SECTION("another one under the number before") {
    spool.wait(1, 1, 2, {});
    spool.wait(1, 3, 3, hashOf(7, 7));
    CHECK(spool.gaps() == std::vector<ChainGap>{{segment(1), 2, 2, hashOf(7, 7)}});
  }
}

TEST_CASE("a first arrival that was missed may come later", "[vault][arrival-chain]") {
  Spool spool;
  spool.know(1, 2, 4);
  spool.mayBegin = false;
  spool.wait(1, 1, 1, {});
  CHECK(spool.gaps().empty());
}

TEST_CASE("numbers at their very end overflow nothing", "[vault][arrival-chain]") {
  Spool spool;
  spool.head(1, std::numeric_limits<std::uint64_t>::max(), hashOf(1, 5));
  const auto gaps = spool.gaps();
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].first == 1);
  CHECK(gaps[0].last == std::numeric_limits<std::uint64_t>::max() - 1);
}
