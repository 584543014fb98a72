#pragma once
// What stands in a translation file (.ts), for tests.

#include <QString>
#include <QStringList>
#include <vector>

namespace safelight::ui::test {

struct Message {
  QString context, source;
  QStringList forms;  // one, or the plurals
  bool plural = false, finished = false;
};

/// Throws std::runtime_error when the file cannot be read.
std::vector<Message> messagesIn(const QString& file);
/// The committed file of a language: "de".
std::vector<Message> committed(const QString& language);

}  // namespace safelight::ui::test
