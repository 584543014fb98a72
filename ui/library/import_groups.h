#pragma once
// What will happen, or has happened, with many files: sorted into few groups with one sentence each. Values only.

#include <QImage>
#include <QString>
#include <QStringList>
#include <functional>
#include <span>
#include <vector>

#include "ui/library/import_job.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

enum class ImportTense { Will, Did };

struct ImportGroup {
  enum class Kind { Filed, NewPatient, AlreadyHere, FromBin, Inbox, NotShown, Refused } kind = Kind::Filed;
  int count = 0;
  QString title;      // "12 will be filed with Lindqvist, Marta"
  QString sentence;   // why, or what that means
  QString icon;
  Text::Tone tone = Text::Tone::Good;
  QList<QImage> pictures;
};

using FindPatient = std::function<const model::Patient*(model::PatientId)>;

/// Groups in the order in which they matter: filed (one a patient, at most five and a rest), new patients, Inbox, already here, refused.
std::vector<ImportGroup> groupsOf(std::span<const ImportJob::Outcome> outcomes, const FindPatient& find, ImportTense tense);

/// Files that name somebody else than the chosen patient, by whom they name.
struct IdentityWarning {
  QString who;
  int files = 0;
};
std::vector<IdentityWarning> warningsOf(std::span<const ImportJob::Outcome> outcomes);

/// How many files carry a complete identity of nobody who is here.
int countNobodyAlike(std::span<const ImportJob::Outcome> outcomes);

/// "scan.zip/x.exe: This is a program, not an image." one line a refused file; in the order of their names; the folder that all files share is left out.
QStringList refusalLines(std::span<const ImportJob::Outcome> outcomes);

/// "12 images imported, 1 was already here, 2 wait in the Inbox."
QString importSentence(const vault::ImportSummary& summary);

/// Why a whole import ended before its last file. What is wrong with one file stands with that file.
QString earlyEndWords(const Error& error);

}  // namespace safelight::ui
