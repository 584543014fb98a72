#pragma once
// Folders and files in the file dialog, in our own lines.

#include <QAbstractFileIconProvider>

namespace safelight::ui {

/// Looks at names and kinds only, never into a file. `forWidget` gives the colours when an icon is painted and outlives it. Qt asks for icons
/// from a thread of its own: nothing here touches the widget.
class FileIcons : public QAbstractFileIconProvider {
 public:
  explicit FileIcons(const QWidget* forWidget) : m_widget(forWidget) {}
  QIcon icon(IconType type) const override;
  QIcon icon(const QFileInfo& info) const override;

 private:
  const QWidget* m_widget;
};

}  // namespace safelight::ui
