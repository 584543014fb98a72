#include "ui/library/grid_selection.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight::ui;

namespace {

GridSelection ten() {
  GridSelection selection;
  selection.reset(10);
  return selection;
}

}  // namespace

TEST_CASE("a plain click chooses one and forgets the others") {
  auto selection = ten();
  selection.act(3, SelectMode::Replace);
  selection.act(7, SelectMode::Replace);
  CHECK(selection.list() == std::vector<int>{7});
  CHECK(selection.current() == 7);
}

TEST_CASE("Ctrl adds and takes away") {
  auto selection = ten();
  selection.act(1, SelectMode::Replace);
  selection.act(4, SelectMode::Toggle);
  CHECK(selection.list() == std::vector<int>{1, 4});
  selection.act(1, SelectMode::Toggle);
  CHECK(selection.list() == std::vector<int>{4});
  CHECK(selection.count() == 1);
}

TEST_CASE("Shift takes everything from the anchor, in both directions") {
  auto selection = ten();
  selection.act(4, SelectMode::Replace);
  selection.act(7, SelectMode::Extend);
  CHECK(selection.list() == std::vector<int>{4, 5, 6, 7});
  selection.act(2, SelectMode::Extend);
  CHECK(selection.list() == std::vector<int>{2, 3, 4});
  CHECK(selection.anchor() == 4);
}

TEST_CASE("moving alone keeps what is chosen") {
  auto selection = ten();
  selection.act(2, SelectMode::Replace);
  selection.act(3, SelectMode::MoveOnly);
  CHECK(selection.list() == std::vector<int>{2});
  CHECK(selection.current() == 3);
}

TEST_CASE("all and none") {
  auto selection = ten();
  selection.all();
  CHECK(selection.count() == 10);
  selection.clear();
  CHECK(selection.count() == 0);
  CHECK(selection.list().empty());
}

TEST_CASE("an index that is not there changes nothing") {
  auto selection = ten();
  selection.act(4, SelectMode::Replace);
  selection.act(-1, SelectMode::Toggle);
  selection.act(10, SelectMode::Replace);
  selection.set(99, true);
  CHECK(selection.list() == std::vector<int>{4});
  CHECK_FALSE(selection.contains(99));
}
