#pragma once
// Somebody before the first window.

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/setup/setup_window.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/password_field.h"

namespace safelight::ui::test {

/// An empty machine: no vault, no device secret; and a practice of another one, with its kit.
struct Machine {
  tests::VaultFixture fixture;
  vault::Environment environment = fixture.environment();
  SetupWindow::Places places{QString::fromStdString((fixture.folder / "Safelight").string()), fixture.folder / "config" / "device-secret"};
};

template <class Step>
Step& shown(SetupWindow& window) {
  auto* step = window.findChild<Step*>();
  REQUIRE(step != nullptr);
  REQUIRE(waitUntil([&] { return step->isVisible(); }));
  return *step;
}

inline void press(QAbstractButton& button) {
  REQUIRE(button.isEnabled());
  click(button);
}

inline void typePassword(QWidget& step, const QString& password) {
  for (auto* field : step.findChildren<PasswordField*>()) {
    field->clear();
    field->append(password);
  }
}

}  // namespace safelight::ui::test
