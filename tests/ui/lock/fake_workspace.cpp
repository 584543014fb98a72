// A workspace for tests of the guard: no window, no vault. The login that signs in says what it does next:
//   good      opens, then answers Finish by ending
//   stubborn  opens, then ignores Finish: only a kill ends it
//   idle      opens with an idle time of one second
//   asks      opens, then asks for a lock at once
//   dies      opens, then ends by itself
//   crash     ends instead of answering
// and only the password "open sesame" is right. With --setup it chooses the vault in FAKE_VAULT and opens (or only ends, with FAKE_EXISTING). It appends what it lives through to
// the file FAKE_LOG, one line each with its process number.
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string>

#include "core/ipc/channel.h"
#include "ui/bridge/guard_protocol.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

void note(const std::string& what) {
  const char* path = std::getenv("FAKE_LOG");
  if (!path) return;
  const std::string line = std::to_string(getpid()) + " " + what + "\n";
  const int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  if (write(file, line.data(), line.size()) < 0) _exit(9);
  close(file);
}

struct Fake {
  ipc::Channel channel;
  std::string login;

  void say(const ToGuard& message) {
    if (channel.send(encode(message)) != ipc::ChannelStatus::Done) _exit(3);
  }
  void open(const std::string& name) {
    login = name;
    if (name == "crash") _exit(4);
    say(SignInResult{std::nullopt, "Dr A. Okafor", 1});
    say(GuardSettings{name == "idle" ? 1u : 300u, GuardTheme::Dark});
    note("open");
  }
  void shown() {
    say(WindowShown{});
    note("shown");
    if (login == "asks") say(LockAsked{LockReason::Shortcut});
    if (login == "dies") _exit(5);
  }
  void handle(ToWorkspace message) {
    if (const auto* signIn = std::get_if<SignIn>(&message)) {
      const bool right = signIn->password.read([](ByteView bytes) { return toString(bytes) == "open sesame"; });
      if (right) open(signIn->login);
      else say(SignInResult{Error{ErrorCode::WrongCredentials, {}}, {}, 0});
    } else if (std::holds_alternative<ShowWindow>(message)) {
      shown();
    } else if (std::holds_alternative<Finish>(message)) {
      note("finish");
      if (login == "stubborn") return;
      _exit(0);
    } else if (std::holds_alternative<IdleWarning>(message)) {
      note("warned");
    }
  }
};

}  // namespace

int main(int argc, char** argv) {
  int handle = -1;
  bool setUp = false;
  std::string words;
  for (int i = 1; i < argc; ++i) {
    words += std::string(" ") + argv[i];
    if (std::strcmp(argv[i], workspace_argument::kGuardHandle) == 0 && i + 1 < argc) handle = std::atoi(argv[i + 1]);
    if (std::strcmp(argv[i], workspace_argument::kSetUp) == 0) setUp = true;
  }
  // As the real one does (GuardClient::adopt).
  if (!std::getenv("FAKE_NO_PARENT_SIGNAL")) prctl(PR_SET_PDEATHSIG, SIGKILL);
  auto channel = ipc::Channel::adopt(ipc::Handle(handle));
  if (!channel) return 2;
  note("start" + words);
  Fake fake{std::move(*channel), {}};
  fake.say(Ready{});
  if (setUp) {
    fake.say(VaultChosen{std::getenv("FAKE_VAULT") ? std::getenv("FAKE_VAULT") : "/nowhere"});
    if (std::getenv("FAKE_EXISTING")) return 0;  // "open an existing vault": signing in is the guard's
    if (std::getenv("FAKE_CLOSED")) fake.say(QuitAsked{});  // made, and closed before the kit was typed back
    else fake.open("stubborn");
  }
  for (;;) {
    ipc::Received received = fake.channel.receive();
    if (received.status != ipc::ChannelStatus::Done) break;
    auto message = decodeToWorkspace(received.message.body);
    if (!message) return 6;
    fake.handle(std::move(*message));
  }
  note("guard gone");
  return 0;
}
