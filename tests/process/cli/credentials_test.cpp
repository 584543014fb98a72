// Who gets in, who does not, and what the shell is told.

#include <fcntl.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/store/file_system.h"
#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;
namespace fs = std::filesystem;

namespace {

bool isOneSentenceLine(const std::string& text) { return std::count(text.begin(), text.end(), '\n') == 1 && text.starts_with("safelightctl: "); }

}  // namespace

TEST_CASE("a new vault gives its id, its fingerprint and, once, its recovery code", "[cli]") {
  const Practice practice;
  const auto lines = practice.json({"init", "--practice", "Lindenhof", "--login", tests::kLogin});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0]["vault"].get<std::string>().size() == 36);
  CHECK(lines[0]["fingerprint"].get<std::string>().size() == 39);
  CHECK(lines[0]["recovery"].size() == 8);
  // A second vault in the same place would bury the first.
  const auto again = practice.owner({"init", "--practice", "Lindenhof", "--login", tests::kLogin});
  CHECK(again.status == 2);
  CHECK(isOneSentenceLine(again.err));
}

TEST_CASE("a weak password makes no vault and leaves no kit", "[cli]") {
  const Practice practice;
  for (const char* password : {"short", "passwordpassword", "lindenhof.okafor"}) {
    const auto ran = practice.run({"init", practice.vault().string(), "--practice", "Lindenhof", "--login", tests::kLogin, "--name", "Okafor",
                                   "--password-file", practice.file("weak", password), "--recovery-out", practice.kit().string()});
    CHECK(ran.status == 2);
    CHECK(isOneSentenceLine(ran.err));
    CHECK_FALSE(fs::exists(practice.vault()));
    CHECK_FALSE(fs::exists(practice.kit()));
  }
}

TEST_CASE("a wrong password, a wrong name and another computer all end with 3", "[cli]") {
  const auto practice = Practice::withVault();
  const std::string wrong = practice.file("wrong", "meadow violin harbor quilt eight\n");
  const std::string vault = practice.vault().string();
  const auto bad = practice.run({"images", vault, "--password-file", wrong});
  CHECK(bad.status == 3);
  CHECK(bad.out.empty());
  CHECK(isOneSentenceLine(bad.err));
  // An unknown name must not be told from a wrong password.
  const auto unknown = practice.run({"images", vault, "--login", "nobody", "--password-file", practice.passwordFile().string()});
  CHECK(unknown.status == 3);
  CHECK(unknown.err == bad.err);
  // Without this computer's own secret the right password is not enough.
  const auto elsewhere = practice.run({"images", vault, "--password-file", practice.passwordFile().string(), "--device-secret",
                                       (practice.root() / "nowhere").string()});
  CHECK(elsewhere.status == 3);
  const std::string other = practice.file("other-secret", std::string(32, 'x'));
  fs::permissions(other, fs::perms::owner_read | fs::perms::owner_write);
  CHECK(practice.run({"images", vault, "--password-file", practice.passwordFile().string(), "--device-secret", other}).status == 3);
  fs::permissions(other, fs::perms::others_read, fs::perm_options::add);
  const auto insecure = practice.run({"images", vault, "--password-file", practice.passwordFile().string(), "--device-secret", other, "--json"});
  CHECK(insecure.status == 3);
  CHECK(tests::linesOf(insecure.out).at(0)["error"] == "DeviceSecretInsecure");
}

TEST_CASE("a vault that another process has open ends with 4", "[cli]") {
  const auto practice = Practice::withVault();
  const auto files = store::systemFiles();
  const auto held = files->lock(practice.vault() / "lock");
  REQUIRE(held.has_value());
  const auto ran = practice.owner({"images", "--json"});
  CHECK(ran.status == 4);
  CHECK(tests::linesOf(ran.out).at(0)["error"] == "VaultInUse");
}

TEST_CASE("the recovery kit lets its owner back in with a new password, on another computer too", "[cli]") {
  const auto practice = Practice::withVault();
  const std::string vault = practice.vault().string();
  const std::string next = practice.file("next", "kettle ostrich purple canyon nine\n");
  const std::string elsewhere = (practice.root() / "elsewhere" / "device-secret").string();

  std::string damaged = toString(tests::readFile(practice.kit()));
  const std::size_t group = damaged.find("    ", damaged.find("Recovery code:")) + 4;
  std::swap(damaged[group + 12], damaged[group + 13]);  // in the third group
  if (damaged[group + 12] == damaged[group + 13]) damaged[group + 12] = damaged[group + 12] == '0' ? '1' : '0';
  const auto mistyped = practice.run({"recover", vault, "--code-file", practice.file("mistyped", damaged), "--password-file", next,
                                      "--device-secret", elsewhere});
  CHECK(mistyped.status == 3);
  CHECK(mistyped.err.find("Group 3 of the recovery code is not right.") != std::string::npos);

  const auto recovered = practice.run({"recover", vault, "--code-file", practice.kit().string(), "--password-file", next, "--device-secret", elsewhere});
  INFO(recovered.err);
  REQUIRE(recovered.status == 0);
  CHECK(practice.run({"images", vault, "--password-file", next, "--device-secret", elsewhere}).status == 0);
  CHECK(practice.owner({"images"}).status == 3);
}
