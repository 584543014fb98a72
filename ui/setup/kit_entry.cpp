#include "ui/setup/kit_entry.h"

#include <QFontDatabase>
#include <QGridLayout>
#include <QVBoxLayout>

#include "ui/bridge/format.h"

namespace safelight::ui {

KitEntry::KitEntry(IsRight isRight, QWidget* parent) : QWidget(parent), m_isRight(std::move(isRight)) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(8);
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setPixelSize(17);
  for (std::size_t i = 0; i < kGroups; ++i) {
    auto* field = new TextField({}, this);
    field->setFont(fixed);
    field->setFixedHeight(metric::kTouch);
    field->setAlignment(Qt::AlignCenter);
    field->setAccessibleName(tr("Group %1").arg(i + 1));
    auto* state = new Text(tr("Group %1").arg(i + 1), TextStyle::Small, Text::Tone::Third, this);
    m_fields[i] = field;
    m_states[i] = state;
    auto* cell = new QVBoxLayout;
    cell->setSpacing(4);
    state->setFixedHeight(16);
    cell->addWidget(field);
    cell->addWidget(state);
    grid->addLayout(cell, static_cast<int>(i / 4), static_cast<int>(i % 4));
    connect(field, &QLineEdit::textEdited, this, [this, i] { edited(i); });
  }
  // Two rows of field and state: never squeezed.
  setFixedHeight(2 * (metric::kTouch + 4 + 16) + 8);
  setFocusProxy(m_fields[0]);
}

QString KitEntry::normalised(const QString& typed) {
  QString group;
  for (const QChar character : typed.toUpper()) {
    if (character == u'O') {
      group += u'0';
    } else if (character == u'I' || character == u'L') {
      group += u'1';
    } else if (character.isLetterOrNumber()) {
      group += character;
    }
  }
  return group;
}

void KitEntry::edited(std::size_t index) {
  const QString typed = normalised(m_fields[index]->text());
  if (typed.size() > kCharacters) {
    spread(typed, index);
  } else {
    const int cursor = m_fields[index]->cursorPosition();
    m_fields[index]->setText(typed);
    m_fields[index]->setCursorPosition(cursor);
    mark(index);
    const bool right = typed.size() == kCharacters && m_isRight(utf8(typed), index);
    if (right && index + 1 < kGroups) goTo(index + 1);
  }
  Q_EMIT changed();
}

void KitEntry::spread(const QString& whole, std::size_t from) {
  // A pasted code fills the groups that follow too.
  for (std::size_t i = from; i < kGroups; ++i) {
    const QString part = whole.mid(static_cast<int>(i - from) * kCharacters, kCharacters);
    if (part.isEmpty()) break;
    m_fields[i]->setText(part);
    mark(i);
    m_fields[i]->setFocus(Qt::OtherFocusReason);
  }
}

void KitEntry::mark(std::size_t index) {
  const QString typed = m_fields[index]->text();
  const bool whole = typed.size() == kCharacters;
  const bool right = whole && m_isRight(utf8(typed), index);
  m_fields[index]->setError(whole && !right);
  m_states[index]->setText(!whole ? tr("Group %1").arg(index + 1) : right ? tr("✓ right") : tr("✗ look again"));
  m_states[index]->setTone(!whole ? Text::Tone::Third : right ? Text::Tone::Good : Text::Tone::Danger);
  m_fields[index]->setAccessibleDescription(m_states[index]->text());
}

void KitEntry::markWrong(int group) {
  const auto index = static_cast<std::size_t>(group - 1);
  if (group < 1 || index >= kGroups) return;
  m_fields[index]->setError(true);
  m_states[index]->setText(tr("✗ look again"));
  m_states[index]->setTone(Text::Tone::Danger);
  goTo(index);
}

void KitEntry::goTo(std::size_t index) {
  m_fields[index]->setFocus(Qt::OtherFocusReason);
  m_fields[index]->selectAll();
}

bool KitEntry::isComplete() const {
  for (std::size_t i = 0; i < kGroups; ++i) {
    if (m_fields[i]->text().size() != kCharacters || !m_isRight(utf8(m_fields[i]->text()), i)) return false;
  }
  return true;
}

std::string KitEntry::code() const {
  QStringList groups;
  for (const auto* field : m_fields) groups.append(normalised(field->text()));
  return utf8(groups.join(u'-'));
}

void KitEntry::clear() {
  for (std::size_t i = 0; i < kGroups; ++i) {
    m_fields[i]->clear();
    mark(i);
  }
  Q_EMIT changed();
}

void KitEntry::focusFirst() { goTo(0); }

}  // namespace safelight::ui
