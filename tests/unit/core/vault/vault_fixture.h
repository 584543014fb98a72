#pragma once
// A small practice for each test: made once (key derivation is slow on purpose), then copied.

#include "core/crypto/secret_bytes.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/vault.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_decoder.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

inline constexpr const char* kOwnerPassword = "harbour lantern violet anchor";
inline constexpr const char* kNursePassword = "copper meadow signal thirteen";

crypto::SecretBytes secretOf(std::string_view text);

/// Owner "owner" (Dr A. Okafor) and assistant "nurse" of "Harbour Dental".
class VaultFixture {
 public:
  VaultFixture();
  /// Opens. The two people of the practice as it was made pay no key derivation (unlock.h); tests of passwords call tryOpen.
  vault::Vault open(const std::string& login = "owner", const std::string& password = kOwnerPassword);
  Result<vault::Vault> tryOpen(const std::string& login, const std::string& password);
  /// The same with an opening of one's own.
  Result<vault::Vault> reopen(const vault::Opening& opening = {}, const std::string& login = "owner");
  vault::Environment environment() { return {clock, random, *files, stationMemory, counter}; }
  /// Writes an image file that FakeDecoder understands and gives its path.
  Path writeImage(const std::string& name, const std::string& identity, const std::string& body = "pixels");

  TemporaryFolder folder;
  Path path;
  Path stationMemory;  // empty: this computer remembers nothing
  TurnCounter* counter = nullptr;  // none on this computer
  FakeClock clock{{1'795'300'000'000}};
  seal::SodiumRandom random;
  std::unique_ptr<store::FileSystem> files;
  FakeDecoder decoder;
  crypto::SecretBytes deviceSecret;
  vault::RecoveryKit kit;

 private:
  Result<vault::Vault> openQuickly(const std::string& login, const std::string& password, const vault::Opening& opening = {});
};

}  // namespace safelight::tests
