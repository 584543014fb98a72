// The guard with the real workspace and a real vault: signing in, and what is left after a lock.
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch_test_macros.hpp>

#include "core/crypto/device_secret.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "tests/ui/support/events.h"
#include "ui/lock/guard.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

constexpr char kPassword[] = "velvet anchor mosaic tundra pixel";

crypto::SecretBytes secretOf(std::string_view text) {
  auto secret = crypto::SecretBytes::copyOf(asBytes(text));
  REQUIRE(secret);
  return std::move(*secret);
}

/// A practice with one owner, made in a folder of its own, and a guard at its door.
struct Practice {
  QTemporaryDir folder;
  SystemClock clock;
  seal::SodiumRandom random;
  std::unique_ptr<store::FileSystem> files = store::systemFiles();
  std::unique_ptr<Guard> guard;

  Practice() {
    qputenv("XDG_CONFIG_HOME", folder.filePath(QStringLiteral("config")).toUtf8());
    auto device = crypto::loadOrMakeDeviceSecret(crypto::defaultDeviceSecretPath(), random);
    REQUIRE(device);
    const auto password = secretOf(kPassword);
    auto made = vault::Vault::create({clock, random, *files}, path(), {"Harbour Dental", "okafor", "Dr A. Okafor", password, *device});
    REQUIRE(made);
    guard = std::make_unique<Guard>(GuardServices{clock, [this](const Path& at) { return vault::Vault::summarise(*files, at); },
                                                  Path(SAFELIGHT_BIN_DIR) / "safelight-workspace", GuardConfig()},
                                    LockWindows::Mode::Windowed);
    guard->start(vaultText());
    REQUIRE(test::waitUntil([this] { return guard->workspaceId() != 0; }));
  }
  QString vaultText() const { return folder.filePath(QStringLiteral("Practice.safelight")); }
  Path path() const { return pathFromUtf8(vaultText().toStdString()); }
  void signIn(const char* password) {
    LockScreen& screen = guard->windows().screen();
    screen.choose("okafor");
    auto& field = *screen.findChild<PasswordField*>();
    field.append(QString::fromLatin1(password));
    QTest::keyClick(&field, Qt::Key_Return);
  }
};

bool processLives(int id) { return QFile::exists(QStringLiteral("/proc/%1/exe").arg(id)); }

}  // namespace

TEST_CASE("the lock screen knows practice and people of a real vault without a key", "[guard][vault]") {
  Practice practice;
  LockScreen& screen = practice.guard->windows().screen();
  CHECK(screen.chosenLogin() == "okafor");
  CHECK(practice.guard->state() == Guard::State::Locked);
}

TEST_CASE("the real workspace refuses a wrong password, opens with the right one, and is gone after a lock; the vault is free again", "[guard][vault]") {
  Practice practice;
  Guard& guard = *practice.guard;
  practice.signIn("not the password at all");
  REQUIRE(test::waitUntil([&] { return guard.state() == Guard::State::Locked && !guard.windows().screen().isWorking(); }));
  CHECK(guard.windows().isCovering());

  practice.signIn(kPassword);
  REQUIRE(test::waitUntil([&] { return guard.state() == Guard::State::Unlocked && !guard.windows().isCovering(); }));
  const int id = guard.workspaceId();
  CHECK(processLives(id));

  QSignalSpy locked(&guard, &Guard::locked);
  guard.lock(LockReason::Shortcut);
  CHECK(guard.windows().isCovering());
  REQUIRE(test::waitUntil([&] { return locked.count() == 1; }));
  CHECK_FALSE(processLives(id));

  practice.signIn(kPassword);
  CHECK(test::waitUntil([&] { return guard.state() == Guard::State::Unlocked; }));
}
