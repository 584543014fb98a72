#include "ui/setup/restore_step.h"

#include <QDir>
#include <QHBoxLayout>
#include <algorithm>

#include "core/vault/backup/disk_room.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/setup/day_choice.h"
#include "ui/setup/practice_step.h"
#include "ui/setup/repository_form.h"
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

/// All sets of a place, of which one at least can be read; why there is none.
Result<std::vector<vault::SetLine>> setsOf(store::FileSystem& files, const Path& place) {
  TRY_ASSIGN(auto sets, vault::describeSets(files, place));
  const auto isSound = [](const vault::SetLine& line) { return !line.trouble; };
  if (std::any_of(sets.begin(), sets.end(), isSound)) return sets;
  if (!sets.empty()) return fail(*sets.back().trouble);
  return fail(ErrorCode::BackupIncomplete);
}

/// Empty unless both sizes are known.
QString roomWords(const Error& error) {
  const auto room = vault::missingRoom(error);
  if (!room) return {};
  return RestoreStep::tr("There is not enough room: the vault needs %1, and %2 are free. Make room there, or choose another disk for it.")
      .arg(fileSize(room->needed), fileSize(room->free));
}

/// The same trouble that a practice at work hears of otherwise: here nothing is left that could make a new backup, and no vault to open.
QString backupTrouble(const Error& error) {
  switch (error.code) {
    case ErrorCode::NotFound: return RestoreStep::tr("This is not a folder that Safelight backed up to.");
    case ErrorCode::BackupDamaged: return RestoreStep::tr("This backup was damaged or overwritten, so nothing can be brought back from it. Keep its disk as it is, and choose another backup.");
    case ErrorCode::VaultTooNew: return RestoreStep::tr("This backup was made by a newer Safelight than this one. Install the newest Safelight on this computer, then choose it again.");
    case ErrorCode::DiskFull:
      if (const QString words = roomWords(error); !words.isEmpty()) return words;
      break;
    default: break;
  }
  return errorText(error);
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
  build();
  setNext(tr("Bring back"));
  setBackup({});
}

RestoreStep::~RestoreStep() { m_cancel.cancel(); }

void RestoreStep::build() {
  m_kind = new Choice(this);
  m_kind->addItem(tr("A folder or disk"), static_cast<int>(Kind::Folder));
  m_kind->addItem(tr("A repository of restic (S3, SFTP or a folder)"), static_cast<int>(Kind::Repository));
  m_kind->setAccessibleTitle(tr("Where the backup lies"));
  body()->addWidget(new FormField(tr("Where the backup lies"), m_kind, this));
  Button* change = nullptr;
  m_fromRow = new FormField(tr("The backup"), makeRow(this, m_from, m_choose, tr("Choose…")), this);
  m_choose->setIconName(QStringLiteral("folder"));
  body()->addWidget(m_fromRow);
  m_form = new RepositoryForm(this);
  body()->addWidget(m_form);
  m_day = new DayChoice(this);
  body()->addWidget(m_day);
  m_toRow = new FormField(tr("Where the vault will lie"), makeRow(this, m_to, change, tr("Change…")), this);
  m_toRow->setHelp(tr("A folder on this computer's own disk. Nothing that is there is overwritten."));
  body()->addWidget(m_toRow);
  connect(m_kind, &Choice::changed, this, &RestoreStep::showKind);
  connect(m_choose, &QAbstractButton::clicked, this, &RestoreStep::chooseBackup);
  connect(change, &QAbstractButton::clicked, this, &RestoreStep::chooseFolder);
  connect(m_form, &RepositoryForm::edited, this, &RestoreStep::forget);
  connect(m_form, &RepositoryForm::lookAsked, this, &RestoreStep::lookAtRepository);
  connect(m_day, &DayChoice::changed, this, [this] {
    if (kind() == Kind::Folder) showChosen();
    else lookAtDay();
  });
}

RestoreStep::Kind RestoreStep::kind() const { return static_cast<Kind>(m_kind->currentData().toInt()); }

void RestoreStep::showKind() {
  leave();
  m_fromRow->setVisible(kind() == Kind::Folder);
  m_form->setVisible(kind() == Kind::Repository);
  if (kind() == Kind::Folder) return setBackup(m_backup);
  if (isVisible()) m_form->focusFirst();
}

