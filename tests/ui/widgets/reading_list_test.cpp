#include "ui/widgets/reading_list.h"

#include <QVBoxLayout>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"

using namespace safelight::ui;

namespace {

struct Shown {
  Shown() {
    window.resize(500, 600);
    auto* column = new QVBoxLayout(&window);
    list = new ReadingList(QStringLiteral("Refused files and why"), &window);
    after = new QWidget(&window);
    after->setFocusPolicy(Qt::StrongFocus);
    column->addWidget(list);
    column->addWidget(after, 1);
    test::showActive(window);
  }
  int heightWith(const QStringList& lines) {
    list->setLines(lines);
    test::settle();
    return list->sizeHint().height();
  }
  QWidget window;
  ReadingList* list;
  QWidget* after;
};

}  // namespace

TEST_CASE("a list is as high as its lines, and from the ninth on it scrolls", "[reading]") {
  Shown shown;
  const QString line = QStringLiteral("letter.docx: no image");
  const int three = shown.heightWith(QStringList(3, line)), six = shown.heightWith(QStringList(6, line));
  CHECK(six > three);
  const int eight = shown.heightWith(QStringList(8, line));
  CHECK(shown.heightWith(QStringList(900, line)) == eight);
}

TEST_CASE("a sentence too long for one line gets the lines that it needs", "[reading]") {
  Shown shown;
  const int four = shown.heightWith(QStringList(4, QStringLiteral("short")));
  CHECK(shown.heightWith({QString(260, u'm')}) > four);
}

TEST_CASE("the keyboard gets out of a list with Tab, and nothing can be typed into it", "[reading]") {
  Shown shown;
  shown.heightWith({QStringLiteral("letter.docx: no image")});
  shown.list->setFocus();
  test::type(shown.window, QStringLiteral("x"));
  CHECK(shown.list->toPlainText() == QStringLiteral("letter.docx: no image"));
  test::press(shown.window, Qt::Key_Tab);
  CHECK(shown.after->hasFocus());
  CHECK(shown.list->accessibleName() == QStringLiteral("Refused files and why"));
}
