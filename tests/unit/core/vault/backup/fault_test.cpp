// Disks that fill up, fail, or are pulled out while a backup is written or read.

#include <array>
#include <cstdlib>

#include "core/store/layout.h"
#include "tests/unit/core/vault/backup_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// The machine's files on a disk that has only so much room.
class SmallDisk : public store::FileSystem {
 public:
  explicit SmallDisk(std::uint64_t free) : m_free(free) {}
  Result<std::unique_ptr<store::File>> open(const Path& path, store::OpenMode mode) override { return m_inner->open(path, mode); }
  Result<void> makeDirectory(const Path& path) override { return m_inner->makeDirectory(path); }
  Result<void> rename(const Path& from, const Path& to) override { return m_inner->rename(from, to); }
  Result<void> renameNew(const Path& from, const Path& to) override { return m_inner->renameNew(from, to); }
  Result<void> remove(const Path& path) override { return m_inner->remove(path); }
  Result<void> syncDirectory(const Path& path) override { return m_inner->syncDirectory(path); }
  std::optional<store::FileInfo> info(const Path& path) override { return m_inner->info(path); }
  Result<std::vector<std::string>> list(const Path& directory) override { return m_inner->list(directory); }
  Result<std::uint64_t> freeBytes(const Path&) override { return m_free; }
  bool isNetwork(const Path& path) override { return m_inner->isNetwork(path); }
  Result<std::unique_ptr<store::ExclusiveLock>> lock(const Path& path) override { return m_inner->lock(path); }

 private:
  std::unique_ptr<store::FileSystem> m_inner = store::systemFiles();
  std::uint64_t m_free;
};

/// A disk that has what a folder does not take up yet.
class FillingDisk final : public SmallDisk {
 public:
  FillingDisk(Path folder, std::uint64_t size) : SmallDisk(size), m_folder(std::move(folder)), m_size(size) {}
  Result<std::uint64_t> freeBytes(const Path&) override { return m_size - used(); }
  std::uint64_t used() const {
    std::uint64_t bytes = 0;
    if (std::filesystem::exists(m_folder))
      for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder))
        if (entry.is_regular_file()) bytes += entry.file_size();
    return bytes;
  }

 private:
  Path m_folder;
  std::uint64_t m_size;
};

/// Each call in its turn, or (the long run) every one of them.
std::uint64_t stride() { return std::getenv("SAFELIGHT_LONG_TESTS") == nullptr ? 3 : 1; }

/// What a disk may have kept of one moment: one fate here, SAFELIGHT_LONG_TESTS tries many.
std::vector<std::uint64_t> fates(std::size_t moment) {
  if (std::getenv("SAFELIGHT_LONG_TESTS") == nullptr) return {moment % 3 == 2 ? 7001 * moment + 2 : moment % 3};
  std::vector<std::uint64_t> seeds{0, 1};
  for (std::uint64_t i = 0; i < 40; ++i) seeds.push_back(7001 * moment + 2 + i);
  return seeds;
}

}  // namespace

TEST_CASE("the room that a place is said to have is what the backup left there", "[vault][backup]") {
  BackupPractice clinic(3);
  constexpr std::uint64_t kSize = 1u << 30;
  auto owned = std::make_unique<FillingDisk>(clinic.place, kSize);
  const FillingDisk& disk = *owned;
  clinic.practice.files = std::move(owned);
  vault::Vault open = clinic.practice.open();
  const auto report = clinic.mustBackUp(open);
  CHECK(disk.used() > 0);
  CHECK(report.outcome.freeBytes == kSize - disk.used());
}

