#pragma once
// Decisions of a backup, without a disk: what to copy, which sets to let go, when something is wrong, when one is due.

#include <optional>
#include <string>
#include <vector>

#include "core/vault/backup/set_list.h"

namespace safelight::vault {

/// What a vault's folder holds.
struct LiveObject {
  model::ImageId id;
  std::uint64_t bytes = 0;
};

/// All lists sorted by id.
struct CopyInput {
  const std::vector<model::ImageId>& expected;  // that the catalogue names
  const std::vector<LiveObject>& live;          // that lie in the vault
  const std::vector<KeptObject>& listed;        // of the newest set
  const std::vector<model::ImageId>& present;   // that lie in the place
  const std::vector<model::ImageId>& damaged;   // that lie in the vault and are known to be no good there
  const std::vector<model::ImageId>& doubtful;  // whose copy in the place may be of a damaged original
};

struct CopyPlan {
  std::vector<KeptObject> keep;           // in the place and proven by an earlier set
  std::vector<KeptObject> settle;         // proven by an earlier set, but in doubt: compare with the vault's
  std::vector<LiveObject> copy;           // not there yet
  std::vector<LiveObject> prove;          // there, but no set says what they must be: compare with the vault's
  std::vector<model::ImageId> rescue;     // there, in no set, and gone from the vault
  std::vector<model::ImageId> lost;       // nowhere
  std::vector<model::ImageId> unsound;    // damaged in the vault, and not there: copied as they are, they would be taken for good ever after
  std::uint64_t copyBytes = 0;
  std::uint64_t missing = 0;              // were saved before, are gone from the vault
  std::uint64_t altered = 0;              // of another length than when they were saved
  std::uint64_t gone = 0;                 // were in the place and are no longer
};
CopyPlan planCopy(const CopyInput& input);

/// Objects that were saved earlier, and what became of them in the vault. `sampledBad` of `sampled` are no sealed files any more.
struct Changed {
  std::uint64_t saved = 0, missing = 0, altered = 0;
  std::uint64_t sampled = 0, sampledBad = 0;
};
/// More than one in a hundred (and at least three) are missing or altered: ransomware, or a dying disk.
bool isMassChange(const Changed& changed);

/// More than five times what usually leaves the vault in the same time, and more than 200 images.
bool isExportFlood(std::uint64_t exported, double days, double usualPerDay);

/// A set by its name.
struct SetName {
  std::string name;
  Instant at;
  std::uint64_t sequence = 0;
};
/// "20261122T100703Z-42": the time in UTC, and the number of journal records.
std::string setName(Instant at, std::uint64_t sequence);
std::optional<SetName> parseSetName(std::string_view name);

struct Retention {
  std::vector<std::string> letGo;
  bool clockIsWrong = false;  // behind the sets by a day, or sets and clock lie more than 400 days apart: nothing goes
};
/// All of 7 days, the newest of each day to 35 days, and the newest of all. `sets` in any order.
Retention planRetention(std::vector<SetName> sets, Instant now);
inline constexpr std::int64_t kKeptDays = 35;

/// True when a place wants a backup: never had one, or the last is about as old as it may get.
bool isDue(std::uint32_t everyHours, std::optional<Instant> last, Instant now);

}  // namespace safelight::vault
