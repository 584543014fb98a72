#include "ui/widgets/file_choice.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QSplitter>
#include <QStandardPaths>
#include <QStorageInfo>

namespace safelight::ui {

void chooseFiles(QWidget* window, ChoiceOf what, const QString& title, const QString& button, QObject* context, std::function<void(QStringList)> chosen) {
  auto* dialog = new QFileDialog(window, title, QDir::homePath());
  // Dialogs of the desktop write what was opened into its list of recent files; ours does not.
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  dialog->setOption(QFileDialog::DontUseCustomDirectoryIcons);
  dialog->setFileMode(what == ChoiceOf::Files ? QFileDialog::ExistingFiles : QFileDialog::Directory);
  if (what == ChoiceOf::Folder) dialog->setOption(QFileDialog::ShowDirsOnly);
  dialog->setLabelText(QFileDialog::Accept, button);
  dialog->setWindowModality(Qt::WindowModal);
  dialog->resize(std::min(900, window->width() - 80), std::min(600, window->height() - 80));
  QList<QUrl> places{QUrl::fromLocalFile(QDir::homePath())};
  for (const auto& medium : pluggedInMedia()) places.append(QUrl::fromLocalFile(medium.root));
  dialog->setSidebarUrls(places);
  // As narrow as Qt makes it, the places at the side are cut off.
  if (auto* split = dialog->findChild<QSplitter*>()) split->setSizes({180, std::max(200, dialog->width() - 180)});
  const QPointer<QObject> alive(context);
  QObject::connect(dialog, &QDialog::finished, dialog, [dialog, alive, chosen = std::move(chosen)](int result) {
    const QStringList paths = dialog->selectedFiles();
    // Qt keeps the last folder and the history in a settings file when the dialog goes: give it nothing to keep.
    dialog->setHistory({});
    dialog->setSidebarUrls({});
    dialog->setDirectory(QDir::homePath());
    dialog->deleteLater();
    if (result == QDialog::Accepted && alive && !paths.isEmpty()) chosen(paths);
  });
  dialog->open();
}

QList<Medium> pluggedInMedia() {
  QList<Medium> media;
  const auto volumes = QStorageInfo::mountedVolumes();
  for (const auto& volume : volumes) {
    if (!volume.isValid() || !volume.isReady() || volume.isRoot()) continue;
    const QDir root(volume.rootPath());
    const QString path = root.absolutePath();
    const bool removable = path.startsWith(QLatin1String("/media/")) || path.startsWith(QLatin1String("/run/media/")) ||
                           path.startsWith(QLatin1String("/Volumes/"));
    const auto entries = root.entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const bool known = entries.contains(QLatin1String("DICOMDIR"), Qt::CaseInsensitive) || entries.contains(QLatin1String("DCIM"), Qt::CaseInsensitive);
    // A medium without a label is called by its mount point's own name, not by the whole path.
    if (removable || known) media.append({volume.name().isEmpty() ? root.dirName() : volume.name(), path});
  }
  return media;
}

}  // namespace safelight::ui
