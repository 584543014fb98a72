#include "ui/widgets/preferences.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

const QString kThemeKey = u"theme"_s, kLanguageKey = u"language"_s, kOrderFolderKey = u"orderFolder"_s, kWindowPlaceKey = u"window"_s;

QString nameOf(ThemeChoice choice) {
  switch (choice) {
    case ThemeChoice::Dark: return u"dark"_s;
    case ThemeChoice::Light: return u"light"_s;
    case ThemeChoice::System: break;
  }
  return u"system"_s;
}

QString nameOf(LanguageChoice choice) {
  switch (choice) {
    case LanguageChoice::English: return codeOf(Language::English);
    case LanguageChoice::German: return codeOf(Language::German);
    case LanguageChoice::French: return codeOf(Language::French);
    case LanguageChoice::System: break;
  }
  return u"system"_s;
}

}  // namespace

Preferences::Preferences(QString file, QObject* parent) : QObject(parent), m_file(std::move(file)) {
  const QSettings settings(m_file, QSettings::IniFormat);
  m_orderFolder = settings.value(kOrderFolderKey).toString();
  m_windowPlace = settings.value(kWindowPlaceKey).toString();
  const QString stored = settings.value(kThemeKey).toString(), language = settings.value(kLanguageKey).toString();
  for (const auto choice : {LanguageChoice::English, LanguageChoice::German, LanguageChoice::French}) {
    if (language == nameOf(choice)) m_language = choice;
  }
  for (const auto choice : {ThemeChoice::Dark, ThemeChoice::Light}) {
    if (stored == nameOf(choice)) m_theme = choice;
  }
}

QString Preferences::defaultFile() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/safelight/preferences.ini"_s;
}

void Preferences::setTheme(ThemeChoice choice) {
  if (m_theme == choice) return;
  m_theme = choice;
  QSettings(m_file, QSettings::IniFormat).setValue(kThemeKey, nameOf(choice));
  Q_EMIT themeChanged();
}

void Preferences::setLanguage(LanguageChoice choice) {
  if (m_language == choice) return;
  m_language = choice;
  QSettings(m_file, QSettings::IniFormat).setValue(kLanguageKey, nameOf(choice));
}

void Preferences::setOrderFolder(const QString& folder) {
  if (m_orderFolder == folder) return;
  m_orderFolder = folder;
  QSettings(m_file, QSettings::IniFormat).setValue(kOrderFolderKey, folder);
}

void Preferences::setWindowPlace(const QString& place) {
  if (m_windowPlace == place) return;
  m_windowPlace = place;
  QSettings(m_file, QSettings::IniFormat).setValue(kWindowPlaceKey, place);
}

ThemeKind Preferences::effectiveTheme() const {
  switch (m_theme) {
    case ThemeChoice::Dark: return ThemeKind::Dark;
    case ThemeChoice::Light: return ThemeKind::Light;
    case ThemeChoice::System: break;
  }
  return systemTheme();
}

void followTheme(QApplication& application, Preferences& preferences) {
  applyTheme(application, preferences.effectiveTheme());
  QObject::connect(&preferences, &Preferences::themeChanged, &application,
                   [&application, &preferences] { applyTheme(application, preferences.effectiveTheme()); });
}

}  // namespace safelight::ui