TEST_CASE("the folder of a first backup, and that of a restored vault, are there after a power cut", "[vault][backup][faults]") {
  BackupPractice clinic(1);
  const Path disk = clinic.practice.folder / "disk";
  std::filesystem::create_directory(disk);
  clinic.place = disk / "place";
  const auto inner = std::move(clinic.practice.files);
  auto owned = std::make_unique<FaultyFiles>(*inner, disk);
  const FaultyFiles& faulty = *owned;
  clinic.practice.files = std::move(owned);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  REQUIRE(clinic.restore(disk / "restored"));
  const Path after = clinic.practice.folder / "after";
  std::filesystem::create_directory(after);
  afterPowerCut(faulty.state(), after, 0);
  CHECK(vault::hasMarker(*inner, vault::PlaceLayout{after / "place"}));
  CHECK(vault::restoreBackup(clinic.practice.environment(), after / "place", clinic.practice.folder / "again"));
  vault::Vault open = clinic.openAt(after / "restored");
  checkEverythingIsThere(open, clinic.images);
}

TEST_CASE("whenever the power goes during a restore, what has a head has everything that opening needs", "[vault][backup][faults]") {
  BackupPractice clinic(1);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const Path disk = clinic.practice.folder / "disk", after = clinic.practice.folder / "after";
  std::filesystem::create_directory(disk);
  const auto inner = std::move(clinic.practice.files);
  auto owned = std::make_unique<FaultyFiles>(*inner, disk);
  FaultyFiles& faulty = *owned;
  std::vector<DiskState> moments;
  faulty.onEachCall([&](std::uint64_t) { moments.push_back(faulty.state()); });
  clinic.practice.files = std::move(owned);
  REQUIRE(clinic.restore(disk / "restored"));
  int headed = 0;
  for (std::size_t i = 0; i < moments.size(); ++i)
    for (std::uint64_t seed = 2; seed < 12; ++seed) {
      std::filesystem::remove_all(after);
      std::filesystem::create_directory(after);
      afterPowerCut(moments[i], after, i * 131 + seed);
      const store::Layout layout{after / "restored"};
      if (!inner->info(layout.head())) continue;
      ++headed;
      INFO("moment " << i << ", seed " << seed);
      for (const Path& path : {layout.members(), layout.keys(), layout.keysCopy(), layout.journal() / "000001.seg"}) REQUIRE(inner->info(path));
    }
  CHECK(headed > 20);
}

TEST_CASE("whichever call of a backup fails, earlier sets bring back what they held and the next run completes", "[vault][backup][faults]") {
  BackupPractice clinic(2);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
    clinic.add(open, 2);
  }
  const Acknowledged early = clinic.images;
  const auto inner = std::move(clinic.practice.files);
  std::size_t completed = 0;
  std::uint64_t call = 1;
  for (bool failed = true; failed && call < 400; call += stride()) {
    const Fault fault = std::array{Fault::DiskFull, Fault::InputOutput, Fault::ShortWrite, Fault::Gone}[call % 4];
    auto owned = std::make_unique<FaultyFiles>(*inner, clinic.place);
    FaultyFiles& faulty = *owned;
    clinic.practice.files = std::move(owned);
    {
      vault::Vault open = clinic.practice.open();
      faulty.failCall(call, fault, fault == Fault::Gone ? Lasting::FromThenOn : Lasting::Once);
      const auto report = clinic.backUp(open);
      failed = faulty.hasFailed();
      INFO("call " << call << (report ? "" : std::string(" ") + std::string(errorName(report.error().code))));
      // A failure that is told leaves no set; whatever is told as done is whole.
      if (!failed) CHECK(report);
      if (report) ++completed;
    }
    clinic.practice.files = store::systemFiles();
    // Some states are restored from: opening what comes back takes its time.
    if (call % 5 != 0 && failed) continue;
    INFO("after call " << call);
    vault::Vault back = clinic.restored();
    checkClean(back);
  }
  CHECK(call > 20);
  CHECK(call < 400);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  clinic.mustBringBack(early);
}

