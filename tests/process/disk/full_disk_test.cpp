// Disks that are really full, not injected errors: what was acknowledged stays, what was not leaves nothing behind, one sentence says why, and the
// vault opens again.

#include <catch2/catch_session.hpp>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>

#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"
#include "tests/process/disk/small_disk.h"

using namespace safelight;
using namespace safelight::tests;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMebibyte = 1u << 20;
constexpr int kFiles = 40;

std::string makeCard(const Practice& practice, std::uint16_t side = 64) {
  const Path folder = practice.outside() / "card";
  fs::create_directory(folder);
  for (int i = 0; i < kFiles; ++i) {
    DicomSample sample;
    sample.instance = std::to_string(100 + i);
    sample.pixelText = "picture number " + std::to_string(i) + " ";
    sample.side = side;
    writeFile(folder / (std::to_string(i) + ".dcm"), makeDicom(sample));
  }
  return folder.string();
}

/// What a person reads about the disk: one sentence of what happened, one of what to do.
bool saysDiskFull(const std::string& text) {
  const auto at = text.find("The disk is full, so nothing more can be saved.");
  return at != std::string::npos && text.find("The disk is full", at + 1) == std::string::npos;
}

std::set<std::string> storedImages(const Practice& practice) {
  std::set<std::string> ids;
  for (const auto& image : practice.json({"images"})) ids.insert(image["id"]);
  return ids;
}

/// Runs an import and checks that exactly what it acknowledged is there, and whole.
std::set<std::string> importOntoFullDisk(const Practice& practice, const std::string& card) {
  const Ran ran = practice.owner({"import", card, "--json"});
  INFO(ran.err << ran.out);
  CHECK(ran.status == 1);
  CHECK(saysDiskFull(ran.err));
  std::set<std::string> acknowledged;
  for (const auto& line : linesOf(ran.out))
    if (line.contains("image") && line["image"].is_string() && !line["image"].get<std::string>().empty()) acknowledged.insert(line["image"]);
  CHECK(acknowledged.size() < kFiles);
  CHECK(fs::is_empty(practice.vault() / "tmp"));
  return acknowledged;
}

}  // namespace

TEST_CASE("an import onto a disk without room for more files keeps what it acknowledged and takes in the rest once there is room", "[process][disk]") {
  NEEDS_SMALL_DISKS();
  const auto practice = Practice::withVault();
  const std::string card = makeCard(practice);
  const auto disk = SmallDisk::under(practice.root() / "vault", 2048 * kMebibyte, 24);
  const auto acknowledged = importOntoFullDisk(practice, card);

  disk->grow(2048 * kMebibyte);
  CHECK(storedImages(practice) == acknowledged);
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
  const auto rest = practice.json({"import", card}).back()["summary"];
  CHECK(rest["duplicate"].get<std::size_t>() == acknowledged.size());
  CHECK(storedImages(practice).size() == kFiles);
}

TEST_CASE("an import stops before it takes the last quarter of a gibibyte, which the journal and the next sign-in need", "[process][disk]") {
  NEEDS_SMALL_DISKS();
  const auto practice = Practice::withVault();
  const std::string card = makeCard(practice, 512);  // half a mebibyte each
  const auto disk = SmallDisk::under(practice.root() / "vault", 250 * kMebibyte);
  const auto acknowledged = importOntoFullDisk(practice, card);
  CHECK(storedImages(practice) == acknowledged);
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);

  disk->grow(2048 * kMebibyte);
  practice.json({"import", card});
  CHECK(storedImages(practice).size() == kFiles);
}

TEST_CASE("an export onto a full disk leaves whole files or none, and says which are missing", "[process][disk]") {
  NEEDS_SMALL_DISKS();
  const auto practice = Practice::withVault();
  std::set<Bytes> originals;
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    DicomSample sample;
    sample.instance = std::to_string(100 + i);
    sample.side = 256;  // 128 KiB
    sample.pixelText = "picture number " + std::to_string(i) + " ";
    originals.insert(makeDicom(sample));
    ids.push_back(practice.json({"import", practice.file(std::to_string(i) + ".dcm", makeDicom(sample))}).at(0)["image"]);
  }
  const Path out = practice.outside() / "stick";
  const SmallDisk disk(out, 300 * 1024);
  const Ran ran = practice.owner({"export", ids[0], ids[1], ids[2], "--out", out.string()});
  INFO(ran.err);
  CHECK(ran.status == 1);
  CHECK(saysDiskFull(ran.err));
  std::size_t whole = 0;
  for (const auto& entry : fs::directory_iterator(out)) {
    INFO(entry.path().string());
    CHECK(originals.contains(readFile(entry.path())));
    ++whole;
  }
  CHECK(whole == 2);
}

int main(int argc, char** argv) {
  takeOwnMounts();
  return Catch::Session().run(argc, argv);
}
