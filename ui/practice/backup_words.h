#pragma once
// Backups in people's words: pure decisions over values.

#include <QString>

#include "core/vault/backup/backup.h"
#include "core/vault/backup/places.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// One sentence and how it is meant.
struct BackupLine {
  QString words;
  Text::Tone tone = Text::Tone::First;
};

/// Whether whoever reads it may add places for backups.
enum class Places : std::uint8_t { Mine, OfOwners };
/// How the vault is doing: "Backed up today, 08:12". Care after two days, danger after fourteen, or when the last run was ended by an alarm.
BackupLine backupHeadline(const vault::BackupAge& age, Instant now, Places places = Places::Mine);
/// Whether one copy is out of this computer's reach, and what to do when none is.
BackupLine reachLine(const vault::BackupAge& age);
/// The last automatic test restore.
BackupLine drillLine(const vault::BackupAge& age, Instant now);

/// "Today, 08:12 · 4,312 images · 18 GB · 220 GB free"; what is wrong instead, when something is.
BackupLine placeLine(const vault::PlaceStatus& status, vault::Presence presence, Instant now);
/// What is wrong with a place, where the error's usual words speak of the vault; empty for every other.
QString placeTrouble(ErrorCode code);
/// What stands at a place that has had no backup yet, when it is known why.
enum class FirstBackup : std::uint8_t { Runs, Stopped };
BackupLine firstBackupLine(FirstBackup state);
/// "Every day · this computer cannot delete it".
QString placeHabit(const vault::BackupPlace& place);
/// The icon of a kind of place.
QString placeIcon(vault::PlaceKind kind);
/// "Copying images: 812 of 4,312".
QString progressWords(const vault::BackupProgress& progress);

}  // namespace safelight::ui
