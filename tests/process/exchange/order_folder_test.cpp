// Orders that the practice software leaves in a folder, taken over as the window does it: parsed by the real courier in its jail.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "app/workspace/order_folder.h"
#include "core/vault/worklist/worklist.h"
#include "tests/process/network/network_practice.h"

using namespace safelight;
using namespace safelight::tests;
namespace fs = std::filesystem;

TEST_CASE("the window takes orders from a folder, and says file and line of what it could not take", "[exchange][worklist]") {
  NetworkPractice practice;
  const Path folder = practice.outside() / "orders";
  fs::create_directory(folder);
  constexpr std::string_view kHeadings = "number;family name;given name;birth date;modality;date;time\n";
  writeFile(folder / "good.csv", asBytes(std::string(kHeadings) + "20417;Lindqvist;Marta;1987-03-14;PX;2026-11-22;09:15\n"));
  writeFile(folder / "mixed.csv", asBytes(std::string(kHeadings) + "20388;Abara;Chidi;1971-07-02;IO;2026-11-22;09:30\n20388;Somebody;Else;1971-07-02;IO;2026-11-22;09:45\n"));
  const auto first = app::takeDroppedOrders(practice.open(), folder);
  REQUIRE(first);
  CHECK(first->taken == 2);
  REQUIRE(first->refused.size() == 1);
  CHECK(first->refused.front().file == "mixed.csv");
  CHECK(first->refused.front().line == 3);
  CHECK(first->refused.front().error.code == ErrorCode::OrderPatientDiffers);
  // What was taken is gone from there, what was not lies aside.
  CHECK_FALSE(fs::exists(folder / "good.csv"));
  CHECK_FALSE(fs::exists(folder / "mixed.csv"));
  CHECK(fs::exists(folder / "refused" / "mixed.csv"));
  vault::WorklistSearch search;
  search.from = search.to = *model::Date::make(2026, 11, 22);
  const auto rows = vault::listWorklist(practice.open(), search);
  REQUIRE(rows);
  CHECK(rows->size() == 2);
  // Nothing new: nothing happens. No folder: an error, for the person to read.
  const auto again = app::takeDroppedOrders(practice.open(), folder);
  REQUIRE(again);
  CHECK(again->taken == 0);
  CHECK(again->refused.empty());
  CHECK(app::takeDroppedOrders(practice.open(), practice.outside() / "elsewhere").error().code == ErrorCode::FileNotFound);
}
