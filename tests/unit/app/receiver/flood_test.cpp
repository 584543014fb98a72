// Who gets in when many want to, and who is remembered.

#include <catch2/catch_test_macros.hpp>

#include "app/receiver/peer_limits.h"
#include "app/receiver/peer_list.h"
#include "tests/unit/app/receiver/spool_bench.h"

using namespace safelight;
using namespace safelight::tests;
using receiver::admit;
using receiver::OpenConnection;
using receiver::PeerList;
using seal::PeerVerdict;

namespace {

const auto kNow = std::chrono::steady_clock::time_point(std::chrono::hours(1));
const auto kLongAgo = kNow - std::chrono::seconds(5);
const auto kJustNow = kNow - std::chrono::milliseconds(10);

std::vector<OpenConnection> many(std::size_t count, std::string_view address, bool halfOpen, std::chrono::steady_clock::time_point since) {
  return std::vector<OpenConnection>(count, OpenConnection{address, halfOpen, since});
}

}  // namespace

TEST_CASE("four associations of one address are served, a fifth is not", "[receiver][flood]") {
  CHECK(admit(many(3, "a", false, kLongAgo), "a", kNow).admitted);
  const auto fifth = admit(many(4, "a", false, kLongAgo), "a", kNow);
  CHECK_FALSE(fifth.admitted);
  CHECK_FALSE(fifth.evicted);
  CHECK(admit(many(4, "a", false, kLongAgo), "b", kNow).admitted);
}

TEST_CASE("two silent connections of an address hold the door for a moment only", "[receiver][flood]") {
  CHECK(admit(many(1, "a", true, kJustNow), "a", kNow).admitted);
  CHECK_FALSE(admit(many(2, "a", true, kJustNow), "a", kNow).admitted);
  auto open = many(2, "a", true, kLongAgo);
  open[1].since = kLongAgo - std::chrono::seconds(1);
  const auto next = admit(open, "a", kNow);
  CHECK(next.admitted);
  CHECK(next.evicted == 1);  // the longer silent one
}

TEST_CASE("a device that opens three connections at once may wait with the third; one that has four may not", "[receiver][flood]") {
  CHECK(admit(many(2, "a", true, kJustNow), "a", kNow).soon);
  CHECK_FALSE(admit(many(4, "a", false, kLongAgo), "a", kNow).soon);
  CHECK_FALSE(admit(many(2, "a", true, kLongAgo), "a", kNow).soon);  // admitted at once
  auto open = many(3, "a", false, kLongAgo);
  open.push_back({"a", true, kJustNow});
  CHECK_FALSE(admit(open, "a", kNow).soon);
}

TEST_CASE("a connection that talks is never evicted for another", "[receiver][flood]") {
  auto open = many(3, "a", false, kLongAgo);
  open.push_back({"a", true, kLongAgo});
  CHECK(admit(open, "a", kNow).evicted == 3);
  open.back().since = kJustNow;
  CHECK_FALSE(admit(open, "a", kNow).admitted);
}

TEST_CASE("thirty-two at once, and silent ones of anybody make room for the next", "[receiver][flood]") {
  std::vector<OpenConnection> open;
  std::vector<std::string> addresses(32);
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    addresses[i] = "address " + std::to_string(i);
    open.push_back({addresses[i], false, kLongAgo});
  }
  CHECK_FALSE(admit(open, "new", kNow).admitted);
  open[7].halfOpen = true;
  const auto next = admit(open, "new", kNow);
  CHECK(next.admitted);
  CHECK(next.evicted == 7);
  open.pop_back();
  CHECK_FALSE(admit(open, "new", kNow).evicted);
}

TEST_CASE("calls are counted for each peer, and a stranger's name is added when it says it", "[receiver][flood]") {
  PeerList list;
  list.called({"192.0.2.9", {}, {}, PeerVerdict::UnknownAddress}, {1000});
  list.called({"192.0.2.9", "CBCT", {}, PeerVerdict::UnknownAddress}, {2000});
  list.called({"192.0.2.7", "PAN", uuidOf(5), PeerVerdict::Accepted}, {3000});
  REQUIRE(list.peers().size() == 2);
  CHECK(list.peers()[0].aeTitle == "CBCT");
  CHECK(list.peers()[0].calls == 2);
  CHECK(list.peers()[0].first == Instant{1000});
  CHECK(list.peers()[0].last == Instant{2000});
  CHECK(list.peers()[1].device == uuidOf(5));
}

TEST_CASE("images are counted by day and device", "[receiver][flood]") {
  PeerList list;
  list.called({"192.0.2.7", "PAN", uuidOf(5), PeerVerdict::Accepted}, {1000});
  list.stored(uuidOf(5), {2000}, 10);
  list.stored(uuidOf(5), {3000}, 10);
  CHECK(list.peers()[0].imagesThatDay == 2);
  list.stored(uuidOf(5), {4000}, 11);
  CHECK(list.peers()[0].imagesThatDay == 1);
  CHECK(list.peers()[0].images == 3);
  CHECK(list.peers()[0].lastImage == Instant{4000});
  list.stored(uuidOf(6), {5000}, 11);  // never called: nothing to count it for
  CHECK(list.peers().size() == 1);
}

TEST_CASE("a flood of strangers forgets no device", "[receiver][flood]") {
  PeerList list;
  list.called({"192.0.2.7", "PAN", uuidOf(5), PeerVerdict::Accepted}, {1});
  for (int i = 0; i < 1000; ++i) list.called({"198.51.100." + std::to_string(i), "X", {}, PeerVerdict::UnknownAddress}, {1000 + i});
  CHECK(list.peers().size() == seal::kMostPeersSeen);
  CHECK(list.peers()[0].device == uuidOf(5));
  CHECK(list.peers().back().address == "198.51.100.999");
}

TEST_CASE("what a peer calls itself is cut to sixteen harmless characters", "[receiver][flood]") {
  CHECK(receiver::cleanTitle("PAN") == "PAN");
  CHECK(receiver::cleanTitle("  PAN 2         ") == "PAN 2");
  CHECK(receiver::cleanTitle("A\\B\n\x1b[31m\xc3\xa4") == "A?B??[31m??");
  CHECK(receiver::cleanTitle("0123456789abcdefXYZ") == "0123456789abcdef");
  CHECK(receiver::cleanTitle("                ").empty());
  CHECK(receiver::cleanTitle("../../etc/passwd") == "../../etc/passwd");  // text, never a path
}