TEST_CASE("a power cut at any moment of a backup leaves whole sets only", "[vault][backup][power]") {
  BackupPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const Acknowledged early = clinic.images;
  { const vault::Vault closed = std::move(open); }
  const auto inner = std::move(clinic.practice.files);
  auto owned = std::make_unique<FaultyFiles>(*inner, clinic.place);
  FaultyFiles& faulty = *owned;
  clinic.practice.files = std::move(owned);
  std::vector<DiskState> moments;
  {
    vault::Vault again = clinic.practice.open();
    clinic.add(again, 2);
    faulty.onEachCall([&](std::uint64_t) { moments.push_back(faulty.state()); });
    clinic.mustBackUp(again);
    moments.push_back(faulty.state());
    faulty.onEachCall({});
  }
  clinic.practice.files = store::systemFiles();
  REQUIRE(moments.size() > 20);
  const Path real = clinic.place;
  for (std::size_t i = 0; i < moments.size(); ++i)
    for (const std::uint64_t seed : fates(i)) {
      clinic.place = clinic.practice.folder / "after";
      std::filesystem::remove_all(clinic.place);
      afterPowerCut(moments[i], clinic.place, seed);
      INFO("moment " << i << " of " << moments.size() << ", seed " << seed);
      for (const auto& set : clinic.sets()) CHECK_FALSE(set.trouble);
      const Path target = clinic.practice.folder / "back";
      std::filesystem::remove_all(target);
      const auto report = clinic.restore(target);
      REQUIRE(report);
      CHECK(report->missing.empty());
      CHECK(report->objects >= 2);
      // Told as done: the last moment has everything.
      if (i + 1 == moments.size()) CHECK(report->objects == 4);
    }
  clinic.place = real;
}

TEST_CASE("a disk that is pulled out in the middle is told in plain words, and the next run goes on", "[vault][backup][faults]") {
  BackupPractice clinic(80);
  vault::Vault open = clinic.practice.open();
  const Path away = clinic.practice.folder / "away";
  vault::BackupOrder order;
  order.destination = clinic.place;
  const auto pulled = vault::backUp(open, order, [&](const vault::BackupProgress& progress) {
    if (progress.objectsDone > 30 && !std::filesystem::exists(away)) std::filesystem::rename(clinic.place, away);
  });
  REQUIRE_FALSE(pulled);
  CHECK(pulled.error().code == ErrorCode::BackupPlaceMissing);
  std::filesystem::remove_all(clinic.place);
  std::filesystem::rename(away, clinic.place);
  CHECK(clinic.restore(clinic.practice.folder / "half").error().code == ErrorCode::BackupIncomplete);
  const auto report = clinic.mustBackUp(open);
  CHECK(report.outcome.objects == 80);
  CHECK(report.filesAlreadyThere > 30);
}

TEST_CASE("a backup that is stopped leaves no set and is continued by the next one", "[vault][backup]") {
  BackupPractice clinic(80);
  vault::Vault open = clinic.practice.open();
  const CancelToken cancel;
  vault::BackupOrder order;
  order.destination = clinic.place;
  const auto stopped = vault::backUp(open, order, [&](const vault::BackupProgress& progress) {
    if (progress.objectsDone > 30) cancel.cancel();
  }, cancel);
  CHECK(stopped.error().code == ErrorCode::Cancelled);
  CHECK(clinic.sets().empty());
  CHECK(clinic.mustBackUp(open).filesAlreadyThere > 30);
}

TEST_CASE("two backups into one place do not mix", "[vault][backup]") {
  BackupPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const auto held = clinic.practice.files->lock(clinic.place / "lock");
  REQUIRE(held);
  CHECK(clinic.backUp(open).error().code == ErrorCode::BackupRunning);
}

TEST_CASE("a place without room is refused before anything is copied there", "[vault][backup][faults]") {
  BackupPractice clinic(2);
  clinic.practice.files = std::make_unique<SmallDisk>(1u << 20);
  vault::Vault open = clinic.practice.open();
  CHECK(clinic.backUp(open).error().code == ErrorCode::DiskFull);
  CHECK(clinic.objectsBelow(clinic.place).empty());
}

