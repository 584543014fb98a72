// A password typed at a terminal.

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;

namespace {

/// A program on a terminal of its own; what it shows is read, what is typed is written.
class Typist {
 public:
  Typist(const Practice& practice, const std::vector<std::string>& arguments) {
    m_terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(m_terminal >= 0);
    REQUIRE(grantpt(m_terminal) == 0);
    REQUIRE(unlockpt(m_terminal) == 0);
    const std::string name = ptsname(m_terminal);
    const std::string program = tests::builtProgram("safelightctl").string();
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const std::vector<std::string> environment = practice.environment();
    std::vector<char*> variables;
    for (const std::string& variable : environment) variables.push_back(const_cast<char*>(variable.c_str()));
    variables.push_back(nullptr);
    m_child = fork();
    REQUIRE(m_child >= 0);
    if (m_child == 0) {
      setsid();
      const int side = open(name.c_str(), O_RDWR);  // becomes the controlling terminal
      ioctl(side, TIOCSCTTY, 0);
      for (int standard = 0; standard < 3; ++standard) dup2(side, standard);
      execve(program.c_str(), words.data(), variables.data());
      _exit(127);
    }
  }
  ~Typist() { close(m_terminal); }

  void waitFor(const std::string& text) {
    while (m_shown.find(text, m_seen) == std::string::npos) REQUIRE(readMore());
    m_seen = m_shown.size();
  }
  void type(const std::string& text) { REQUIRE(write(m_terminal, text.data(), text.size()) == static_cast<ssize_t>(text.size())); }
  /// Reads to the end; the exit status.
  int finish() {
    while (readMore()) continue;
    int status = 0;
    waitpid(m_child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  const std::string& shown() const { return m_shown; }

 private:
  bool readMore() {
    pollfd waiting{m_terminal, POLLIN, 0};
    if (poll(&waiting, 1, 20'000) <= 0) return false;
    char buffer[4096];
    const ssize_t count = read(m_terminal, buffer, sizeof buffer);  // EIO when the other side is gone
    if (count <= 0) return false;
    m_shown.append(buffer, static_cast<std::size_t>(count));
    return true;
  }

  int m_terminal = -1;
  pid_t m_child = -1;
  std::string m_shown;
  std::size_t m_seen = 0;
};

}  // namespace

TEST_CASE("a password typed at the terminal opens the vault and is never shown", "[cli]") {
  const auto practice = Practice::withVault();
  Typist typist(practice, {"images", practice.vault().string()});
  typist.waitFor("Password of m.okafor: ");
  typist.type(std::string(tests::kOwnerPassword) + "\n");
  CHECK(typist.finish() == 0);
  CHECK(typist.shown().find("No image found.") != std::string::npos);
  CHECK(typist.shown().find("violin") == std::string::npos);
}

TEST_CASE("a new password is asked for twice and must be the same", "[cli]") {
  const Practice practice;
  Typist typist(practice, {"init", practice.vault().string(), "--practice", "Lindenhof", "--login", tests::kLogin});
  typist.waitFor("New password of m.okafor: ");
  typist.type("meadow violin harbor quilt seven\n");
  typist.waitFor("once more: ");
  typist.type("meadow violin harbor quilt eight\n");
  CHECK(typist.finish() == 2);
  CHECK(typist.shown().find("violin") == std::string::npos);
  CHECK_FALSE(std::filesystem::exists(practice.vault()));
}
