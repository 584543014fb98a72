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

/// Where a new file is to go.
struct NewFile {
  QString title, button;
  QString name;    // proposed; the person may type another
  QString suffix;  // "pdf": added to a name typed without one
};
/// Asks for the place and name of a file; `chosen` gets its path. Asks nothing about a file that is there already: whoever writes it says so.
void chooseNewFile(QWidget* window, const NewFile& file, QObject* context, std::function<void(QString)> chosen);

/// Media that are plugged in and look like a patient disc or a camera card: their roots.
struct Medium {
  QString name;
  QString root;
};
QList<Medium> pluggedInMedia();

}  // namespace safelight::ui
