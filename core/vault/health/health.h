#pragma once
// How an open vault is, gathered; and whether this computer's clock and swap can be relied on.

#include "core/vault/backup/saved_states.h"
#include "core/vault/health/health_plan.h"
#include "core/vault/health/self_check.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// What is known now, without reading more than a few rows. `session` is what this session's check has found so far, `saved` what the places of
/// backups were asked for (readSavedStates).
Result<HealthFacts> healthFacts(Vault& vault, const SelfCheckReport& session = {}, const std::vector<SavedState>& saved = {});

/// A clock that goes on by more than that at once has jumped, or nobody came for over a year: either way what deletes by age must wait.
inline constexpr std::int64_t kFarAheadMilliseconds = 400ll * 86'400'000;

/// ClockWrong when the clock stands a day or more before what the vault, or this computer's memory of it, had seen before this session, or more
/// than 400 days behind that time: whatever deletes by age must wait.
Result<void> trustClock(const Vault& vault);
/// The time now; or, when the clock stands more than 400 days behind what was seen before this session, or jumped that far within the last 30 days, the time
/// before: by a clock that is years ahead, no time of keeping would run any more, and signing in twice by it makes it no better.
Result<Instant> timeForKeeping(Vault::Internals& vault);

/// Linux: from what /proc/swaps and /sys say; elsewhere Unknown.
SwapProtection swapProtection();
/// The same from the text of /proc/swaps; `isEncrypted` says whether a device (its path) lies on dm-crypt or in memory (zram). Pure.
SwapProtection swapFrom(std::string_view procSwaps, const std::function<bool(const std::string& device)>& isEncrypted);

}  // namespace safelight::vault
