#include <QFocusFrame>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/widgets/controls.h"

using namespace safelight::ui;

namespace {

struct Screen {
  QWidget window;
  Button* behind;
  Screen() {
    window.resize(900, 600);
    behind = new Button(QStringLiteral("Behind"), ButtonKind::Primary, &window);
    behind->move(20, 20);
    test::showActive(window);
    behind->setFocus();
  }
};

}  // namespace

TEST_CASE("a sheet takes the focus, keeps it through Tab and Shift Tab, and gives it back", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("New patient"));
  auto* name = new TextField(QStringLiteral("Name"));
  sheet.body()->addWidget(name);
  sheet.body()->addWidget(new TextField(QStringLiteral("Number")));
  sheet.addButton(QStringLiteral("Cancel"), ButtonKind::Secondary);
  sheet.addButton(QStringLiteral("Save"), ButtonKind::Primary);
  sheet.open();
  CHECK(screen.window.focusWidget() == name);
  for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
    std::set<QWidget*> visited;
    for (int i = 0; i < 12; ++i) {
      test::press(screen.window, key);
      REQUIRE(sheet.isAncestorOf(screen.window.focusWidget()));
      visited.insert(screen.window.focusWidget());
    }
    CHECK(visited.size() == 5);  // two fields, two buttons, the cross
  }
  screen.behind->setFocus();
  CHECK(sheet.isAncestorOf(screen.window.focusWidget()));
  sheet.close();
  CHECK(screen.window.focusWidget() == screen.behind);
}

TEST_CASE("Tab walks through a sheet as it is read, also through what came later", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("New patient"));
  auto* number = new TextField(QStringLiteral("Number"));
  sheet.body()->addWidget(number);
  auto* save = sheet.addButton(QStringLiteral("Save"), ButtonKind::Primary);
  auto* name = new TextField(QStringLiteral("Name"));
  sheet.body()->insertWidget(0, name);
  sheet.open();
  CHECK(screen.window.focusWidget() == name);
  CHECK(test::orderTroubles(sheet).join(u'\n').toStdString() == "");
  auto* note = new TextField(QStringLiteral("Note"));
  sheet.body()->addWidget(note);
  test::settle();
  CHECK(test::orderTroubles(sheet).join(u'\n').toStdString() == "");
  note->setFocus();
  test::press(screen.window, Qt::Key_Tab);
  CHECK(screen.window.focusWidget() == save);
}

TEST_CASE("a sheet whose maker chose a field before it opened gives the focus back all the same", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("Add a device"));
  auto* name = new TextField(QStringLiteral("Name"), &sheet);
  sheet.body()->addWidget(name);
  name->setFocus();
  sheet.open();
  REQUIRE(name->hasFocus());
  test::press(screen.window, Qt::Key_Escape);
  CHECK(screen.behind->hasFocus());
}

TEST_CASE("whichever of two sheets goes first, the keyboard ends where the first was opened", "[sheet]") {
  const bool lowerFirst = GENERATE(true, false);
  CAPTURE(lowerFirst);
  Screen screen;
  Sheet add(&screen.window, QStringLiteral("Add a device"));
  add.body()->addWidget(new TextField(QStringLiteral("Name")));
  add.addButton(QStringLiteral("Pair"), ButtonKind::Primary);
  add.open();
  Sheet test(&screen.window, QStringLiteral("Now at the device"));
  auto* done = test.addButton(QStringLiteral("Done"), ButtonKind::Primary);
  test.open();
  if (lowerFirst) add.close();
  CHECK(screen.window.focusWidget() == done);
  test.close();
  if (!lowerFirst) {
    CHECK(add.isAncestorOf(screen.window.focusWidget()));
    add.close();
  }
  CHECK(screen.window.focusWidget() == screen.behind);
}

TEST_CASE("a sheet whose last control goes while it works keeps the keyboard, and leaves no ring where that was", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("New keys"));
  auto* begin = sheet.addButton(QStringLiteral("Make new keys"), ButtonKind::Primary);
  QObject::connect(begin, &QAbstractButton::clicked, &sheet, [&] {
    begin->setEnabled(false);
    sheet.setClosable(false);
  });
  sheet.open();
  test::press(screen.window, Qt::Key_Return);
  test::settle();
  CHECK(screen.window.focusWidget() == &sheet);
  const auto rings = screen.window.findChildren<QFocusFrame*>();
  CHECK(std::none_of(rings.begin(), rings.end(), [](const QFocusFrame* ring) { return ring->isVisible(); }));
  begin->setEnabled(true);
  sheet.setClosable(true);
  test::press(screen.window, Qt::Key_Tab);
  CHECK(sheet.isAncestorOf(screen.window.focusWidget()));
}

