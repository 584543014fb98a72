#include "ui/shell/medium_watch.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

// The folder appears before the file system in it does.
constexpr int kLookMilliseconds = 400;
constexpr int kLooks = 8;

bool isMountPoint(const QString& folder) { return QStorageInfo(folder).rootPath() == folder; }

}  // namespace

QStringList MediumWatch::defaultRoots() {
  const QString user = QDir::home().dirName();
#ifdef Q_OS_MACOS
  return {u"/Volumes"_s};
#else
  return {u"/media"_s, u"/media/"_s + user, u"/run/media/"_s + user};
#endif
}

MediumWatch::MediumWatch(QStringList roots, IsMounted isMounted, QObject* parent)
    : QObject(parent), m_roots(std::move(roots)), m_isMounted(isMounted ? std::move(isMounted) : IsMounted(isMountPoint)) {
  m_later.setSingleShot(true);
  m_later.setInterval(kLookMilliseconds);
  connect(&m_later, &QTimer::timeout, this, &MediumWatch::look);
  connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
    m_looksLeft = kLooks;
    watchRoots();
    look();
  });
  watchRoots();
  m_media = mountedNow();
}

void MediumWatch::watchRoots() {
  const QStringList watched = m_watcher.directories();
  for (const QString& root : m_roots) {
    // A root that is not there yet (nobody ever inserted anything) appears in its parent.
    for (QString folder = root; !folder.isEmpty() && folder != u"/"_s; folder = QFileInfo(folder).path()) {
      if (!QFileInfo(folder).isDir()) continue;
      if (!watched.contains(folder)) m_watcher.addPath(folder);
      break;
    }
  }
}

QSet<QString> MediumWatch::mountedNow() const {
  QSet<QString> mounted;
  for (const QString& root : m_roots) {
    const auto entries = QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks);
    for (const auto& entry : entries) {
      if (!m_roots.contains(entry.filePath()) && m_isMounted(entry.filePath())) mounted.insert(entry.filePath());
    }
  }
  return mounted;
}

void MediumWatch::look() {
  const QSet<QString> now = mountedNow();
  const QSet<QString> before = std::exchange(m_media, now);
  for (const QString& folder : before) {
    if (!now.contains(folder)) Q_EMIT removed(folder);
  }
  for (const QString& folder : now) {
    if (!before.contains(folder)) Q_EMIT inserted(folder, QFileInfo(folder).fileName());
  }
  if (--m_looksLeft > 0) m_later.start();
}

}  // namespace safelight::ui
