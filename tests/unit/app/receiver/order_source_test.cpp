// What a running receiver remembers of the people it takes orders from.

#include "app/receiver/order_source.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/support/fixed_random.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/core/seal/signed_practice.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("a membership log that has become shorter is no log to take orders by", "[receiver][order]") {
  SignedPractice practice;
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "inbox");
  const auto put = [&](const Bytes& members) {
    writeFile(folder / "members", members);
    writeFile(folder / "inbox/inbox.key", practice.signedOrder());
  };
  put(practice.log.bytes());
  const auto inbox = receiver::InboxFolder::open(folder.path());
  REQUIRE(inbox);
  FixedRandom random{5};
  const auto secret = seal::ReceiverSecret::make(practice.vault, practice.members().genesis(), random);
  receiver::OrderSource orders(*inbox, secret, practice.receiverKey.publicKey());
  REQUIRE(orders.load());
  const Bytes early = practice.log.bytes();
  practice.log.turned(2, practice.owner);
  practice.certify(practice.owner, 2);
  ++practice.order.issue;
  put(practice.log.bytes());
  REQUIRE(orders.load());
  // Somebody who left makes it look as if they had not: the log of then, and an order that the authority of then signs.
  practice.certify(practice.owner, 1);
  ++practice.order.issue;
  put(early);
  const auto refused = orders.load();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::MembersDamaged);
  practice.certify(practice.owner, 2);
  put(practice.log.bytes());
  CHECK(orders.load());
}
