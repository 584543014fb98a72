#include "ui/bridge/error_text.h"

#include <QCoreApplication>
#include <string>

#include "ui/words/error_words.h"

namespace safelight::ui {
namespace {

QString translated(std::string_view source, const Error& error) {
  if (source.empty()) return {};
  // The views may end anywhere; translate() wants a terminated text.
  QString text = QCoreApplication::translate("ErrorWords", std::string(source).c_str());
  if (text.contains(QLatin1String("%1"))) text.replace(QLatin1String("%1"), QString::fromStdString(error.detail));
  return text;
}

}  // namespace

QString errorWhat(const Error& error) { return translated(errorWords(error.code).what, error); }

QString errorText(const Error& error) {
  const QString what = errorWhat(error);
  const QString toDo = translated(errorWords(error.code).toDo, error);
  return toDo.isEmpty() ? what : what + QLatin1Char(' ') + toDo;
}

}  // namespace safelight::ui
