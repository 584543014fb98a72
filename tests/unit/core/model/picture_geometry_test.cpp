// The shape of pixels, and directions in a patient.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/model/direction.h"
#include "core/model/pixel_shape.h"

using namespace safelight::model;

namespace {

PixelShape shapeOf(double x, double y) {
  ImageFacts facts;
  facts.spacingX = x;
  facts.spacingY = y;
  return pixelShape(facts);
}

}  // namespace

TEST_CASE("the coarser side of a pixel is stretched, the finer one stays", "[model]") {
  CHECK(shapeOf(1, 2) == PixelShape{1, 2});
  CHECK(shapeOf(0.3, 0.1).x == Catch::Approx(3));
  CHECK(shapeOf(0.3, 0.1).y == 1);
  CHECK(shapeOf(0.1, 0.1).isSquare());
}

TEST_CASE("what writers round away, what no device makes and what is no size leaves pixels square", "[model]") {
  CHECK(shapeOf(0.1984, 0.19845).isSquare());
  CHECK_FALSE(shapeOf(0.198, 0.2).isSquare());
  CHECK_FALSE(shapeOf(1, 10).isSquare());
  CHECK(shapeOf(1, 11).isSquare());
  CHECK(shapeOf(11, 1).isSquare());
  CHECK(shapeOf(0, 1).isSquare());
  CHECK(shapeOf(1, -1).isSquare());
  CHECK(shapeOf(std::nan(""), 1).isSquare());
  CHECK(shapeOf(1, INFINITY).isSquare());
  CHECK(pixelShape({}).isSquare());
}

TEST_CASE("a direction names up to three axes, each once", "[model]") {
  for (const char* good : {"A", "P", "R", "L", "H", "F", "LP", "HAR"}) CHECK(isDirection(good));
  for (const char* bad : {"", "X", "a", "AA", "RL", "HAF", "HARL", "A ", "LEFT"}) CHECK_FALSE(isDirection(bad));
  CHECK(oppositeDirection("LPH") == "RAF");
}

TEST_CASE("directions that lie on one axis contradict each other", "[model]") {
  CHECK(agree({}));
  CHECK(agree({"L", "F"}));
  CHECK(agree({"LP", "PR"}));
  CHECK_FALSE(agree({"L", "R"}));
  CHECK_FALSE(agree({"L", "L"}));
  CHECK_FALSE(agree({"L", ""}));
  CHECK_FALSE(agree({"", "F"}));
  CHECK_FALSE(agree({"LR", "F"}));
}