TEST_CASE("Escape closes a sheet, and not one that must be answered", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("Really?"));
  sheet.body()->addWidget(new TextField(QStringLiteral("Reason")));
  QSignalSpy closed(&sheet, &Sheet::closed);
  sheet.setClosable(false);
  sheet.open();
  test::press(screen.window, Qt::Key_Escape);
  CHECK(sheet.isOpen());
  sheet.setClosable(true);
  test::press(screen.window, Qt::Key_Escape);
  CHECK_FALSE(sheet.isOpen());
  CHECK(closed.count() == 1);
}

TEST_CASE("Return presses the first primary button unless it is disabled", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("New patient"));
  sheet.body()->addWidget(new TextField(QStringLiteral("Name")));
  Button* save = sheet.addButton(QStringLiteral("Save"), ButtonKind::Primary);
  QSignalSpy saved(save, &QAbstractButton::clicked), behind(screen.behind, &QAbstractButton::clicked);
  sheet.open();
  test::press(screen.window, Qt::Key_Return);
  CHECK(saved.count() == 1);
  save->setEnabled(false);
  test::press(screen.window, Qt::Key_Return);
  CHECK(saved.count() == 1);
  CHECK(behind.count() == 0);
}

TEST_CASE("a sheet higher than its window stays inside it and scrolls", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("Long"), 480);
  for (int i = 0; i < 40; ++i) sheet.body()->addWidget(new TextField(QString::number(i)));
  Button* save = sheet.addButton(QStringLiteral("Save"), ButtonKind::Primary);
  sheet.open();
  test::settle();
  const QRect inWindow(save->mapTo(&screen.window, QPoint(0, 0)), save->size());
  CHECK(screen.window.rect().contains(inWindow));
  screen.window.resize(420, 300);
  test::settle();
  CHECK(screen.window.rect().contains(QRect(save->mapTo(&screen.window, QPoint(0, 0)), save->size())));
}

TEST_CASE("a sheet that holds words alone is read to its end with the keys for pages", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("Keys"));
  for (int i = 0; i < 60; ++i) sheet.body()->addWidget(new Text(QStringLiteral("Line %1").arg(i)));
  sheet.addButton(QStringLiteral("Close"), ButtonKind::Primary);
  sheet.open();
  test::settle();
  const auto* bar = sheet.findChild<QScrollArea*>()->verticalScrollBar();
  REQUIRE(bar->maximum() > 0);
  test::press(screen.window, Qt::Key_PageDown);
  CHECK(bar->value() > 0);
  for (int i = 0; i < 20; ++i) test::press(screen.window, Qt::Key_PageDown);
  CHECK(bar->value() == bar->maximum());
  for (int i = 0; i < 20; ++i) test::press(screen.window, Qt::Key_PageUp);
  CHECK(bar->value() == 0);
}

TEST_CASE("a sheet dims the screen behind it and deletes itself when told to", "[sheet]") {
  Screen screen;
  QPointer<Sheet> sheet = new Sheet(&screen.window, QStringLiteral("Export"));
  sheet->setAttribute(Qt::WA_DeleteOnClose);
  const QColor before = screen.window.grab().toImage().pixelColor(5, 5);
  sheet->open();
  CHECK(Sheet::openIn(&screen.window) == sheet);
  CHECK(screen.window.grab().toImage().pixelColor(5, 5).lightness() < before.lightness());
  sheet->close();
  test::settle();
  CHECK(sheet.isNull());
  CHECK(Sheet::openIn(&screen.window) == nullptr);
}

TEST_CASE("a control that stays in reach is neither covered nor darkened by a sheet, except where the sheet itself stands", "[sheet]") {
  Screen screen;
  auto* lock = new Button(QStringLiteral("Lock"), ButtonKind::Secondary, &screen.window);
  lock->setGeometry(780, 16, 96, 36);
  lock->show();
  Sheet::keepInReach(*lock);
  const auto colour = [&] { return screen.window.grab().toImage().pixelColor(828, 22); };
  const QColor before = colour();
  Sheet sheet(&screen.window, QStringLiteral("Export"));
  sheet.addButton(QStringLiteral("Done"), ButtonKind::Primary);
  sheet.open();
  const auto at = [&](const QWidget* control) { return screen.window.childAt(control->geometry().center()); };
  CHECK(at(lock) == lock);
  CHECK(colour() == before);
  CHECK(at(screen.behind) == &sheet);
  lock->setGeometry(402, 300, 96, 36);  // behind the frame
  screen.window.resize(900, 590);
  test::settle();
  CHECK(at(lock) != lock);
}

