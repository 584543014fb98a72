#pragma once
// A new root key for everybody who still works here, so that whoever left opens nothing that comes from now on.
//
// What a rotation does not change: the keys of patients themselves. Who kept a copy of the vault's files and the old root reads what was there
// then, and, of patients who were there, what is sealed with their keys.

#include <functional>

#include "core/vault/vault.h"

namespace safelight::vault {

/// How far a turn is. Patients come first, counted; then the databases are written anew, which nobody can count.
struct RotationProgress {
  enum class Step : std::uint8_t { Patients, Databases } step = Step::Patients;
  std::uint64_t done = 0, total = 0;
};
using OnRotation = std::function<void(const RotationProgress&)>;

/// Turns the epoch: new root, patient keys wrapped anew and the old wrappings destroyed, catalogue and thumbnails under new keys, inbox keys and
/// receiving order anew. For owners: NotAllowed. After another error (RotationUnfinished among them) it goes on by itself at the next unlock.
/// It cannot be cancelled: from its first record on everybody has the new root, and a session that stopped between the two would work with half of each.
Result<void> rotateKeys(Vault& vault, const OnRotation& onProgress = {});

/// True when somebody was disabled since the last turn: their root still opens what the vault writes.
bool isRotationAdvised(const Vault& vault);

/// The number of the vault's epoch, from 1.
std::uint32_t keyEpoch(const Vault& vault);

/// Does what is left of a turn that is signed. For opening; can be done again.
Result<void> finishRotation(Vault::Internals& vault, const OnRotation& onProgress = {});

}  // namespace safelight::vault
