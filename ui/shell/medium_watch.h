#pragma once
// Notices cards, sticks and discs as they are inserted.

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <functional>

namespace safelight::ui {

/// Watches the folders where the desktop mounts media. What is mounted at the start is not told. GUI thread only; looks at folders,
/// never into a medium.
class MediumWatch : public QObject {
  Q_OBJECT
 public:
  using IsMounted = std::function<bool(const QString& folder)>;

  /// `roots` are folders that get one folder a medium; `isMounted` tells a mount from a plain folder.
  explicit MediumWatch(QStringList roots = defaultRoots(), IsMounted isMounted = {}, QObject* parent = nullptr);
  static QStringList defaultRoots();
  QStringList media() const { return m_media.values(); }

 Q_SIGNALS:
  void inserted(const QString& folder, const QString& name);
  void removed(const QString& folder);

 private:
  void watchRoots();
  void look();
  QSet<QString> mountedNow() const;

  QStringList m_roots;
  IsMounted m_isMounted;
  QFileSystemWatcher m_watcher;
  QTimer m_later;
  int m_looksLeft = 0;
  QSet<QString> m_media;
};

}  // namespace safelight::ui
