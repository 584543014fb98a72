#include "ui/library/folder_field.h"

#include <QBoxLayout>

#include "ui/bridge/format.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {

FolderField::FolderField(QWidget* window, const QString& title, const QString& choose, QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  m_field = new TextField(tr("Choose a folder"), this);
  m_field->setIconName(QStringLiteral("folder"));
  auto* button = new Button(tr("Choose…"), ButtonKind::Secondary, this);
  row->addWidget(m_field, 1);
  row->addWidget(button);
  setFocusProxy(m_field);
  connect(button, &QAbstractButton::clicked, this, [this, window, title, choose] {
    chooseFiles(window, ChoiceOf::Folder, title, choose, this, [this](const QStringList& paths) { setFolder(paths.front()); });
  });
  connect(m_field, &QLineEdit::textChanged, this, &FolderField::changed);
}

void FolderField::setFolder(const QString& folder) { m_field->setText(folder); }

QString FolderField::words() const { return m_field->text().trimmed(); }

std::optional<Path> FolderField::folder() const {
  Path path = pathFromUtf8(utf8(words()));
  return path.is_absolute() ? std::optional(std::move(path)) : std::nullopt;
}

}  // namespace safelight::ui
