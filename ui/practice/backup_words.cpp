#include "ui/practice/backup_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/bridge/storage_words.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::int64_t kDay = 86'400'000;

struct BackupWords {
  Q_DECLARE_TR_FUNCTIONS(BackupWords)
};

QString when(Instant at, Instant now) { return momentText(localTime(at), localTime(now)); }

QString count(std::uint64_t number) { return QLocale().toString(static_cast<qulonglong>(number)); }

QString everyWords(std::uint32_t hours) {
  if (hours == 12) return BackupWords::tr("Twice a day");
  if (hours == 24) return BackupWords::tr("Every day");
  if (hours == 168) return BackupWords::tr("Every week");
  return BackupWords::tr("Regularly");
}

}  // namespace

BackupLine backupHeadline(const vault::BackupAge& age, Instant now, Places places) {
  if (age.massChange) return {errorText(Error{ErrorCode::MassChange, {}}), Text::Tone::Danger};
  if (!age.lastBackup && age.places == 0 && places == Places::OfOwners)
    return {BackupWords::tr("There is no backup yet. Ask an owner of the practice to add a place, and it is made by itself from then on."), Text::Tone::Care};
  if (!age.lastBackup && age.places == 0) return {BackupWords::tr("There is no backup yet. Add a place, and it is made by itself from then on."), Text::Tone::Care};
  if (!age.lastBackup) return {BackupWords::tr("There is no backup yet."), Text::Tone::Care};
  const std::int64_t old = now.milliseconds - age.lastBackup->milliseconds;
  const QString moment = midSentence(when(*age.lastBackup, now));
  // The last place was taken from the list, or somebody runs safelightctl.
  if (age.places == 0 && old <= 2 * kDay) return {BackupWords::tr("Backed up %1. None is made by itself, because no place is on this list.").arg(moment), Text::Tone::Care};
  if (old > 14 * kDay) return {BackupWords::tr("The last backup is from %1. Connect a disk or choose another place.").arg(moment), Text::Tone::Danger};
  if (age.missing > 0)
    return {BackupWords::tr("Backed up %1, but images could not be saved: %2. Check every image below.").arg(moment, count(age.missing)), Text::Tone::Danger};
  if (old > 2 * kDay) return {BackupWords::tr("The last backup is from %1.").arg(moment), Text::Tone::Care};
  return {BackupWords::tr("Backed up %1").arg(moment), Text::Tone::Good};
}

BackupLine reachLine(const vault::BackupAge& age) {
  // Without a copy there is none to be kept out of reach, and the headline asks for one.
  if (age.places == 0 || !age.lastBackup) return {};
  if (age.oneCannotBeDeleted) return {BackupWords::tr("One copy is out of this computer's reach, so that nobody who breaks in here can delete it."), Text::Tone::Third};
  return {BackupWords::tr("Every copy could be deleted from this computer. Add one that cannot: a disk that is taken away after its backup, or a share that keeps snapshots."),
          Text::Tone::Care};
}

BackupLine drillLine(const vault::BackupAge& age, Instant now) {
  if (age.drillFailed) return {errorText(Error{ErrorCode::DrillFailed, {}}), Text::Tone::Danger};
  if (!age.lastDrill) return {};
  return {BackupWords::tr("Last test restore: %1, everything that was tried came back.").arg(midSentence(when(*age.lastDrill, now))), Text::Tone::Third};
}

