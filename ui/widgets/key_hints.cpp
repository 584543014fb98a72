#include "ui/widgets/key_hints.h"

#include <QKeySequence>
#include <QPainter>

#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kGap = 6, kHeight = 24;

bool isBetweenKeys(const QString& word) { return word == u"…"_s || word == u"–"_s || word == u"/"_s; }

/// The arrow on the key, or nothing.
QString arrowOf(Qt::Key key) {
  switch (key) {
    case Qt::Key_Left: return u"←"_s;
    case Qt::Key_Right: return u"→"_s;
    case Qt::Key_Up: return u"↑"_s;
    case Qt::Key_Down: return u"↓"_s;
    default: return {};
  }
}

}  // namespace

KeyHints::KeyHints(const QString& keys, QWidget* parent) : QWidget(parent), m_words(keys.split(u' ', Qt::SkipEmptyParts)) {
  int width = 0;
  for (const QString& word : m_words) width += hintWidth(word) + kGap;
  setFixedSize(std::max(0, width - kGap), kHeight);
  setAccessibleName(keys);
}

QString KeyHints::wordsOf(const QKeySequence& key) {
  if (key.isEmpty()) return {};
  const QString bare = QKeySequence(key[0].key()).toString(QKeySequence::NativeText);
  QString modifiers = key.toString(QKeySequence::NativeText);
  modifiers.chop(bare.size());
  QStringList words = modifiers.split(u'+', Qt::SkipEmptyParts);
  const QString arrow = arrowOf(key[0].key());
  words.append(arrow.isEmpty() ? bare : arrow);
  return words.join(u' ');
}

void KeyHints::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QRectF rest = rect();
  for (auto word = m_words.crbegin(); word != m_words.crend(); ++word) {
    const QRectF box = drawHint(painter, rest, *word, isBetweenKeys(*word) ? QColor() : colours.line, colours.textSecond);
    rest.setRight(box.left() - kGap);
  }
}

}  // namespace safelight::ui
