// A backup is a whole vault of its own.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;

TEST_CASE("a backup comes back with every image, and a second one copies only what is new", "[cli]") {
  const auto practice = Practice::withImages();
  const auto images = practice.json({"images"});
  const std::string backup = (practice.outside() / "backup").string();
  const auto first = practice.json({"backup", backup}).at(0);
  CHECK(first["filesAlreadyThere"] == 0);
  const auto second = practice.json({"backup", backup}).at(0);
  CHECK(second["filesAlreadyThere"] == 3);

  // Another practice is never overwritten by it.
  CHECK(practice.owner({"backup", practice.outside().string()}).status == 2);
  const std::string vault = practice.vault().string();
  CHECK(practice.run({"restore", backup, vault}).status == 2);

  std::filesystem::remove_all(practice.vault());
  const auto restored = practice.run({"restore", backup, vault});
  INFO(restored.err);
  REQUIRE(restored.status == 0);
  CHECK(practice.json({"images"}) == images);
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
}
