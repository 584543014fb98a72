// The guard with a real second process (fake_workspace): what is covered when, and what is left of the process after a lock.
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch_test_macros.hpp>

#ifdef __linux__
#include <csignal>
#endif

#include "tests/support/fake_clock.h"
#include "tests/ui/support/events.h"
#include "ui/lock/guard.h"
#include "ui/widgets/controls.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

bool processLives(int id) { return id > 0 && ::kill(id, 0) == 0; }

vault::Summary summaryOf(const Path&) {
  vault::Summary summary;
  summary.practice = "Harbour Dental";
  for (const char* login : {"good", "stubborn", "idle", "asks", "dies", "crash"}) {
    model::User user;
    user.login = login;
    user.displayName = std::string("Person ") + login;
    summary.people.push_back(user);
  }
  return summary;
}

struct Desk {
  QTemporaryDir folder;
  tests::FakeClock clock;
  std::unique_ptr<Guard> guard;

  explicit Desk(const char* program = "fake_workspace") {
    qputenv("FAKE_LOG", folder.filePath(QStringLiteral("log")).toUtf8());
    qputenv("FAKE_VAULT", folder.filePath(QStringLiteral("Practice.safelight")).toUtf8());
    GuardServices services{clock, [](const Path& path) -> Result<vault::Summary> {
                             if (path.filename() == "gone.safelight") return fail(ErrorCode::VaultNotFound);
                             if (path.filename() == "ransomed.safelight" || path.filename() == "letters") return fail(ErrorCode::NotAVault);
                             return summaryOf(path);
                           },
                           pathFromUtf8(std::string(SAFELIGHT_BIN_DIR "/") + program), GuardConfig(configFile())};
    guard = std::make_unique<Guard>(std::move(services), LockWindows::Mode::Windowed);
  }
  QString configFile() const { return folder.filePath(QStringLiteral("config/guard.json")); }
  LockScreen& screen() { return guard->windows().screen(); }
  void start() {
    guard->start(folder.filePath(QStringLiteral("Practice.safelight")));
    REQUIRE(test::waitUntil([this] { return guard->workspaceId() != 0; }));
  }
  void signIn(const std::string& login, const QString& password = QStringLiteral("open sesame")) {
    screen().choose(login);
    auto& field = *screen().findChild<PasswordField*>();
    field.append(password);
    QTest::keyClick(&field, Qt::Key_Return);
  }
  void open(const std::string& login) {
    start();
    signIn(login);
    REQUIRE(test::waitUntil([this] { return guard->state() == Guard::State::Unlocked && !guard->windows().isCovering(); }));
  }
  bool logged(const QByteArray& what) const {
    QFile file(folder.filePath(QStringLiteral("log")));
    return file.open(QIODevice::ReadOnly) && file.readAll().contains(what);
  }
  QString sentence() {
    QStringList all;
    const QList<QLabel*> labels = screen().findChildren<QLabel*>();
    for (QLabel* label : labels)
      if (label->isVisibleTo(&screen())) all << label->text();
    return all.join(u'\n');
  }
};

}  // namespace

TEST_CASE("at the start the lock screen covers and a workspace without a key waits", "[guard]") {
  Desk desk;
  desk.start();
  CHECK(desk.guard->state() == Guard::State::Locked);
  CHECK(desk.guard->windows().isCovering());
  CHECK(desk.sentence().contains(QStringLiteral("Harbour Dental")));
  CHECK(test::waitUntil([&] { return desk.logged("start --guard-fd 3 --vault"); }));
  CHECK_FALSE(desk.logged("open"));
}

TEST_CASE("a right password uncovers once the working window is there, and the vault is remembered", "[guard]") {
  Desk desk;
  desk.open("good");
  CHECK(desk.logged("shown"));
  CHECK(GuardConfig(desk.configFile()).lastVault() == desk.folder.filePath(QStringLiteral("Practice.safelight")));
}

