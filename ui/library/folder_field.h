#pragma once
// Where files shall go: a folder typed, or chosen with a button.

#include <optional>

#include "core/base/path.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A field and a button that opens the folder dialog over `window`.
class FolderField : public QWidget {
  Q_OBJECT
 public:
  /// `title` and `choose` are the words of the dialog and its button.
  FolderField(QWidget* window, const QString& title, const QString& choose, QWidget* parent = nullptr);

  void setFolder(const QString& folder);
  /// As typed, trimmed.
  QString words() const;
  /// Nothing unless it begins at the top of a disk: a relative folder would be one of ours.
  std::optional<Path> folder() const;

 Q_SIGNALS:
  void changed();

 private:
  TextField* m_field;
};

}  // namespace safelight::ui