BackupLine placeLine(const vault::PlaceStatus& status, vault::Presence presence, Instant now) {
  if (status.failure) {
    const ErrorCode code = status.failure->second.error.value_or(ErrorCode::Internal);
    if (code == ErrorCode::BackupPlaceMissing && status.place.kind == vault::PlaceKind::Restic)
      return {BackupWords::tr("%1: the backups that lay there are gone. Somebody has deleted them: find out who before anything else. Storage with object lock still has them (docs/backup.md).")
                  .arg(when(status.failure->first, now)),
              Text::Tone::Danger};
    if (code == ErrorCode::PermissionDenied && status.place.kind == vault::PlaceKind::Restic)
      return {BackupWords::tr("%1: the storage takes this computer's keys no more. Ask whoever looks after it to allow them again, or for others.").arg(when(status.failure->first, now)), Text::Tone::Danger};
    if (const QString words = storageTrouble(code); !words.isEmpty() && status.place.kind == vault::PlaceKind::Restic)
      return {BackupWords::tr("%1: %2").arg(when(status.failure->first, now), words), Text::Tone::Danger};
    // Why, and what to do, stands above all places already.
    if (code == ErrorCode::MassChange) return {BackupWords::tr("%1: stopped, and nothing there was changed").arg(when(status.failure->first, now)), Text::Tone::Danger};
    if (code == ErrorCode::RestoreUnfinished)
      return {BackupWords::tr("%1: nothing was saved, because this vault is still being restored. Still to come: %2. Let the restore end first, or ask for the same one again.")
                  .arg(when(status.failure->first, now), imageCount(status.failure->second.missing)),
              Text::Tone::Care};
    const QString ofPlace = placeTrouble(code);
    return {BackupWords::tr("%1: %2").arg(when(status.failure->first, now), ofPlace.isEmpty() ? errorText(Error{code, {}}) : ofPlace), code == ErrorCode::BackupPlaceMissing ? Text::Tone::Care : Text::Tone::Danger};
  }
  QString words;
  if (status.last) {
    words = BackupWords::tr("%1 · %2 · %3").arg(when(*status.lastAt, now), imageCount(status.last->objects), fileSize(status.last->bytes));
    if (status.last->freeBytes > 0) words += BackupWords::tr(" · %1 free").arg(fileSize(status.last->freeBytes));
  }
  if (presence == vault::Presence::Missing) {
    const QString missing = status.place.kind == vault::PlaceKind::Network     ? BackupWords::tr("The share cannot be reached now")
                            : status.place.kind == vault::PlaceKind::Removable ? BackupWords::tr("Not connected now")
                                                                               : BackupWords::tr("The folder is not there now");
    const bool isMeantToBeAway = status.last && status.place.kind == vault::PlaceKind::Removable;
    return {words.isEmpty() ? missing : missing + u" · "_s + words, isMeantToBeAway ? Text::Tone::Third : Text::Tone::Care};
  }
  if (!status.last) return {BackupWords::tr("No backup yet"), Text::Tone::Care};
  if (status.last->missing > 0) return {BackupWords::tr("%1 · images that could not be saved: %2. Check every image below").arg(words, count(status.last->missing)), Text::Tone::Danger};
  if (status.last->retentionFrozen) return {BackupWords::tr("%1 · older sets are kept until somebody has looked").arg(words), Text::Tone::Care};
  return {words, Text::Tone::Third};
}

BackupLine firstBackupLine(FirstBackup state) {
  if (state == FirstBackup::Runs) return {BackupWords::tr("The first backup is being made"), Text::Tone::Third};
  return {BackupWords::tr("The first backup was stopped. It counts once it is whole: what was copied stays, and the next one goes on there."), Text::Tone::Care};
}

QString placeTrouble(ErrorCode code) {
  if (code != ErrorCode::VaultTooNew) return {};
  return BackupWords::tr("A newer Safelight than this one backed up to this place. Install the newest Safelight on this computer, or choose another place.");
}

QString placeHabit(const vault::BackupPlace& place) {
  QString words = everyWords(place.everyHours);
  switch (place.deleting) {
    case vault::Deleting::Unknown: break;
    case vault::Deleting::Possible: words += BackupWords::tr(" · this computer can delete it"); break;
    case vault::Deleting::Refused: words += BackupWords::tr(" · this computer cannot delete it"); break;
    case vault::Deleting::TakenAway: words += BackupWords::tr(" · taken away after its backup"); break;
    case vault::Deleting::Promised: words += BackupWords::tr(" · its storage keeps what is deleted here"); break;
  }
  return words;
}

QString placeIcon(vault::PlaceKind kind) {
  switch (kind) {
    case vault::PlaceKind::Folder: return u"folder"_s;
    case vault::PlaceKind::Removable: return u"usb"_s;
    case vault::PlaceKind::Network: return u"link"_s;
    case vault::PlaceKind::Restic: return u"export"_s;
  }
  return u"folder"_s;
}

QString progressWords(const vault::BackupProgress& progress) {
  switch (progress.step) {
    case vault::BackupProgress::Step::Looking: return BackupWords::tr("Looking for what is new…");
    case vault::BackupProgress::Step::Copying:
      return progress.objectsTotal == 0 ? BackupWords::tr("Copying…") : BackupWords::tr("Copying images: %1 of %2").arg(count(progress.objectsDone), count(progress.objectsTotal));
    case vault::BackupProgress::Step::Waiting: return BackupWords::tr("The storage does not answer. It is tried again for a few minutes…");
    case vault::BackupProgress::Step::Verifying: return BackupWords::tr("Reading copies again…");
    case vault::BackupProgress::Step::Ending: break;
  }
  return BackupWords::tr("Finishing…");
}

}  // namespace safelight::ui
