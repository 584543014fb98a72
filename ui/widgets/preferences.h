#pragma once
// What this workstation remembers for the person at it: never names, never paths of patients.

#include <QObject>
#include <QString>

#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

class QApplication;

namespace safelight::ui {

enum class ThemeChoice { System, Dark, Light };

/// A small file in the user's configuration folder. GUI thread only.
class Preferences : public QObject {
  Q_OBJECT
 public:
  /// `file` is made on the first change.
  explicit Preferences(QString file, QObject* parent = nullptr);
  /// $XDG_CONFIG_HOME/safelight/preferences.ini, or the platform's equivalent.
  static QString defaultFile();

  ThemeChoice theme() const { return m_theme; }
  void setTheme(ThemeChoice choice);
  /// For this run only: nothing is written.
  void useTheme(ThemeChoice choice) { m_theme = choice; }
  /// The theme to draw in: the choice, or what the system prefers.
  ThemeKind effectiveTheme() const;

  /// Read by every program as it starts, and by the lock screen before it covers.
  LanguageChoice language() const { return m_language; }
  void setLanguage(LanguageChoice choice);

  /// Where the practice software of this workstation leaves its orders; empty: nowhere.
  QString orderFolder() const { return m_orderFolder; }
  void setOrderFolder(const QString& folder);

  /// Where the working window stood (WindowPlace::toText); empty: nowhere yet.
  QString windowPlace() const { return m_windowPlace; }
  void setWindowPlace(const QString& place);

 Q_SIGNALS:
  void themeChanged();

 private:
  QString m_file;
  ThemeChoice m_theme = ThemeChoice::System;
  LanguageChoice m_language = LanguageChoice::System;
  QString m_orderFolder, m_windowPlace;
};

/// Applies the preferred theme now and whenever it changes.
void followTheme(QApplication& application, Preferences& preferences);

}  // namespace safelight::ui
