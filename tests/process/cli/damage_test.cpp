// Damage is found and named, and nothing else is lost with it.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;
namespace fs = std::filesystem;

namespace {

std::vector<Path> filesBelow(const Path& folder) {
  std::vector<Path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

void flipBit(const Path& path, std::size_t at) {
  Bytes bytes = tests::readFile(path);
  REQUIRE(at < bytes.size());
  bytes[at] ^= 1;
  tests::writeFile(path, bytes);
}

}  // namespace

TEST_CASE("a flipped bit in one object is named by a deep check; the others still come out", "[cli]") {
  const auto practice = Practice::withImages();
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
  const auto objects = filesBelow(practice.vault() / "objects");
  REQUIRE(objects.size() == 3);
  flipBit(objects[0], fs::file_size(objects[0]) - 5);

  const auto report = practice.json({"verify", "--deep"}, 4).at(0);
  CHECK(report["ok"] == false);
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["error"] == "ObjectDamaged");
  CHECK(report["findings"][0]["where"].get<std::string>().find(objects[0].filename().string()) != std::string::npos);

  const auto exported = practice.json({"export", "--all", "--out", (practice.outside() / "rest").string()}, 1);
  CHECK(exported.back()["summary"]["exported"] == 2);
  CHECK(exported.back()["summary"]["refused"] == 1);
}

TEST_CASE("a missing object is named by a quick check", "[cli]") {
  const auto practice = Practice::withImages();
  const auto objects = filesBelow(practice.vault() / "objects");
  fs::remove(objects[1]);
  const auto report = practice.json({"verify"}, 4).at(0);
  REQUIRE(report["findings"].size() == 1);
  CHECK(report["findings"][0]["error"] == "ObjectMissing");
}

TEST_CASE("a changed journal, membership log or head lets nobody work on", "[cli]") {
  for (const char* name : {"journal", "members", "head"}) {
    const auto practice = Practice::withVault();
    Path path = practice.vault() / name;
    if (fs::is_directory(path)) path = filesBelow(path).front();
    flipBit(path, fs::file_size(path) / 3);
    const auto ran = practice.owner({"audit", "--verify"});
    INFO(name << ": " << ran.err);
    CHECK(ran.status == 4);
  }
}

TEST_CASE("a lost or broken index is made anew, row for row", "[cli]") {
  const auto practice = Practice::withImages();
  const auto before = practice.json({"images"});
  fs::remove(practice.vault() / "catalogue.db");
  CHECK(practice.json({"images"}) == before);
  tests::writeFile(practice.vault() / "catalogue.db", Bytes(50'000, 0x41));
  const auto ran = practice.owner({"images", "--json"});
  CHECK(ran.status == 0);
  CHECK(tests::linesOf(ran.out) == before);
  CHECK(ran.err.find("made anew") != std::string::npos);
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
}
