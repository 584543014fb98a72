#pragma once
// What the programs of the picture gallery share: gallery_AREA FOLDER dark|light WIDTHxHEIGHT writes one PNG a state into FOLDER.

#include <QApplication>
#include <QSize>
#include <QString>
#include <QWidget>

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

namespace safelight::ui::test {

/// Makes the QApplication, applies the theme, and knows the window size. One a program, first thing in main.
class Gallery {
 public:
  Gallery(int& argc, char** argv);
  /// Shows a window at the size asked for (device pixels) and lets it settle.
  void show(QWidget& window) const;
  /// Writes NAME.png of what the widget shows now.
  void save(QWidget& widget, const QString& name) const;
  /// The same after work on other threads had its time to show: what loads, what closes.
  void keep(QWidget& widget, const QString& name) const;
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

/// A window the size of the screen with one page where the shell would have it, beside an empty rail and below an empty top bar.
class Stage : public QWidget {
 public:
  /// With a margin the page is a card of the practice page: as wide as one, at the top.
  Stage(const Gallery& gallery, QWidget* page, int margin = 0);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace safelight::ui::test
