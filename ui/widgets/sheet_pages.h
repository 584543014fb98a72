#pragma once
// The pages of a sheet that goes on in steps.

#include <QStackedWidget>

namespace safelight::ui {

/// One page at a time, and no higher than that one: the sheet gives back what the others would need.
class SheetPages final : public QStackedWidget {
 public:
  using QStackedWidget::QStackedWidget;

  void show(int index) {
    setCurrentIndex(index);
    updateGeometry();
  }
  QSize sizeHint() const override { return currentWidget() ? currentWidget()->sizeHint() : QSize(); }
  QSize minimumSizeHint() const override { return currentWidget() ? currentWidget()->minimumSizeHint() : QSize(); }
  bool hasHeightForWidth() const override { return currentWidget() && currentWidget()->hasHeightForWidth(); }
  int heightForWidth(int width) const override { return currentWidget() ? currentWidget()->heightForWidth(width) : -1; }
};

}  // namespace safelight::ui
