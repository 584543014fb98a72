// A new computer, a disk with backups, and the printed kit.

#include <QSignalSpy>
#include <atomic>
#include <semaphore>

#include "core/vault/images/open_image.h"
#include "tests/support/faulty_files.h"
#include "tests/ui/setup/new_computer.h"
#include "tests/ui/support/pictures.h"
#include "ui/setup/kit_entry.h"
#include "ui/setup/kit_step.h"
#include "ui/setup/recover_step.h"
#include "ui/setup/restored_step.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// A folder on a disk that sleeps: whoever asks for it waits until it wakes.
class SleepingDisk : public store::FileSystem {
 public:
  SleepingDisk(store::FileSystem& inner, Path asleep) : m_inner(inner), m_asleep(std::move(asleep)) {}
  /// Whoever waits gets the answer, and is gone before this returns.
  void wake() {
    m_wakes.release();
    m_answered.acquire();
    while (waiting != 0) std::this_thread::yield();
  }
  std::atomic<int> waiting = 0;

  std::optional<store::FileInfo> info(const Path& path) override {
    if (path.parent_path() != m_asleep) return m_inner.info(path);
    ++waiting;
    m_wakes.acquire();
    m_answered.release();
    --waiting;
    return std::nullopt;
  }
  Result<std::unique_ptr<store::File>> open(const Path& path, store::OpenMode mode) override { return m_inner.open(path, mode); }
  Result<void> makeDirectory(const Path& path) override { return m_inner.makeDirectory(path); }
  Result<void> rename(const Path& from, const Path& to) override { return m_inner.rename(from, to); }
  Result<void> renameNew(const Path& from, const Path& to) override { return m_inner.renameNew(from, to); }
  Result<void> linkNew(const Path& from, const Path& to) override { return m_inner.linkNew(from, to); }
  Result<void> remove(const Path& path) override { return m_inner.remove(path); }
  Result<void> syncDirectory(const Path& path) override { return m_inner.syncDirectory(path); }
  Result<std::vector<std::string>> list(const Path& directory) override { return m_inner.list(directory); }
  Result<std::uint64_t> freeBytes(const Path& path) override { return m_inner.freeBytes(path); }
  bool isNetwork(const Path& path) override { return m_inner.isNetwork(path); }
  Result<std::unique_ptr<store::ExclusiveLock>> lock(const Path& path) override { return m_inner.lock(path); }

 private:
  store::FileSystem& m_inner;
  Path m_asleep;
  std::counting_semaphore<8> m_wakes{0}, m_answered{0};
};

/// Nothing sleeps, and hardly anything fits on it.
class SmallDisk final : public SleepingDisk {
 public:
  SmallDisk(store::FileSystem& inner, const Path& folder) : SleepingDisk(inner, folder / "asleep") {}
  Result<std::uint64_t> freeBytes(const Path&) override { return 2'000; }
};

}  // namespace

TEST_CASE("on a new computer a backup and the printed kit give the practice back", "[ui][setup][restore]") {
  NewComputer machine;
  SetupWindow window(machine.environment, machine.places);
  window.resize(1200, 900);
  showActive(window);
  auto& step = chooseGoodBackup(window, machine.placePath());
  settle();
  keepPicture(window, QStringLiteral("setup-restore"));
  CHECK(allWordsOn(step).contains(QStringLiteral("Harbour Dental, 2 images, saved")));
  CHECK(keepsApart(step, QStringLiteral("Harbour Dental")));
  CHECK(step.vaultPath() == machine.vaultNamed("Harbour Dental.safelight"));
  CHECK(step.next()->hasFocus());
  press(*step.next());
  auto& back = shown<RestoredStep>(window);
  settle();
  keepPicture(window, QStringLiteral("setup-restored"));
  CHECK(allWordsOn(back).contains(QStringLiteral("2 images of Harbour Dental are here again")));
  CHECK(keepsApart(back, QStringLiteral("Harbour Dental")));
  CHECK(allWordsOn(back).contains(QString::fromStdString(machine.fixture.kit.genesisFingerprint)));
  press(*back.next());
  auto& kit = shown<RecoverStep>(window);
  CHECK(kit.vaultPath() == machine.vaultNamed("Harbour Dental.safelight"));
  settle();
  QString code;  // typed where the cursor stands
  for (const auto& group : machine.fixture.kit.groups) code += QString::fromStdString(group);
  type(window, code);
  typePassword(kit, QStringLiteral("violet anchor beside seven boats"));
  press(*kit.next());
  shown<KitStep>(window);
  auto vault = window.takeVault();
  REQUIRE(vault);
  for (const model::ImageId id : machine.images) CHECK(vault::readOriginal(*vault, id));
}