TEST_CASE("a restore onto too small a disk writes nothing", "[vault][backup][faults]") {
  BackupPractice clinic(2);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  clinic.practice.files = std::make_unique<SmallDisk>(1u << 20);
  const Path target = clinic.practice.folder / "restored";
  const auto refused = clinic.restore(target);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::DiskFull);
  CHECK_FALSE(std::filesystem::exists(target));
}

TEST_CASE("a restore that is broken off goes on where it was, and the vault may have been used meanwhile", "[vault][backup][faults]") {
  BackupPractice clinic(70);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const Path target = clinic.practice.folder / "restored";
  const CancelToken cancel;
  const auto stopped = vault::restoreBackup(clinic.practice.environment(), clinic.place, target, {}, [&](const vault::BackupProgress& progress) {
    if (progress.objectsDone >= 1) cancel.cancel();
  }, cancel);
  CHECK(stopped.error().code == ErrorCode::Cancelled);
  CHECK(std::filesystem::exists(vault::restoringMark(target)));
  Acknowledged taken;
  {
    vault::Vault open = clinic.openAt(target);
    REQUIRE(importInto(clinic.practice, open, {clinic.practice.writeImage("new.dcm", "|||", "taken meanwhile")}, taken));
  }
  const auto report = clinic.restore(target);
  REQUIRE(report);
  CHECK(report->filesAlreadyThere >= 1);
  CHECK(report->missing.empty());
  CHECK_FALSE(std::filesystem::exists(vault::restoringMark(target)));
  vault::Vault open = clinic.openAt(target);
  checkEverythingIsThere(open, clinic.images);
  checkEverythingIsThere(open, taken);
  checkClean(open);
  // Done is done: the next one refuses to overwrite.
  CHECK(clinic.restore(target).error().code == ErrorCode::VaultExists);
}

TEST_CASE("whichever call of a restore fails, asking again completes it", "[vault][backup][faults]") {
  BackupPractice clinic(3);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const auto inner = store::systemFiles();
  std::uint64_t call = 1;
  for (bool failed = true; failed && call < 200; call += stride()) {
    const Path target = clinic.practice.folder / ("r" + std::to_string(call));
    {
      auto owned = std::make_unique<FaultyFiles>(*inner, target);
      owned->failCall(call, call % 2 == 0 ? Fault::DiskFull : Fault::Gone, Lasting::FromThenOn);
      FaultyFiles& faulty = *owned;
      clinic.practice.files = std::move(owned);
      const auto report = clinic.restore(target);
      failed = faulty.hasFailed();
      INFO("call " << call);
      if (!failed) CHECK(report);
      clinic.practice.files = store::systemFiles();
      // Only what comes after everything is there may fail untold.
      if (report) break;
    }
    INFO("after call " << call);
    const auto again = clinic.restore(target);
    INFO((again ? "" : std::string(errorName(again.error().code)) + " " + again.error().detail));
    REQUIRE(again);
    if (call % 8 != 0) continue;
    vault::Vault open = clinic.openAt(target);
    checkEverythingIsThere(open, clinic.images);
    checkClean(open);
  }
  CHECK(call > 10);
}

TEST_CASE("a very first backup that fails at any call is made by asking again", "[vault][backup][faults]") {
  BackupPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  // What each of its first calls leaves: a lock, a marker under its passing name, a marker.
  for (const std::vector<std::string>& left : {std::vector<std::string>{"lock"}, {"lock", "backup.new"}}) {
    std::filesystem::remove_all(clinic.place);
    std::filesystem::create_directories(clinic.place);
    for (const std::string& name : left) writeFile(clinic.place / name, {});
    clinic.mustBackUp(open);
  }
  std::filesystem::remove_all(clinic.place);
  std::filesystem::create_directories(clinic.place);
  writeFile(clinic.place / "thesis.odt", {});
  CHECK(clinic.backUp(open).error().code == ErrorCode::AlreadyExists);
}
