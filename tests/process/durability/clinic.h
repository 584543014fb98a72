#pragma once
// One practice, made once (key derivation is slow on purpose), copied and opened as often as a harness likes.

#include <optional>

#include "core/crypto/secret_bytes.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/access/unlock.h"
#include "tests/process/durability/ledger.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_decoder.h"

namespace safelight::tests {

/// Ends the program with a sentence: what a harness needs and does not get is no finding.
[[noreturn]] void giveUp(const std::string& why);
std::string textOf(const Error& error);

template <class T>
T need(const char* what, Result<T> result) {
  if (!result) giveUp(std::string(what) + ": " + textOf(result.error()));
  return std::move(*result);
}
inline void need(const char* what, const Result<void>& result) {
  if (!result) giveUp(std::string(what) + ": " + textOf(result.error()));
}

/// An owner, a paired device, five patients. The template lies in `folder`/template; everything else there belongs to whoever asks.
class Clinic {
 public:
  explicit Clinic(Path folder);

  /// A fresh vault there, as the template is; what is there already goes, and so does what was remembered of it.
  void copyTo(const Path& vault) const;
  const Ledger& ledger() const { return m_ledger; }

  vault::Environment environment(store::FileSystem& files) { return {clock, random, files}; }
  /// What this computer remembers of the vault lies beside it.
  static Path memoryOf(const Path& vault);
  Result<vault::Vault> open(const Path& vault, store::FileSystem& files) { return vault::Vault::open({clock, random, files, memoryOf(vault)}, vault, *m_owner); }
  Result<vault::Vault> open(const Path& vault) { return open(vault, *m_files); }
  const vault::UnlockedMember& owner() const { return *m_owner; }
  const crypto::SecretBytes& password() const { return m_password; }
  const crypto::SecretBytes& device() const { return m_device; }
  /// Whether the owner's password still opens their key slot there; a third of a second.
  Result<void> tryPassword(const Path& vault) const;

  /// A device sends `count` images while nobody has the vault open; each is durable when its step is done.
  void receive(const Path& vault, Ledger& ledger, unsigned count);

  store::FileSystem& files() { return *m_files; }
  const Path& folder() const { return m_folder; }
  const Path& receiverSecret() const { return m_receiverSecret; }

  FakeClock clock{{1'795'300'000'000}};
  seal::SodiumRandom random;
  FakeDecoder decoder;

 private:
  Path m_folder, m_receiverSecret;
  std::unique_ptr<store::FileSystem> m_files;
  crypto::SecretBytes m_password, m_device;
  std::optional<vault::UnlockedMember> m_owner;
  Ledger m_ledger;
};

}  // namespace safelight::tests
