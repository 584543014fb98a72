#include "ui/library/justified_layout.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

using namespace safelight::ui;

namespace {

constexpr int kWidth = 1000;
const JustifiedMetrics kMetrics;

JustifiedLayout layOut(const std::vector<double>& shapes, int rowHeight = 128, int width = kWidth) {
  const std::vector<JustifiedSection> sections{{0, static_cast<int>(shapes.size()), rowHeight}};
  return layOutJustified(shapes, sections, width, kMetrics);
}

}  // namespace

TEST_CASE("a short row keeps the wished height and each picture its own shape") {
  const auto layout = layOut({1.4, 0.7, 2.2});
  REQUIRE(layout.rows.size() == 1);
  CHECK(layout.rows[0].height == 128);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(layout.items[i].height() == 128);
    const double shape = static_cast<double>(layout.items[i].width()) / layout.items[i].height();
    CHECK(std::abs(shape - std::vector<double>{1.4, 0.7, 2.2}[i]) < 0.02);
  }
}

TEST_CASE("full rows end exactly at the right margin") {
  std::vector<double> shapes;
  for (int i = 0; i < 60; ++i) shapes.push_back(0.7 + (i * 7 % 11) * 0.15);
  const auto layout = layOut(shapes);
  REQUIRE(layout.rows.size() > 5);
  for (std::size_t row = 0; row + 1 < layout.rows.size(); ++row) {
    const auto& last = layout.items[static_cast<std::size_t>(layout.rows[row].first + layout.rows[row].count - 1)];
    CHECK(last.right() + 1 == kWidth - kMetrics.margin);
    CHECK(layout.rows[row].height > 128 * 0.74);
    CHECK(layout.rows[row].height < 128 * 1.35);
  }
}

TEST_CASE("nothing overlaps and nothing leaves the page") {
  std::vector<double> shapes;
  for (int i = 0; i < 300; ++i) shapes.push_back(0.2 + (i * 13 % 29) * 0.2);
  for (const int width : {300, 611, 1294, 3000}) {
    const auto layout = layOut(shapes, 128, width);
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
      CHECK(layout.items[i].left() >= kMetrics.margin);
      CHECK(layout.items[i].right() < std::max(width, 128) - kMetrics.margin + 1);
      if (i > 0) CHECK_FALSE(layout.items[i].intersects(layout.items[i - 1]));
    }
  }
}

TEST_CASE("sections stand below each other with their headings") {
  const std::vector<double> shapes(9, 1.0);
  const std::vector<JustifiedSection> sections{{0, 3, 176}, {3, 6, 128}};
  const auto layout = layOutJustified(shapes, sections, kWidth, kMetrics);
  REQUIRE(layout.headings.size() == 2);
  CHECK(layout.headings[0].top() == kMetrics.top);
  CHECK(layout.items[0].top() > layout.headings[0].bottom());
  CHECK(layout.headings[1].top() > layout.items[2].bottom());
  CHECK(layout.items[3].top() > layout.headings[1].bottom());
  CHECK(layout.items[0].height() == 176);
  CHECK(layout.items[3].height() == 128);
  CHECK(layout.height > layout.items[8].bottom());
}

TEST_CASE("a nonsense shape still gets a place") {
  const auto layout = layOut({0, -1, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e9, 1e-9});
  for (const auto& item : layout.items) {
    CHECK(item.width() >= 1);
    CHECK(item.width() <= 128 * 4);
    CHECK(item.height() >= 24);
  }
}

TEST_CASE("a picture is found where it lies and nowhere else") {
  const auto layout = layOut(std::vector<double>(40, 1.3));
  for (int i = 0; i < 40; ++i) {
    CHECK(layout.itemAt(layout.items[static_cast<std::size_t>(i)].center()) == i);
    CHECK(layout.rows[static_cast<std::size_t>(layout.rowOf(i))].first <= i);
  }
  CHECK(layout.itemAt({5, 5}) == -1);
  CHECK(layout.itemAt({500, layout.height + 100}) == -1);
  CHECK(layout.rowOf(40) == -1);
}

TEST_CASE("only the rows of a range are named") {
  const auto layout = layOut(std::vector<double>(1000, 1.0));
  const auto [first, last] = layout.rowsBetween(1000, 1500);
  REQUIRE(last > first);
  CHECK(last - first <= 6);
  CHECK(layout.rows[static_cast<std::size_t>(first)].top + layout.rows[static_cast<std::size_t>(first)].height > 1000);
  CHECK(layout.rows[static_cast<std::size_t>(last) - 1].top < 1500);
  CHECK(layout.rowsBetween(-500, -100).first == layout.rowsBetween(-500, -100).second);
}

TEST_CASE("no pictures make an empty page") {
  const auto layout = layOutJustified({}, {}, kWidth, kMetrics);
  CHECK(layout.rows.empty());
  CHECK(layout.itemAt({30, 30}) == -1);
}
