// Arguments: what is wrong usage, and where passwords may not stand.

#include <catch2/catch_test_macros.hpp>

#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;

TEST_CASE("help is no failure and names every verb", "[cli]") {
  const Practice practice;
  const auto help = practice.run({"--help"});
  CHECK(help.status == 0);
  for (const char* verb : {"init", "import", "patients", "images", "export", "inbox", "receive", "pair", "unpair", "devices", "verify", "audit", "backup",
                           "restore", "contact-sheet", "people", "recover", "erase", "hold", "release", "rotate", "kit", "password-cost"})
    CHECK(help.out.find(verb) != std::string::npos);
  CHECK(practice.run({"import", "--help"}).out.find("--new-patients") != std::string::npos);
  CHECK(practice.run({"--version"}).out.starts_with("safelightctl "));
}

TEST_CASE("wrong arguments end with 2", "[cli]") {
  const Practice practice;
  const std::string vault = practice.vault().string();
  const std::vector<std::vector<std::string>> wrong{
      {}, {"dance"}, {"images"}, {"import", vault}, {"init", vault}, {"export", vault, "x", "--out", "/tmp", "--as", "gif"},
      {"images", vault, "--status", "lost"}, {"import", vault, "x", "--jobs", "0"}, {"contact-sheet", vault},
      {"images", vault, "--password-file", "a", "--password-fd", "3"}};
  for (const auto& arguments : wrong) CHECK(practice.run(arguments).status == 2);
}

TEST_CASE("a password cannot be given as an argument or in the environment", "[cli]") {
  const auto practice = Practice::withVault();
  const std::string vault = practice.vault().string();
  CHECK(practice.run({"images", vault, "--password", tests::kOwnerPassword}).status == 2);
  // Without file, descriptor or terminal nothing is opened, whatever the environment holds.
  auto environment = practice.environment();
  for (const char* name : {"PASSWORD", "SAFELIGHT_PASSWORD", "SAFELIGHTCTL_PASSWORD"}) environment.push_back(std::string(name) + "=" + tests::kOwnerPassword);
  const auto ran = tests::runProgram(tests::builtProgram("safelightctl"), {"images", vault}, environment, practice.root() / "captures");
  CHECK(ran.status == 2);
  CHECK(ran.err.find("No password was given") != std::string::npos);
}

TEST_CASE("a place without a vault is named so", "[cli]") {
  const Practice practice;
  const auto nowhere = practice.run({"people", (practice.root() / "nowhere").string()});
  CHECK(nowhere.status == 2);
  CHECK(nowhere.err.find("There is no vault in this place.") != std::string::npos);
  const auto folder = practice.run({"people", practice.outside().string(), "--json"});
  CHECK(folder.status == 2);
  CHECK(tests::linesOf(folder.out).at(0)["error"] == "NotAVault");
}
