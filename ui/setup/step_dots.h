#pragma once
// Where one is in the three pages.

#include <QStringList>
#include <QWidget>

namespace safelight::ui {

/// "1 Practice — 2 You — 3 Recovery kit"; invisible while no step is current.
class StepDots : public QWidget {
  Q_OBJECT
 public:
  explicit StepDots(const QStringList& names, QWidget* parent = nullptr);
  /// -1: none.
  void setCurrent(int step);
  bool isShown() const { return m_current >= 0; }
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QStringList m_names;
  int m_current = -1;
};

}  // namespace safelight::ui
