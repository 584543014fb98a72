// The counter of a TPM, against swtpm, an emulator of one that others wrote.

#include "core/tpm/tpm_counter.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch_test_macros.hpp>

#include "tests/support/free_port.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

TurnCounterName nameOf(std::uint8_t first, std::uint8_t last = 0) {
  TurnCounterName name{};
  name.front() = first;
  name.back() = last;
  return name;
}

/// A TPM of its own, whose memory lies in a folder.
class EmulatedTpm {
 public:
  EmulatedTpm() {
    tpm::silenceLibraries();
    start();
  }
  EmulatedTpm(const EmulatedTpm&) = delete;
  EmulatedTpm& operator=(const EmulatedTpm&) = delete;
  ~EmulatedTpm() { stop(); }

  static bool isInstalled() { return std::system("swtpm --version > /dev/null 2>&1") == 0; }

  /// Comes back from the call when it listens.
  void start() {
    for (int tries = 0; tries < 20; ++tries) {
      m_port = freePort();
      const std::string port = std::to_string(m_port), control = std::to_string(m_port + 1);  // the transport knows one number and takes the next one, too
      const std::string command = "swtpm socket --tpm2 --tpmstate dir='" + m_memory.path().string() + "' --flags not-need-init,startup-clear --server type=tcp,bindaddr=127.0.0.1,port=" +
                                  port + " --ctrl type=tcp,bindaddr=127.0.0.1,port=" + control + " --pid file='" + pidFile() + "' --daemon > /dev/null 2>&1";
      if (std::system(command.c_str()) == 0) return;
    }
    FAIL("swtpm does not start");
  }
  void stop() {
    pid_t pid = 0;
    std::ifstream(pidFile()) >> pid;
    if (pid > 0) ::kill(pid, SIGKILL);
    std::filesystem::remove(pidFile());
  }

  std::unique_ptr<TurnCounter> counter() const { return tpm::counterAt("swtpm:host=127.0.0.1,port=" + std::to_string(m_port)); }

 private:
  std::string pidFile() const { return (m_memory.path() / "pid").string(); }
  TemporaryFolder m_memory;
  std::uint16_t m_port = 0;
};

/// What is written to standard error while `work` runs.
template <typename Work>
std::uintmax_t bytesSaid(const Path& file, Work work) {
  const int before = ::dup(STDERR_FILENO);
  const int instead = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  ::dup2(instead, STDERR_FILENO);
  work();
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  ::close(instead);
  return std::filesystem::file_size(file);
}

std::optional<std::uint64_t> valueOf(TurnCounter& counter, const TurnCounterName& name) {
  const auto value = counter.value(name);
  REQUIRE(value);
  return *value;
}

}  // namespace

TEST_CASE("a counter that was never turned has no value, and each turn brings it one further", "[tpm]") {
  if (!EmulatedTpm::isInstalled()) SKIP("swtpm is not installed");
  const EmulatedTpm tpm;
  const auto counter = tpm.counter();
  CHECK_FALSE(valueOf(*counter, nameOf(1)));
  const auto first = counter->turn(nameOf(1));
  REQUIRE(first);
  CHECK(valueOf(*counter, nameOf(1)) == *first);
  CHECK(counter->turn(nameOf(1)) == *first + 1);
  CHECK(counter->turn(nameOf(1)) == *first + 2);
  CHECK(valueOf(*counter, nameOf(1)) == *first + 2);
}

TEST_CASE("two names are two counters, also where both would stand at the same handle", "[tpm]") {
  if (!EmulatedTpm::isInstalled()) SKIP("swtpm is not installed");
  const EmulatedTpm tpm;
  const auto counter = tpm.counter();
  const auto one = counter->turn(nameOf(7, 1));
  REQUIRE(one);
  CHECK_FALSE(valueOf(*counter, nameOf(7, 2)));
  REQUIRE(counter->turn(nameOf(7, 2)));
  REQUIRE(counter->turn(nameOf(7, 2)));
  CHECK(valueOf(*counter, nameOf(7, 1)) == *one);
}

TEST_CASE("a counter stays what it was when the computer is switched off", "[tpm]") {
  if (!EmulatedTpm::isInstalled()) SKIP("swtpm is not installed");
  EmulatedTpm tpm;
  const auto turned = tpm.counter()->turn(nameOf(3));
  REQUIRE(turned);
  tpm.stop();
  tpm.start();
  CHECK(valueOf(*tpm.counter(), nameOf(3)) == *turned);
}

TEST_CASE("a TPM that does not answer is an error, not a counter without a value, and nothing is said of it on standard error", "[tpm]") {
  if (!EmulatedTpm::isInstalled()) SKIP("swtpm is not installed");
  EmulatedTpm tpm;
  const auto counter = tpm.counter();
  REQUIRE(counter->turn(nameOf(5)));
  tpm.stop();
  const TemporaryFolder folder;
  const std::uintmax_t said = bytesSaid(folder / "said", [&] {
    const auto value = counter->value(nameOf(5));
    REQUIRE_FALSE(value);
    CHECK(value.error().code == ErrorCode::ReadFailed);
    const auto turned = counter->turn(nameOf(5));
    REQUIRE_FALSE(turned);
    CHECK(turned.error().code == ErrorCode::WriteFailed);
  });
  CHECK(said == 0);
}
