// Staff with roles and passwords of their own.

#include <catch2/catch_test_macros.hpp>

#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;

TEST_CASE("people work under their own names, within their roles, until they leave", "[cli]") {
  const auto practice = Practice::withImages();
  const std::string vault = practice.vault().string();
  const std::string password = practice.file("reception", "orchard biscuit lantern maple two\n");

  const auto added = practice.json({"people", "--add", "j.lind", "--name", "Jonas Lind", "--role", "reception", "--new-password-file", password});
  CHECK(added.at(0)["role"] == "reception");

  // Listing people needs no password: the lock screen shows them too.
  const auto listed = practice.run({"people", vault, "--json"});
  CHECK(listed.status == 0);
  CHECK(tests::linesOf(listed.out).size() == 2);

  // With two people, somebody has to be named.
  const auto unnamed = practice.owner({"images"});
  CHECK(unnamed.status == 2);
  CHECK(unnamed.err.find("--login") != std::string::npos);

  const std::vector<std::string> jonas{"--login", "j.lind", "--password-file", password};
  const auto as = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), jonas.begin(), jonas.end());
    return practice.run(std::move(arguments));
  };
  CHECK(as({"images", vault}).status == 0);
  const auto refused = as({"export", vault, "--all", "--out", (practice.outside() / "taken").string()});
  CHECK(refused.status == 3);
  CHECK(refused.err.find("does not allow") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(practice.outside() / "taken"));
  CHECK(as({"audit", vault}).status == 3);
  CHECK(as({"people", vault, "--add", "mole", "--new-password-file", password}).status == 3);

  CHECK(practice.owner({"people", "--disable", "j.lind", "--login", tests::kLogin}).status == 0);
  CHECK(as({"images", vault}).status == 3);
}

TEST_CASE("a taken or impossible sign-in name is refused", "[cli]") {
  const auto practice = Practice::withVault();
  const std::string password = practice.file("reception", "orchard biscuit lantern maple two\n");
  CHECK(practice.owner({"people", "--add", tests::kLogin, "--new-password-file", password}).status == 2);
  CHECK(practice.owner({"people", "--add", "No Spaces", "--new-password-file", password}).status == 2);
  CHECK(practice.owner({"people", "--add", "j.lind", "--role", "god", "--new-password-file", password}).status == 2);
}
