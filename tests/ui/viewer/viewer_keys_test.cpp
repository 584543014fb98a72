#include "ui/viewer/viewer_keys.h"

#include <QSet>
#include <catch2/catch_test_macros.hpp>

#include "ui/widgets/icon.h"

using namespace safelight::ui;

TEST_CASE("no key means two things") {
  QSet<QPair<int, int>> seen;
  for (const KeyBinding& binding : keyBindings()) {
    const QPair<int, int> key(binding.key, static_cast<int>(binding.modifiers));
    CHECK_FALSE(seen.contains(key));
    seen.insert(key);
  }
}

TEST_CASE("digits choose presets, and with Ctrl they choose layouts") {
  CHECK(presetForKey(Qt::Key_1, Qt::NoModifier) == 0);
  CHECK(presetForKey(Qt::Key_9, Qt::KeypadModifier) == 8);
  CHECK_FALSE(presetForKey(Qt::Key_0, Qt::NoModifier).has_value());
  CHECK_FALSE(presetForKey(Qt::Key_2, Qt::ControlModifier).has_value());
  CHECK(actionForKey(Qt::Key_2, Qt::ControlModifier) == ViewerAction::TwoUp);
  CHECK(actionForKey(Qt::Key_4, Qt::ControlModifier) == ViewerAction::FourUp);
}

TEST_CASE("R turns one way and Shift R the other; Ctrl L stays free for locking") {
  CHECK(actionForKey(Qt::Key_R, Qt::NoModifier) == ViewerAction::RotateRight);
  CHECK(actionForKey(Qt::Key_R, Qt::ShiftModifier) == ViewerAction::RotateLeft);
  CHECK(actionForKey(Qt::Key_L, Qt::NoModifier) == ViewerAction::Link);
  CHECK_FALSE(actionForKey(Qt::Key_L, Qt::ControlModifier).has_value());
}

TEST_CASE("every bound action has a word and an explanation, and every icon exists") {
  const QStringList icons = iconNames();
  for (const KeyBinding& binding : keyBindings()) {
    CHECK_FALSE(actionWord(binding.action).isEmpty());
    CHECK_FALSE(actionExplanation(binding.action).isEmpty());
    CHECK_FALSE(keyText(binding.action).isEmpty());
    const QString icon = actionIcon(binding.action);
    if (!icon.isEmpty()) CHECK(icons.contains(icon));
  }
}

TEST_CASE("the overview names every action that has keys once, with two keys at most") {
  const auto overview = keysByAction();
  QSet<ViewerAction> seen;
  for (const auto& [action, keys] : overview) {
    CHECK_FALSE(seen.contains(action));
    seen.insert(action);
    CHECK_FALSE(keys.isEmpty());
    CHECK(keys.count(QStringLiteral(" / ")) <= 1);
  }
  for (const KeyBinding& binding : keyBindings()) CHECK(seen.contains(binding.action));
  CHECK(overview.contains(std::pair(ViewerAction::NextImage, QStringLiteral("→ / PgDown"))));
}