TEST_CASE("a toast replaces the one before, and Undo calls back once", "[toast]") {
  Screen screen;
  int undone = 0;
  Toast::show(&screen.window, QStringLiteral("First"));
  Toast::show(&screen.window, QStringLiteral("2 images moved to the bin"), Text::Tone::Good, [&] { ++undone; });
  test::settle();
  const QList<Toast*> toasts = screen.window.findChildren<Toast*>();
  REQUIRE(toasts.size() == 1);
  CHECK(screen.window.rect().contains(toasts.first()->geometry()));
  test::click(*toasts.first()->findChild<Button*>());
  test::settle();
  CHECK(undone == 1);
  CHECK(screen.window.findChildren<Toast*>().isEmpty());
}

TEST_CASE("a sheet is as tall as its words at its width, without a gap and without a bar, also when they change", "[sheet]") {
  QWidget window;
  window.resize(1000, 760);
  test::showActive(window);
  Sheet sheet(&window, QStringLiteral("Send three images"), 560);
  auto* words = new Text(QStringLiteral("The journal notes who sent what to whom."), TextStyle::Small, Text::Tone::Second, &sheet);
  words->setWordWrap(true);
  sheet.body()->addWidget(words);
  auto* field = new TextField({}, &sheet);
  sheet.body()->addWidget(field);
  sheet.open();
  const auto* area = sheet.findChild<QScrollArea*>();
  REQUIRE(area != nullptr);
  QString said = words->text();
  for (int times = 0; times < 6; ++times) {
    said += QStringLiteral(" They go with the patient's name, number and birth date, and cross the network readable.");
    words->setText(said);
    INFO(times);
    REQUIRE(test::waitUntil([&] { return words->height() == words->heightForWidth(words->width()); }));
    CHECK_FALSE(area->verticalScrollBar()->isVisible());
    CHECK(area->viewport()->rect().contains(QRect(field->mapTo(area->viewport(), QPoint()), field->size())));
  }
}

TEST_CASE("a long title is broken into lines, not cut", "[sheet]") {
  QWidget window;
  window.resize(1000, 760);
  test::showActive(window);
  Sheet sheet(&window, QStringLiteral("Take nothing more from Hospital archive with a very long name, second floor, east wing?"), 460);
  sheet.addButton(QStringLiteral("Remove"), ButtonKind::Danger);
  sheet.open();
  test::settle();
  const auto texts = sheet.findChildren<Text*>();
  const auto title = std::find_if(texts.begin(), texts.end(), [](const Text* text) { return text->text().startsWith(QStringLiteral("Take nothing")); });
  REQUIRE(title != texts.end());
  CHECK((*title)->height() >= 2 * lineHeight(TextStyle::Heading));
  CHECK((*title)->height() >= (*title)->heightForWidth((*title)->width()));
}

TEST_CASE("two sheets one above the other dim the page once", "[sheet]") {
  Screen screen;
  Sheet below(&screen.window, QStringLiteral("New patient")), above(&screen.window, QStringLiteral("Sure?"));
  const auto corner = [&] { return test::pictureOf(screen.window).pixelColor(4, 590); };
  const QColor bright = corner();
  below.open();
  const QColor dimmed = corner();
  CHECK(dimmed != bright);
  above.open();
  CHECK(corner() == dimmed);
  above.close();
  CHECK(corner() == dimmed);
  below.close();
  CHECK(corner() == bright);
}

TEST_CASE("a sheet that is a line too high comes closer to the edges of the window and does not scroll", "[sheet]") {
  Screen screen;
  Sheet sheet(&screen.window, QStringLiteral("What this image shows"));
  auto* content = new QWidget;
  sheet.body()->addWidget(content);
  auto* bar = sheet.findChild<QScrollArea*>()->verticalScrollBar();
  sheet.open();
  const auto scrollsAt = [&](int height) {
    content->setFixedHeight(height);
    test::settle();
    return bar->maximum() > 0;
  };
  int height = 200;
  while (height < 600 && !scrollsAt(height)) height += 4;
  const QWidget* frame = sheet.findChild<QFrame*>();
  REQUIRE(frame != nullptr);
  CHECK(frame->parentWidget() == &sheet);
  CHECK(frame->geometry().top() <= 8);
  CHECK(frame->geometry().bottom() >= 600 - 8 - 1);
}
