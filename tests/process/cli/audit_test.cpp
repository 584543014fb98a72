// Everything that happens stands in the journal.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;

TEST_CASE("imports and exports stand in the log with author, time, patient and images, but without names", "[cli]") {
  const auto practice = Practice::withImages();
  const std::string id = practice.json({"images", "--query", "IO", "--patient", "P-48151623"}).at(0)["id"];
  REQUIRE(practice.owner({"export", id, "--out", (practice.outside() / "out").string()}).status == 0);

  const auto ran = practice.owner({"audit", "--json"});
  REQUIRE(ran.status == 0);
  CHECK(ran.out.find("CANARYSON") == std::string::npos);
  CHECK(ran.out.find("Canaryson") == std::string::npos);
  const auto entries = tests::linesOf(ran.out);
  int imported = 0;
  int exported = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto& entry = entries[i];
    CHECK(entry["sequence"] == i);
    CHECK(entry["author"] == tests::kLogin);
    CHECK(entry["at"].get<std::string>().ends_with("Z"));
    if (entry["action"] == "image.imported") ++imported;
    if (entry["action"].get<std::string>().find("export") != std::string::npos) {
      ++exported;
      CHECK(entry["images"].at(0) == id);
    }
  }
  CHECK(imported == 3);
  CHECK(exported == 1);

  const auto checked = practice.json({"audit", "--verify"});
  CHECK(checked.at(0)["ok"] == true);
  CHECK(checked.at(0)["records"].get<std::size_t>() >= entries.size());
}
