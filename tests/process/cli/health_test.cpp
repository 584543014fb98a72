// What went wrong with a vault ends in a sentence and a way out, at the command line too.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/vault/backup/restic.h"
#include "tests/process/cli/practice.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using tests::Practice;

namespace {

std::vector<Path> objectsOf(const Practice& practice) {
  std::vector<Path> objects;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(practice.vault() / "objects"))
    if (entry.is_regular_file()) objects.push_back(entry.path());
  return objects;
}

}  // namespace

TEST_CASE("damaged and missing images come back from a backup", "[cli]") {
  const auto practice = Practice::withImages();
  const std::string backup = (practice.outside() / "backup").string();
  practice.json({"backup", backup});
  const auto objects = objectsOf(practice);
  std::filesystem::remove(objects[0]);
  Bytes bytes = tests::readFile(objects[1]);
  bytes[bytes.size() / 2] ^= 1;
  tests::writeFile(objects[1], bytes);
  CHECK(practice.owner({"verify", "--deep"}).status == 4);
  const auto report = practice.json({"repair", "--from", backup}).at(0);
  CHECK(report["repaired"].size() == 2);
  CHECK(report["left"].empty());
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
  CHECK(practice.owner({"repair", "--from", practice.outside().string()}).status != 0);
}

TEST_CASE("a vault whose journal broke is rebuilt beside itself with all of its images", "[cli]") {
  const auto practice = Practice::withImages();
  const auto images = practice.json({"images"});
  const Path segment = practice.vault() / "journal" / "000001.seg";
  Bytes bytes = tests::readFile(segment);
  for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 40; ++at) bytes[at] ^= 0x11;
  tests::writeFile(segment, bytes);
  std::filesystem::remove(practice.vault() / "catalogue.db");
  const auto refused = practice.owner({"images"});
  CHECK(refused.status == 4);
  const auto rebuilt = practice.owner({"rebuild", (practice.outside() / "new.safelight").string(), "--json"});
  INFO(rebuilt.err);
  CHECK(rebuilt.status == 1);
  const auto report = tests::linesOf(rebuilt.out).at(0);
  CHECK(report["objects"] == images.size());
  CHECK(report["recordsLost"] > 0);
  CHECK(tests::readFile(segment) == bytes);
  std::filesystem::rename(practice.vault(), practice.outside() / "broken.safelight");
  std::filesystem::rename(practice.outside() / "new.safelight", practice.vault());
  CHECK(practice.json({"images", "--accept-older"}).size() == images.size());
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
}

TEST_CASE("damaged images come back from a repository of restic, whose password the vault knows", "[cli]") {
  if (!vault::findRestic()) SKIP("restic is not installed");
  const auto practice = Practice::withImages();
  const std::string repository = "restic:" + (practice.outside() / "repository").string();
  practice.json({"backup", repository});
  const auto objects = objectsOf(practice);
  std::filesystem::remove(objects[0]);
  Bytes bytes = tests::readFile(objects[1]);
  bytes[bytes.size() / 2] ^= 1;
  tests::writeFile(objects[1], bytes);
  const auto report = practice.json({"repair", "--from", repository}).at(0);
  CHECK(report["repaired"].size() == 2);
  CHECK(report["left"].empty());
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
  CHECK(practice.owner({"repair", "--from", repository + "-gone", "--quick"}).status != 0);
}
