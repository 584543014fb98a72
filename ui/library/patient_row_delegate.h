#pragma once
// How a patient looks in a list.

#include <QStyledItemDelegate>

#include "core/model/patient.h"

namespace safelight::ui {

/// Paints rows of a PatientListModel: initials, name, birth date and number; in wide lists also the last activity and the number
/// of images. A row that is not loaded yet is drawn as two quiet bars.
class PatientRowDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  enum class Density { Wide, Narrow };
  static constexpr int kRowHeight = 60;

  explicit PatientRowDelegate(Density density, QObject* parent = nullptr);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paintPatient(QPainter& painter, const QStyleOptionViewItem& option, const model::Patient& patient) const;
  void paintColumns(QPainter& painter, const QRect& row, const QStyleOptionViewItem& option, const model::Patient& patient) const;
  Density m_density;
};


}  // namespace safelight::ui
