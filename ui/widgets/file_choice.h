#pragma once
// Asking for files and folders without leaving a trace: no recent-files list, no remembered folder, no nested event loop.

#include <QString>
#include <QStringList>
#include <functional>

class QObject;
class QWidget;

namespace safelight::ui {

enum class ChoiceOf { Files, Folder };

/// Opens a dialog over `window`; `chosen` is called with at least one path, or not at all. Nothing happens once `context` is gone.
void chooseFiles(QWidget* window, ChoiceOf what, const QString& title, const QString& button, QObject* context, std::function<void(QStringList)> chosen);

/// Media that are plugged in and look like a patient disc or a camera card: their roots.
struct Medium {
  QString name;
  QString root;
};
QList<Medium> pluggedInMedia();

}  // namespace safelight::ui
