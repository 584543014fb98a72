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
  // This computer has seen a later state than the backup's: it says so, and an owner takes the older one.
  const auto refused = practice.owner({"images"});
  CHECK(refused.status == 4);
  CHECK(refused.err.find("older than the one this computer saw") != std::string::npos);
  CHECK(practice.json({"images", "--accept-older"}) == images);
  CHECK(practice.json({"images"}) == images);
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
}

TEST_CASE("an older copy of a vault that was put in its place is found by its backup, on a computer that never saw the later one", "[cli]") {
  const auto practice = Practice::withImages();
  const Path backup = practice.outside() / "backup", earlier = practice.outside() / "earlier";
  std::filesystem::copy(practice.vault(), earlier, std::filesystem::copy_options::recursive);
  practice.json({"backup", backup.string()});
  CHECK(practice.json({"verify", "--backup", backup.string()}).at(0)["ok"] == true);
  std::filesystem::remove_all(practice.vault());
  std::filesystem::copy(earlier, practice.vault(), std::filesystem::copy_options::recursive);
  // An owner takes it, so that this computer's own memory says nothing any more.
  practice.json({"images", "--accept-older"});
  const auto report = practice.json({"verify", "--backup", backup.string()}, 4).at(0);
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["error"] == "VaultRolledBack");
  CHECK(report["findings"][0]["where"].get<std::string>().starts_with("backup of 20"));
  CHECK(practice.owner({"verify", "--backup", (practice.outside() / "nowhere").string()}).status != 0);
}

TEST_CASE("a backup says what it holds, and an older set comes back when it is asked for", "[cli]") {
  const auto practice = Practice::withImages();
  const std::string backup = (practice.outside() / "backup").string();
  const auto first = practice.json({"backup", backup}).at(0);
  practice.json({"backup", backup});
  const auto listed = practice.run({"restore", backup, "--list", "--json"});
  REQUIRE(listed.status == 0);
  const auto sets = tests::linesOf(listed.out);
  REQUIRE(sets.size() == 2);
  CHECK(sets[1]["set"] == first["set"]);
  CHECK(sets[0]["images"] == 3);
  CHECK(sets[0]["ok"] == true);
  const auto older = practice.run({"restore", backup, (practice.outside() / "old").string(), "--set", first["set"].get<std::string>(), "--json"});
  INFO(older.err);
  REQUIRE(older.status == 0);
  CHECK(tests::linesOf(older.out).at(0)["set"] == first["set"]);
  CHECK(practice.run({"restore", backup}).status == 2);
}

TEST_CASE("a backup with a damaged image comes back in part, and names it", "[cli]") {
  const auto practice = Practice::withImages();
  const Path backup = practice.outside() / "backup";
  practice.json({"backup", backup.string()});
  Path victim;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(backup / "objects"))
    if (entry.is_regular_file()) victim = entry.path();
  std::filesystem::resize_file(victim, std::filesystem::file_size(victim) - 1);
  const auto restored = practice.run({"restore", backup.string(), (practice.outside() / "new").string(), "--json"});
  CHECK(restored.status == 1);
  CHECK(tests::linesOf(restored.out).at(0)["missing"].at(0) == victim.filename().string());
  CHECK(restored.err.find(victim.filename().string()) != std::string::npos);
}

TEST_CASE("a drill opens a backup with the printed kit and compares its images", "[cli]") {
  const auto practice = Practice::withImages();
  const Path backup = practice.outside() / "backup";
  practice.json({"backup", backup.string()});
  const auto drilled = practice.run({"drill", backup.string(), "--code-file", practice.kit().string(), "--json"});
  INFO(drilled.err);
  REQUIRE(drilled.status == 0);
  const auto report = tests::linesOf(drilled.out).at(0);
  CHECK(report["ok"] == true);
  CHECK(report["tried"] == 3);
  CHECK(report["firstImageMilliseconds"].get<int>() > 0);
  const auto withPassword = practice.run({"drill", backup.string(), "--login", tests::kLogin, "--password-file", practice.passwordFile().string()});
  INFO(withPassword.err);
  CHECK(withPassword.status == 0);
  CHECK(withPassword.out.find("3 of 3 images were tried, 3 came back") != std::string::npos);
}

TEST_CASE("a kit with one wrong character says which group, and leaves nothing behind", "[cli]") {
  const auto practice = Practice::withVault();
  const Path backup = practice.outside() / "backup";
  practice.json({"backup", backup.string()});
  std::string kit = toString(tests::readFile(practice.kit()));
  constexpr std::string_view kHeading = "Recovery code:\n    ";
  const std::size_t at = kit.find(kHeading);
  REQUIRE(at != std::string::npos);
  char& wrong = kit[at + kHeading.size() + 2 * 6 + 1];  // in the third group
  wrong = wrong == '7' ? '8' : '7';
  const auto drilled = practice.run({"drill", backup.string(), "--code-file", practice.file("typed.txt", kit), "--scratch", (practice.outside() / "scratch").string()});
  CHECK(drilled.status == 3);
  CHECK(drilled.err.find('3') != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(practice.outside() / "scratch"));
}
