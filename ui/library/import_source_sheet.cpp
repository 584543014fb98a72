#include "ui/library/import_source_sheet.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QMimeData>

#include "ui/bridge/format.h"
#include "ui/library/import_flow.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {

ImportSourceSheet::ImportSourceSheet(QWidget* window, const QString& into)
    : Sheet(window, into.isEmpty() ? tr("Import images") : tr("Import for %1").arg(isolated(into)), 480), m_over(window) {
  setAcceptDrops(true);
  auto* what = new Text(tr("X-rays, photos, PDFs, a patient disc or a ZIP file. Nothing is taken in before you have seen what will happen."), TextStyle::Body,
                        Text::Tone::Second, this);
  what->setWordWrap(true);
  body()->addWidget(what);
  const auto add = [this](const QString& words, const QString& icon, ButtonKind kind) {
    auto* button = new Button(words, kind, this);
    button->setIconName(icon);
    button->setControlHeight(metric::kTouch);
    body()->addWidget(button);
    return button;
  };
  for (const auto& medium : pluggedInMedia()) {
    auto* button = add(tr("From %1", "a disc or stick").arg(isolated(medium.name)), QStringLiteral("usb"), ButtonKind::Secondary);
    connect(button, &QAbstractButton::clicked, this, [this, root = medium.root] { take({root}); });
  }
  auto* files = add(tr("Choose files…"), QStringLiteral("file"), ButtonKind::Primary);
  auto* folder = add(tr("Choose a folder, disc or stick…"), QStringLiteral("folder"), ButtonKind::Secondary);
  connect(files, &QAbstractButton::clicked, this, [this] { ask(false); });
  connect(folder, &QAbstractButton::clicked, this, [this] { ask(true); });
  auto* hint = new Text(tr("You can also drop files on the window, or copy them and press Ctrl+V."), TextStyle::Small, Text::Tone::Third, this);
  hint->setWordWrap(true);
  body()->addWidget(hint);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void ImportSourceSheet::ask(bool folder) {
  chooseFiles(m_over, folder ? ChoiceOf::Folder : ChoiceOf::Files, folder ? tr("Import a folder") : tr("Import files"), tr("Look at them"), this,
              [this](const QStringList& paths) { take(paths); });
}

void ImportSourceSheet::take(const QStringList& paths) {
  close();
  Q_EMIT chosen(paths);
}

void ImportSourceSheet::dragEnterEvent(QDragEnterEvent* event) {
  if (ImportFlow::canTake(event->mimeData())) event->acceptProposedAction();
}

void ImportSourceSheet::dropEvent(QDropEvent* event) {
  const QStringList paths = ImportFlow::pathsOf(event->mimeData());
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  take(paths);
}

}  // namespace safelight::ui
