#include "ui/library/tooth_chart.h"

#include <QGridLayout>
#include <cstdlib>

#include "ui/widgets/focus_ring.h"

namespace safelight::ui {
namespace {

constexpr int kColumns = 16;

/// Where a tooth stands: row 0 upper and 1 lower (2 and 3 deciduous), column 0 to 15 from the patient's right.
struct Place {
  int row = 0, column = 0;
};

Place placeOf(model::Tooth tooth) {
  const int position = tooth.fdi() % 10;  // 1 at the midline
  const int column = tooth.isRight() ? 8 - position : 7 + position;
  return {(tooth.isDeciduous() ? 2 : 0) + (tooth.isUpper() ? 0 : 1), column};
}

}  // namespace

ToothChart::ToothChart(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(0);
  m_grid->setVerticalSpacing(2);
  setAccessibleName(tr("Tooth chart"));
  for (const auto& tooth : model::allTeeth()) {
    auto* button = new ToothButton(tooth, this);
    setFocusRadius(*button, 6);
    button->setNotation(m_notation);
    m_buttons.push_back(button);
    connect(button, &QAbstractButton::clicked, this, [this, button](bool checked) {
      if (checked) {
        m_teeth.add(button->tooth());
      } else {
        m_teeth.remove(button->tooth());
      }
      setTabStop(button);
      Q_EMIT changed(m_teeth);
    });
    connect(button, &ToothButton::arrowPressed, this, [this, button](int key) { moveFocus(button, key); });
  }
  arrange();
  setTabStop(m_buttons.front());
}

void ToothChart::arrange() {
  for (auto* button : m_buttons) {
    const Place place = placeOf(button->tooth());
    if (m_grid->indexOf(button) < 0) m_grid->addWidget(button, place.row, place.column);
    button->setVisible(m_deciduous || !button->tooth().isDeciduous());
  }
  for (int column = 0; column < kColumns; ++column) m_grid->setColumnStretch(column, 1);
}

void ToothChart::setNotation(model::ToothNotation notation) {
  m_notation = notation;
  for (auto* button : m_buttons) button->setNotation(notation);
}

void ToothChart::setTeeth(const model::Teeth& teeth) {
  m_teeth = teeth;
  for (auto* button : m_buttons) button->setChecked(teeth.contains(button->tooth()));
}

void ToothChart::setPresent(const model::Teeth& present) {
  for (auto* button : m_buttons) button->setDim(!present.contains(button->tooth()));
}

void ToothChart::setDeciduousShown(bool shown) {
  if (m_deciduous == shown) return;
  m_deciduous = shown;
  arrange();
  updateGeometry();
}

ToothButton* ToothChart::button(model::Tooth tooth) const {
  for (auto* button : m_buttons) {
    if (button->tooth() == tooth) return button;
  }
  return nullptr;
}

void ToothChart::setTabStop(ToothButton* button) {
  for (auto* other : m_buttons) other->setFocusPolicy(other == button ? Qt::StrongFocus : Qt::ClickFocus);
}

void ToothChart::moveFocus(const ToothButton* from, int key) {
  const Place at = placeOf(from->tooth());
  ToothButton* best = nullptr;
  int bestAway = 1000;
  for (auto* button : m_buttons) {
    if (button == from || !button->isVisibleTo(this)) continue;
    const Place to = placeOf(button->tooth());
    const int across = to.column - at.column, down = to.row - at.row;
    const bool fits = (key == Qt::Key_Left && down == 0 && across < 0) || (key == Qt::Key_Right && down == 0 && across > 0) ||
                      (key == Qt::Key_Up && down < 0) || (key == Qt::Key_Down && down > 0);
    const int away = std::abs(across) + 20 * std::abs(down);
    if (fits && away < bestAway) {
      best = button;
      bestAway = away;
    }
  }
  if (best == nullptr) return;
  setTabStop(best);
  best->setFocus(Qt::TabFocusReason);
}

}  // namespace safelight::ui