TEST_CASE("a vault whose files were overwritten is called damaged, and a folder of letters no vault", "[guard]") {
  Desk desk;
  desk.guard->start(desk.folder.filePath(QStringLiteral("ransomed.safelight")));
  CHECK(desk.sentence().contains(QStringLiteral("restore it from your backup")));
  Desk other;
  other.guard->start(other.folder.filePath(QStringLiteral("letters")));
  CHECK(other.sentence().contains(QStringLiteral("not a Safelight vault")));
}

TEST_CASE("a wrong password is said, and the same process takes the next try", "[guard]") {
  Desk desk;
  desk.start();
  const int id = desk.guard->workspaceId();
  desk.signIn("good", QStringLiteral("wrong"));
  REQUIRE(test::waitUntil([&] { return desk.guard->state() == Guard::State::Locked && !desk.screen().isWorking(); }));
  CHECK(desk.guard->windows().isCovering());
  CHECK(desk.guard->workspaceId() == id);
  desk.signIn("good");
  CHECK(test::waitUntil([&] { return desk.guard->state() == Guard::State::Unlocked; }));
}

TEST_CASE("locking covers first, and then the process that held the vault is gone", "[guard]") {
  Desk desk;
  desk.open("good");
  const int id = desk.guard->workspaceId();
  QSignalSpy locked(desk.guard.get(), &Guard::locked);
  desk.guard->lock(LockReason::Button);
  CHECK(desk.guard->windows().isCovering());
  CHECK(desk.sentence().contains(QStringLiteral("by Dr A. Okafor")));
  REQUIRE(test::waitUntil([&] { return locked.count() == 1; }));
  CHECK_FALSE(processLives(id));
  CHECK(desk.logged("finish"));
  CHECK(desk.guard->workspaceId() != id);  // a fresh one waits
  CHECK(test::waitUntil([&] { return desk.guard->workspaceId() != 0; }));
}

TEST_CASE("a workspace that will not finish is killed after 300 milliseconds", "[guard]") {
  Desk desk;
  desk.open("stubborn");
  const int id = desk.guard->workspaceId();
  QSignalSpy locked(desk.guard.get(), &Guard::locked);
  QElapsedTimer time;
  time.start();
  desk.guard->lock(LockReason::SystemLock);
  REQUIRE(test::waitUntil([&] { return locked.count() == 1; }));
  CHECK(time.elapsed() >= WorkspaceProcess::kGraceMilliseconds - 20);
  CHECK_FALSE(processLives(id));
}

TEST_CASE("whoever types while the old process still ends is signed in by its successor", "[guard]") {
  Desk desk;
  desk.open("stubborn");
  const int id = desk.guard->workspaceId();
  desk.guard->lock(LockReason::Button);
  desk.signIn("good");
  REQUIRE(desk.guard->workspaceId() == id);  // it had the vault and is not gone yet
  REQUIRE(test::waitUntil([&] { return desk.guard->state() == Guard::State::Unlocked && !desk.guard->windows().isCovering(); }));
  CHECK(desk.guard->workspaceId() != id);
}

TEST_CASE("a computer that goes to sleep over such a password leaves the fields usable and nobody signed in", "[guard]") {
  Desk desk;
  desk.open("stubborn");
  QSignalSpy locked(desk.guard.get(), &Guard::locked);
  desk.guard->lock(LockReason::Button);
  desk.signIn("good");
  desk.guard->lock(LockReason::Suspend);
  REQUIRE(test::waitUntil([&] { return locked.count() == 1; }));
  CHECK(desk.guard->state() == Guard::State::Locked);
  CHECK_FALSE(desk.screen().isWorking());
  REQUIRE(test::waitUntil([&] { return desk.guard->workspaceId() != 0; }));
  desk.signIn("good");
  CHECK(test::waitUntil([&] { return desk.guard->state() == Guard::State::Unlocked; }));
}

