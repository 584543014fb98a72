#include "core/crypto/secret_file.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/seal/sodium_random.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::crypto;
namespace fs = std::filesystem;

namespace {

SecretBytes secret(std::size_t length, std::uint8_t with) {
  REQUIRE(seal::startSodium());
  return SecretBytes::copyOf(Bytes(length, with)).value();
}

}  // namespace

TEST_CASE("a secret file of any length comes back whole, within the bounds asked for", "[crypto][secret-file]") {
  seal::SodiumRandom random;
  const tests::TemporaryFolder folder;
  const Path path = folder / "a" / "b" / "secret";
  REQUIRE(writeSecretFile(path, secret(300, 7), SecretFile::Keep, random));
  CHECK(readSecretFile(path, 1, 300).value().equals(secret(300, 7)));
  CHECK(readSecretFile(path, 1, 299).error().code == ErrorCode::DeviceSecretInsecure);
  CHECK(readSecretFile(path, 301, 400).error().code == ErrorCode::DeviceSecretInsecure);
  CHECK(readSecretFile(folder / "none", 1, 300).error().code == ErrorCode::DeviceSecretMissing);
}

TEST_CASE("a secret file is kept or replaced as asked, and nothing half-made stays", "[crypto][secret-file]") {
  seal::SodiumRandom random;
  const tests::TemporaryFolder folder;
  const Path path = folder / "s" / "secret";
  REQUIRE(writeSecretFile(path, secret(32, 1), SecretFile::Keep, random));
  CHECK(writeSecretFile(path, secret(32, 2), SecretFile::Keep, random).error().code == ErrorCode::AlreadyExists);
  CHECK(readSecretFile(path, 32, 32).value().equals(secret(32, 1)));
  REQUIRE(writeSecretFile(path, secret(64, 3), SecretFile::Replace, random));
  CHECK(readSecretFile(path, 32, 64).value().equals(secret(64, 3)));
  CHECK(std::distance(fs::directory_iterator(path.parent_path()), fs::directory_iterator()) == 1);
#ifndef _WIN32
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(fs::status(path.parent_path()).permissions() == fs::perms::owner_all);
#endif
}

#ifndef _WIN32
TEST_CASE("replacing a link replaces the link, not what it points to", "[crypto][secret-file]") {
  seal::SodiumRandom random;
  const tests::TemporaryFolder folder;
  tests::writeFile(folder / "victim", Bytes(5, 9));
  fs::create_symlink(folder / "victim", folder / "secret");
  CHECK(readSecretFile(folder / "secret", 1, 100).error().code == ErrorCode::DeviceSecretInsecure);
  REQUIRE(writeSecretFile(folder / "secret", secret(32, 4), SecretFile::Replace, random));
  CHECK_FALSE(fs::is_symlink(folder / "secret"));
  CHECK(tests::readFile(folder / "victim") == Bytes(5, 9));
}
#endif
