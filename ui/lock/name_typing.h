#pragma once
// Who is meant by the letters that somebody types where names stand to be chosen from.

#include <QString>
#include <QStringList>
#include <optional>

namespace safelight::ui {

/// Letters that follow one another quickly are the beginning of one word of a name; one letter typed again goes to the next who has it. What begins no
/// name is not kept, and nothing counts that follows it quickly: it may be a password that somebody types where none is asked for.
class NameTyping {
 public:
  /// The place in `names` that is meant, after a letter typed `at` this many milliseconds of any clock; `now` is the place one is at, or -1.
  std::optional<qsizetype> typed(const QString& letter, qint64 at, const QStringList& names, qsizetype now);
  /// The next letter begins anew.
  void forget();
  /// How many letters are kept.
  qsizetype kept() const { return m_letters.size(); }

 private:
  std::optional<qsizetype> goAstray();

  QString m_letters;
  bool m_isAstray = false;  // what came last began no name
  qint64 m_last = 0;
};

}  // namespace safelight::ui
