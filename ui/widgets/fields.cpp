#include <QComboBox>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/widgets/controls.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

namespace {
constexpr int kSide = 12, kIcon = 20;
}

TextField::TextField(const QString& placeholder, QWidget* parent) : QLineEdit(parent) {
  setPlaceholderText(placeholder);
  setAccessibleName(placeholder);
  setFont(ui::font(TextStyle::Body));
  setFrame(false);
  setTextMargins(kSide - 2, 0, kSide - 2, 0);
  setMinimumHeight(metric::kControl);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TextField::setIconName(const QString& name) {
  m_iconName = name;
  QMargins margins = textMargins();
  margins.setLeft(name.isEmpty() ? kSide - 2 : kSide + kIcon + 8 - 2);
  setTextMargins(margins);
  update();
}

void TextField::setHint(const QString& hint) {
  m_hint = hint;
  QMargins margins = textMargins();
  margins.setRight(hint.isEmpty() ? kSide - 2 : hintWidth(hint) + kSide + 4);
  setTextMargins(margins);
  update();
}

void TextField::setError(bool error) {
  m_error = error;
  update();
}

void TextField::paintEvent(QPaintEvent* event) {
  const Colours& c = coloursFor(this);
  {
    QPainter painter(this);
    const QColor line = m_error ? c.danger : hasFocus() ? c.accent : underMouse() && isEnabled() ? c.textThird : c.line;
    drawRounded(painter, rect(), metric::kRadius, isEnabled() && !isReadOnly() ? c.window : c.panel, line, hasFocus() ? 2 : m_error ? 1.5 : 1);
    const QRectF inner = QRectF(rect()).adjusted(kSide, 0, -kSide, 0);
    if (!m_iconName.isEmpty()) drawIcon(painter, m_iconName, QRectF(inner.left(), 0, kIcon, height()), kIcon, hasFocus() ? c.textSecond : c.textThird);
    if (!m_hint.isEmpty() && text().isEmpty()) drawHint(painter, inner, m_hint, c.line, c.textThird);
  }
  QLineEdit::paintEvent(event);
}

namespace {

/// Leaves the wheel to the page around it: scrolling past a choice must not choose. Return opens the list, as Space does; in a sheet it
/// is left to the sheet's button, as with any other field there.
class StillBox : public QComboBox {
 public:
  using QComboBox::QComboBox;

 protected:
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }
  void keyPressEvent(QKeyEvent* event) override {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !isInSheet()) showPopup();
    else QComboBox::keyPressEvent(event);
  }

 private:
  bool isInSheet() const {
    for (const QWidget* at = parentWidget(); at != nullptr; at = at->parentWidget())
      if (qobject_cast<const Sheet*>(at) != nullptr) return true;
    return false;
  }
};

}  // namespace

Choice::Choice(QWidget* parent) : QWidget(parent), m_box(new StillBox(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_box);
  m_box->setFont(ui::font(TextStyle::Body));
  m_box->setMinimumHeight(metric::kControl);
  m_box->setMaxVisibleItems(10);
  setFocusProxy(m_box);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(m_box, &QComboBox::activated, this, &Choice::changed);
}

void Choice::addItem(const QString& text, const QVariant& value) { m_box->addItem(text, value); }
void Choice::setCurrentIndex(int index) { m_box->setCurrentIndex(index); }
void Choice::setCurrentData(const QVariant& value) { m_box->setCurrentIndex(indexOfData(value)); }
int Choice::currentIndex() const { return m_box->currentIndex(); }
QVariant Choice::currentData() const { return m_box->currentData(); }
void Choice::setAccessibleTitle(const QString& title) { m_box->setAccessibleName(title); }
int Choice::count() const { return m_box->count(); }
void Choice::clear() { m_box->clear(); }
int Choice::indexOfData(const QVariant& value) const { return m_box->findData(value); }

}  // namespace safelight::ui