TEST_CASE("where the vault was used before, a restored one can be signed in to", "[ui][setup][restore]") {
  NewComputer machine;
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  press(*chooseGoodBackup(window, machine.placePath()).next());
  auto& back = shown<RestoredStep>(window);
  QSignalSpy chosen(&window, &SetupWindow::vaultChosen);
  for (auto* button : back.findChildren<Button*>())
    if (button->text() == QStringLiteral("Sign in with a password")) press(*button);
  REQUIRE(chosen.count() == 1);
  CHECK(chosen.first().first().toString() == machine.vaultNamed("Harbour Dental.safelight"));
}

TEST_CASE("a folder without backups is said to be none, and nothing can be brought back from it", "[ui][setup][restore]") {
  NewComputer machine;
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  auto& step = chooseBackup(window, QString::fromStdString(machine.fixture.folder.path().string()));
  REQUIRE(waitUntil([&] { return allWordsOn(step).contains(QStringLiteral("This is not a folder that Safelight backed up to.")); }));
  CHECK_FALSE(step.next()->isEnabled());
  // The right one helps.
  step.setBackup(machine.placePath());
  CHECK(waitUntil([&] { return step.next()->isEnabled(); }));
}

TEST_CASE("nobody waits for a disk that does not wake: another one is chosen, and the late answer changes nothing", "[ui][setup][restore]") {
  NewComputer machine;
  SleepingDisk files(*machine.fixture.files, machine.fixture.folder / "asleep");
  const vault::Environment environment{machine.fixture.clock, machine.fixture.random, files};
  {
    SetupWindow window(environment, machine.places);
    showActive(window);
    const QString asleep = QString::fromStdString((machine.fixture.folder / "asleep").string());
    auto& step = chooseBackup(window, asleep);
    REQUIRE(waitUntil([&] { return files.waiting == 1; }));
    CHECK(allWordsOn(step).contains(QStringLiteral("Looking at it…")));
    step.setBackup(machine.placePath());
    REQUIRE(waitUntil([&] { return step.next()->isEnabled(); }));
    files.wake();
    settle();
    CHECK(allWordsOn(step).contains(QStringLiteral("Harbour Dental, 2 images, saved")));
    step.setBackup(asleep);
    REQUIRE(waitUntil([&] { return files.waiting == 1; }));
  }
  files.wake();  // long after the window
}

TEST_CASE("a backup of which nothing is whole says why", "[ui][setup][restore]") {
  NewComputer machine;
  for (const auto& set : std::filesystem::directory_iterator(machine.place / "sets")) tests::writeFile(set.path() / "list", Bytes(40, 7));
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  auto& step = chooseBackup(window, machine.placePath());
  REQUIRE(waitUntil([&] { return !allWordsOn(step).contains(QStringLiteral("Looking at it…")); }));
  CHECK_FALSE(step.next()->isEnabled());
  CHECK(allWordsOn(step).contains(QStringLiteral("choose another backup")));
  CHECK_FALSE(allWordsOn(step).contains(QStringLiteral("Let a new backup run")));  // of what?
}

TEST_CASE("a backup by a newer Safelight says so, and speaks of no vault that was used", "[ui][setup][restore]") {
  NewComputer machine;
  Bytes marker = tests::readFile(machine.place / "backup");
  marker[8] = 9;  // its version
  tests::writeFile(machine.place / "backup", marker);
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  auto& step = chooseBackup(window, machine.placePath());
  CHECK(waitUntil([&] { return allWordsOn(step).contains(QStringLiteral("This backup was made by a newer Safelight than this one.")); }));
  CHECK_FALSE(step.next()->isEnabled());
}

TEST_CASE("a backup that turns out damaged while it is brought back asks for another one, and for no new backup", "[ui][setup][restore]") {
  NewComputer machine;
  for (const auto& set : std::filesystem::directory_iterator(machine.place / "sets")) std::filesystem::remove(set.path() / "keys");
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  auto& step = chooseGoodBackup(window, machine.placePath());
  press(*step.next());
  CHECK(waitUntil([&] { return allWordsOn(step).contains(QStringLiteral("choose another backup")); }));
  CHECK_FALSE(allWordsOn(step).contains(QStringLiteral("Let a new backup run")));  // of what?
}

TEST_CASE("a disk that is too small says what is needed and what is free", "[ui][setup][restore]") {
  NewComputer machine;
  SmallDisk files(*machine.fixture.files, machine.fixture.folder / ".");
  const vault::Environment environment{machine.fixture.clock, machine.fixture.random, files};
  SetupWindow window(environment, machine.places);
  showActive(window);
  auto& step = chooseGoodBackup(window, machine.placePath());
  press(*step.next());
  CHECK(waitUntil([&] { return allWordsOn(step).contains(QStringLiteral("2.0 kB are free")); }));
  keepPicture(window, QStringLiteral("restore-too-small"));
}

