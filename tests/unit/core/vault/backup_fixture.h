#pragma once
// A practice with images, a place for its backups, and the question whether a backup brings everything back.

#include "core/vault/backup/restore.h"
#include "core/vault/backup/set_reader.h"
#include "tests/unit/core/vault/faults.h"

namespace safelight::tests {

struct BackupPractice {
  VaultFixture practice;
  Path place = practice.folder / "place";
  Acknowledged images;
  int imports = 0, restores = 0;

  explicit BackupPractice(int count = 3) {
    vault::Vault open = practice.open();
    add(open, count);
  }

  void add(vault::Vault& open, int count, std::size_t bytes = 300) {
    const std::string folder = "in" + std::to_string(++imports);
    for (int i = 0; i < count; ++i) practice.writeImage(folder + "/" + std::to_string(i) + ".dcm", "|||", std::to_string(imports) + "." + std::to_string(i) + std::string(bytes, 'p'));
    REQUIRE(importInto(practice, open, {practice.folder / folder}, images));
  }
  Result<vault::BackupReport> backUp(vault::Vault& open, vault::BackupOrder order = {}) {
    order.destination = place;
    return vault::backUp(open, order);
  }
  vault::BackupReport mustBackUp(vault::Vault& open) {
    auto report = backUp(open);
    INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
    REQUIRE(report);
    return *report;
  }
  Result<vault::RestoreReport> restore(const Path& to, const vault::RestoreOptions& options = {}) { return vault::restoreBackup(practice.environment(), place, to, options); }
  std::vector<vault::SetLine> sets() {
    auto lines = vault::describeSets(*practice.files, place);
    REQUIRE(lines);
    return *lines;
  }
  /// Restores the newest set into a new folder and opens it.
  vault::Vault restored(const vault::RestoreOptions& options = {}) {
    const Path to = practice.folder / ("restored" + std::to_string(++restores));
    const auto report = restore(to, options);
    INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
    REQUIRE(report);
    CHECK(report->missing.empty());
    return openAt(to);
  }
  vault::Vault openAt(const Path& path) {
    const Path own = practice.path;
    practice.path = path;
    auto open = practice.open();
    practice.path = own;
    return open;
  }
  void mustBringBack(const Acknowledged& expected) {
    vault::Vault open = restored();
    checkEverythingIsThere(open, expected);
    checkClean(open);
  }
  std::vector<Path> objectsBelow(const Path& root) const {
    std::vector<Path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "objects"))
      if (entry.is_regular_file()) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
  }
  Path newestSet() { return place / "sets" / sets().back().name.name; }
};

inline void flipByte(const Path& path, std::size_t at) {
  Bytes bytes = readFile(path);
  bytes.at(at % bytes.size()) ^= 0x40;
  std::filesystem::remove(path);
  writeFile(path, bytes);
}

inline void overwrite(const Path& path, std::uint8_t with) {
  Bytes bytes = readFile(path);
  std::fill(bytes.begin(), bytes.end(), with);
  std::filesystem::remove(path);
  writeFile(path, bytes);
}

}  // namespace safelight::tests
