#include "ui/library/flow_layout.h"

#include <QWidget>
#include <catch2/catch_test_macros.hpp>
#include <memory>

using namespace safelight::ui;

namespace {

constexpr int kGap = 6;

/// Boxes of these widths, 20 high, in a window of this width.
struct Boxes {
  Boxes(int width, const QList<int>& widths) : layout(new FlowLayout(kGap, &window)) {
    for (const int w : widths) {
      auto* box = new QWidget(&window);
      box->setFixedSize(w, 20);
      layout->addWidget(box);
      boxes.append(box);
    }
    window.resize(width, 400);
    arrange();
  }
  void arrange() { layout->setGeometry(window.rect()); }
  QPoint at(int index) const { return boxes[index]->pos(); }
  QWidget window;
  FlowLayout* layout;
  QList<QWidget*> boxes;
};

}  // namespace

TEST_CASE("boxes stand in a line with a gap between them", "[ui][flow]") {
  Boxes row(300, {50, 60, 70});
  CHECK(row.at(0) == QPoint(0, 0));
  CHECK(row.at(1) == QPoint(56, 0));
  CHECK(row.at(2) == QPoint(122, 0));
  CHECK(row.layout->heightForWidth(300) == 20);
  CHECK(row.layout->sizeHint() == QSize(192, 20));
}

TEST_CASE("a full line breaks, and one that fits to the last pixel does not", "[ui][flow]") {
  Boxes exact(116, {50, 60, 70});
  CHECK(exact.at(1) == QPoint(56, 0));
  CHECK(exact.at(2) == QPoint(0, 26));
  Boxes tight(115, {50, 60, 70});
  CHECK(tight.at(1) == QPoint(0, 26));
  CHECK(tight.at(2) == QPoint(0, 52));
  CHECK(tight.layout->heightForWidth(115) == 72);
}

TEST_CASE("a line is as high as its highest box", "[ui][flow]") {
  Boxes rows(100, {50, 40, 50});
  rows.boxes[1]->setFixedSize(40, 33);
  rows.arrange();
  CHECK(rows.at(2) == QPoint(0, 33 + kGap));
  CHECK(rows.layout->heightForWidth(100) == 33 + kGap + 20);
}

TEST_CASE("a hidden box takes no room", "[ui][flow]") {
  Boxes row(300, {50, 60, 70});
  row.boxes[1]->hide();
  row.arrange();
  CHECK(row.at(2) == QPoint(56, 0));
  CHECK(row.layout->sizeHint() == QSize(126, 20));
}

TEST_CASE("where people read from right to left, boxes start at the right", "[ui][flow]") {
  Boxes row(300, {50, 60});
  row.window.setLayoutDirection(Qt::RightToLeft);
  row.arrange();
  CHECK(row.at(0) == QPoint(250, 0));
  CHECK(row.at(1) == QPoint(184, 0));
}

TEST_CASE("a box wider than its window has a line of its own", "[ui][flow]") {
  Boxes rows(80, {30, 200, 30});
  CHECK(rows.at(1) == QPoint(0, 26));
  CHECK(rows.at(2) == QPoint(0, 52));
  CHECK(rows.layout->minimumSize().width() == 200);
}

TEST_CASE("an empty line has no height, and items are given back one by one", "[ui][flow]") {
  Boxes none(100, {});
  CHECK(none.layout->heightForWidth(100) == 0);
  CHECK(none.layout->takeAt(0) == nullptr);
  Boxes two(100, {10, 20});
  CHECK(two.layout->count() == 2);
  CHECK(two.layout->takeAt(-1) == nullptr);
  const std::unique_ptr<QLayoutItem> taken(two.layout->takeAt(0));
  REQUIRE(taken);
  CHECK(taken->widget() == two.boxes[0]);
  CHECK(two.layout->count() == 1);
  CHECK(two.layout->itemAt(5) == nullptr);
}
