#include "core/seal/members_seen.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/core/seal/signed_practice.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("what a computer saw of the members is read as it was written, and not at all when a bit of it is wrong", "[seal][members]") {
  const seal::MembersSeen seen{uuidOf(1), {7, seal::hash(asBytes("the seventh"))}};
  const Bytes written = seen.encode();
  REQUIRE(written.size() == seal::kMembersSeenBytes);
  CHECK(seal::MembersSeen::parse(written) == seen);
  for (std::size_t i = 0; i < written.size(); ++i) {
    Bytes damaged = written;
    damaged[i] ^= 0x10;
    INFO(i);
    CHECK_FALSE(seal::MembersSeen::parse(damaged));
    CHECK_FALSE(seal::MembersSeen::parse(ByteView(written).first(i)));
  }
  Bytes longer = written;
  longer.push_back(0);
  CHECK_FALSE(seal::MembersSeen::parse(longer));
}

TEST_CASE("a membership log went on from where it was, from nothing, and from nowhere else", "[seal][members]") {
  SignedPractice practice;
  const seal::MembersPosition before = practice.members().position();
  practice.log.renamed(practice.owner);
  const seal::MemberKeys members = practice.members();
  CHECK(members.passed({}));
  CHECK(members.passed(before));
  CHECK(members.passed(members.position()));
  CHECK_FALSE(members.passed({members.position().records + 1, members.position().last}));
  CHECK_FALSE(members.passed({before.records, members.position().last}));
  practice.log.renamed(practice.owner);
  CHECK_FALSE(members.passed(practice.members().position()));
}
