#include "core/base/uuid.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/support/fake_clock.h"
#include "tests/support/fixed_random.h"

using namespace safelight;

TEST_CASE("a new id is a version 7 UUID that begins with the clock's milliseconds", "[base]") {
  tests::FakeClock clock({0x0123456789ab});
  tests::FixedRandom random;
  const Uuid uuid = newUuid(clock, random);
  const std::string text = uuid.toString();
  CHECK(text.substr(0, 13) == "01234567-89ab");
  CHECK(text[14] == '7');
  CHECK((text[19] == '8' || text[19] == '9' || text[19] == 'a' || text[19] == 'b'));
}

TEST_CASE("ids made later sort later", "[base]") {
  tests::FakeClock clock;
  tests::FixedRandom random;
  const Uuid first = newUuid(clock, random);
  clock.advance(1);
  CHECK(first < newUuid(clock, random));
}

TEST_CASE("ids of the same millisecond differ", "[base]") {
  tests::FakeClock clock;
  tests::FixedRandom random;
  std::set<Uuid> ids;
  for (int i = 0; i < 1000; ++i) ids.insert(newUuid(clock, random));
  CHECK(ids.size() == 1000);
}

TEST_CASE("a UUID reads back from its text in either case", "[base]") {
  const auto uuid = Uuid::parse("0192F3a4-5b6c-7d8e-9f01-23456789abcd").value();
  CHECK(uuid.toString() == "0192f3a4-5b6c-7d8e-9f01-23456789abcd");
  CHECK(Uuid::fromBytes(uuid.view()) == uuid);
  CHECK_FALSE(uuid.isNil());
  CHECK(Uuid{}.isNil());
}

TEST_CASE("anything but the 8-4-4-4-12 form is no UUID", "[base]") {
  for (const char* text : {"", "0192f3a45b6c7d8e9f0123456789abcd", "0192f3a4-5b6c-7d8e-9f01-23456789abc", "0192f3a4-5b6c-7d8e-9f01-23456789abcg",
                           "{0192f3a4-5b6c-7d8e-9f01-23456789abcd}", "0192f3a4_5b6c-7d8e-9f01-23456789abcd", "0192f3a-45b6c-7d8e-9f01-23456789abcd"})
    CHECK_FALSE(Uuid::parse(text).has_value());
}

TEST_CASE("strong ids keep their UUID and hash alike", "[base]") {
  using AppleId = Id<struct AppleTag>;
  const auto id = AppleId::parse("0192f3a4-5b6c-7d8e-9f01-23456789abcd").value();
  CHECK(AppleId::parse(id.toString()).value() == id);
  CHECK(std::hash<AppleId>{}(id) == std::hash<Uuid>{}(id.uuid));
  CHECK(AppleId{}.isNil());
}
