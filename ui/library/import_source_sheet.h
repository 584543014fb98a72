#pragma once
// "Where are the images?": files, a folder, or a medium that is plugged in.

#include <QStringList>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Deletes itself when closed. Takes dropped files too.
class ImportSourceSheet : public Sheet {
  Q_OBJECT
 public:
  /// `into` names the patient, or is empty.
  ImportSourceSheet(QWidget* window, const QString& into);

 Q_SIGNALS:
  void chosen(const QStringList& paths);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void ask(bool folder);
  void take(const QStringList& paths);
  QWidget* m_over;
};

}  // namespace safelight::ui
