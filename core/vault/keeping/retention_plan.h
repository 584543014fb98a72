#pragma once
// Whether records may be erased. Pure: the law of the land is the practice's own setting (settings.h), nothing is assumed here.

#include <optional>

#include "core/model/date.h"

namespace safelight::vault {

struct RetentionFacts {
  model::Date today;
  std::optional<model::Date> birthDate;
  model::Date lastTreatment;          // the newest image; where there is none, the day the patient was entered
  bool isOnHold = false;
  std::uint8_t years = 10;            // after the last treatment
  std::uint8_t minorsUntilAge = 28;   // for whoever was younger than 18 then; 0: no such rule
};

enum class RetentionVerdict : std::uint8_t {
  Free,     // may be erased
  Running,  // must be kept until a day; an owner may erase before with a reason
  OnHold,   // must not be erased, whatever the day
};
enum class RetentionGround : std::uint8_t { None, Years, Minor };

struct RetentionPlan {
  RetentionVerdict verdict = RetentionVerdict::Free;
  RetentionGround ground = RetentionGround::None;   // what decides `keepUntil`
  std::optional<model::Date> keepUntil;             // the last day of keeping, over or not; none without a rule
};

RetentionPlan planRetention(const RetentionFacts& facts);

/// Whether a record is on hold. The Inbox never is.
enum class Holding : std::uint8_t { Free, Held };
/// Whether a move takes back what the same person did a moment ago (recent_filings.h).
enum class Move : std::uint8_t { Onward, BackFromSlip };
/// Whether images may go from one record to another: out of a hold only into another one, else what a court asked for could be taken out of its reach
/// piece by piece and destroyed there. What came into it by a slip after it began was never asked for.
bool mayMove(Holding from, Holding to, Move move = Move::Onward);

/// The same day so many years later; 29 February becomes 1 March.
model::Date yearsLater(model::Date day, int years);

/// Backups keep keys for so many days; storage that keeps what is deleted, as docs/backup.md asks to set it up, for so many more.
inline constexpr std::int32_t kKeysInBackupsDays = 35, kKeptByStorageDays = 40;
enum class Backups : std::uint8_t { None, LetGo, KeptByStorage };
/// The day from which no backup can bring back what is erased today.
model::Date erasureFinalOn(model::Date today, Backups backups);

}  // namespace safelight::vault
