#include "ui/setup/restore_step.h"

#include <QDir>
#include <QHBoxLayout>

#include "core/vault/backup/restore.h"
#include "core/vault/backup/set_reader.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/setup/practice_step.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

/// A path and a button that chooses another.
QWidget* makeRow(QWidget* parent, Text*& shown, Button*& choose, const QString& words) {
  auto* place = new QWidget(parent);
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  shown = new Text({}, TextStyle::Body, Text::Tone::First, place);
  shown->setElided(true);
  row->addWidget(shown, 1);
  choose = new Button(words, ButtonKind::Secondary, place);
  row->addWidget(choose);
  return place;
}

/// The newest set that can be read; why there is none.
Result<vault::SetLine> newestSet(store::FileSystem& files, const Path& place) {
  TRY_ASSIGN(const auto sets, vault::describeSets(files, place));
  std::optional<Error> trouble;
  for (auto set = sets.rbegin(); set != sets.rend(); ++set) {
    if (!set->trouble) return *set;
    if (!trouble) trouble = set->trouble;
  }
  return fail(trouble ? *trouble : Error{ErrorCode::BackupIncomplete, {}});
}

QString shortPath(QString path) {
  if (path.startsWith(QDir::homePath())) path.replace(0, QDir::homePath().size(), u"~"_s);
  return path;
}

}  // namespace

RestoreStep::RestoreStep(const vault::Environment& environment, const QString& folder, QWidget* parent)
    : SetupStep(tr("Bring back a backup"), tr("After a loss, or on a new computer. The backup stays as it is; you need it and the printed recovery kit."), parent),
      m_environment(environment),
      m_folder(folder) {
  Button *choose = nullptr, *change = nullptr;
  m_fromRow = new FormField(tr("The backup"), makeRow(this, m_from, choose, tr("Choose…")), this);
  choose->setIconName(QStringLiteral("folder"));
  m_toRow = new FormField(tr("Where the vault will lie"), makeRow(this, m_to, change, tr("Change…")), this);
  m_toRow->setHelp(tr("A folder on this computer's own disk. Nothing that is there is overwritten."));
  body()->addWidget(m_fromRow);
  body()->addWidget(m_toRow);
  connect(choose, &QAbstractButton::clicked, this, &RestoreStep::chooseBackup);
  connect(change, &QAbstractButton::clicked, this, &RestoreStep::chooseFolder);
  setNext(tr("Bring back"));
  setFocusProxy(choose);
  setBackup({});
}

void RestoreStep::chooseBackup() {
  chooseFiles(window(), ChoiceOf::Folder, tr("Choose the backup's folder"), tr("Choose"), this, [this](const QStringList& paths) { setBackup(paths.first()); });
}

void RestoreStep::chooseFolder() {
  chooseFiles(window(), ChoiceOf::Folder, tr("Where the vault will lie"), tr("Use this folder"), this, [this](const QStringList& paths) {
    m_folder = paths.first();
    showPlaces();
  });
}

void RestoreStep::setBackup(const QString& path) {
  m_backup = path;
  m_practice.clear();
  m_fromRow->setProblem({});
  m_fromRow->setHelp(path.isEmpty() ? tr("The folder that the backups went to, on a disk or a network drive.") : tr("Looking at it..."));
  showPlaces();
  if (path.isEmpty()) return;
  m_look.start(
      this, [&files = m_environment.files, place = pathFromUtf8(utf8(path))] { return newestSet(files, place); },
      [this, path](const Result<vault::SetLine>& set) {
        if (path != m_backup) return;
        if (!set) {
          m_fromRow->setProblem(set.error().code == ErrorCode::NotFound ? tr("This is not a folder that Safelight backed up to.") : errorText(set.error()));
          return;
        }
        m_practice = text(set->practice);
        m_fromRow->setConfirmation(tr("%1, %n image(s), saved %2.", "practice, moment", static_cast<int>(set->images))
                                       .arg(m_practice, midSentence(momentText(localTime(set->name.at), localNow()))));
        showPlaces();
        if (isVisible()) next()->setFocus();  // Return goes on
      });
}

QString RestoreStep::vaultPath() const {
  const QString named = PracticeStep::folderName(m_practice), stem = named.chopped(10);  // without ".safelight"
  const auto isFree = [this](const QString& path) {
    return !QFileInfo::exists(path) || vault::isBeingRestored(m_environment.files, pathFromUtf8(utf8(path)));
  };
  QString path = QDir(m_folder).filePath(named);
  for (int number = 2; !isFree(path) && number < 1000; ++number) path = QDir(m_folder).filePath(stem + u' ' + QString::number(number) + u".safelight"_s);
  return path;
}

void RestoreStep::showPlaces() {
  setProblem({});
  m_from->setText(m_backup.isEmpty() ? tr("Choose the backup's folder") : shortPath(m_backup));
  m_from->setToolTip(tooltipText(m_backup));
  m_toRow->setVisible(!m_practice.isEmpty());
  m_to->setText(m_practice.isEmpty() ? QString() : shortPath(vaultPath()));
  m_to->setToolTip(m_practice.isEmpty() ? QString() : tooltipText(vaultPath()));
  next()->setEnabled(!m_practice.isEmpty());
}

void RestoreStep::showError(const Error& error) { setProblem(errorText(error)); }

}  // namespace safelight::ui
