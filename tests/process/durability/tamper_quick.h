#pragma once
// Half of a million changes are of objects and databases, each of which proves itself alone: whether a change is found can be asked of just that, in
// a vault that stays open. What is not found so goes the long way (TamperBench::tryOut), and so does a share of the rest.

#include "tests/process/durability/tamper.h"

namespace safelight::tests {

class QuickTampering {
 public:
  /// A copy of the bench's vault, opened once.
  QuickTampering(Clinic& clinic, Path folder, const TamperBench& bench);
  ~QuickTampering();

  /// What notices the change; nothing when it must go the long way.
  std::optional<TamperOutcome> tryOut(const Tampering& tampering);

 private:
  std::optional<TamperOutcome> tryObject(const std::string& name, const Bytes& bytes);
  std::optional<TamperOutcome> tryDatabase(const std::string& name, const Bytes& bytes);

  Path m_vault, m_databases;
  std::map<std::string, Bytes> m_files;
  std::optional<vault::Vault> m_open;
};

}  // namespace safelight::tests
