#include "ui/setup/practice_step.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QRegularExpression>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

}  // namespace

PracticeStep::PracticeStep(const QString& folder, QWidget* parent)
    : SetupStep(tr("Your practice"), tr("The name stands on the lock screen and on the recovery kit."), parent), m_folder(folder) {
  m_name = new TextField(tr("Harbour Dental"), this);
  m_name->setMaxLength(80);
  m_nameRow = new FormField(tr("Name of the practice"), m_name, this);
  body()->addWidget(m_nameRow);
  auto* place = new QWidget(this);
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  m_where = new Text({}, TextStyle::Body, Text::Tone::First, place);
  m_where->setElided(true);
  row->addWidget(m_where, 1);
  auto* change = new Button(tr("Change…"), ButtonKind::Secondary, place);
  connect(change, &QAbstractButton::clicked, this, &PracticeStep::chooseFolder);
  row->addWidget(change);
  auto* placeRow = new FormField(tr("Where the vault lies"), place, this);
  placeRow->setHelp(tr("A folder on this computer's own disk. Shared and cloud folders can damage a vault and are refused."));
  body()->addWidget(placeRow);
  setNext(tr("Next"));
  connect(m_name, &QLineEdit::textChanged, this, &PracticeStep::edited);
  edited();
}

QString PracticeStep::folderName(const QString& practice) {
  static const QRegularExpression refused(u"[\\x00-\\x1f/\\\\:*?\"<>|]"_s);
  QString name = practice;
  name.replace(refused, u" "_s);
  name = name.simplified();
  while (name.startsWith(u'.') || name.endsWith(u'.')) name = name.startsWith(u'.') ? name.mid(1) : name.chopped(1);
  return (name.isEmpty() ? u"Practice"_s : name.left(60)) + u".safelight"_s;
}

QString PracticeStep::vaultPath() const { return QDir(m_folder).filePath(folderName(practice())); }

void PracticeStep::edited() {
  QString shown = vaultPath();
  if (shown.startsWith(QDir::homePath())) shown.replace(0, QDir::homePath().size(), u"~"_s);
  m_where->setText(shown);
  m_where->setToolTip(tooltipText(vaultPath()));
  const bool taken = !practice().isEmpty() && QFileInfo::exists(vaultPath());
  m_nameRow->setProblem(taken ? tr("There is already a vault of this name here. Choose another name or folder.") : QString());
  next()->setEnabled(!practice().isEmpty() && !taken);
  setProblem({});
}

void PracticeStep::showError(const Error& error) { setProblem(errorText(error)); }

void PracticeStep::chooseFolder() {
  chooseFiles(window(), ChoiceOf::Folder, tr("Where the vault lies"), tr("Use this folder"), this, [this](const QStringList& paths) {
    m_folder = paths.first();
    edited();
  });
}

}  // namespace safelight::ui
