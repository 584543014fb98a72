// The real guard program with a workspace that plays its part: what lives and what dies.

#include <poll.h>
#include <signal.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "core/ipc/spawn.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;

namespace {

using Clock = std::chrono::steady_clock;

/// Whether the process still runs; one that ended and that nobody has reaped yet (its parent is gone) does not.
bool lives(int id) {
  std::ifstream stat("/proc/" + std::to_string(id) + "/stat");
  std::string text;
  if (!std::getline(stat, text)) return false;
  const std::size_t name = text.rfind(')');
  return name != std::string::npos && name + 2 < text.size() && text[name + 2] != 'Z' && text[name + 2] != 'X';
}

/// A running guard whose workspace writes what happens into a log.
class RunningGuard {
 public:
  explicit RunningGuard(std::vector<std::string> arguments = {}) {
    m_watch = inotify_init1(IN_CLOEXEC);
    inotify_add_watch(m_watch, pathToUtf8(m_folder.path()).c_str(), IN_MODIFY | IN_CREATE);
    ipc::SpawnRequest request;
    request.program = Path(SAFELIGHT_BIN_DIR) / "safelight";
    request.arguments = {"--windowed", "--workspace", SAFELIGHT_BIN_DIR "/fake_workspace"};
    request.arguments.insert(request.arguments.end(), arguments.begin(), arguments.end());
    request.environment = {"QT_QPA_PLATFORM=offscreen", "LANG=C.UTF-8", "HOME=" + text("home"), "XDG_CONFIG_HOME=" + text("config"), "XDG_RUNTIME_DIR=" + text("run"),
                           "FAKE_LOG=" + text("log"), "FAKE_VAULT=" + text("Practice.safelight"), "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent",
                           "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"};
    auto started = ipc::spawn(request);
    REQUIRE(started);
    m_guard = std::move(*started);
  }
  ~RunningGuard() { close(m_watch); }
  RunningGuard(const RunningGuard&) = delete;
  RunningGuard& operator=(const RunningGuard&) = delete;

  ipc::ChildProcess& process() { return m_guard; }

  /// Waits until the log has `count` lines with `what`; the process number of the last of them, or 0 after a minute.
  int waitFor(const std::string& what, int count = 1) {
    const auto limit = Clock::now() + std::chrono::seconds(60);
    for (;;) {
      std::ifstream log(text("log"));
      int found = 0, id = 0;
      for (std::string line; std::getline(log, line);) {
        if (line.find(what) == std::string::npos) continue;
        ++found;
        id = std::atoi(line.c_str());
      }
      if (found >= count) return id;
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(limit - Clock::now()).count();
      if (left <= 0) return 0;
      pollfd entry{m_watch, POLLIN, 0};
      poll(&entry, 1, static_cast<int>(left));
      char drop[4096];
      if (entry.revents && read(m_watch, drop, sizeof drop) < 0) return 0;
    }
  }
  std::string text(const char* name) const { return pathToUtf8(m_folder.path() / name); }

 private:
  tests::TemporaryFolder m_folder;
  int m_watch = -1;
  ipc::ChildProcess m_guard;
};

/// Waits for a process that is not our child to end.
bool goneWithin(int id, std::chrono::milliseconds limit) {
  const auto end = Clock::now() + limit;
  while (lives(id)) {
    if (Clock::now() > end) return false;
    poll(nullptr, 0, 5);
  }
  return true;
}

}  // namespace

TEST_CASE("the first start runs the set-up, remembers the vault, and the second start waits at its lock screen", "[process][guard]") {
  RunningGuard guard;
  const int workspace = guard.waitFor("shown");
  REQUIRE(workspace > 0);
  CHECK(lives(workspace));
  std::ifstream config(guard.text("config/safelight/guard.json"));
  std::stringstream content;
  content << config.rdbuf();
  CHECK(content.str().find("Practice.safelight") != std::string::npos);
}

TEST_CASE("killing the guard kills the workspace that holds the vault", "[process][guard]") {
  RunningGuard guard;
  const int workspace = guard.waitFor("shown");
  REQUIRE(lives(workspace));
  guard.process().kill();
  REQUIRE(guard.process().wait(ipc::Deadline::in(std::chrono::seconds(60))));
  CHECK(goneWithin(workspace, std::chrono::seconds(60)));
}

TEST_CASE("a polite end of the guard ends the workspace too", "[process][guard]") {
  RunningGuard guard;
  const int workspace = guard.waitFor("shown");
  REQUIRE(lives(workspace));
  ::kill(guard.process().id(), SIGTERM);
  REQUIRE(guard.process().wait(ipc::Deadline::in(std::chrono::seconds(60))));
  CHECK(goneWithin(workspace, std::chrono::seconds(60)));
}

TEST_CASE("a workspace that is killed is replaced by one that waits, and the guard lives on", "[process][guard]") {
  RunningGuard guard;
  const int workspace = guard.waitFor("shown");
  REQUIRE(lives(workspace));
  ::kill(workspace, SIGKILL);
  const int next = guard.waitFor("--vault");
  CHECK(next > 0);
  CHECK(next != workspace);
  CHECK_FALSE(lives(workspace));
  CHECK(guard.process().isRunning());
}

TEST_CASE("given a vault, the guard waits locked: nothing is opened by itself", "[process][guard]") {
  RunningGuard guard({"/nowhere/Practice.safelight"});
  const int workspace = guard.waitFor("start");
  REQUIRE(workspace > 0);
  CHECK(guard.waitFor("--vault /nowhere/Practice.safelight") == workspace);
  CHECK(lives(workspace));
}
