#include "ui/widgets/password_field.h"

#include <cstring>
#include <utility>

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

#include "ui/widgets/paint.h"

namespace safelight::ui {

namespace {

constexpr std::size_t kCapacity = 1024;
constexpr int kSide = 14, kDot = 8, kDotStep = 13, kForgetAfter = 60'000;

bool startsCharacter(std::uint8_t byte) { return (byte & 0xC0) != 0x80; }

/// UTF-8 of one code point into `into`; how many bytes.
std::size_t encodeUtf8(char32_t point, std::uint8_t (&into)[4]) {
  if (point < 0x80) {
    into[0] = static_cast<std::uint8_t>(point);
    return 1;
  }
  const std::size_t count = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  for (std::size_t i = count - 1; i > 0; --i) {
    into[i] = static_cast<std::uint8_t>(0x80 | (point & 0x3F));
    point >>= 6;
  }
  into[0] = static_cast<std::uint8_t>((count == 2 ? 0xC0 : count == 3 ? 0xE0 : 0xF0) | point);
  return count;
}

/// The next code point of a UTF-16 text; unpaired surrogates and control characters give 0.
char32_t nextPoint(const QString& text, qsizetype& at) {
  const QChar first = text[at++];
  if (first.isHighSurrogate() && at < text.size() && text[at].isLowSurrogate()) return QChar::surrogateToUcs4(first, text[at++]);
  if (first.isSurrogate() || first.category() == QChar::Other_Control) return 0;
  return first.unicode();
}

}  // namespace

PasswordField::PasswordField(const QString& name, QWidget* parent) : QWidget(parent), m_forget(new QTimer(this)) {
  // Without locked memory there is nowhere to put a password: the field then stays empty and secret() says why.
  if (auto bytes = crypto::SecretBytes::allocate(kCapacity)) m_bytes = std::move(*bytes);
  setPlaceholder(name);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled);
  setAttribute(Qt::WA_Hover);
  setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
  setCursor(Qt::IBeamCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFont(ui::font(TextStyle::Body));
  m_forget->setSingleShot(true);
  connect(m_forget, &QTimer::timeout, this, &PasswordField::clear);
}

PasswordField::~PasswordField() = default;

void PasswordField::setPlaceholder(const QString& name) {
  m_name = name;
  setAccessibleName(name);
  update();
}

Result<crypto::SecretBytes> PasswordField::secret() const {
  if (m_bytes.empty()) return fail(ErrorCode::MemoryLockFailed, "password field");
  return m_bytes.read([this](ByteView bytes) { return crypto::SecretBytes::copyOf(bytes.first(m_size)); });
}

bool PasswordField::equals(const PasswordField& other) const {
  // Both are of one capacity and zero behind what counts, so the whole is compared.
  return m_size == other.m_size && m_bytes.equals(other.m_bytes);
}

void PasswordField::clear() {
  if (!m_bytes.empty()) m_bytes.write([](MutableByteView bytes) { crypto::wipe(bytes); });
  const bool had = m_characters > 0;
  m_size = 0;
  m_characters = 0;
  if (had) changed();
}

void PasswordField::setError(bool error) {
  m_error = error;
  update();
}

void PasswordField::setControlHeight(int height) {
  m_height = height;
  updateGeometry();
}

void PasswordField::setForgetsWhenIdle(bool forgets) {
  m_forgets = forgets;
  if (!forgets) m_forget->stop();
}

void PasswordField::append(const QString& text) {
  if (m_bytes.empty() || text.isEmpty()) return;
  m_bytes.write([&](MutableByteView bytes) {
    for (qsizetype at = 0; at < text.size();) {
      std::uint8_t encoded[4];
      const char32_t point = nextPoint(text, at);
      const std::size_t count = point == 0 ? 0 : encodeUtf8(point, encoded);
      if (count == 0 || m_size + count > bytes.size()) continue;
      std::memcpy(bytes.data() + m_size, encoded, count);
      crypto::wipe(encoded);
      m_size += count;
      ++m_characters;
    }
  });
  changed();
}

void PasswordField::removeLast() {
  if (m_size == 0) return;
  m_bytes.write([this](MutableByteView bytes) {
    bool more = true;
    while (m_size > 0 && more) {
      --m_size;
      more = !startsCharacter(bytes[m_size]);
      bytes[m_size] = 0;
    }
  });
  --m_characters;
  changed();
}

void PasswordField::changed() {
  m_error = m_allChosen = false;
  if (m_forgets && m_characters > 0) m_forget->start(kForgetAfter);
  else m_forget->stop();
  update();
  Q_EMIT edited();
}

QSize PasswordField::sizeHint() const { return {260, m_height}; }
QSize PasswordField::minimumSizeHint() const { return {120, m_height}; }

QVariant PasswordField::inputMethodQuery(Qt::InputMethodQuery query) const {
  switch (query) {
    case Qt::ImEnabled: return true;
    case Qt::ImCursorRectangle: return QRect(kSide, 0, 1, height());
    case Qt::ImSurroundingText:
    case Qt::ImCurrentSelection: return QString();
    default: return QWidget::inputMethodQuery(query);
  }
}

void PasswordField::watchCapsLock(const QKeyEvent& event) {
  if (event.key() == Qt::Key_CapsLock && m_capsLock) {
    m_capsLock = false;
    Q_EMIT capsLockSeen(false);
    return;
  }
  const QString text = event.text();
  if (text.size() != 1 || !text[0].isLetter() || text[0].toUpper() == text[0].toLower()) return;
  const bool shift = event.modifiers() & Qt::ShiftModifier;
  const bool on = text[0].isUpper() != shift;
  if (on == m_capsLock) return;
  m_capsLock = on;
  Q_EMIT capsLockSeen(on);
}

void PasswordField::keyPressEvent(QKeyEvent* event) {
  watchCapsLock(*event);
  if (event->matches(QKeySequence::SelectAll)) {
    m_allChosen = m_characters > 0;
    return update();
  }
  // What is chosen goes with the next key that changes something, as in every other field.
  const bool replaces = std::exchange(m_allChosen, false);
  if (event->matches(QKeySequence::Paste)) {
    if (replaces) clear();
    append(QGuiApplication::clipboard()->text().section(u'\n', 0, 0));
    return;
  }
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (!event->isAutoRepeat()) Q_EMIT returnPressed();
      return;
    case Qt::Key_Backspace:
      if (replaces || event->modifiers() & Qt::ControlModifier) clear();
      else removeLast();
      return;
    case Qt::Key_Delete:
      if (replaces) clear();
      return;
    case Qt::Key_Escape:
      if (!isEmpty()) {
        clear();
        return;
      }
      event->ignore();
      return;
    default: break;
  }
  const bool command = (event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) && !(event->modifiers() & Qt::AltModifier);
  const QString text = event->text();
  if (command || text.isEmpty() || !text[0].isPrint()) {
    if (replaces) m_allChosen = event->key() == Qt::Key_Control || event->key() == Qt::Key_Shift;
    update();
    event->ignore();  // arrows and shortcuts belong to the screen
    return;
  }
  if (replaces) clear();
  append(text);
}

