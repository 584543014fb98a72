#include "ui/widgets/key_hints.h"

#include <QKeySequence>
#include <catch2/catch_test_macros.hpp>

using namespace safelight::ui;

TEST_CASE("a key is written as the system writes it, each part for itself", "[keys]") {
  CHECK(KeyHints::wordsOf(QKeySequence(Qt::Key_W)) == QStringLiteral("W"));
  CHECK(KeyHints::wordsOf(QKeySequence(Qt::CTRL | Qt::Key_2)) == QStringLiteral("Ctrl 2"));
  CHECK(KeyHints::wordsOf(QKeySequence(Qt::SHIFT | Qt::Key_R)) == QStringLiteral("Shift R"));
  CHECK(KeyHints::wordsOf(QKeySequence(Qt::Key_Left)) == QStringLiteral("←"));
  CHECK(KeyHints::wordsOf({}).isEmpty());
}

TEST_CASE("the plus key is a key and no joint between two", "[keys]") {
  CHECK(KeyHints::wordsOf(QKeySequence(Qt::Key_Plus)) == QStringLiteral("+"));
  CHECK(KeyHints::wordsOf(QKeySequence(Qt::CTRL | Qt::Key_Plus)) == QStringLiteral("Ctrl +"));
}

TEST_CASE("more keys take more room, and screen readers hear them", "[keys]") {
  const KeyHints one(QStringLiteral("Ctrl"), nullptr), two(QStringLiteral("Ctrl K"), nullptr);
  CHECK(two.width() > one.width());
  CHECK(two.accessibleName() == QStringLiteral("Ctrl K"));
}
