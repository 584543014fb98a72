#include "ui/library/selection_bar.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"

using namespace safelight::ui;
using namespace safelight::ui::test;

TEST_CASE("no word below the images is cut off: it is there whole, or its icon alone", "[ui][library]") {
  Practice practice;
  QWidget window;  // a window of its own would not become narrower than its words
  SelectionBar bar(practice.session(), &window);
  bar.setMaySend(true);
  bar.setCount(25);
  window.resize(1200, 200);
  window.show();
  QStringList atMost, atLeast;
  for (int width = 1200; width >= 420; width -= 20) {
    bar.resize(width, 56);
    settle();
    INFO("width " << width);
    atLeast.clear();
    for (const auto* button : bar.findChildren<Button*>()) {
      if (!button->isVisible()) continue;
      atLeast.append(button->text());
      CHECK(button->width() >= button->sizeHint().width());
    }
    if (atMost.isEmpty()) atMost = atLeast;
  }
  CHECK(atMost.size() == 6);
  atMost.removeAll(QStringLiteral("Open"));  // which a double click does, too
  CHECK(atLeast == atMost);
}
