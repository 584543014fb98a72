// The whole working day with the real programs: sign in, import through the file dialog, search, open, look, lock. Nothing readable may reach the
// disk meanwhile: not the vault, the temporary folder, the home, a cache, or the memory disk.

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "tests/process/canary/workday.h"

using namespace safelight;
namespace fs = std::filesystem;

namespace {

/// The disk of a day, and a search of it.
class Disk {
 public:
  explicit Disk(const tests::Workday& day) : m_day(day) {}
  /// "path: what" for everything readable anywhere.
  std::vector<std::string> found() const;
  bool has(const std::string& name) const {
    for (const auto& entry : fs::recursive_directory_iterator(m_day.root() / "home"))
      if (entry.path().filename() == name) return true;
    return false;
  }

 private:
  std::vector<std::string> canaries() const;
  void search(const Path& folder, const std::vector<std::string>& texts, std::vector<std::string>& places) const;
  const tests::Workday& m_day;
};

std::string utf16(const std::string& text) {
  std::string wide;
  for (const char c : text) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  return wide;
}

std::vector<std::string> Disk::canaries() const {
  const std::vector<std::string> texts{"CANARYSON", "Canaryson", "canaryson", "PETUNIA", "Petunia", "petunia", "48151623", "1984-02-29", "19840229", "29 Feb 1984",
                                       "PIXELCANARY", "PETUNIAS-TOOTH", tests::Workday::kPassword, "anchor mosaic", m_day.device(), toHex(asBytes(m_day.device()))};
  std::vector<std::string> all = texts;
  for (const std::string& text : texts) all.push_back(utf16(text));
  return all;
}

void Disk::search(const Path& folder, const std::vector<std::string>& texts, std::vector<std::string>& places) const {
  std::error_code gone;
  for (auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, gone); entry != fs::recursive_directory_iterator();
       entry.increment(gone)) {
    const std::string path = entry->path().string();
    std::string bytes;
    if (entry->is_regular_file(gone) && entry->path() != m_day.secretFile()) {
      std::ifstream file(entry->path(), std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    for (const std::string& text : texts)
      if (bytes.find(text) != std::string::npos || path.find(text) != std::string::npos) places.push_back(path + ": " + text);
    // A thumbnail or a picture beside the vault would not hold the planted pixels as they are.
    if (bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF")) places.push_back(path + ": a picture");
  }
}

std::vector<std::string> Disk::found() const {
  std::vector<std::string> places;
  const std::vector<std::string> texts = canaries();
  for (const char* name : {"vault", "home", "run", "tmp"}) search(m_day.root() / name, texts, places);
  search("/dev/shm", texts, places);
  return places;
}

}  // namespace

TEST_CASE("a day of real work leaves nothing readable on the disk, neither while a picture is on the screen nor after the lock", "[process][canary]") {
  tests::Workday day;
  const Disk disk(day);
  // The search works: it finds what lies outside.
  REQUIRE(toString(tests::readFile(day.root() / "outside" / "PETUNIAS-TOOTH.dcm")).find("PIXELCANARY-PIXELCANARY") != std::string::npos);
  tests::writeFile(day.root() / "tmp" / "planted", asBytes("xx PETUNIA xx"));
  REQUIRE(disk.found().size() == 1);
  fs::remove(day.root() / "tmp" / "planted");

  day.start();
  const int workspace = day.waitFor("begins: waits with the picture on the screen");
  INFO(day.log());
  REQUIRE(workspace > 0);
  CHECK(disk.found().empty());

  day.letGoOn();
  REQUIRE(day.waitFor("done: locks") == workspace);
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (fs::exists("/proc/" + std::to_string(workspace) + "/exe") && std::chrono::steady_clock::now() < limit) poll(nullptr, 0, 5);
  CHECK_FALSE(fs::exists("/proc/" + std::to_string(workspace) + "/exe"));
  CHECK(disk.found().empty());

  // What Qt's file dialog likes to keep (folders are named after patients) is not even there.
  CHECK_FALSE(disk.has("QtProject.conf"));
  CHECK_FALSE(disk.has("recently-used.xbel"));
  day.end();
}
