#pragma once
// One tooth of the chart.

#include <QAbstractButton>

#include "core/model/teeth.h"

namespace safelight::ui {

/// One tooth: its shape, and its label in the practice's notation below.
class ToothButton : public QAbstractButton {
  Q_OBJECT
 public:
  ToothButton(model::Tooth tooth, QWidget* parent);
  model::Tooth tooth() const { return m_tooth; }
  void setNotation(model::ToothNotation notation);
  /// Dim: no image shows this tooth (a filter), still clickable.
  void setDim(bool dim);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {16, sizeHint().height()}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 Q_SIGNALS:
  void arrowPressed(int key);

 private:
  model::Tooth m_tooth;
  QString m_label;
  bool m_dim = false;
};

}  // namespace safelight::ui
