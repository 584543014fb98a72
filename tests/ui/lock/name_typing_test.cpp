#include "ui/lock/name_typing.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight::ui;

namespace {

const QStringList kNames{QStringLiteral("Dr A. Okafor okafor"), QStringLiteral("J. Bergmann bergmann"), QStringLiteral("B. Baker baker"), QStringLiteral("Jana Bertram jb")};

/// Types letter by letter, a tenth of a second apart, and says where that leads.
qsizetype after(const char* letters, qint64 apart = 100, qsizetype now = -1) {
  NameTyping typing;
  qint64 at = 5000;
  for (const QChar letter : QString::fromUtf8(letters)) now = typing.typed(QString(letter), at += apart, kNames, now).value_or(now);
  return now;
}

}  // namespace

TEST_CASE("any word of a name can be begun, and so can the sign-in name", "[lock-screen]") {
  CHECK(after("o") == 0);
  CHECK(after("A") == 0);
  CHECK(after("berg") == 1);
  CHECK(after("BERT") == 3);
  CHECK(after("jb") == 3);
  CHECK(after("x") == -1);
}

TEST_CASE("one letter typed again goes to the next who has it, and round again", "[lock-screen]") {
  CHECK(after("b") == 1);
  CHECK(after("bb") == 2);
  CHECK(after("bbb") == 3);
  CHECK(after("bbbb") == 1);
}

TEST_CASE("letters that come slowly each begin anew", "[lock-screen]") {
  CHECK(after("jo", 100) == 1);  // nobody begins so: it stays with J.
  CHECK(after("jo", 2000) == 0);
}

TEST_CASE("what begins no name is not kept, nor what follows it quickly: it may be a password", "[lock-screen]") {
  NameTyping typing;
  qint64 at = 5000;
  CHECK_FALSE(typing.typed(QStringLiteral("x"), at += 100, kNames, -1));
  CHECK(typing.kept() == 0);
  for (const QChar letter : QStringLiteral("okafor's dog")) {
    CHECK_FALSE(typing.typed(QString(letter), at += 100, kNames, -1));
    CHECK(typing.kept() == 0);
  }
  CHECK(typing.typed(QStringLiteral("o"), at += 2000, kNames, -1) == 0);
  CHECK(typing.typed(QStringLiteral("k"), at += 100, kNames, 0) == 0);
  CHECK(typing.kept() == 2);
  CHECK_FALSE(typing.typed(QStringLiteral("z"), at += 100, kNames, 0));
  CHECK(typing.kept() == 0);
}
