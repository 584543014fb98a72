// The ways out of a vault that does not open as it should: the older vault, and the backup.

#include <catch2/catch_test_macros.hpp>

#include <QSignalSpy>

#include "tests/ui/lock/shown_lock_screen.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

using Shown = test::ShownLockScreen;
using test::person;

/// The owner typed the right password, and the answer was that the vault is older than this computer remembers.
struct Older : Shown {
  explicit Older(model::Role role) {
    model::User only = person("okafor", "Dr A. Okafor");
    only.role = role;
    screen.setPeople({only, person("rinaldi", "S. Rinaldi")});
    test::click(tile(QStringLiteral("Dr A. Okafor")));
    test::type(screen, QStringLiteral("open sesame"));
    test::press(screen, Qt::Key_Return);
    screen.showProblem(Error{ErrorCode::VaultRolledBack, "journal"});
  }
  Button* offer() {
    for (Button* button : screen.findChildren<Button*>())
      if (button->isVisible() && button->text().contains(QStringLiteral("older vault"))) return button;
    return nullptr;
  }
};

}  // namespace

TEST_CASE("an owner is offered the older vault, types the password again, and is told what that means", "[lock-screen]") {
  Older lock(model::Role::Owner);
  REQUIRE(lock.offer() != nullptr);
  CHECK_FALSE(lock.screen.acceptsOlder());
  test::click(*lock.offer());
  CHECK(lock.says(QStringLiteral("Type your password once more")));
  CHECK(lock.offer() == nullptr);
  CHECK(lock.screen.acceptsOlder());
  test::type(lock.screen, QStringLiteral("open sesame"));
  CHECK(lock.screen.acceptsOlder());
  test::press(lock.screen, Qt::Key_Return);
  CHECK(lock.asked.times == 2);
  CHECK(lock.screen.acceptsOlder());
  lock.screen.showProblem(Error{ErrorCode::WrongCredentials, {}});
  CHECK_FALSE(lock.screen.acceptsOlder());
}

TEST_CASE("nobody but an owner is offered an older vault, and choosing another person takes the offer back", "[lock-screen]") {
  Older assistant(model::Role::Assistant);
  CHECK(assistant.offer() == nullptr);
  Older owner(model::Role::Owner);
  REQUIRE(owner.offer() != nullptr);
  test::click(*owner.offer());
  test::click(owner.tile(QStringLiteral("S. Rinaldi")));
  CHECK_FALSE(owner.screen.acceptsOlder());
  CHECK(owner.offer() == nullptr);
}

namespace {

/// The way to a backup, where it is offered.
Button* back(LockScreen& screen) {
  for (Button* button : screen.findChildren<Button*>())
    if (button->isVisible() && button->text().contains(QStringLiteral("Bring back"))) return button;
  return nullptr;
}

}  // namespace

TEST_CASE("whoever must leave a vault that opens finds the way under Someone else", "[lock-screen]") {
  Shown lock;
  CHECK(back(lock.screen) == nullptr);
  test::click(lock.tile(QStringLiteral("Someone else")));
  REQUIRE(back(lock.screen) != nullptr);
  QSignalSpy setUp(&lock.screen, &LockScreen::setUpAsked);
  test::click(*back(lock.screen));
  CHECK(setUp.count() == 1);
  test::click(lock.tile(QStringLiteral("S. Rinaldi")));
  CHECK(back(lock.screen) == nullptr);
}

TEST_CASE("what only a backup mends has the way to the backup beside its words", "[lock-screen]") {
  Older older(model::Role::Owner);
  REQUIRE(back(older.screen) != nullptr);
  QSignalSpy setUp(&older.screen, &LockScreen::setUpAsked);
  test::click(*back(older.screen));
  CHECK(setUp.count() == 1);
  older.screen.showProblem(Error{ErrorCode::WrongCredentials, {}});
  CHECK(back(older.screen) == nullptr);
  Shown damaged;
  damaged.screen.showNoVault(Error{ErrorCode::HeadDamaged, {}});
  REQUIRE(back(damaged.screen) != nullptr);
  CHECK(back(damaged.screen)->kind() == ButtonKind::Primary);
  Shown away;
  away.screen.showNoVault(Error{ErrorCode::VaultNotFound, {}});
  REQUIRE(back(away.screen) != nullptr);
  CHECK(back(away.screen)->kind() == ButtonKind::Secondary);
}
