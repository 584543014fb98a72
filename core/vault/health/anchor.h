#pragma once
// What a computer remembers of a vault: the last state it saw (manifest.h), beside its device secret and outside of the vault. A vault that was put
// back to an earlier state as a whole is sound in itself; only somebody who saw a later one can tell.

#include "core/store/head_file.h"
#include "core/store/key_file.h"
#include "core/vault/health/manifest.h"
#include "core/vault/health/turn.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// Whether the vault may be older than somebody saw it. Accepted: an owner opened it although it was, in this session.
enum class Freshness : std::uint8_t { Unknown, Confirmed, Accepted };

/// An open vault's side of it.
struct StationMemory {
  std::optional<VaultState> known;  // when the session began
  Freshness freshness = Freshness::Unknown;
  std::optional<Instant> lastSeen;  // the latest time known before the session: the anchor's, or that of the journal's last check
  std::optional<Error> trouble;     // the anchor could not be read, or not be written
  store::JournalPosition journal;                // that the anchor on the disk knows
  std::uint64_t memberRecords = 0;
  Instant writtenAt;                             // by this session, or when that was tried
  std::optional<Turn> turn;                      // that the anchor on the disk knows
  /// What the counter says; not known while nobody asked it, or where it does not answer.
  struct Counter {
    bool isKnown = false;
    std::optional<std::uint64_t> value{};
  } counter;
};

/// STATION/ID.anchor
Path anchorPath(const Path& stationMemory, model::VaultId vault);

/// What this computer remembers; nothing known when it remembers nothing, or nothing that can be believed (then with trouble). VaultRolledBack when it
/// was signed by somebody whom the vault no longer knows, and when the computer's counter says that it is not the last that was remembered.
Result<StationMemory> recallState(const Environment& environment, const store::MembersLog& members);

/// VaultRolledBack when head, members or the lengths of the journal's files show that the vault had come further. Changes nothing.
Result<void> checkGroundIsFresh(const VaultState& known, const store::MembersLog& members, const store::Head& head, store::FileSystem& files, const Path& journalFolder);
/// VaultRolledBack when journal or key file, which are open, had come further, or another way.
Result<void> checkFilesAreFresh(const VaultState& known, const store::Journal& journal, const store::KeyFile& keys);

/// The vault's state now; objects are not counted.
VaultState currentState(const Vault& vault);
/// A later state than the vault's own, as somebody else knows it (a backup's manifest): VaultRolledBack. Reads one record.
Result<void> comparedWith(const Vault& vault, const VaultState& known);

/// Writes the anchor if there is a place for it and something new, and turns the counter when that is due; a failure of the disk is kept as trouble.
/// After unlocking and when the vault closes.
void rememberState(Vault::Internals& vault, TurnMoment moment = TurnMoment::AtWork);
/// The same now and then while people work: after as many records or as much time as a crash may cost.
void rememberNowAndThen(Vault::Internals& vault);

}  // namespace safelight::vault