void PasswordField::inputMethodEvent(QInputMethodEvent* event) {
  if (!event->commitString().isEmpty()) append(event->commitString());
  event->accept();
}

void PasswordField::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void PasswordField::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  m_allChosen = false;
  update();
}

void PasswordField::mousePressEvent(QMouseEvent*) {
  m_allChosen = false;
  setFocus(Qt::MouseFocusReason);
  update();
}

void PasswordField::mouseDoubleClickEvent(QMouseEvent*) {
  m_allChosen = m_characters > 0;
  update();
}

void PasswordField::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  const bool focused = hasFocus();
  const QColor line = m_error ? c.danger : focused ? c.accent : underMouse() && isEnabled() ? c.textThird : c.line;
  drawRounded(painter, rect(), metric::kRadius, isEnabled() ? c.window : c.panel, line, focused ? 2 : m_error ? 1.5 : 1);
  const QRectF inner = QRectF(rect()).adjusted(kSide, 0, -kSide, 0);
  if (m_characters == 0) {
    painter.setFont(font());
    painter.setPen(c.textThird);
    painter.drawText(inner.adjusted(focused ? 3 : 0, 0, 0, 0), Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft), m_name);
  }
  // The last dots that fit: a long passphrase runs out to the left.
  const int room = static_cast<int>(inner.width()) / kDotStep - 1;
  const int dots = std::min(m_characters, std::max(1, room));
  if (m_allChosen) drawRounded(painter, QRectF(inner.left() - 4, inner.center().y() - 11, dots * kDotStep + 4, 22), 4, c.accentSoft);
  for (int i = 0; i < dots; ++i) {
    const QRectF dot(inner.left() + i * kDotStep, inner.center().y() - kDot / 2.0, kDot, kDot);
    drawRounded(painter, dot, kDot / 2.0, isEnabled() ? c.text : c.textThird);
  }
  if (focused && isEnabled() && !m_allChosen) painter.fillRect(QRectF(inner.left() + (dots > 0 ? dots * kDotStep - 1 : 0), inner.center().y() - 9, 1.5, 18), c.accent);
}

}  // namespace safelight::ui
