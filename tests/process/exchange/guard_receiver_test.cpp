// The receiver that the guard started ends with it, even when nobody could tell it to.

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/ipc/spawn.h"
#include "core/vault/receiving/receiving.h"
#include "tests/process/network/network_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
namespace fs = std::filesystem;

namespace {

/// Processes that this one started and that still run.
std::vector<int> childrenOf(int process) {
  const std::string id = std::to_string(process);
  std::ifstream file("/proc/" + id + "/task/" + id + "/children");
  std::vector<int> children;
  for (int child = 0; file >> child;) children.push_back(child);
  return children;
}

std::string nameOf(int process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/comm");
  std::string name;
  std::getline(file, name);
  return name;
}

/// Whether it still runs; one that ended and was not reaped does not.
bool lives(int process) {
  std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
  std::string text;
  if (!std::getline(stat, text)) return false;
  const std::size_t name = text.rfind(')');
  return name != std::string::npos && text[name + 2] != 'Z' && text[name + 2] != 'X';
}

template <class Condition>
bool comesTrue(Condition condition) {
  const Deadline patience = Deadline::in(std::chrono::seconds(60));
  while (!condition()) {
    if (patience.isOver()) return false;
    ::poll(nullptr, 0, 10);
  }
  return true;
}

}  // namespace

TEST_CASE("a guard that is killed takes its receiver along, keeper and all", "[process][guard][receiver]") {
  NetworkPractice practice;
  practice.pair("SENSOR", 104);
  seal::ReceivingSettings settings = vault::receivingSettings(practice.open());
  settings.plainPort = practice.plainPort();
  REQUIRE(vault::changeReceivingSettings(practice.open(), settings));
  // Where the guard looks for the receiver's own key file.
  const Path config = practice.outside() / "config";
  const Path secret = vault::receiverSecretPath(config / "safelight" / "device-secret", practice.open().id());
  fs::create_directories(secret.parent_path());
  fs::copy_file(practice.receiverSecret(), secret);
  fs::permissions(secret, fs::perms::owner_read | fs::perms::owner_write);
  practice.lock();

  const auto in = [&](const char* name) { return (practice.outside() / name).string(); };
  ipc::SpawnRequest request;
  request.program = builtProgram("safelight");
  request.arguments = {"--windowed", "--workspace", builtProgram("fake_workspace").string(), practice.vault().string()};
  request.environment = {"QT_QPA_PLATFORM=offscreen", "LANG=C.UTF-8", "HOME=" + in("home"), "XDG_CONFIG_HOME=" + config.string(), "XDG_RUNTIME_DIR=" + in("run"), "FAKE_LOG=" + in("log"),
                         "FAKE_VAULT=" + practice.vault().string(), "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"};
  auto guard = ipc::spawn(request);
  REQUIRE(guard);

  int acceptor = 0, keeper = 0;
  REQUIRE(comesTrue([&] {
    for (const int child : childrenOf(guard->id()))
      if (nameOf(child).starts_with("safelight-recei")) acceptor = child;
    const auto below = acceptor == 0 ? std::vector<int>() : childrenOf(acceptor);
    keeper = below.empty() ? 0 : below.front();
    return keeper != 0;
  }));
  REQUIRE(comesTrue([&] {
    const auto status = sendOne(practice.plainPort(), makeObject("1"), "SENSOR");
    return status && *status == Status::Success;
  }));
  REQUIRE(lives(acceptor));
  guard->kill();  // SIGKILL: it has no last word
  CHECK(comesTrue([&] { return !lives(acceptor) && !lives(keeper); }));
  CHECK_FALSE(sendOne(practice.plainPort(), makeObject("2"), "SENSOR"));
}
