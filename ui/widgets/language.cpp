#include "ui/widgets/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <array>

// Outside every namespace: the macro declares a function there.
static void registerTranslations() { Q_INIT_RESOURCE(translations); }

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::array kLanguages{Language::English, Language::German, Language::French};

QLocale::Language qtLanguage(Language language) {
  switch (language) {
    case Language::German: return QLocale::German;
    case Language::French: return QLocale::French;
    case Language::English: break;
  }
  return QLocale::English;
}

}  // namespace

QString codeOf(Language language) {
  switch (language) {
    case Language::German: return u"de"_s;
    case Language::French: return u"fr"_s;
    case Language::English: break;
  }
  return u"en"_s;
}

QString ownNameOf(Language language) {
  switch (language) {
    case Language::German: return u"Deutsch"_s;
    case Language::French: return u"Français"_s;
    case Language::English: break;
  }
  return u"English"_s;
}

Language languageFor(const QStringList& wanted) {
  for (const QString& tag : wanted) {
    const QString code = tag.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
    for (const Language language : kLanguages) {
      if (code == codeOf(language)) return language;
    }
  }
  return Language::English;
}

QLocale localeFor(Language language) { return QLocale(qtLanguage(language), QLocale::system().territory()); }

Translations::Translations(QCoreApplication& application) : QObject(&application), m_application(application) { registerTranslations(); }

Translations::~Translations() { removeAll(); }

void Translations::use(LanguageChoice choice) {
  switch (choice) {
    case LanguageChoice::English: return use(Language::English);
    case LanguageChoice::German: return use(Language::German);
    case LanguageChoice::French: return use(Language::French);
    case LanguageChoice::System: break;
  }
  use(languageFor(QLocale::system().uiLanguages()));
}

void Translations::use(Language language) {
  if (m_language == language) return;
  m_language = language;
  QLocale::setDefault(localeFor(language));
  removeAll();
  // Qt asks the last one first: what is not translated yet falls back to English, whose file holds the plurals.
  add(u":/i18n/safelight_en.qm"_s);
  if (language == Language::English) return;
  add(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_"_s + codeOf(language) + u".qm"_s);
  add(u":/i18n/safelight_"_s + codeOf(language) + u".qm"_s);
}

void Translations::add(const QString& file) {
  auto translator = std::make_unique<QTranslator>();
  // Qt's own words are an extra of the system: without them its few menus stay English.
  if (!translator->load(file)) return;
  m_application.installTranslator(translator.get());
  m_translators.push_back(std::move(translator));
}

void Translations::removeAll() {
  for (const auto& translator : m_translators) m_application.removeTranslator(translator.get());
  m_translators.clear();
}

}  // namespace safelight::ui
