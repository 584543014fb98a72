// packaging/linux/safelight-receiver.service: what it says to systemd holds, and its command line runs.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <filesystem>
#include <sstream>

#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"
#include "tests/support/free_port.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
namespace fs = std::filesystem;

namespace {

const Path kUnit = Path(SAFELIGHT_SOURCE_DIR) / "packaging" / "linux" / "safelight-receiver.service";
const Path kAnalyze = "/usr/bin/systemd-analyze";
constexpr const char* kInstalled = "/usr/bin/safelight-receiver";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) text.replace(at, what.size(), by);
  return text;
}

/// The value of `key` in the unit.
std::string valueOf(const std::string& key) {
  std::istringstream unit(toString(readFile(kUnit)));
  for (std::string line; std::getline(unit, line);)
    if (line.starts_with(key + "=")) return line.substr(key.size() + 1);
  FAIL("no " << key);
  return {};
}

std::vector<std::string> words(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> all;
  for (std::string word; stream >> word;) all.push_back(word);
  return all;
}

/// The unit as it would be installed, around the program of this build.
Path installed(const Path& folder) {
  const Path unit = folder / "safelight-receiver.service";
  writeFile(unit, asBytes(replaced(toString(readFile(kUnit)), kInstalled, builtProgram("safelight-receiver").string())));
  return unit;
}

}  // namespace

TEST_CASE("systemd finds nothing wrong with the receiver's unit, and little that it could reach", "[receiver][service]") {
  if (!fs::exists(kAnalyze)) SKIP("systemd is not installed");
  const TemporaryFolder folder;
  const Path unit = installed(folder.path());
  const std::vector<std::string> environment{"PATH=/usr/bin:/bin", "HOME=" + folder.path().string(), "LC_ALL=C.UTF-8"};
  const Ran verified = runProgram(kAnalyze, {"verify", "--man=no", "--recursive-errors=no", unit.string()}, environment, folder.path());
  INFO(verified.out << verified.err);
  CHECK(verified.status == 0);
  CHECK(verified.err.find("safelight-receiver") == std::string::npos);  // no warning about a key it does not know
  // Exposure of at most 2.0 of 10: the network is what it is for.
  const Ran secure = runProgram(kAnalyze, {"security", "--offline=true", "--threshold=20", unit.string()}, environment, folder.path());
  INFO(secure.out.substr(secure.out.size() - std::min<std::size_t>(secure.out.size(), 300)) << secure.err);
  CHECK(secure.status == 0);
}

TEST_CASE("the unit's command line receives, and ends as systemd ends it", "[receiver][service]") {
  ReceivingPractice practice;
  practice.order.settings.plainPort = freePort();
  practice.issue();
  // As LoadCredential lays it out: a folder of the service's own, the file for its user to read alone.
  const Path credentials = practice.outside() / "credentials";
  fs::create_directories(credentials);
  fs::copy_file(practice.secretFile(), credentials / "receiver-secret");
  fs::permissions(credentials / "receiver-secret", fs::perms::owner_read);

  auto command = words(replaced(replaced(valueOf("ExecStart"), "${VAULT}", practice.vault().string()), "${CREDENTIALS_DIRECTORY}", credentials.string()));
  REQUIRE(command.size() > 1);
  CHECK(command[0] == kInstalled);
  command.erase(command.begin());
  RunningProgram receiver(builtProgram("safelight-receiver"), command, {});
  const auto said = receiver.line();
  REQUIRE(said);
  CHECK(said->find("127.0.0.1 port " + std::to_string(practice.order.settings.plainPort)) != std::string::npos);
  CHECK(sendOne(practice.order.settings.plainPort, makeObject("1")) == Status::Success);
  CHECK(valueOf("KillSignal") == "SIGTERM");
  receiver.signal(SIGTERM);
  CHECK(receiver.wait() == 0);
  CHECK(practice.openAll().size() == 1);
}

TEST_CASE("a receiver that nobody may start ends with a status after which the unit does not try again", "[receiver][service]") {
  ReceivingPractice practice;
  practice.issueForged();
  const auto never = words(valueOf("RestartPreventExitStatus"));
  CHECK(std::ranges::find(never, std::to_string(practice.refuses().status)) != never.end());
  CHECK(std::ranges::find(never, std::to_string(practice.refuses({"--nonsense"}).status)) != never.end());
}
