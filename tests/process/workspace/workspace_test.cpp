// The real workspace program, from the guard's side of the channel and from a command line.
#include <QElapsedTimer>
#include <QProcess>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/unit/core/vault/vault_fixture.h"
#include "ui/bridge/workspace_process.h"

using namespace safelight;
using ui::test::waitUntil;

namespace {

const Path kProgram = Path(SAFELIGHT_BIN_DIR) / "safelight-workspace";

/// A vault whose device secret lies where the program looks for it.
struct Workstation {
  Workstation() {
    const Path config = fixture.folder / "config";
    std::filesystem::create_directories(config / "safelight");
    const Path secret = config / "safelight" / "device-secret";
    fixture.deviceSecret.read([&](ByteView bytes) { tests::writeFile(secret, bytes); });
    std::filesystem::permissions(secret, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    qputenv("XDG_CONFIG_HOME", config.c_str());
  }
  ~Workstation() { qunsetenv("XDG_CONFIG_HOME"); }
  bool vaultIsFree() {
    const auto opened = fixture.tryOpen("owner", tests::kOwnerPassword);
    return opened || opened.error().code != ErrorCode::VaultInUse;
  }
  tests::VaultFixture fixture;
};

/// The guard's end of a workspace, with everything it was told.
struct Guarded {
  explicit Guarded(std::vector<std::string> arguments) {
    auto started = ui::WorkspaceProcess::start({kProgram, std::move(arguments)});
    REQUIRE(started);
    process = std::move(*started);
    process->onMessage([this](ui::ToGuard message) { told.push_back(std::move(message)); });
    QObject::connect(process.get(), &ui::WorkspaceProcess::ended, process.get(), [this] { ended = true; });
    REQUIRE(waitFor<ui::Ready>());
  }
  template <class Message>
  const Message* find() const {
    for (const auto& message : told) {
      if (const auto* found = std::get_if<Message>(&message)) return found;
    }
    return nullptr;
  }
  template <class Message>
  bool waitFor() {
    return waitUntil([&] { return find<Message>() != nullptr; }, 20000);
  }
  const ui::SignInResult& signIn(const std::string& login, const std::string& password) {
    told.clear();
    REQUIRE(process->send(ui::SignIn{login, tests::secretOf(password)}));
    REQUIRE(waitFor<ui::SignInResult>());
    return *find<ui::SignInResult>();
  }

  std::unique_ptr<ui::WorkspaceProcess> process;
  std::vector<ui::ToGuard> told;
  bool ended = false;
};

std::vector<std::string> workOn(const Workstation& station) { return {"--vault", station.fixture.path.string()}; }

/// Exit status and error stream of a run that ends by itself; the password comes by standard input.
std::pair<int, QString> run(const QStringList& arguments, const QByteArray& password = {}) {
  QProcess program;
  program.start(QString::fromStdString(kProgram.string()), arguments);
  program.write(password);
  program.closeWriteChannel();
  REQUIRE(program.waitForFinished(20000));
  return {program.exitCode(), QString::fromUtf8(program.readAllStandardError())};
}

}  // namespace

TEST_CASE("a person who signs in gets a window, and the guard learns who and how long to wait", "[process][workspace]") {
  Workstation station;
  Guarded guarded(workOn(station));
  const auto& result = guarded.signIn("owner", tests::kOwnerPassword);
  REQUIRE_FALSE(result.error);
  CHECK(result.displayName == "Dr A. Okafor");
  CHECK(result.role == static_cast<std::uint8_t>(model::Role::Owner));
  REQUIRE(guarded.waitFor<ui::GuardSettings>());
  CHECK(guarded.find<ui::GuardSettings>()->idleSeconds == 300);
  CHECK(guarded.find<ui::WindowShown>() == nullptr);
  REQUIRE(guarded.process->send(ui::ToWorkspace(ui::ShowWindow{})));
  CHECK(guarded.waitFor<ui::WindowShown>());
}

TEST_CASE("a wrong password is an answer, and the right one may follow", "[process][workspace]") {
  Workstation station;
  Guarded guarded(workOn(station));
  const auto& wrong = guarded.signIn("owner", "not the password at all");
  REQUIRE(wrong.error);
  CHECK(wrong.error->code == ErrorCode::WrongCredentials);
  CHECK_FALSE(guarded.ended);
  CHECK_FALSE(guarded.signIn("nurse", tests::kNursePassword).error);
}

TEST_CASE("locking ends the process within its grace and frees the vault", "[process][workspace]") {
  Workstation station;
  Guarded guarded(workOn(station));
  REQUIRE_FALSE(guarded.signIn("owner", tests::kOwnerPassword).error);
  REQUIRE(guarded.process->send(ui::ToWorkspace(ui::ShowWindow{})));
  REQUIRE(guarded.waitFor<ui::WindowShown>());
  CHECK_FALSE(station.vaultIsFree());
  QElapsedTimer timer;
  timer.start();
  guarded.process->finish(ui::LockReason::Button);
  REQUIRE(waitUntil([&] { return guarded.ended; }));
  CHECK(timer.elapsed() < 2000);
  CHECK_FALSE(guarded.process->isRunning());
  CHECK(station.vaultIsFree());
}

TEST_CASE("the workspace dies with its guard", "[process][workspace]") {
  Workstation station;
  {
    Guarded guarded(workOn(station));
    REQUIRE_FALSE(guarded.signIn("owner", tests::kOwnerPassword).error);
    CHECK_FALSE(station.vaultIsFree());
  }
  CHECK(waitUntil([&] { return station.vaultIsFree(); }));
}

TEST_CASE("set-up shows its own window without a sign-in", "[process][workspace]") {
  Workstation station;
  Guarded guarded({"--setup"});
  CHECK(guarded.waitFor<ui::WindowShown>());
  CHECK(guarded.find<ui::SignInResult>() == nullptr);
}

TEST_CASE("arguments that make no sense are refused", "[process][workspace]") {
  for (const QStringList& arguments : {QStringList{}, QStringList{QStringLiteral("--vault")}, QStringList{QStringLiteral("--vault"), QStringLiteral("x")},
                                       QStringList{QStringLiteral("--password"), QStringLiteral("secret")}, QStringList{QStringLiteral("--recover")}}) {
    CAPTURE(arguments.join(QLatin1Char(' ')).toStdString());
    CHECK(run(arguments).first == 2);
  }
}

TEST_CASE("without a guard a wrong password or a missing vault is one line, a sentence and its code, and status 3", "[process][workspace]") {
  Workstation station;
  const QStringList login{QStringLiteral("--login"), QStringLiteral("owner"), QStringLiteral("--password-fd"), QStringLiteral("0"), QStringLiteral("--vault")};
  for (const QString& vault : {QString::fromStdString(station.fixture.path.string()), QStringLiteral("/nowhere/at.all")}) {
    const auto [status, words] = run(login + QStringList{vault}, "not the password at all\n");
    CHECK(status == 3);
    CAPTURE(words.toStdString());
    static const QRegularExpression line(QStringLiteral("^[A-Z][^\\n]*\\. \\(\\w+\\)\\n$"));
    CHECK(line.match(words).hasMatch());
    CHECK_FALSE(words.contains(QStringLiteral("password at all")));
  }
  CHECK(run(login + QStringList{QString::fromStdString(station.fixture.path.string())}).first == 3);
}
