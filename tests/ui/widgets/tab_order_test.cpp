#include "ui/widgets/tab_order.h"

#include <QComboBox>
#include <QVBoxLayout>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/widgets/controls.h"

using namespace safelight::ui;

TEST_CASE("Tab comes round through choices that were made after the rest of the window", "[focus]") {
  QWidget window;
  auto* column = new QVBoxLayout(&window);
  auto* first = new Button(QStringLiteral("Patients"), ButtonKind::Secondary, &window);
  column->addWidget(first);
  auto* part = new QWidget(&window);
  auto* rows = new QVBoxLayout(part);
  column->addWidget(part);
  auto* last = new Button(QStringLiteral("Check now"), ButtonKind::Secondary, &window);
  column->addWidget(last);
  keepTabsAsLaidOut(*part);
  QList<QWidget*> expected{first};
  for (int i = 0; i < 2; ++i) {
    auto* choice = new Choice(part);
    choice->addItem(QStringLiteral("Clinician"));
    auto* away = new Button(QStringLiteral("Away"), ButtonKind::Quiet, part);
    rows->addWidget(choice);
    rows->addWidget(away);
    expected += {choice->box(), away};
  }
  expected += last;
  test::showActive(window);
  test::settle();
  expected.first()->setFocus();
  for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
    QList<QWidget*> reached;
    do {
      reached.append(window.focusWidget());
      test::press(window, key);
    } while (window.focusWidget() != expected.first() && reached.size() < 20);
    if (key == Qt::Key_Backtab) std::reverse(reached.begin() + 1, reached.end());
    CHECK(reached == expected);
  }
}

TEST_CASE("the focus goes to the first of a part that takes it now, and stays where it was when nothing does", "[focus]") {
  QWidget window;
  auto* column = new QVBoxLayout(&window);
  auto* before = new Button(QStringLiteral("Patients"), ButtonKind::Secondary, &window);
  column->addWidget(before);
  auto* part = new QWidget(&window);
  auto* rows = new QVBoxLayout(part);
  column->addWidget(part);
  auto* resting = new Button(QStringLiteral("Repair"), ButtonKind::Secondary, part);
  auto* ready = new Button(QStringLiteral("Check now"), ButtonKind::Secondary, part);
  rows->addWidget(resting);
  rows->addWidget(ready);
  resting->setEnabled(false);
  test::showActive(window);
  before->setFocus();
  focusFirstIn(*part);
  CHECK(window.focusWidget() == ready);
  before->setFocus();
  ready->hide();
  focusFirstIn(*part);
  CHECK(window.focusWidget() == before);
}
