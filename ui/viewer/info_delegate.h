#pragma once
// How one line of the information panel looks.

#include <QStyledItemDelegate>

namespace safelight::ui {

/// Name and tag in small letters above, the value below them, wrapped into as many lines as it needs: nothing of it is cut.
class InfoDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace safelight::ui
