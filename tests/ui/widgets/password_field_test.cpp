#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/widgets/password_field.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

std::string typed(const PasswordField& field) {
  auto secret = field.secret();
  REQUIRE(secret);
  return secret->read([](ByteView bytes) { return toString(bytes); });
}

}  // namespace

TEST_CASE("what is typed comes out as UTF-8, in order", "[password]") {
  PasswordField field(QStringLiteral("Password"));
  test::showActive(field);
  field.setFocus();
  QTest::keyClicks(&field, QStringLiteral("correct horse Battery"));
  CHECK(typed(field) == "correct horse Battery");
  CHECK(field.characters() == 21);
  field.append(QStringLiteral("ü漢😀"));
  CHECK(typed(field) == "correct horse Battery\xC3\xBC\xE6\xBC\xA2\xF0\x9F\x98\x80");
  CHECK(field.characters() == 24);
}

TEST_CASE("Backspace takes one character however many bytes it has, Ctrl+Backspace and Escape take all", "[password]") {
  PasswordField field(QStringLiteral("Password"));
  field.append(QStringLiteral("a😀ü"));
  QTest::keyClick(&field, Qt::Key_Backspace);
  CHECK(typed(field) == "a\xF0\x9F\x98\x80");
  QTest::keyClick(&field, Qt::Key_Backspace);
  CHECK(typed(field) == "a");
  field.append(QStringLiteral("bc"));
  QTest::keyClick(&field, Qt::Key_Backspace, Qt::ControlModifier);
  CHECK(field.isEmpty());
  field.append(QStringLiteral("bc"));
  QTest::keyClick(&field, Qt::Key_Escape);
  CHECK(field.isEmpty());
  QTest::keyClick(&field, Qt::Key_Backspace);
  CHECK(field.isEmpty());
}

TEST_CASE("Ctrl+A chooses all: the next character, paste, Backspace or Delete replaces it", "[password]") {
  PasswordField field(QStringLiteral("Password"));
  test::showActive(field);
  field.setFocus();
  field.append(QStringLiteral("old one"));
  QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClicks(&field, QStringLiteral("new"));
  CHECK(typed(field) == "new");
  QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClick(&field, Qt::Key_Backspace);
  CHECK(field.isEmpty());
  field.append(QStringLiteral("again"));
  QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
  QGuiApplication::clipboard()->setText(QStringLiteral("pasted"));
  QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
  CHECK(typed(field) == "pasted");
  QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClick(&field, Qt::Key_Right);
  QTest::keyClicks(&field, QStringLiteral("!"));
  CHECK(typed(field) == "pasted!");
}

TEST_CASE("control characters and lone surrogates never get in, nor more than fits", "[password]") {
  PasswordField field(QStringLiteral("Password"));
  field.append(QStringLiteral("a\tb\x01") + QChar(0xD800) + QStringLiteral("c"));
  CHECK(typed(field) == "abc");
  field.append(QString(5000, u'x'));
  CHECK(typed(field).size() == 1024);
  field.append(QStringLiteral("more"));
  CHECK(field.characters() == 1024);
}

TEST_CASE("pasting takes the first line", "[password]") {
  PasswordField field(QStringLiteral("Password"));
  QGuiApplication::clipboard()->setText(QStringLiteral("from a manager\nsecond line"));
  QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
  CHECK(typed(field) == "from a manager");
}

TEST_CASE("nothing of the password can be seen, copied or asked for", "[password]") {
  PasswordField field(QStringLiteral("Password"));
  field.resize(260, 36);
  field.append(QStringLiteral("secretsecret"));
  const QImage one = test::pictureOf(field);
  QGuiApplication::clipboard()->clear();
  QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
  CHECK(QGuiApplication::clipboard()->text().isEmpty());
  CHECK(field.inputMethodQuery(Qt::ImSurroundingText).toString().isEmpty());
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(&field);
  REQUIRE(interface);
  CHECK(interface->state().passwordEdit);
  CHECK(interface->text(QAccessible::Name) == QStringLiteral("Password"));
  CHECK(interface->text(QAccessible::Value).isEmpty());
  field.clear();
  field.append(QStringLiteral("othersothers"));
  CHECK(test::pictureOf(field) == one);  // twelve dots are twelve dots
}

TEST_CASE("two fields compare equal only when they hold the same", "[password]") {
  PasswordField first(QStringLiteral("Password")), second(QStringLiteral("Again"));
  CHECK(first.equals(second));
  first.append(QStringLiteral("one two three"));
  second.append(QStringLiteral("one two thre"));
  CHECK_FALSE(first.equals(second));
  second.append(QStringLiteral("e"));
  CHECK(first.equals(second));
  second.append(QStringLiteral("e"));
  QTest::keyClick(&second, Qt::Key_Backspace);
  CHECK(first.equals(second));
}

TEST_CASE("a capital without Shift tells that Caps Lock is on, a small letter without it that it is off", "[password]") {
  PasswordField field(QStringLiteral("Password"));
  QSignalSpy caps(&field, &PasswordField::capsLockSeen);
  QKeyEvent capital(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("A"));
  QCoreApplication::sendEvent(&field, &capital);
  REQUIRE(caps.count() == 1);
  CHECK(caps.last().at(0).toBool());
  QKeyEvent small(QEvent::KeyPress, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"));
  QCoreApplication::sendEvent(&field, &small);
  REQUIRE(caps.count() == 2);
  CHECK_FALSE(caps.last().at(0).toBool());
  QKeyEvent shifted(QEvent::KeyPress, Qt::Key_B, Qt::ShiftModifier, QStringLiteral("B"));
  QCoreApplication::sendEvent(&field, &shifted);
  CHECK(caps.count() == 2);
}

TEST_CASE("Return says so once, and the field keeps what was typed", "[password]") {
  PasswordField field(QStringLiteral("Password"));
  field.append(QStringLiteral("abc"));
  QSignalSpy entered(&field, &PasswordField::returnPressed);
  QTest::keyClick(&field, Qt::Key_Return);
  CHECK(entered.count() == 1);
  CHECK(typed(field) == "abc");
}
