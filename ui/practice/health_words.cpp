#include "ui/practice/health_words.h"

#include <QCoreApplication>

#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

using vault::HealthReason;

struct HealthWords {
  Q_DECLARE_TR_FUNCTIONS(HealthWords)
};

QString when(Instant at) { return midSentence(momentText(localTime(at), localNow())); }
QString day(Instant at) { return midSentence(dayText(localTime(at).date(), localNow().date())); }

QString damageWords(const vault::HealthFinding& finding) {
  switch (finding.reason) {
    case HealthReason::OriginalsDamaged: return HealthWords::tr("Damaged or missing: %1. Bring back what is damaged from a backup, and delete nothing until then.").arg(imageCount(finding.count));
    case HealthReason::JournalDamaged: return HealthWords::tr("The journal, the record of everything that was done here, is damaged. Restore the vault from a backup. The way there: lock, then Someone else.");
    case HealthReason::KeysDamaged: return HealthWords::tr("Some keys are damaged in both of their copies, so their images cannot be opened. Restore the vault from a backup. The way there: lock, then Someone else.");
    case HealthReason::OlderThanBackup:
      return HealthWords::tr("This vault is older than its backup of %1, so recent images may be missing. Bring back the newest copy, or ask an owner of the practice why an older one was put here. The way there: lock, then Someone else.")
          .arg(when(finding.since.value_or(Instant{})));
    case HealthReason::ErasureUnfinished:
      return HealthWords::tr("A patient's erasure was ordered and is not finished. Lock and sign in again. If this stays, the journal is damaged: restore the vault from a backup, and order the erasure again if the patient is still there.");
    default: return HealthWords::tr("Much of the vault had changed at once, so the last backup stopped before it replaced older copies. Find out what happened before you go on.");
  }
}

QString backupWords(const vault::HealthFinding& finding) {
  switch (finding.reason) {
    case HealthReason::StillRestored:
      return HealthWords::tr("This vault is still being restored: its images come one after the other, the newest first. Should nothing go on, ask for the same restore again. The way there: lock, then Someone else.");
    case HealthReason::NoBackup: return HealthWords::tr("There is no backup yet. If this computer fails, the images are lost: an owner sees to one under Backups.");
    case HealthReason::BackupOld:
      return HealthWords::tr("The last backup is from %1. Connect its disk, or add another place.").arg(day(finding.since.value_or(Instant{})));
    case HealthReason::DrillFailed: return HealthWords::tr("The last test restore did not bring back what was saved. Make a new backup, if you can to another place.");
    default: return HealthWords::tr("This computer can delete every copy that there is. One that it cannot reach is safe even from an attacker here.");
  }
}

QString surroundingsWords(const vault::HealthFinding& finding) {
  switch (finding.reason) {
    case HealthReason::MemoryUnwritable: return HealthWords::tr("This computer cannot remember how far the vault has come, so an older copy put in its place would not be noticed.");
    case HealthReason::ClockBehind:
      return HealthWords::tr("This computer's clock stands before %1, when the vault was last used. Set the date and time.").arg(day(finding.since.value_or(Instant{})));
    case HealthReason::ClockAhead:
      return HealthWords::tr("By this computer's clock nobody has used the vault since %1. If that is wrong, set the date and time.").arg(day(finding.since.value_or(Instant{})));
    case HealthReason::SwapPlain:
      return HealthWords::tr("This computer may write memory to its disk without encryption. Whoever looks after it should encrypt its swap space, or turn it off.");
    case HealthReason::CheckLate: return HealthWords::tr("Not every image was looked at in the last month. Leave this computer on and signed in for a while, or check every image now.");
    default: return HealthWords::tr("This computer sees the vault for the first time, so it cannot tell whether it is the newest copy. From now on it remembers.");
  }
}

QString indexWords(HealthReason reason) {
  if (reason == HealthReason::IndexAltered) return HealthWords::tr("Parts of the vault's index had been replaced by older ones. It was made anew from the journal, and nothing is lost. Ask who had this computer.");
  if (reason == HealthReason::OlderAccepted) return HealthWords::tr("An owner opened this vault although this computer had seen a newer one. What was done in between is not in it.");
  return HealthWords::tr("The vault's index was missing or damaged and was made anew from the journal. Nothing is lost.");
}

QString findingWords(const vault::HealthFinding& finding) {
  switch (finding.reason) {
    case HealthReason::OriginalsDamaged:
    case HealthReason::JournalDamaged:
    case HealthReason::KeysDamaged:
    case HealthReason::OlderThanBackup:
    case HealthReason::ErasureUnfinished:
    case HealthReason::OriginalsChanged: return damageWords(finding);
    case HealthReason::StillRestored:
    case HealthReason::NoBackup:
    case HealthReason::BackupOld:
    case HealthReason::DrillFailed:
    case HealthReason::CopyDeletable: return backupWords(finding);
    case HealthReason::IndexAltered:
    case HealthReason::IndexRebuilt:
    case HealthReason::OlderAccepted: return indexWords(finding.reason);
    default: return surroundingsWords(finding);
  }
}

Text::Tone toneOf(vault::HealthLevel level) {
  switch (level) {
    case vault::HealthLevel::Red: return Text::Tone::Danger;
    case vault::HealthLevel::Amber: return Text::Tone::Care;
    case vault::HealthLevel::Green: break;
  }
  return Text::Tone::Second;
}

}  // namespace

HealthLine healthHeadline(const vault::Health& health) {
  switch (health.level) {
    case vault::HealthLevel::Red: return {HealthWords::tr("Something is wrong and needs you today"), Text::Tone::Danger};
    case vault::HealthLevel::Amber: return {HealthWords::tr("Nothing is damaged, but something wants doing"), Text::Tone::Care};
    case vault::HealthLevel::Green: break;
  }
  // Before anything was looked at, nobody can say more.
  if (!health.checkedAt) return {HealthWords::tr("No trouble is known"), Text::Tone::First};
  return {HealthWords::tr("Everything is in its place"), Text::Tone::Good};
}

QString healthDates(const vault::Health& health) {
  if (health.wholeAt && health.checkedAt) return HealthWords::tr("Some images were checked %1, every one by %2.").arg(when(*health.checkedAt), day(*health.wholeAt));
  if (health.checkedAt) return HealthWords::tr("Some images were checked %1. Every image is checked once a month.").arg(when(*health.checkedAt));
  return HealthWords::tr("Some images are being checked in the background now.");
}

HealthLine healthFindingLine(const vault::HealthFinding& finding) { return {findingWords(finding), toneOf(finding.level)}; }

QString healthBarWords(const vault::Health& health) {
  if (health.level == vault::HealthLevel::Green || health.findings.empty()) return {};
  return findingWords(health.findings.front());
}

QString healthIcon(vault::HealthLevel level) {
  switch (level) {
    case vault::HealthLevel::Red: return QStringLiteral("error");
    case vault::HealthLevel::Amber: return QStringLiteral("warning");
    case vault::HealthLevel::Green: break;
  }
  return QStringLiteral("check");
}

}  // namespace safelight::ui
