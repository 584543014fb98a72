#include <QAccessible>
#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "ui/widgets/controls.h"

using namespace safelight::ui;

namespace {
QAccessibleInterface& interfaceOf(QWidget& widget) {
  QAccessibleInterface* found = QAccessible::queryAccessibleInterface(&widget);
  REQUIRE(found);
  return *found;
}
}  // namespace

TEST_CASE("painted buttons say their name and that they are buttons", "[accessible]") {
  Button button(QStringLiteral("New patient"));
  IconButton icon(QStringLiteral("eye"), QStringLiteral("Hide names"));
  RailButton rail(QStringLiteral("inbox"), QStringLiteral("Inbox"));
  Chip chip(QStringLiteral("X-rays"));
  for (QWidget* widget : std::initializer_list<QWidget*>{&button, &icon, &rail, &chip}) {
    QAccessibleInterface& interface = interfaceOf(*widget);
    CHECK_FALSE(interface.text(QAccessible::Name).isEmpty());
    CHECK((interface.role() == QAccessible::Button || interface.role() == QAccessible::CheckBox));
  }
  CHECK(interfaceOf(icon).text(QAccessible::Name) == QStringLiteral("Hide names"));
}

TEST_CASE("a screen reader can press a button and hears what is checked", "[accessible]") {
  Chip chip(QStringLiteral("Photos"));
  QAccessibleInterface& interface = interfaceOf(chip);
  REQUIRE(interface.actionInterface());
  QSignalSpy clicks(&chip, &QAbstractButton::clicked);
  interface.actionInterface()->doAction(QAccessibleActionInterface::pressAction());
  CHECK(clicks.count() == 1);
  CHECK(interface.state().checked);
}

TEST_CASE("a field is named by its placeholder, a sheet by its title", "[accessible]") {
  TextField field(QStringLiteral("Name, birth date or number"));
  CHECK(interfaceOf(field).text(QAccessible::Name) == QStringLiteral("Name, birth date or number"));
  CHECK(interfaceOf(field).role() == QAccessible::EditableText);
  QWidget window;
  Sheet sheet(&window, QStringLiteral("Export"));
  CHECK(interfaceOf(sheet).role() == QAccessible::Dialog);
  CHECK(interfaceOf(sheet).text(QAccessible::Name) == QStringLiteral("Export"));
  Text text(QStringLiteral("Patients"));
  CHECK(interfaceOf(text).text(QAccessible::Name) == QStringLiteral("Patients"));
}
