#include "ui/widgets/file_choice.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QStorageInfo>
#include <QTreeView>

#include "ui/widgets/file_icons.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {

namespace {

/// Qt's dialog reads and writes a settings file of Qt's own (last folder, columns, places) when it is made and when it goes: give it
/// a place where there is no file and none can be. Settings of ours name their files themselves.
void keepNothing() {
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("/dev/null"));
}

/// Where such settings are no file (registry, property lists) and have no path, they are taken out again.
void forgetAgain() {
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
  QSettings(QSettings::UserScope, QStringLiteral("QtProject")).remove(QStringLiteral("FileDialog"));
#endif
}

/// A base of its own, because the dialog's thread that looks at files uses them until the dialog is gone.
struct IconsOfDialog {
  FileIcons icons;
};

/// A dialog with our icons; it goes when it is finished. Not the desktop's: that one writes what was opened into its list of
/// recent files.
class FileDialog : private IconsOfDialog, public QFileDialog {
 public:
  FileDialog(QWidget* window, const QString& title) : IconsOfDialog{FileIcons(window)}, QFileDialog(window, title, QDir::homePath()) {
    setOption(DontUseNativeDialog);
    // A window of its own gets the application's palette, not that of the window it belongs to.
    if (themeOf(window) != currentTheme()) forceTheme(*this, themeOf(window));
    setOption(DontUseCustomDirectoryIcons);
    setOption(DontConfirmOverwrite);
    setIconProvider(&icons);
    setWindowModality(Qt::WindowModal);
    resize(std::min(900, window->width() - 80), std::min(600, window->height() - 80));
    QList<QUrl> places{QUrl::fromLocalFile(QDir::homePath())};
    for (const auto& medium : pluggedInMedia()) places.append(QUrl::fromLocalFile(medium.root));
    setSidebarUrls(places);
    connect(this, &QDialog::finished, this, &QObject::deleteLater);
    connect(this, &QObject::destroyed, QCoreApplication::instance(), &forgetAgain);
  }
  void openFor(const QString& button, QObject* context, std::function<void(QStringList)> chosen) {
    setLabelText(Accept, button);
    // As narrow as Qt makes it, the places at the side are cut off.
    if (auto* split = findChild<QSplitter*>()) split->setSizes({180, std::max(200, width() - 180)});
    showWholeNames();
    connect(this, &QDialog::accepted, context, [this, chosen = std::move(chosen)] {
      if (const QStringList paths = selectedFiles(); !paths.isEmpty()) chosen(paths);
    });
    // There is one kind, all files: nothing to choose.
    for (const char* name : {"fileTypeCombo", "fileTypeLabel"}) {
      if (auto* part = findChild<QWidget*>(QLatin1String(name))) part->hide();
    }
    open();
  }

 private:
  /// Names take the room there is, sizes and dates what they need. What kind of file it is, its icon says.
  void showWholeNames() {
    auto* list = findChild<QTreeView*>();
    if (list == nullptr) return;
    constexpr int kName = 0, kKind = 2;
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    list->header()->setSectionResizeMode(kName, QHeaderView::Stretch);
    list->setColumnHidden(kKind, true);
  }
};

FileDialog* makeDialog(QWidget* window, const QString& title) {
  keepNothing();
  return new FileDialog(window, title);
}

}  // namespace

void chooseFiles(QWidget* window, ChoiceOf what, const QString& title, const QString& button, QObject* context, std::function<void(QStringList)> chosen) {
  auto* dialog = makeDialog(window, title);
  dialog->setFileMode(what == ChoiceOf::Files ? QFileDialog::ExistingFiles : QFileDialog::Directory);
  if (what == ChoiceOf::Folder) dialog->setOption(QFileDialog::ShowDirsOnly);
  dialog->openFor(button, context, std::move(chosen));
}

void chooseNewFile(QWidget* window, const NewFile& file, QObject* context, std::function<void(QString)> chosen) {
  auto* dialog = makeDialog(window, file.title);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setFileMode(QFileDialog::AnyFile);
  dialog->setDefaultSuffix(file.suffix);
  dialog->selectFile(file.name);
  dialog->openFor(file.button, context, [chosen = std::move(chosen)](const QStringList& paths) { chosen(paths.first()); });
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
