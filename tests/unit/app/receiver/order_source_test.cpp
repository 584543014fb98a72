// What a running receiver remembers of the people it takes orders from.

#include "app/receiver/order_source.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <memory>

#include "tests/support/fixed_random.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/core/seal/signed_practice.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// A vault's folder as somebody who left may write it, and the receiver that reads it.
struct Folder {
  Folder() {
    std::filesystem::create_directory(folder / "inbox");
    put();
    inbox = std::make_unique<receiver::InboxFolder>(receiver::InboxFolder::open(folder.path()).value());
  }
  void put() { put(practice.log); }
  void put(const LogWriter& members) {
    writeFile(folder / "members", members.bytes());
    writeFile(folder / "inbox/inbox.key", practice.signedOrder());
  }
  void turn(LogWriter& log, std::uint32_t epoch) {
    log.turned(epoch, practice.owner);
    practice.certify(practice.owner, epoch);
    ++practice.order.issue;
  }
  receiver::OrderSource begin(const seal::MembersPosition& seen = {}) const { return {*inbox, secret, practice.receiverKey.publicKey(), seen}; }

  SignedPractice practice;
  const TemporaryFolder folder;
  FixedRandom random{5};
  seal::ReceiverSecret secret = seal::ReceiverSecret::make(practice.vault, practice.members().genesis(), random);
  std::unique_ptr<receiver::InboxFolder> inbox;
};

void checkRefused(const Result<receiver::VerifiedOrder>& loaded) {
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().code == ErrorCode::MembersDamaged);
}

}  // namespace

TEST_CASE("a membership log that has become shorter is no log to take orders by", "[receiver][order]") {
  Folder vault;
  SignedPractice& practice = vault.practice;
  receiver::OrderSource orders = vault.begin();
  REQUIRE(orders.load());
  const LogWriter early = practice.log;
  vault.turn(practice.log, 2);
  vault.put();
  REQUIRE(orders.load());
  // Somebody who left makes it look as if they had not: the log of then, and an order that the authority of then signs.
  practice.certify(practice.owner, 1);
  ++practice.order.issue;
  vault.put(early);
  checkRefused(orders.load());
  practice.certify(practice.owner, 2);
  vault.put();
  CHECK(orders.load());
}

TEST_CASE("an old membership log that somebody wrote on from is no log to take orders by, however long", "[receiver][order]") {
  Folder vault;
  receiver::OrderSource orders = vault.begin();
  LogWriter another = vault.practice.log;
  vault.turn(vault.practice.log, 2);
  vault.put();
  REQUIRE(orders.load());
  for (int i = 0; i < 3; ++i) another.renamed(vault.practice.owner);
  vault.turn(another, 2);
  vault.put(another);
  checkRefused(orders.load());
}

TEST_CASE("a receiver that begins takes no order by a membership log older than this computer saw", "[receiver][order]") {
  Folder vault;
  const seal::MembersPosition early = vault.practice.members().position();
  const LogWriter before = vault.practice.log;
  vault.turn(vault.practice.log, 2);
  const seal::MembersPosition late = vault.practice.members().position();
  vault.put();
  CHECK(vault.begin(late).load());
  CHECK(vault.begin(early).load());
  vault.practice.certify(vault.practice.owner, 1);
  vault.put(before);
  checkRefused(vault.begin(late).load());
  CHECK(vault.begin(early).load());
  CHECK(vault.begin().load());  // a computer that saw nothing yet
}
