// With a real second process (fake_workspace), because what counts is what the system does.
#include "ui/bridge/workspace_process.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using test::waitUntil;

namespace {

crypto::SecretBytes password(const char* text) {
  auto secret = crypto::SecretBytes::copyOf(asBytes(text));
  REQUIRE(secret);
  return std::move(*secret);
}

struct Running {
  Running() {
    auto started = WorkspaceProcess::start({pathFromUtf8(SAFELIGHT_BIN_DIR "/fake_workspace"), {}});
    REQUIRE(started);
    process = std::move(*started);
    id = process->id();
    process->onMessage([this](ToGuard message) { heard.push_back(std::move(message)); });
    QObject::connect(process.get(), &WorkspaceProcess::ended, process.get(), [this] { ++ended; });
    REQUIRE(hears<Ready>());
  }
  template <class Kind>
  bool hears() {
    return waitUntil([this] { return std::any_of(heard.begin(), heard.end(), [](const ToGuard& message) { return std::holds_alternative<Kind>(message); }); });
  }
  void signIn(const char* login) {
    REQUIRE(process->send(SignIn{login, password("open sesame")}));
    REQUIRE(hears<SignInResult>());
  }
  bool ends() {
    return waitUntil([this] { return ended == 1; });
  }
  bool lives() const { return ::kill(id, 0) == 0; }

  std::unique_ptr<WorkspaceProcess> process;
  std::vector<ToGuard> heard;
  int id = 0, ended = 0;
};

}  // namespace

TEST_CASE("a program that is not there cannot be started", "[ui][guard]") {
  const auto started = WorkspaceProcess::start({pathFromUtf8(SAFELIGHT_BIN_DIR "/no_such_program"), {}});
  REQUIRE_FALSE(started);
  CHECK(started.error().code == ErrorCode::FileNotFound);
}

TEST_CASE("a workspace hears who signs in and answers", "[ui][guard]") {
  Running running;
  CHECK(running.process->isRunning());
  CHECK(running.lives());
  running.signIn("good");
  const auto* result = std::get_if<SignInResult>(&running.heard[1]);
  REQUIRE(result != nullptr);
  CHECK_FALSE(result->error);
  CHECK(result->displayName == "Dr A. Okafor");
  CHECK(running.ended == 0);
}

TEST_CASE("a wrong password is answered too", "[ui][guard]") {
  Running running;
  REQUIRE(running.process->send(SignIn{"good", password("open barley")}));
  REQUIRE(running.hears<SignInResult>());
  const auto* result = std::get_if<SignInResult>(&running.heard.back());
  REQUIRE((result != nullptr && result->error));
  CHECK(result->error->code == ErrorCode::WrongCredentials);
}

TEST_CASE("Finish lets a workspace end by itself, and it is reaped", "[ui][guard]") {
  Running running;
  running.signIn("good");
  QElapsedTimer time;
  time.start();
  running.process->finish(LockReason::Button);
  REQUIRE(running.ends());
  CHECK_FALSE(running.lives());
  CHECK_FALSE(running.process->isRunning());
}

TEST_CASE("a workspace that ignores Finish is killed when its grace is over, not before", "[ui][guard]") {
  Running running;
  running.signIn("stubborn");
  QElapsedTimer time;
  time.start();
  running.process->finish(LockReason::Shortcut);
  running.process->finish(LockReason::Shortcut);  // asking twice changes nothing
  REQUIRE(running.ends());
  CHECK(time.elapsed() >= WorkspaceProcess::kGraceMilliseconds - 20);
  CHECK_FALSE(running.lives());
}

TEST_CASE("kill asks nobody", "[ui][guard]") {
  Running running;
  running.signIn("stubborn");
  running.process->kill();
  REQUIRE(running.ends());
  CHECK_FALSE(running.lives());
  CHECK_FALSE(running.process->send(ToWorkspace(ShowWindow{})));
}

TEST_CASE("nothing a workspace says after Finish is heard", "[ui][guard]") {
  Running running;
  running.signIn("asks");
  running.process->finish(LockReason::Idle);
  const auto before = running.heard.size();
  static_cast<void>(running.process->send(ToWorkspace(ShowWindow{})));
  REQUIRE(running.ends());
  CHECK(running.heard.size() == before);
}

TEST_CASE("a workspace that dies by itself is noticed", "[ui][guard]") {
  Running running;
  running.signIn("dies");
  REQUIRE(running.process->send(ToWorkspace(ShowWindow{})));
  REQUIRE(running.ends());
  CHECK(running.hears<WindowShown>());  // its last words were heard
  CHECK_FALSE(running.lives());
}

TEST_CASE("whoever drops the process leaves none behind", "[ui][guard]") {
  Running running;
  running.signIn("stubborn");
  running.process.reset();
  CHECK_FALSE(running.lives());
}
