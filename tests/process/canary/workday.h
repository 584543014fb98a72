#pragma once
// A practice in a temporary folder and the real guard in front of it, with a person who plays a day of work inside (played_person.cpp).

#include <fstream>

#include "core/crypto/secret_bytes.h"
#include "core/ipc/spawn.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/vault.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

/// A vault with one patient, an owner whose device secret lies where the programs look for it, and a file to import.
class Workday {
 public:
  static constexpr const char* kPassword = "velvet anchor mosaic tundra pixel";
  Workday();

  /// The guard begins, and the person with it.
  void start();
  /// The process that logged this line, 0 when it did not come in time or the guard ended.
  int waitFor(const std::string& line);
  /// The same for any process but this one.
  int waitForAnother(const std::string& line, int process);
  std::string log() const;
  void letGoOn() { writeFile(played("go on"), {}); }
  ipc::ChildProcess& guard() { return m_guard; }
  void end() { m_guard.kill(); }
  /// What the person imports next; the log begins anew.
  void giveToImport(const Path& file);
  /// Without a window, as its owner. Nobody else may have it open.
  Result<vault::Vault> open();

  Path vaultPath() const { return root() / "vault" / "Practice.safelight"; }
  const Path& root() const { return m_folder.path(); }
  Path secretFile() const { return root() / "home" / "config" / "safelight" / "device-secret"; }
  /// The bytes of the device secret.
  const std::string& device() const { return m_device; }

 private:
  std::string in(const char* name) const { return (root() / name).string(); }
  Path played(const char* name) const { return root() / "played" / name; }

  TemporaryFolder m_folder;
  SystemClock m_clock;
  seal::SodiumRandom m_random;
  std::unique_ptr<store::FileSystem> m_files = store::systemFiles();
  std::string m_device;
  ipc::ChildProcess m_guard;
};

}  // namespace safelight::tests
