#include "ui/viewer/view_transform.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

using namespace safelight;
using namespace safelight::ui;
using Catch::Approx;

namespace {

ViewTransform transformOf(double imageWidth, double imageHeight, double viewWidth, double viewHeight) {
  ViewTransform transform;
  transform.setImageSize({imageWidth, imageHeight});
  transform.setViewSize({viewWidth, viewHeight});
  return transform;
}

void checkSame(Spot a, Spot b) {
  CHECK(a.x == Approx(b.x).margin(1e-6));
  CHECK(a.y == Approx(b.y).margin(1e-6));
}

}  // namespace

TEST_CASE("a new image is fitted whole and centred") {
  const ViewTransform wide = transformOf(2400, 1200, 1000, 800);
  CHECK(wide.scale() == Approx(1000.0 / 2400));
  checkSame(wide.toView({1200, 600}), {500, 400});
  const ViewTransform tall = transformOf(1000, 4000, 1000, 800);
  CHECK(tall.scale() == Approx(0.2));
}

TEST_CASE("margins keep a fitted image off the edges and push it down for the facts above it") {
  ViewTransform transform = transformOf(1000, 1000, 1000, 1000);
  transform.setMargins({10, 100, 20});
  CHECK(transform.scale() == Approx(0.88));
  CHECK(transform.toView({0, 0}).y == Approx(100));
  CHECK(transform.toView({0, 1000}).y == Approx(980));
  CHECK(transform.toView({500, 0}).x == Approx(500));
}

TEST_CASE("the image point under the cursor stays under it at any zoom, turn and mirror") {
  const auto quarters = GENERATE(0, 1, 2, 3);
  const bool mirrored = GENERATE(false, true);
  const double factor = GENERATE(0.6, 1.25, 7.0, 0.9);
  ViewTransform transform = transformOf(2400, 1708, 1294, 592);
  transform.setOrientation({static_cast<std::uint8_t>(quarters), mirrored});
  transform.zoomBy(2.1, {600, 300});
  for (const Spot cursor : {Spot{647, 296}, Spot{500, 200}, Spot{800, 400}, Spot{647, 5}}) {
    const Spot held = transform.toImage(cursor);
    transform.zoomBy(factor, cursor);
    checkSame(transform.toView(held), cursor);
  }
}

TEST_CASE("view and image coordinates are each other's inverse") {
  const auto quarters = GENERATE(0, 1, 2, 3);
  const bool mirrored = GENERATE(false, true);
  ViewTransform transform = transformOf(300, 200, 640, 480);
  transform.setOrientation({static_cast<std::uint8_t>(quarters), mirrored});
  transform.zoomBy(3, {100, 50});
  for (const Spot point : {Spot{0, 0}, Spot{300, 0}, Spot{12.5, 180}}) checkSame(transform.toImage(transform.toView(point)), point);
}

TEST_CASE("four quarter turns either way change nothing") {
  const Turn turn = GENERATE(Turn::Clockwise, Turn::CounterClockwise);
  ViewTransform transform = transformOf(300, 200, 640, 480);
  transform.zoomBy(2, {10, 20});
  const Spot before = transform.toView({33, 44});
  for (int i = 0; i < 4; ++i) transform.turn(turn);
  checkSame(transform.toView({33, 44}), before);
  CHECK(transform.orientation() == Orientation{});
}

TEST_CASE("a clockwise turn brings the top left corner to the top right") {
  ViewTransform transform = transformOf(300, 200, 640, 480);
  transform.turn(Turn::Clockwise);
  const Spot corner = transform.toView({0, 0});
  CHECK(corner.x > 320);
  CHECK(corner.y < 240);
  CHECK(transform.orientedSize().width == 200);
}

TEST_CASE("mirroring swaps left and right as seen, whatever the turn, and twice is nothing") {
  const auto quarters = GENERATE(0, 1, 2, 3);
  ViewTransform transform = transformOf(300, 200, 640, 480);
  transform.setOrientation({static_cast<std::uint8_t>(quarters), false});
  const Spot before = transform.toView({20, 30});
  transform.mirrorOnScreen();
  checkSame(transform.toView({20, 30}), {640 - before.x, before.y});
  transform.mirrorOnScreen();
  checkSame(transform.toView({20, 30}), before);
}

