#pragma once
// The change classes of backups (FORMAT.md, "Changes"): where they go, and what came of them.

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/uuid.h"
#include "core/model/ids.h"
#include "core/vault/backup/secret_text.h"

namespace safelight::vault {

/// What a place of backups is.
enum class PlaceKind : std::uint8_t {
  Folder = 1,     // another disk of this computer
  Removable = 2,  // a disk that is taken away again
  Network = 3,    // a share
  Restic = 4,     // a repository of the program restic, by its own name for it (a folder, sftp:..., s3:...)
};

/// Whether this workstation could delete what lies there.
enum class Deleting : std::uint8_t {
  Unknown = 0,
  Possible = 1,   // tried: it can
  Refused = 2,    // tried: it cannot
  TakenAway = 3,  // it can while the disk is here; a person says that it is taken away
  Promised = 4,   // a person says that the storage keeps what is deleted (snapshots, object lock, append-only)
};

/// Where backups of this vault go. `secret` is what opens a repository of restic (restic.h, joinSecret).
struct BackupPlace {
  Uuid id;
  PlaceKind kind = PlaceKind::Folder;
  std::string name;
  std::string location;
  SecretText secret;
  std::uint32_t everyHours = 24;
  Deleting deleting = Deleting::Unknown;
  Instant checkedAt;  // when `deleting` was found out

  bool operator==(const BackupPlace&) const = default;
};

enum class DrillKind : std::uint8_t { Weekly = 1, Full = 2 };

namespace change {

/// A place is added, or (with an id that is known) edited.
struct BackupPlaceSet { static constexpr std::uint16_t kClass = 70; BackupPlace place; };
struct BackupPlaceRemoved { static constexpr std::uint16_t kClass = 71; Uuid place; };

/// A run that ended. Numbers are of the place as the run left it.
struct BackupFinished {
  static constexpr std::uint16_t kClass = 72;
  Uuid place;                      // nil: a folder that somebody named once
  std::optional<ErrorCode> error;  // nothing: a set was written
  std::string set;                 // its name; restic: its snapshot
  std::uint64_t sequence = 0;      // journal records in the set
  std::uint64_t objects = 0, bytes = 0;              // in the set
  std::uint64_t copied = 0, copiedBytes = 0;         // by this run
  std::uint64_t verified = 0, repaired = 0;          // read again; copied anew because they had been damaged there
  std::uint64_t missing = 0;                         // that the vault names and nobody has
  std::uint64_t exported = 0;                        // images that left the vault since the set before
  std::uint64_t freeBytes = 0;
  std::uint32_t milliseconds = 0;
  bool retentionFrozen = false;
};

/// A test restore. Milliseconds are from its start.
struct DrillFinished {
  static constexpr std::uint16_t kClass = 73;
  Uuid place;
  DrillKind kind = DrillKind::Weekly;
  std::optional<ErrorCode> error;
  std::string set;
  static constexpr std::size_t kMostNamed = 1'000;
  std::uint64_t records = 0, objects = 0, bytes = 0, damaged = 0;
  std::uint32_t firstMilliseconds = 0;  // until the first image was whole
  std::uint32_t milliseconds = 0;
  std::vector<model::ImageId> damagedImages{};  // at most kMostNamed of `damaged`
};

void encode(ByteWriter& writer, const BackupPlaceSet& c);
void encode(ByteWriter& writer, const BackupPlaceRemoved& c);
void encode(ByteWriter& writer, const BackupFinished& c);
void encode(ByteWriter& writer, const DrillFinished& c);

BackupPlaceSet readBackupPlaceSet(ByteReader& reader);
BackupPlaceRemoved readBackupPlaceRemoved(ByteReader& reader);
BackupFinished readBackupFinished(ByteReader& reader);
/// Version 2 names the images that were not what was put in.
DrillFinished readDrillFinished(ByteReader& reader, std::uint8_t version);

}  // namespace change
}  // namespace safelight::vault
