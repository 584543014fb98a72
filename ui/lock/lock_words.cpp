#include "ui/lock/lock_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace safelight::ui {

namespace {

struct LockWords {
  Q_DECLARE_TR_FUNCTIONS(LockWords)
};

QString idleWords(std::uint32_t seconds) {
  if (seconds < 60) return LockWords::tr("%n second(s)", "without use", static_cast<int>(seconds));
  return LockWords::tr("%n minute(s)", "without use", static_cast<int>(seconds / 60));
}

bool isTitle(const QString& word) {
  static const QStringList titles{QStringLiteral("dr"), QStringLiteral("prof"), QStringLiteral("mr"), QStringLiteral("mrs"), QStringLiteral("ms"),
                                  QStringLiteral("med"), QStringLiteral("dent"), QStringLiteral("dds"), QStringLiteral("dmd")};
  QString bare = word.toLower();
  return titles.contains(bare.remove(u'.'));
}

}  // namespace

QString lockedSentence(const LockedSince& since) {
  const QString time = QLocale().toString(since.at.time(), QStringLiteral("HH:mm"));
  const QString who = since.person;
  QString what;
  switch (since.reason) {
    case LockReason::Button:
    case LockReason::Shortcut: return who.isEmpty() ? LockWords::tr("Locked at %1").arg(time) : LockWords::tr("Locked at %1 by %2").arg(time, who);
    case LockReason::Idle: what = LockWords::tr("Locked at %1 after %2 without use").arg(time, idleWords(since.idleSeconds)); break;
    case LockReason::SystemLock: what = LockWords::tr("Locked at %1 together with this computer").arg(time); break;
    case LockReason::Suspend: what = LockWords::tr("Locked at %1 when this computer went to sleep").arg(time); break;
    case LockReason::WorkspaceDied: what = LockWords::tr("Safelight stopped unexpectedly at %1 and locked itself; what was saved is safe").arg(time); break;
    case LockReason::Quit: return LockWords::tr("Closed at %1").arg(time);
  }
  return who.isEmpty() ? what : LockWords::tr("%1 · %2 was working").arg(what, who);
}

QString tileRoleWord(model::Role role) {
  switch (role) {
    case model::Role::Owner: return LockWords::tr("Owner");
    case model::Role::Clinician: return LockWords::tr("Clinician");
    case model::Role::Assistant: return LockWords::tr("Assistant");
    case model::Role::Reception: return LockWords::tr("Reception");
  }
  return {};
}

QString withoutTitles(const QString& displayName) {
  QStringList words;
  const QStringList all = displayName.split(u' ', Qt::SkipEmptyParts);
  for (const QString& word : all)
    if (!isTitle(word)) words << word;
  return words.isEmpty() ? displayName : words.join(u' ');
}

QString initialsOf(const QString& displayName) {
  QStringList words;
  const QStringList all = displayName.split(u' ', Qt::SkipEmptyParts);
  for (const QString& word : all)
    if (!isTitle(word)) words << word;
  if (words.isEmpty()) words = all;
  if (words.isEmpty()) return {};
  const auto first = [](const QString& word) { return word.left(word.size() > 1 && word[0].isHighSurrogate() ? 2 : 1); };
  QString initials = first(words.first());
  if (initials[0].direction() == QChar::DirAL) return initials;  // two letters would join into something else
  if (words.size() > 1) initials += first(words.last());
  return initials.toUpper();
}

}  // namespace safelight::ui
