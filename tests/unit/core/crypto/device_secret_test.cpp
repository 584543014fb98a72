#include "core/crypto/device_secret.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>

#include "core/seal/sodium_random.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;
namespace fs = std::filesystem;

TEST_CASE("a device secret is made once, for its owner alone, and found again", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  seal::SodiumRandom random;
  const tests::TemporaryFolder folder;
  const Path path = folder / "config" / "safelight" / "device-secret";
  CHECK(loadDeviceSecret(path).error().code == ErrorCode::DeviceSecretMissing);
  const auto made = loadOrMakeDeviceSecret(path, random).value();
  CHECK(made.size() == 32);
  CHECK(loadOrMakeDeviceSecret(path, random).value().equals(made));
  CHECK(loadDeviceSecret(path).value().equals(made));
#ifndef _WIN32
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(fs::status(path.parent_path()).permissions() == fs::perms::owner_all);
#endif
  // Nothing half-made is left beside it.
  CHECK(std::distance(fs::directory_iterator(path.parent_path()), fs::directory_iterator()) == 1);
}

#ifndef _WIN32
TEST_CASE("a device secret that others may read is refused", "[crypto]") {
  const tests::TemporaryFolder folder;
  const Path path = folder / "device-secret";
  tests::writeFile(path, Bytes(32, 1));
  for (const auto mode : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | mode);
    CHECK(loadDeviceSecret(path).error().code == ErrorCode::DeviceSecretInsecure);
  }
  fs::permissions(path, fs::perms::owner_read);
  CHECK(loadDeviceSecret(path).has_value());
}

TEST_CASE("a link, a folder or a file of another length is no device secret, and is not replaced", "[crypto]") {
  seal::SodiumRandom random;
  const tests::TemporaryFolder folder;
  const auto ownerOnly = fs::perms::owner_read | fs::perms::owner_write;
  tests::writeFile(folder / "real", Bytes(32, 1));
  fs::permissions(folder / "real", ownerOnly);
  fs::create_symlink(folder / "real", folder / "link");
  fs::create_directory(folder / "folder");
  tests::writeFile(folder / "short", Bytes(31, 1));
  fs::permissions(folder / "short", ownerOnly);
  for (const char* name : {"link", "folder", "short"}) {
    CHECK(loadDeviceSecret(folder / name).error().code == ErrorCode::DeviceSecretInsecure);
    CHECK(loadOrMakeDeviceSecret(folder / name, random).error().code == ErrorCode::DeviceSecretInsecure);
  }
  CHECK(tests::readFile(folder / "short").size() == 31);
}
#endif

#if !defined(_WIN32) && !defined(__APPLE__)
TEST_CASE("the default place is the user's configuration folder", "[crypto]") {
  ::setenv("XDG_CONFIG_HOME", "/somewhere/config", 1);
  CHECK(defaultDeviceSecretPath() == "/somewhere/config/safelight/device-secret");
  ::setenv("XDG_CONFIG_HOME", "relative", 1);  // to be ignored, says the XDG specification
  ::setenv("HOME", "/home/someone", 1);
  CHECK(defaultDeviceSecretPath() == "/home/someone/.config/safelight/device-secret");
  ::unsetenv("XDG_CONFIG_HOME");
  CHECK(defaultDeviceSecretPath() == "/home/someone/.config/safelight/device-secret");
}
#endif
