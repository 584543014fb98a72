#include "ui/worklist/drop_folder_sheet.h"

#include <QBoxLayout>

namespace safelight::ui {
namespace {

constexpr qsizetype kProblemsShown = 6;

}  // namespace

DropFolderSheet::DropFolderSheet(DropFolder& folder, QWidget* window) : Sheet(window, tr("Orders from the practice software"), 560), m_folder(folder) {
  auto* words = new Text(tr("Safelight reads the lists (.csv or .json) that the practice software leaves in a folder, while somebody is signed in."), TextStyle::Body,
                         Text::Tone::Second, this);
  words->setWordWrap(true);
  body()->addWidget(words);
  m_field = new FolderField(window, tr("The folder of the practice software"), tr("Read this one"), this);
  m_field->setFolder(folder.folder());
  m_row = new FormField(tr("Folder"), m_field, this);
  m_row->setHelp(tr("Lists are removed once they are taken; those with a line that cannot be taken are moved into \"refused\". Left empty, no folder is read."));
  body()->addWidget(m_row);
  m_title = new Text(tr("Not taken"), TextStyle::BodyMedium, Text::Tone::Second, this);
  m_problems = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problems->setWordWrap(true);
  body()->addWidget(m_title);
  body()->addWidget(m_problems);
  m_read = addButton(tr("I have read this"), ButtonKind::Quiet);
  connect(m_read, &QAbstractButton::clicked, &m_folder, &DropFolder::forgetRefused);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  connect(addButton(tr("Save"), ButtonKind::Primary), &QAbstractButton::clicked, this, &DropFolderSheet::save);
  connect(m_field, &FolderField::changed, this, [this] { m_row->setProblem({}); });
  connect(&m_folder, &DropFolder::problemsChanged, this, &DropFolderSheet::showProblems);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  showProblems();
}

void DropFolderSheet::showProblems() {
  const QStringList problems = m_folder.problems();
  QStringList shown = problems.mid(0, kProblemsShown);
  if (problems.size() > shown.size()) shown.append(tr("and %Ln more", nullptr, static_cast<int>(problems.size() - shown.size())));
  m_problems->setText(shown.join(QStringLiteral("\n\n")));
  for (QWidget* part : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_problems), static_cast<QWidget*>(m_read)}) part->setVisible(!problems.isEmpty());
}

void DropFolderSheet::save() {
  if (!m_field->words().isEmpty() && !m_field->folder()) return m_row->setProblem(tr("Choose a folder with the button, or type where it is from the top of the disk."));
  m_folder.setFolder(m_field->words());
  close();
}

}  // namespace safelight::ui
