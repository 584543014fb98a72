// The window without a mouse.

#include <QSignalSpy>
#include <QStackedWidget>

#include "tests/ui/shell/open_window.h"
#include "ui/library/patient_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

TEST_CASE("Tab walks through every page as the eye does and leaves nothing out", "[ui][shell]") {
  Open open;
  auto& pages = *open.window->findChild<QStackedWidget*>(QString(), Qt::FindDirectChildrenOnly);
  for (const Place place : {Place::Patients, Place::Patient, Place::Worklist, Place::Practice}) {
    open.window->go(place == Place::Patient ? Place::Patients : place);
    if (place == Place::Patient) {
      open.search().setFocus();
      open.openFirst();
    }
    open.comeToRest();  // rows that come while somebody walks are put into their order a moment later
    INFO("place " << static_cast<int>(place));
    for (QWidget* part : {static_cast<QWidget*>(open.window->findChild<TopBar*>()), pages.currentWidget()}) {
      CHECK(tabTroubles(*part).join(u'\n').toStdString() == "");
    }
  }
}

TEST_CASE("with the viewer open Tab walks through the bar above and the tools beside it, too", "[ui][shell]") {
  OpenRecord open;
  press(*open.window, Qt::Key_Home);
  press(*open.window, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return open.window->place() == Place::Viewer; }));
  settle();
  CHECK(tabTroubles(*open.window->findChild<TopBar*>()).join(u'\n').toStdString() == "");
  press(*open.window, Qt::Key_Escape);
  CHECK(waitUntil([&] { return open.window->place() == Place::Patient; }));
}

TEST_CASE("where the images are is asked in a sheet that closes with Escape and gives the focus back", "[ui][shell]") {
  OpenRecord open;
  press(*open.window, Qt::Key_O, Qt::ControlModifier);
  REQUIRE(waitUntil([&] { return Sheet::openIn(open.window.get()) != nullptr; }));
  settle();
  CHECK(orderTroubles(*Sheet::openIn(open.window.get())).join(u'\n').toStdString() == "");
  press(*open.window, Qt::Key_Escape);
  CHECK(waitUntil([&] { return Sheet::openIn(open.window.get()) == nullptr; }));
  CHECK(open.grid().hasFocus());
}

TEST_CASE("Escape and Alt+Left go back to where one came from", "[ui][shell]") {
  Open open;
  open.openFirst();
  press(*open.window, Qt::Key_Left, Qt::AltModifier);
  CHECK(open.window->place() == Place::Patients);
  open.openFirst();
  press(*open.window, Qt::Key_Escape);
  CHECK(open.window->place() == Place::Patients);
  open.window->go(Place::Practice);
  press(*open.window, Qt::Key_Escape);
  CHECK(open.window->place() == Place::Patients);
}

TEST_CASE("Ctrl+L asks to lock wherever one is, also from a sheet", "[ui][shell]") {
  Open open;
  QSignalSpy asked(open.window.get(), &MainWindow::lockAsked);
  press(*open.window, Qt::Key_L, Qt::ControlModifier);
  CHECK(asked.count() == 1);
  press(*open.window, Qt::Key_N, Qt::ControlModifier);
  REQUIRE(open.window->findChild<PatientSheet*>() != nullptr);
  press(*open.window, Qt::Key_L, Qt::ControlModifier);
  REQUIRE(asked.count() == 2);
  CHECK(asked.last().first().value<LockBy>() == LockBy::Shortcut);
}

TEST_CASE("keys of the pages sleep while a sheet is open", "[ui][shell]") {
  Open open;
  press(*open.window, Qt::Key_N, Qt::ControlModifier);
  REQUIRE(open.window->findChild<PatientSheet*>() != nullptr);
  press(*open.window, Qt::Key_2, Qt::ControlModifier);
  CHECK(open.window->place() == Place::Patients);
}
