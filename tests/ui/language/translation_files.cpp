#include "tests/ui/language/translation_files.h"

#include <QFile>
#include <QXmlStreamReader>
#include <stdexcept>

namespace safelight::ui::test {
namespace {

Message messageAt(QXmlStreamReader& xml, const QString& context) {
  Message message;
  message.context = context;
  message.plural = xml.attributes().value(QLatin1String("numerus")) == u"yes";
  while (xml.readNextStartElement()) {
    if (xml.name() == u"source") {
      message.source = xml.readElementText();
    } else if (xml.name() == u"translation") {
      message.finished = xml.attributes().value(QLatin1String("type")).isEmpty();
      if (!message.plural) {
        message.forms.append(xml.readElementText());
        continue;
      }
      while (xml.readNextStartElement()) message.forms.append(xml.readElementText());
    } else {
      xml.skipCurrentElement();
    }
  }
  return message;
}

}  // namespace

std::vector<Message> messagesIn(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) throw std::runtime_error("no translation file");
  QXmlStreamReader xml(&file);
  std::vector<Message> messages;
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == u"name") context = xml.readElementText();
    else if (xml.name() == u"message") messages.push_back(messageAt(xml, context));
  }
  if (xml.hasError()) throw std::runtime_error("not a translation file");
  return messages;
}

std::vector<Message> committed(const QString& language) {
  return messagesIn(QStringLiteral(SAFELIGHT_SOURCE_DIR "/resources/i18n/safelight_%1.ts").arg(language));
}

}  // namespace safelight::ui::test
