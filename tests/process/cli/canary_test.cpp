// Nothing readable reaches the disk: not the vault folder, the temporary folder, the home or a cache.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;
namespace fs = std::filesystem;

namespace {

std::string utf16(const std::string& text) {
  std::string wide;
  for (const char c : text) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  return wide;
}

/// Everything that must not be found, in the forms in which programs like to leave it.
std::vector<std::string> canaries(const Practice& practice) {
  std::vector<std::string> texts{"CANARYSON", "Canaryson", "canaryson", "PETUNIA",     "Petunia",      "petunia",  "48151623", "1984-02-29",
                                 "19840229",  "PIXELCANARY", "first.dcm", "smile.jpg", "stranger.dcm", "STRANGER", tests::kOwnerPassword};
  std::string kit = toString(tests::readFile(practice.kit()));
  for (std::size_t at = kit.find("    ", kit.find("Recovery code:")); at < kit.size() && kit.compare(at, 2, "\n\n") != 0; ++at)
    if (kit[at] == ' ' && kit[at + 1] != ' ') texts.push_back(kit.substr(at + 1, 5));
  std::vector<std::string> all = texts;
  for (const std::string& text : texts) all.push_back(utf16(text));
  // This computer's own secret may lie in its own file alone.
  all.push_back(toString(tests::readFile(practice.home() / "config" / "safelight" / "device-secret")));
  all.push_back(toHex(asBytes(all.back())));
  return all;
}

/// Where a canary lies, as "path: canary".
std::vector<std::string> found(const Practice& practice, const std::vector<std::string>& texts) {
  std::vector<std::string> places;
  for (const char* folder : {"vault", "home", "tmp"}) {
    for (const auto& entry : fs::recursive_directory_iterator(practice.root() / folder)) {
      const std::string path = entry.path().string();
      const bool isDeviceSecret = entry.path().filename() == "device-secret";
      const std::string bytes = entry.is_regular_file() && !isDeviceSecret ? toString(tests::readFile(entry.path())) : std::string();
      for (const std::string& text : texts)
        if (bytes.find(text) != std::string::npos || path.find(text) != std::string::npos) places.push_back(path + ": " + text);
    }
  }
  return places;
}

}  // namespace

TEST_CASE("names, pixels, passwords, codes and keys are nowhere on the disk", "[cli]") {
  const auto practice = Practice::withImages();
  const auto texts = canaries(practice);
  REQUIRE(texts.size() > 40);
  // The search itself works: the sources hold what must not be elsewhere.
  REQUIRE(toString(tests::readFile(practice.outside() / "first.dcm")).find("PIXELCANARY-PIXELCANARY") != std::string::npos);
  CHECK(found(practice, texts).empty());

  SECTION("also after listing, exporting, checking, backing up and a contact sheet") {
    const std::string out = (practice.outside() / "out").string();
    REQUIRE(practice.owner({"images", "--query", "first"}).status == 0);
    REQUIRE(practice.owner({"patients", "canary"}).status == 0);
    REQUIRE(practice.owner({"export", "--all", "--out", out, "--as", "png"}).status == 0);
    REQUIRE(practice.owner({"verify", "--deep"}).status == 0);
    REQUIRE(practice.owner({"contact-sheet", "--out", out + "/sheet.png"}).status == 0);
    REQUIRE(practice.owner({"backup", (practice.root() / "vault" / "backup").string()}).status == 0);
    CHECK(found(practice, texts).empty());
  }

  SECTION("also after refusals and a wrong password") {
    practice.owner({"import", practice.file("cut.dcm", ByteView(tests::makeDicom({})).first(600)), "/nowhere/CANARYSON.dcm"});
    practice.run({"images", practice.vault().string(), "--password-file", practice.file("wrong", "PETUNIA PETUNIA PETUNIA")});
    CHECK(found(practice, texts).empty());
  }
}

TEST_CASE("everything in the vault's folder and beside the device secret is for its owner alone", "[cli]") {
  const auto practice = Practice::withImages();
  const auto others = fs::perms::group_all | fs::perms::others_all;
  for (const Path& top : {practice.vault(), practice.home() / "config" / "safelight"}) {
    CHECK((fs::status(top).permissions() & others) == fs::perms::none);
    for (const auto& entry : fs::recursive_directory_iterator(top)) {
      INFO(entry.path().string());
      CHECK((entry.status().permissions() & others) == fs::perms::none);
    }
  }
}
