// Qt's lupdate over the source, as the target `translations` runs it: it must find every sentence, under the name that the program asks for.
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/language/translation_files.h"

using namespace safelight::ui::test;

namespace {

const QString kSource = QStringLiteral(SAFELIGHT_SOURCE_DIR);

struct Extracted {
  std::vector<Message> messages;
  QStringList complaints;
};

Extracted extract() {
  const QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("all_de.ts"));
  QProcess lupdate;
  lupdate.setWorkingDirectory(kSource);
  lupdate.start(QStringLiteral(SAFELIGHT_LUPDATE),
                {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("-I"),
                 QStringLiteral("."), QStringLiteral("-ts"), file});
  REQUIRE(lupdate.waitForFinished(60'000));
  Extracted extracted;
  const QStringList lines = QString::fromUtf8(lupdate.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
  // It stumbles over a std::hash; everything else it says is about our sentences.
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(extracted.complaints),
               [](const QString& line) { return !line.contains(QStringLiteral("Ignoring definition of undeclared qualified class")); });
  extracted.messages = messagesIn(file);
  return extracted;
}

/// The literals that stand right behind `tr(`, joined when there are several in a row.
QStringList literalsIn(const QString& source) {
  static const QRegularExpression call(QStringLiteral(R"re((?<!\w)tr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re"));
  static const QRegularExpression literal(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
  QStringList found;
  for (auto match = call.globalMatch(source); match.hasNext();) {
    QString whole;
    const QString group = match.next().captured(1);
    for (auto part = literal.globalMatch(group); part.hasNext();) whole += part.next().captured(1);
    whole.replace(QStringLiteral("\\\""), QStringLiteral("\"")).replace(QStringLiteral("\\n"), QStringLiteral("\n"));
    found.append(whole);
  }
  return found;
}

}  // namespace

TEST_CASE("lupdate understands every place where something is said", "[ui][language]") {
  const Extracted extracted = extract();
  INFO(extracted.complaints.join(u'\n').toStdString());
  CHECK(extracted.complaints.isEmpty());
  REQUIRE(extracted.messages.size() > 900);
  // A namespace as a context means a free function: at run time nobody asks under that name.
  for (const Message& message : extracted.messages) {
    INFO(message.context.toStdString() << ": " << message.source.toStdString());
    CHECK_FALSE(message.context.isEmpty());
    CHECK_FALSE((message.context == QStringLiteral("safelight::ui") || message.context == QStringLiteral("safelight::app")));
  }
}

TEST_CASE("what goes on ends with one sign, the ellipsis, in every language", "[ui][language]") {
  const QString dots = QStringLiteral("...");
  for (const Message& message : extract().messages) {
    INFO(message.source.toStdString());
    CHECK_FALSE(message.source.contains(dots));
  }
  for (const char* language : {"en", "de", "fr"}) {
    for (const Message& message : committed(QString::fromLatin1(language))) {
      INFO(language << ": " << message.source.toStdString());
      CHECK(std::none_of(message.forms.begin(), message.forms.end(), [&](const QString& form) { return form.contains(dots); }));
    }
  }
}

TEST_CASE("every sentence in the source of the window is found", "[ui][language]") {
  QSet<QString> found;
  for (const Message& message : extract().messages) found.insert(message.source);
  int read = 0;
  for (const char* folder : {"/ui", "/app"}) {
    QDirIterator files(kSource + QString::fromLatin1(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      REQUIRE(file.open(QIODevice::ReadOnly));
      for (const QString& literal : literalsIn(QString::fromUtf8(file.readAll()))) {
        INFO(file.fileName().toStdString() << ": " << literal.toStdString());
        CHECK(found.contains(literal));
        ++read;
      }
    }
  }
  CHECK(read > 900);
}