TEST_CASE("one to one puts an image pixel on a screen pixel, on whole pixels") {
  ViewTransform transform = transformOf(2401, 1707, 1001, 701);
  transform.actualPixels({500, 350});
  CHECK(transform.scale() == 1);
  CHECK(transform.origin().x == std::round(transform.origin().x));
  CHECK(transform.origin().y == std::round(transform.origin().y));
}

TEST_CASE("a linked pane shows the same relative place in an image of another size") {
  ViewTransform first = transformOf(2400, 1708, 600, 500);
  ViewTransform second = transformOf(1200, 854, 600, 500);
  first.zoomBy(3, {150, 200});
  first.panBy(-40, 25);
  second.setRelativePlace(first.relativePlace());
  const Spot a = first.toImage({300, 250});
  const Spot b = second.toImage({300, 250});
  CHECK(a.x / 2400 == Approx(b.x / 1200));
  CHECK(a.y / 1708 == Approx(b.y / 854));
  CHECK(first.scale() / first.fitScale() == Approx(second.scale() / second.fitScale()));
}

TEST_CASE("a fitted pane makes its linked panes fit") {
  ViewTransform first = transformOf(2400, 1708, 600, 500);
  ViewTransform second = transformOf(500, 900, 300, 200);
  second.zoomBy(4, {10, 10});
  second.setRelativePlace(first.relativePlace());
  CHECK(second.isFitted());
  CHECK(second.scale() == Approx(second.fitScale()));
}

TEST_CASE("dragging never loses the image") {
  ViewTransform transform = transformOf(300, 200, 640, 480);
  transform.panBy(1e6, -1e6);
  const Spot centre = transform.toImage({320, 240});
  CHECK(centre.x == Approx(0).margin(1e-6));
  CHECK(centre.y == Approx(200));
}

TEST_CASE("resizing keeps a fitted image fitted and a zoomed one at its scale") {
  ViewTransform transform = transformOf(300, 200, 600, 400);
  transform.setViewSize({300, 200});
  CHECK(transform.scale() == Approx(1));
  transform.zoomTo(5, {150, 100});
  transform.setViewSize({900, 700});
  CHECK(transform.scale() == 5);
}

TEST_CASE("absurd sizes give finite places") {
  for (const Extent size : {Extent{1, 1}, Extent{0, 0}, Extent{65535, 1}, Extent{1, 65535}}) {
    ViewTransform transform = transformOf(size.width, size.height, 1, 1);
    transform.zoomBy(1e9, {0, 0});
    transform.zoomBy(1e-9, {0, 0});
    transform.setViewSize({3840, 2160});
    transform.fit();
    CHECK(std::isfinite(transform.scale()));
    CHECK(transform.scale() > 0);
    CHECK(transform.scale() <= ViewTransform::kLargestScale);
    CHECK(std::isfinite(transform.toImage({5, 5}).x));
  }
}

TEST_CASE("the letters at the edges are the picture's own directions, and follow mirror and turn") {
  const model::Directions front{"L", "F"};
  CHECK(edgeLetters(front, {}) == EdgeLetters{"R", "H", "L", "F"});
  CHECK(edgeLetters(front, {0, true}) == EdgeLetters{"L", "H", "R", "F"});
  CHECK(edgeLetters(front, {1, false}) == EdgeLetters{"F", "R", "H", "L"});
  CHECK(edgeLetters(front, {2, false}) == EdgeLetters{"L", "F", "R", "H"});
  CHECK(edgeLetters(front, {3, true}) == EdgeLetters{"H", "R", "F", "L"});
  CHECK(edgeLetters({"AL", "FP"}, {0, true}) == EdgeLetters{"AL", "HA", "PR", "FP"});
}

TEST_CASE("no letter stands where the file says nothing") {
  CHECK(edgeLetters({}, {}) == EdgeLetters{});
  CHECK(edgeLetters({}, {1, true}) == EdgeLetters{});
}
