#pragma once
// What the programs of the picture gallery share: gallery_AREA FOLDER dark|light WIDTHxHEIGHT writes one PNG a state into FOLDER.

#include <QApplication>
#include <QSize>
#include <QString>

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

class QWidget;

namespace safelight::ui::test {

/// Makes the QApplication, applies the theme, and knows the window size. One a program, first thing in main.
class Gallery {
 public:
  Gallery(int& argc, char** argv);
  /// Shows a window at the size asked for (device pixels) and lets it settle.
  void show(QWidget& window) const;
  /// Writes NAME.png of what the widget shows now.
  void save(QWidget& widget, const QString& name) const;
  ThemeKind theme() const { return m_theme; }
  /// In logical pixels.
  QSize size() const;
  static void settle();

 private:
  QApplication m_application;
  Translations m_translations;
  QString m_folder;
  QSize m_size{1440, 900};
  ThemeKind m_theme = ThemeKind::Dark;
};

}  // namespace safelight::ui::test