void RestoreStep::focusFirst() {
  if (next()->isEnabled()) next()->setFocus();
  else if (kind() == Kind::Folder) m_choose->setFocus();
  else m_form->focusFirst();
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

/// What was found before holds no more, and what is being looked at is not waited for.
void RestoreStep::forget() {
  m_cancel.cancel();
  m_look.forget();
  m_isLooking = false;
  m_repository = {};
  m_day->setSets({});
  showPlaces();
}

CancelToken RestoreStep::startLook() {
  m_cancel.cancel();
  m_cancel = CancelToken();
  m_isLooking = true;
  showPlaces();
  return m_cancel;
}

void RestoreStep::setBackup(const QString& path) {
  m_kind->setCurrentData(static_cast<int>(Kind::Folder));
  m_fromRow->show();
  m_form->hide();
  forget();
  m_backup = path;
  m_fromRow->setProblem({});
  m_fromRow->setHelp(path.isEmpty() ? tr("The folder that the backups went to, on a disk or a network drive.") : tr("Looking at it…"));
  showPlaces();
  if (path.isEmpty()) return;
  startLook();
  m_look.start(
      this, [&files = m_environment.files, place = pathFromUtf8(utf8(path))] { return setsOf(files, place); },
      [this](Result<std::vector<vault::SetLine>> sets) {
        m_isLooking = false;
        if (sets) return found(std::move(*sets));
        m_fromRow->setProblem(backupTrouble(sets.error()));
      });
}

void RestoreStep::lookAtRepository() {
  forget();
  auto repository = m_form->repository();
  if (!repository) {
    if (repository.error().code != ErrorCode::InvalidArgument) m_form->showTrouble(repository.error());
    return;
  }
  m_form->showLooking();
  m_look.start(
      this,
      [&environment = m_environment, repository = *repository, cancel = startLook()] { return vault::describeRepository(environment, repository, cancel); },
      [this, repository = *repository](Result<std::vector<vault::SetLine>> sets) {
        m_isLooking = false;
        if (!sets) return m_form->showTrouble(sets.error());
        m_repository = repository;
        found(std::move(*sets));
      });
}

/// An older set of a repository: only now is it read so far that it proves itself.
void RestoreStep::lookAtDay() {
  const vault::SetLine* line = m_day->chosen();
  if (line == nullptr) return;
  if (!line->practice.empty()) return showChosen();
  m_form->showLooking();
  m_look.start(
      this,
      [&environment = m_environment, repository = m_repository, chosen = *line, cancel = startLook()] { return vault::describeSnapshot(environment, repository, chosen, cancel); },
      [this](const Result<vault::SetLine>& described) {
        m_isLooking = false;
        if (!described) return m_form->showTrouble(described.error());
        if (described->trouble) return m_form->showTrouble(*described->trouble);
        m_day->learn(*described);
        showChosen();
      });
}

void RestoreStep::found(std::vector<vault::SetLine> sets) {
  // The newest of a repository may be damaged while older ones are not.
  const auto trouble = sets.back().trouble;
  m_day->setSets(std::move(sets));
  if (kind() == Kind::Repository && trouble) {
    if (m_day->chosen() == nullptr) return m_form->showTrouble(*trouble);
    return lookAtDay();
  }
  showChosen();
}

void RestoreStep::showChosen() {
  const vault::SetLine* line = m_day->chosen();
  if (line == nullptr) return;
  if (kind() == Kind::Folder) m_fromRow->setConfirmation(foundWords(*line));
  else m_form->showFound(foundWords(*line));
  showPlaces();
  if (isVisible() && m_day->isNewestChosen()) next()->setFocus();  // Return goes on
}

QString RestoreStep::practice() const {
  const vault::SetLine* line = m_day->chosen();
  return line == nullptr || m_isLooking ? QString() : text(line->practice);
}

QString RestoreStep::vaultPath() const {
  const QString named = PracticeStep::folderName(practice()), stem = named.chopped(10);  // without ".safelight"
  const vault::SetLine* line = m_day->chosen();
  const auto isFree = [&](const QString& path) {
    return !QFileInfo::exists(path) || (line != nullptr && vault::wouldGoOn(m_environment.files, pathFromUtf8(utf8(path)), line->name.name));
  };
  QString path = QDir(m_folder).filePath(named);
  for (int number = 2; !isFree(path) && number < 1000; ++number) path = QDir(m_folder).filePath(stem + u' ' + QString::number(number) + u".safelight"_s);
  return path;
}

RestoreStep::Bring RestoreStep::bring() const {
  const vault::SetLine* line = m_day->chosen();
  if (kind() == Kind::Repository)
    return [&environment = m_environment, repository = m_repository, snapshot = line == nullptr ? std::string() : line->snapshot](
               const Path& to, const vault::OnBackupProgress& onProgress, const CancelToken& cancel) {
      return vault::restoreFromRestic(environment, repository, to, snapshot, onProgress, cancel);
    };
  // The newest may turn out to be damaged: then the one before it is the newest that is sound.
  vault::RestoreOptions options;
  if (line != nullptr && !m_day->isNewestChosen()) options.set = line->name.name;
  return [&environment = m_environment, from = pathFromUtf8(utf8(m_backup)), options](const Path& to, const vault::OnBackupProgress& onProgress, const CancelToken& cancel) {
    return vault::restoreBackup(environment, from, to, options, onProgress, cancel);
  };
}

void RestoreStep::showPlaces() {
  setProblem({});
  const bool isKnown = !practice().isEmpty();
  m_from->setText(m_backup.isEmpty() ? tr("Choose the backup's folder") : shortPath(m_backup));
  m_from->setToolTip(tooltipText(m_backup));
  m_toRow->setVisible(isKnown);
  m_to->setText(isKnown ? shortPath(vaultPath()) : QString());
  m_to->setToolTip(isKnown ? tooltipText(vaultPath()) : QString());
  next()->setEnabled(isKnown);
}

void RestoreStep::refresh() {
  showPlaces();
  focusFirst();
}

void RestoreStep::showError(const Error& error) {
  // NotFound would be the new vault's folder here.
  if (kind() == Kind::Folder) return setProblem(error.code == ErrorCode::NotFound ? errorText(error) : backupTrouble(error));
  switch (error.code) {
    case ErrorCode::WrongCredentials:
    case ErrorCode::BackupPlaceMissing:
    case ErrorCode::NotFound:
    case ErrorCode::PermissionDenied:
    case ErrorCode::BackupEngineMissing: return m_form->showTrouble(error);
    default: setProblem(backupTrouble(error));
  }
}

void RestoreStep::leave() {
  m_form->clearSecrets();
  forget();
}

}  // namespace safelight::ui