TEST_CASE("what lies there already keeps its name, and a restore that was broken off goes on", "[ui][setup][restore]") {
  NewComputer machine;
  const std::filesystem::path folder = machine.places.vaultFolder.toStdString();
  std::filesystem::create_directories(folder / "Harbour Dental.safelight");
  tests::writeFile(folder / "Harbour Dental.safelight" / "theirs", Bytes(3, 1));
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  auto& step = chooseGoodBackup(window, machine.placePath());
  CHECK(step.vaultPath() == machine.vaultNamed("Harbour Dental 2.safelight"));
  // Broken off there before.
  std::filesystem::create_directories(folder / "Harbour Dental 2.safelight");
  tests::writeFile(vault::restoringMark(folder / "Harbour Dental 2.safelight"), asBytes(std::string_view("set")));
  CHECK(step.vaultPath() == machine.vaultNamed("Harbour Dental 2.safelight"));
  press(*step.next());
  CHECK(shown<RestoredStep>(window).vaultPath() == machine.vaultNamed("Harbour Dental 2.safelight"));
  CHECK(std::filesystem::exists(folder / "Harbour Dental 2.safelight" / "head"));
  CHECK(std::filesystem::exists(folder / "Harbour Dental.safelight" / "theirs"));
}

TEST_CASE("images that the backup lost are counted, and the rest comes back", "[ui][setup][restore]") {
  NewComputer machine;
  const std::string name = machine.images.front().toString();
  std::filesystem::remove(machine.place / "objects" / name.substr(34) / name);
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  press(*chooseGoodBackup(window, machine.placePath()).next());
  const QString words = allWordsOn(shown<RestoredStep>(window));
  CHECK(words.contains(QStringLiteral("1 image of Harbour Dental is here again")));
  CHECK(words.contains(QStringLiteral("1 image could not be read from the backup.")));
}

TEST_CASE("a backup whose every image was encrypted is no practice that is back, and the next step is another backup", "[ui][setup][restore]") {
  NewComputer machine;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(machine.place / "objects"))
    if (entry.is_regular_file()) tests::writeFile(entry.path(), Bytes(static_cast<std::size_t>(entry.file_size()), 0x11));
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  press(*chooseGoodBackup(window, machine.placePath()).next());
  auto& ended = shown<RestoredStep>(window);
  const QString words = allWordsOn(ended);
  CHECK(words.contains(QStringLiteral("The images did not come back")));
  CHECK(words.contains(QStringLiteral("Damaged or overwritten in this backup: 2 images")));
  CHECK_FALSE(words.contains(QStringLiteral("The practice is back")));
  CHECK_FALSE(words.contains(QStringLiteral("0 images")));
  keepPicture(window, QStringLiteral("setup-restore-no-image"));
  press(*ended.next());
  auto& step = shown<RestoreStep>(window);
  CHECK_FALSE(step.next()->isEnabled());  // the same one is not offered again
  CHECK_FALSE(allWordsOn(step).contains(machine.placePath()));
}

TEST_CASE("a restore that is stopped goes on where it was", "[ui][setup][restore]") {
  NewComputer machine;
  const Path target = Path(machine.places.vaultFolder.toStdString()) / "Harbour Dental.safelight";
  std::filesystem::create_directories(target.parent_path());
  tests::FaultyFiles files(*machine.fixture.files, machine.fixture.folder.path());
  std::atomic<bool> isStillToCome = true;
  std::binary_semaphore reached(0), goOn(0);
  // Before the first image is written.
  files.onEachCall([&](std::uint64_t) {
    if (!std::filesystem::exists(target / "head") || !isStillToCome.exchange(false)) return;
    reached.release();
    goOn.acquire();
  });
  const vault::Environment environment{machine.fixture.clock, machine.fixture.random, files};
  SetupWindow window(environment, machine.places);
  showActive(window);
  auto& step = chooseGoodBackup(window, machine.placePath());
  press(*step.next());
  REQUIRE(waitUntil([&] { return reached.try_acquire(); }));
  for (auto* button : window.findChildren<Button*>())
    if (button->text() == QStringLiteral("Stop")) press(*button);
  goOn.release();
  REQUIRE(waitUntil([&] { return step.isVisible() && step.next()->isEnabled(); }));
  CHECK(vault::isBeingRestored(files, target));
  CHECK(step.next()->hasFocus());
  CHECK(step.vaultPath() == machine.vaultNamed("Harbour Dental.safelight"));
  press(*step.next());
  CHECK(allWordsOn(shown<RestoredStep>(window)).contains(QStringLiteral("2 images of Harbour Dental are here again")));
  CHECK_FALSE(vault::isBeingRestored(files, target));
}

TEST_CASE("a restore that fails is said where the backup was chosen, and can be tried again", "[ui][setup][restore]") {
  NewComputer machine;
  // A file where the vaults' folder should be.
  tests::writeFile(machine.places.vaultFolder.toStdString(), Bytes(1, 1));
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  auto& step = chooseGoodBackup(window, machine.placePath());
  press(*step.next());
  REQUIRE(waitUntil([&] { return step.isVisible() && step.next()->isEnabled(); }));
  CHECK_FALSE(window.findChild<RestoredStep*>()->isVisible());
  std::filesystem::remove(machine.places.vaultFolder.toStdString());
  press(*step.next());
  shown<RestoredStep>(window);
}
