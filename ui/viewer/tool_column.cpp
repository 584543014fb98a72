#include "ui/viewer/tool_column.h"

#include <QMenu>
#include <QPainter>

#include "ui/widgets/controls.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

namespace {

using A = ViewerAction;

/// What stays longest when the window is low, first to last.
const QList<A>& byUse() {
  static const QList<A> actions = {A::WindowTool, A::ZoomTool, A::MoveTool,  A::Presets,     A::Layout,     A::RotateRight, A::Mirror,
                                   A::Invert,     A::Fit,      A::Information, A::ActualPixels, A::FullScreen};
  return actions;
}

}  // namespace

ToolColumn::ToolColumn(QWidget* parent) : QWidget(parent), m_menu(new QMenu(this)) {
  // The shell puts it beside its own widgets, which may be light.
  forceTheme(*this, ThemeKind::Dark);
  setFixedWidth(metric::kRail);
  setAccessibleName(tr("Tools"));
  m_order = {A::WindowTool, A::ZoomTool, A::MoveTool, A::RotateRight, A::Mirror, A::Invert, A::Presets, A::Fit, A::ActualPixels,
             A::Layout, A::Information, A::FullScreen};
  m_topCount = 9;
  for (const A action : std::as_const(m_order)) {
    auto* button = new RailButton(actionIcon(action), actionWord(action), this);
    button->setAutoExclusive(false);
    const bool stays = action == A::WindowTool || action == A::ZoomTool || action == A::MoveTool || action == A::Invert ||
                       action == A::Information || action == A::FullScreen;
    button->setCheckable(stays);
    const QString key = keyText(action);
    button->setToolTip(key.isEmpty() ? actionExplanation(action) : actionExplanation(action) + u" ("_s + key + u')');
    button->setAccessibleDescription(actionExplanation(action));
    connect(button, &QAbstractButton::clicked, this, [this, action, button, stays] {
      // The viewer says what is on; a click alone changes nothing.
      if (stays) button->setChecked(!button->isChecked());
      Q_EMIT triggered(action);
    });
    m_buttons.insert(action, button);
  }
  m_more = new RailButton(u"more"_s, tr("More"), this);
  m_more->setAutoExclusive(false);
  m_more->setCheckable(false);
  connect(m_more, &QAbstractButton::clicked, this, &ToolColumn::showMore);
}

void ToolColumn::setTool(std::optional<ViewerTool> tool) {
  m_buttons[A::WindowTool]->setChecked(tool == ViewerTool::Window);
  m_buttons[A::ZoomTool]->setChecked(tool == ViewerTool::Zoom);
  m_buttons[A::MoveTool]->setChecked(tool == ViewerTool::Move);
}

void ToolColumn::setChecked(ViewerAction action, bool checked) {
  if (auto* button = m_buttons.value(action)) button->setChecked(checked);
}

void ToolColumn::setEnabled(ViewerAction action, bool enabled) {
  if (auto* button = m_buttons.value(action)) button->setEnabled(enabled);
}

void ToolColumn::setIcon(ViewerAction action, const QString& icon) {
  if (auto* button = m_buttons.value(action)) button->setIconName(icon);
}

QPoint ToolColumn::menuPosition(ViewerAction action) const {
  const RailButton* button = m_buttons.value(action);
  if (button == nullptr || button->isHidden()) button = m_more;
  return button->mapToGlobal(QPoint(button->width() + 8, 0));
}

void ToolColumn::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOut();
}

void ToolColumn::layOut() {
  const int side = m_more->sizeHint().height();
  const int gap = height() < 12 * (side + 4) + 24 ? 0 : 4;
  const int padding = 8;
  const int room = std::max(1, (height() - 2 * padding) / (side + gap));
  const bool folded = room < m_order.size();
  const int shown = folded ? std::max(0, room - 1) : static_cast<int>(m_order.size());
  const int x = (width() - side) / 2;
  int top = padding;
  int bottom = height() - padding - side;
  if (folded) {
    m_more->setGeometry(x, bottom, side, side);
    bottom -= side + gap;
  }
  m_more->setVisible(folded);
  const auto isShown = [&](A action) { return byUse().indexOf(action) < shown; };
  for (int i = 0; i < m_topCount; ++i) {
    RailButton* button = m_buttons[m_order[i]];
    button->setVisible(isShown(m_order[i]));
    if (button->isHidden()) continue;
    button->setGeometry(x, top, side, side);
    top += side + gap;
  }
  for (int i = static_cast<int>(m_order.size()) - 1; i >= m_topCount; --i) {
    RailButton* button = m_buttons[m_order[i]];
    button->setVisible(isShown(m_order[i]));
    if (button->isHidden()) continue;
    button->setGeometry(x, bottom, side, side);
    bottom -= side + gap;
  }
}

void ToolColumn::showMore() {
  m_menu->clear();
  for (const A action : std::as_const(m_order)) {
    const RailButton* button = m_buttons[action];
    if (!button->isHidden()) continue;
    QAction* entry = m_menu->addAction(actionWord(action) + u'\t' + keyText(action), this, [this, action] { Q_EMIT triggered(action); });
    entry->setEnabled(button->isEnabled());
    entry->setCheckable(button->isCheckable());
    entry->setChecked(button->isChecked());
  }
  m_menu->popup(m_more->mapToGlobal(QPoint(m_more->width() + 8, 0)));
}

void ToolColumn::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Colours& c = coloursFor(this);
  painter.fillRect(rect(), c.panel);
  painter.fillRect(QRect(width() - 1, 0, 1, height()), c.line);
}

}  // namespace safelight::ui