TEST_CASE("nobody at work for the practice's time: a warning, then the lock", "[guard]") {
  Desk desk;
  desk.open("good");
  desk.clock.advance(285'000);
  desk.guard->reconsider();
  CHECK(test::waitUntil([&] { return desk.logged("warned"); }));
  CHECK(desk.guard->state() == Guard::State::Unlocked);
  desk.clock.advance(15'000);
  QSignalSpy locked(desk.guard.get(), &Guard::locked);
  desk.guard->reconsider();
  CHECK(desk.guard->state() == Guard::State::Locked);
  CHECK(desk.sentence().contains(QStringLiteral("after 5 minutes without use · Dr A. Okafor was working")));
  CHECK(test::waitUntil([&] { return locked.count() == 1; }));
}

TEST_CASE("the idle time is the one the practice chose", "[guard]") {
  Desk desk;
  desk.open("idle");  // one second
  desk.clock.advance(1000);
  desk.guard->reconsider();
  CHECK(desk.guard->state() == Guard::State::Locked);
}

TEST_CASE("Ctrl+L in the workspace locks", "[guard]") {
  Desk desk;
  desk.start();
  QSignalSpy locked(desk.guard.get(), &Guard::locked);
  desk.signIn("asks");
  REQUIRE(test::waitUntil([&] { return locked.count() == 1; }));
  CHECK(desk.guard->state() == Guard::State::Locked);
  CHECK(desk.guard->windows().isCovering());
}

TEST_CASE("a workspace that dies leaves the lock screen, which says so", "[guard]") {
  Desk desk;
  desk.start();
  QSignalSpy locked(desk.guard.get(), &Guard::locked);
  desk.signIn("dies");
  REQUIRE(test::waitUntil([&] { return locked.count() == 1; }));
  CHECK(desk.guard->windows().isCovering());
  CHECK(desk.sentence().contains(QStringLiteral("stopped unexpectedly")));
  CHECK(desk.guard->workspaceId() != 0);
}

TEST_CASE("a workspace that dies over the password leaves the fields usable", "[guard]") {
  Desk desk;
  desk.start();
  desk.signIn("crash");
  REQUIRE(test::waitUntil([&] { return desk.guard->state() == Guard::State::Locked; }));
  CHECK_FALSE(desk.screen().isWorking());
  REQUIRE(test::waitUntil([&] { return desk.guard->workspaceId() != 0; }));
  desk.signIn("good");
  CHECK(test::waitUntil([&] { return desk.guard->state() == Guard::State::Unlocked; }));
}

TEST_CASE("the first start goes to the set-up, remembers the vault it made, and locks like any other", "[guard]") {
  Desk desk;
  desk.guard->start(std::nullopt);
  CHECK_FALSE(desk.guard->windows().isCovering());
  REQUIRE(test::waitUntil([&] { return desk.guard->state() == Guard::State::Unlocked; }));
  CHECK(desk.logged("start --guard-fd 3 --setup"));
  CHECK(GuardConfig(desk.configFile()).lastVault() == desk.folder.filePath(QStringLiteral("Practice.safelight")));
  QSignalSpy locked(desk.guard.get(), &Guard::locked);
  desk.guard->lock(LockReason::Button);
  REQUIRE(test::waitUntil([&] { return locked.count() == 1; }));
  CHECK(test::waitUntil([&] { return desk.logged("--vault"); }));
}

TEST_CASE("a set-up that chose an existing vault leaves its lock screen, last words and all", "[guard]") {
  Desk desk;
  qputenv("FAKE_EXISTING", "1");
  desk.guard->start(std::nullopt);
  REQUIRE(test::waitUntil([&] { return desk.guard->state() == Guard::State::Locked; }));
  qunsetenv("FAKE_EXISTING");
  CHECK(desk.guard->windows().isCovering());
  CHECK(desk.sentence().contains(QStringLiteral("Harbour Dental")));
  REQUIRE(test::waitUntil([&] { return desk.guard->workspaceId() != 0 && desk.logged("--vault"); }));
  desk.signIn("good");
  CHECK(test::waitUntil([&] { return desk.guard->state() == Guard::State::Unlocked; }));
}

TEST_CASE("a set-up closed after its vault was made ends, and the next start asks who works there", "[guard]") {
  Desk desk;
  qputenv("FAKE_CLOSED", "1");
  QSignalSpy finished(desk.guard.get(), &Guard::finished);
  desk.guard->start(std::nullopt);
  REQUIRE(test::waitUntil([&] { return finished.count() == 1; }));
  qunsetenv("FAKE_CLOSED");
  CHECK(GuardConfig(desk.configFile()).lastVault() == desk.folder.filePath(QStringLiteral("Practice.safelight")));
}

TEST_CASE("a vault that a set-up made in place of a missing one is on the lock screen when the set-up was closed", "[guard]") {
  Desk desk;
  desk.guard->start(desk.folder.filePath(QStringLiteral("gone.safelight")));
  CHECK_FALSE(desk.sentence().contains(QStringLiteral("Harbour Dental")));
  qputenv("FAKE_CLOSED", "1");
  Q_EMIT desk.screen().setUpAsked();
  CHECK(test::waitUntil([&] { return desk.sentence().contains(QStringLiteral("Harbour Dental")); }));
  qunsetenv("FAKE_CLOSED");
  CHECK(desk.guard->state() == Guard::State::Locked);
  CHECK(desk.guard->windows().isCovering());
  REQUIRE(test::waitUntil([&] { return desk.logged("--vault " + desk.folder.filePath(QStringLiteral("Practice.safelight")).toUtf8()); }));
}

TEST_CASE("a set-up that is asked for on a lock screen knows whose it was, and the first one knows of none", "[guard]") {
  Desk desk;
  desk.start();
  Q_EMIT desk.screen().setUpAsked();
  CHECK(test::waitUntil([&] { return desk.logged("start --guard-fd 3 --setup --vault"); }));
}

TEST_CASE("forgotten passwords are the recovering workspace's business", "[guard]") {
  Desk desk;
  desk.start();
  Q_EMIT desk.screen().forgotPassword();
  CHECK(test::waitUntil([&] { return desk.logged("start --guard-fd 3 --recover --vault"); }));
}

TEST_CASE("a missing workspace program is said in words instead of a dead screen", "[guard]") {
  Desk desk("no such program");
  desk.guard->start(desk.folder.filePath(QStringLiteral("Practice.safelight")));
  desk.signIn("good");
  CHECK(test::waitUntil([&] { return desk.guard->state() == Guard::State::Locked && !desk.screen().isWorking(); }));
  CHECK(desk.guard->windows().isCovering());
}

TEST_CASE("quitting ends the workspace first", "[guard]") {
  Desk desk;
  desk.open("good");
  const int id = desk.guard->workspaceId();
  QSignalSpy finished(desk.guard.get(), &Guard::finished);
  desk.guard->quit();
  REQUIRE(test::waitUntil([&] { return finished.count() == 1; }));
  CHECK_FALSE(processLives(id));
}

TEST_CASE("a guard that is destroyed takes its workspace with it", "[guard]") {
  Desk desk;
  desk.open("stubborn");
  const int id = desk.guard->workspaceId();
  desk.guard.reset();
  CHECK_FALSE(processLives(id));
}

TEST_CASE("what is opened for once is not what opens by itself the next time", "[guard]") {
  QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("guard.json"));
  REQUIRE(GuardConfig(file).rememberVault(QStringLiteral("/data/Own.safelight")));
  const GuardConfig once(file, GuardConfig::Keeps::Nothing);
  CHECK(once.rememberVault(QStringLiteral("/data/Demo.safelight")));
  CHECK(GuardConfig(file).lastVault() == QStringLiteral("/data/Own.safelight"));
}

TEST_CASE("what the guard remembers is a path and nothing else; nonsense is no vault", "[guard]") {
  QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("a/b/guard.json"));
  const GuardConfig config(file);
  CHECK_FALSE(config.lastVault());
  CHECK(config.rememberVault(QStringLiteral("/data/Müller.safelight")));
  CHECK(config.lastVault() == QStringLiteral("/data/Müller.safelight"));
  CHECK((QFile::permissions(file) & (QFile::ReadOther | QFile::ReadGroup)) == 0);
  for (const char* nonsense : {"", "{", "[]", "{\"vault\": 5}", "{\"vault\": \"relative\"}"}) {
    QFile broken(file);
    REQUIRE(broken.open(QIODevice::WriteOnly | QIODevice::Truncate));
    broken.write(nonsense);
    broken.close();
    CHECK_FALSE(config.lastVault());
  }
}
