#pragma once
// The language of the words: what the system says, unless somebody chose. English is the source; the others lie in resources/i18n.

#include <QLocale>
#include <QObject>
#include <QStringList>
#include <QTranslator>
#include <memory>
#include <optional>
#include <vector>

class QCoreApplication;

namespace safelight::ui {

enum class Language { English, German, French };
enum class LanguageChoice { System, English, German, French };

/// "de": as in preferences and in the names of the translation files.
QString codeOf(Language language);
/// "Deutsch": what people who read it call it.
QString ownNameOf(Language language);
/// The first of `wanted` ("fr-CH", "en-GB", in the order of the system's settings) that there is a translation for, else English.
Language languageFor(const QStringList& wanted);
/// Names of months and figures in that language, as they are written in the country that the system is set to.
QLocale localeFor(Language language);

/// The translations that an application shows. Owns them and takes them away again when it goes. GUI thread only; one a program.
class Translations : public QObject {
  Q_OBJECT
 public:
  explicit Translations(QCoreApplication& application);
  ~Translations() override;

  /// Loads and shows that language, and makes its locale the default one. Windows get a LanguageChange when it is another than before.
  void use(LanguageChoice choice);
  void use(Language language);
  std::optional<Language> language() const { return m_language; }

 private:
  void add(const QString& file);
  void removeAll();

  QCoreApplication& m_application;
  std::optional<Language> m_language;
  std::vector<std::unique_ptr<QTranslator>> m_translators;
};

}  // namespace safelight::ui
