#include "ui/lock/name_typing.h"

#include <algorithm>

namespace safelight::ui {
namespace {

/// Longer than lists wait: who types here may wear gloves.
constexpr qint64 kTogetherMilliseconds = 1000;

bool hasWordFrom(const QString& name, const QString& letters) {
  const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
  return std::ranges::any_of(words, [&](const QString& word) { return word.startsWith(letters, Qt::CaseInsensitive); });
}

/// The first from `from` on, and round again.
std::optional<qsizetype> firstFrom(const QStringList& names, qsizetype from, const QString& letters) {
  for (qsizetype i = 0; i < names.size(); ++i) {
    const qsizetype at = (from + i) % names.size();
    if (hasWordFrom(names[at], letters)) return at;
  }
  return {};
}

}  // namespace

std::optional<qsizetype> NameTyping::typed(const QString& letter, qint64 at, const QStringList& names, qsizetype now) {
  if (at - m_last > kTogetherMilliseconds) forget();
  m_last = at;
  if (m_isAstray) return {};
  m_letters += letter;
  if (m_letters.size() > letter.size()) {
    if (const auto found = firstFrom(names, std::max<qsizetype>(now, 0), m_letters)) return found;
    const bool isRepeated = m_letters.count(letter, Qt::CaseInsensitive) * letter.size() == m_letters.size();
    if (!isRepeated) return goAstray();
    m_letters = letter;
  }
  if (const auto found = firstFrom(names, now + 1, letter)) return found;
  return goAstray();
}

void NameTyping::forget() {
  m_letters.clear();
  m_isAstray = false;
}

std::optional<qsizetype> NameTyping::goAstray() {
  m_letters.clear();
  m_isAstray = true;
  return {};
}

}  // namespace safelight::ui
