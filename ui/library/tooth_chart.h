#pragma once
// All teeth as buttons, seen from the front: the patient's right on the left. Filter of the patient page, input of the tag sheet.

#include <QWidget>
#include <vector>

#include "ui/library/tooth_button.h"

class QGridLayout;

namespace safelight::ui {

/// 32 permanent teeth in two rows, 20 deciduous ones in two more when asked for. One tab stop: arrows move, Space toggles.
class ToothChart : public QWidget {
  Q_OBJECT
 public:
  explicit ToothChart(QWidget* parent = nullptr);

  void setNotation(model::ToothNotation notation);
  model::ToothNotation notation() const { return m_notation; }
  /// The chosen teeth; setting emits nothing.
  void setTeeth(const model::Teeth& teeth);
  const model::Teeth& teeth() const { return m_teeth; }
  /// Teeth that have images are bright, others dim. Without a call all are bright.
  void setPresent(const model::Teeth& present);
  void setDeciduousShown(bool shown);
  bool deciduousShown() const { return m_deciduous; }
  ToothButton* button(model::Tooth tooth) const;

 Q_SIGNALS:
  /// A person toggled a tooth.
  void changed(const safelight::model::Teeth& teeth);

 private:
  void arrange();
  void moveFocus(const ToothButton* from, int key);
  void setTabStop(ToothButton* button);

  model::ToothNotation m_notation = model::ToothNotation::Fdi;
  model::Teeth m_teeth;
  bool m_deciduous = false;
  std::vector<ToothButton*> m_buttons;
  QGridLayout* m_grid;
};

}  // namespace safelight::ui
