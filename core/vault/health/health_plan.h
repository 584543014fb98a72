#pragma once
// How a vault is: facts in, one value out. Nothing here touches a disk or a clock.

#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"

namespace safelight::vault {

enum class HealthLevel : std::uint8_t { Green, Amber, Red };

/// Why a vault is not green, or what else is worth saying (with level Green). In the order of importance within a level.
enum class HealthReason : std::uint8_t {
  OriginalsDamaged,   // count: how many
  JournalDamaged,
  KeysDamaged,
  OlderThanBackup,    // since: when the vault was as a backup knows it, and is not any more
  ErasureUnfinished,  // an erasure was ordered and begun; what is left of it was tried again at the last opening
  OriginalsChanged,   // a backup was ended because much had changed at once
  StillRestored,      // a restore into it is under way, or was broken off: originals come one after the other
  NoBackup,
  BackupOld,          // since: the last one; count: days
  DrillFailed,
  IndexAltered,       // pages of it had been put back; it was or will be made anew
  OlderAccepted,      // an owner opened it although it was older than this computer knew
  MemoryUnwritable,   // this computer cannot remember how far the vault had come
  ClockBehind,        // since: what the vault had seen
  ClockAhead,         // since: the same
  SwapPlain,          // memory can reach the disk without encryption
  CheckLate,          // since: the last whole check; count: days
  CopyDeletable,      // no copy that this computer cannot delete
  IndexRebuilt,
  FreshnessUnknown,   // nobody remembers a later state: this computer sees the vault for the first time
};

struct HealthFinding {
  HealthReason reason;
  HealthLevel level = HealthLevel::Green;
  std::uint64_t count = 0;
  std::optional<Instant> since;

  bool operator==(const HealthFinding&) const = default;
};

/// Whether memory that is swapped out, or written for hibernation, is encrypted.
enum class SwapProtection : std::uint8_t { NoSwap, Encrypted, Plain, Unknown };

/// What is known.
struct HealthFacts {
  Instant now;
  Instant begun;                        // when the vault was made
  std::uint64_t images = 0;
  std::uint64_t damaged = 0;            // originals
  bool journalDamaged = false, keysDamaged = false;
  bool erasureUnfinished = false;       // not while one is under way
  bool restoring = false;               // a restore into it has not ended
  std::optional<Instant> laterBackup;   // a reachable backup knows a state of that moment, which the vault has not been in
  bool indexAltered = false, indexRebuilt = false;
  bool remembers = false;               // this computer has a place for its memory
  bool memoryTrouble = false;
  bool freshnessKnown = true, olderAccepted = false;
  std::optional<Instant> sampledAt;     // the part that is looked at after each unlock
  std::optional<Instant> passBegan;     // the way through all
  std::optional<Instant> scrubbedAt;    // its last end
  std::optional<Instant> lastSeen;      // the latest time in the vault or in this computer's memory, before this session
  std::optional<Instant> lastBackup;
  bool drillFailed = false, massChange = false;
  bool oneCannotBeDeleted = false;
  SwapProtection swap = SwapProtection::Unknown;
};

/// The one line, and what is behind it.
struct Health {
  HealthLevel level = HealthLevel::Green;
  std::vector<HealthFinding> findings;  // the worst first
  std::optional<Instant> checkedAt;     // the last look at originals
  std::optional<Instant> wholeAt;       // the last time that all were seen

  bool operator==(const Health&) const = default;
};

/// Red: something is damaged, or there is no backup of the last 14 days (a young vault has two weeks for its first). Amber: something wants doing.
Health planHealth(const HealthFacts& facts);

}  // namespace safelight::vault
