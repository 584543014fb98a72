#include "ui/library/patient_row_delegate.h"

#include <QPainter>

#include "ui/bridge/format.h"
#include "ui/library/patient_list_view.h"
#include "ui/models/patient_list_model.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kInset = 16;
constexpr int kAvatar = 36;
constexpr int kNameLeft = kInset + kAvatar + 16;
constexpr int kActivityColumn = 272;  // from the right edge
constexpr int kCountColumn = 116;
// Narrower rows show no columns: the name matters more.
constexpr int kColumnsFrom = 560;

void paintAvatar(QPainter& painter, const QRect& row, const QString& initials, const Colours& colours, bool selected) {
  const QRect circle(row.left() + kInset, row.center().y() - kAvatar / 2 + 1, kAvatar, kAvatar);
  painter.setPen(Qt::NoPen);
  // Not tinted a second time: initials in the accent colour could no longer be read on that.
  painter.setBrush(selected ? colours.window : colours.raised);
  painter.drawEllipse(circle);
  QFont face = font(TextStyle::BodyMedium);
  face.setWeight(QFont::DemiBold);
  painter.setFont(face);
  painter.setPen(selected ? colours.accent : colours.textSecond);
  painter.drawText(circle, Qt::AlignCenter, initials);
}

void paintPlaceholder(QPainter& painter, const QRect& row, const Colours& colours) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(colours.raised);
  painter.drawEllipse(QRect(row.left() + kInset, row.center().y() - kAvatar / 2 + 1, kAvatar, kAvatar));
  painter.drawRoundedRect(QRect(row.left() + kNameLeft, row.top() + 17, 150, 10), 5, 5);
  painter.drawRoundedRect(QRect(row.left() + kNameLeft, row.top() + 35, 110, 8), 4, 4);
}

}  // namespace

PatientRowDelegate::PatientRowDelegate(Density density, QObject* parent) : QStyledItemDelegate(parent), m_density(density) {}

QSize PatientRowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {200, kRowHeight}; }

void PatientRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto& colours = coloursFor(option.widget);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
    drawRounded(*painter, option.rect, metric::kRadius, selected ? colours.accentSoft : withAlpha(colours.raised, 0.6));
  }
  const auto* model = qobject_cast<const PatientListModel*>(index.model());
  if (const model::Patient* patient = model == nullptr ? nullptr : model->patientAt(index.row())) {
    paintPatient(*painter, option, *patient);
  } else {
    paintPlaceholder(*painter, option.rect, colours);
  }
  painter->restore();
}

void PatientRowDelegate::paintPatient(QPainter& painter, const QStyleOptionViewItem& option, const model::Patient& patient) const {
  const auto& colours = coloursFor(option.widget);
  const QRect row = option.rect;
  paintAvatar(painter, row, patientInitials(patient.details), colours, option.state.testFlag(QStyle::State_Selected));
  const bool columns = m_density == Density::Wide && row.width() >= kColumnsFrom;
  const int right = columns ? row.right() - kActivityColumn - 16 : row.right() - kInset;
  const int width = right - row.left() - kNameLeft;
  painter.setFont(font(TextStyle::BodyMedium));
  painter.setPen(colours.text);
  const QString name = patientNameWithin(patient.details, painter.fontMetrics(), width);
  painter.drawText(QRect(row.left() + kNameLeft, row.top() + 11, width, 20), Qt::AlignLeft | Qt::AlignVCenter, name);
  painter.setFont(font(TextStyle::Small));
  painter.setPen(option.state.testFlag(QStyle::State_Selected) ? colours.textSecond : colours.textThird);
  QString known = patientLine(patient.details);
  if (known.isEmpty()) known = birthAndAge(patient.details, localNow().date());  // which says that it is unknown
  const QString line = painter.fontMetrics().elidedText(known, Qt::ElideRight, width);
  drawTabular(painter, QRect(row.left() + kNameLeft, row.top() + 31, width, 16), Qt::AlignLeft | Qt::AlignVCenter, line);
  if (columns) paintColumns(painter, row, option, patient);
}

void PatientRowDelegate::paintColumns(QPainter& painter, const QRect& row, const QStyleOptionViewItem& option, const model::Patient& patient) const {
  painter.setFont(font(TextStyle::Body));
  painter.setPen(coloursFor(option.widget).textSecond);
  const QString moment = patient.lastActivity.milliseconds > 0 ? momentText(localTime(patient.lastActivity), localNow()) : QString();
  drawTabular(painter, QRect(row.right() - kActivityColumn, row.top(), kActivityColumn - kCountColumn - 8, row.height()),
              Qt::AlignLeft | Qt::AlignVCenter, moment);
  if (patient.imageCount == 0) painter.setPen(coloursFor(option.widget).textThird);
  drawTabular(painter, QRect(row.right() - kCountColumn, row.top(), kCountColumn - 8, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
              patient.imageCount == 0 ? tr("No images") : imageCount(patient.imageCount));
}

}  // namespace safelight::ui
