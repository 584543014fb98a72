#pragma once
// A lock screen as a person meets it, for the tests of what can be done there.

#include <algorithm>
#include <string>

#include <QLabel>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/lock/lock_screen.h"
#include "ui/lock/person_tile.h"
#include "ui/widgets/controls.h"

namespace safelight::ui::test {

inline model::User person(const std::string& login, const std::string& name, bool disabled = false) {
  model::User user;
  user.login = login;
  user.displayName = name;
  user.disabled = disabled;
  return user;
}

struct Asked {
  std::string login, password;
  int times = 0;
};

/// A shown lock screen with three people and a note of what it asked for.
struct ShownLockScreen {
  LockScreen screen;
  Asked asked;
  ShownLockScreen() {
    screen.setPeople({person("okafor", "Dr A. Okafor"), person("bergmann", "J. Bergmann"), person("gone", "G. One", true), person("rinaldi", "S. Rinaldi")});
    screen.onSignIn([this](std::string login, crypto::SecretBytes password) {
      asked = {std::move(login), password.read([](ByteView bytes) { return toString(bytes); }), asked.times + 1};
    });
    screen.resize(1200, 800);
    showActive(screen);
  }
  PasswordField& password() { return *screen.findChild<PasswordField*>(); }
  PersonTile& tile(const QString& name) {
    const QList<PersonTile*> tiles = screen.findChildren<PersonTile*>();
    for (PersonTile* tile : tiles)
      if (tile->text() == name) return *tile;
    FAIL("no such tile");
    return *tiles.first();
  }
  bool says(const QString& text) {
    const QList<QLabel*> labels = screen.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return label->isVisible() && label->text().contains(text); });
  }
};

}  // namespace safelight::ui::test
