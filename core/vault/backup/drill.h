#pragma once
// Test restores: a backup that was never restored is a hope.

#include "core/crypto/secret_bytes.h"
#include "core/vault/backup/restore.h"

namespace safelight::vault {

/// What is tried, and how much of it.
struct DrillOrder {
  Path backup{};
  std::optional<ResticRepository> restic{};  // instead of a folder: `backup` is not looked at
  Path scratch{};  // a folder that is made for it and taken away afterwards; empty: in the system's temporary folder
  std::string set{};
  DrillKind kind = DrillKind::Weekly;
  double share = 0.01;       // of the images
  std::uint64_t atLeast = 20;
  std::chrono::seconds limit{300};  // no further image after this
};

struct DrillReport {
  change::DrillFinished outcome;       // without a place
  std::string practice, genesisFingerprint;
  std::uint64_t images = 0;            // that the backup lists
  std::uint32_t restoredMilliseconds = 0;  // keys and journal
  std::uint32_t openMilliseconds = 0;      // and the vault open
  std::vector<model::ImageId> damaged;
  std::vector<std::string> unusable;       // newer sets that are damaged, so that an older one was tried: their names

  /// All that was tried came back, and from the newest set.
  bool isGood() const { return damaged.empty() && unusable.empty(); }
};

/// Opens what was restored to a folder: as who signed in, with a password, or with the recovery kit. Its environment remembers nothing.
using OpenRestored = std::function<Result<Vault>(const Environment& environment, const Path& vault)>;
/// As the person of an open vault, without their password. Belongs to no vault; usable from any thread.
Result<OpenRestored> openAsMyself(const Vault& vault);
/// With the printed kit; the password that recovering sets is thrown away with the scratch.
OpenRestored openWithKit(crypto::SecretBytes code);

/// Restores keys and journal to scratch, opens the vault from them as any vault is opened, brings a share of the images (the newest first, the others at
/// random) and compares each, opened, with what the journal says of it. Ciphertext only ever lies in scratch. Errors: those of restoring and opening
/// (RecoveryGroupWrong names the group); Images that are not what was put in are named in the report.
Result<DrillReport> drill(const Environment& environment, const DrillOrder& order, const OpenRestored& open, const OnBackupProgress& onProgress = {},
                          const CancelToken& cancel = {});

/// Journals how it ended.
Result<void> noteDrill(Vault& vault, Uuid place, DrillKind kind, const Result<DrillReport>& ended);

/// The order for one of the vault's places.
Result<DrillOrder> drillOrderFor(const BackupPlace& place);

/// A place whose turn it is: one with a set, when the last good test restore of any is a week old. Nothing else to do: nothing.
Result<std::optional<BackupPlace>> placeForDrill(Vault& vault);

}  // namespace safelight::vault
