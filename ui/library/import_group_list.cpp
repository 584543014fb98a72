#include "ui/library/import_group_list.h"

#include <QBoxLayout>
#include <QPainter>
#include <QPainterPath>

#include "ui/widgets/paint.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {

PictureStrip::PictureStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setFixedHeight(m_height);
}

void PictureStrip::setStripHeight(int height) {
  m_height = height;
  setFixedHeight(height);
}

void PictureStrip::setPictures(const QList<QImage>& pictures, int total) {
  m_pictures = pictures;
  m_total = total;
  update();
}

void PictureStrip::paintEvent(QPaintEvent*) {
  const Colours& theme = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.setFont(ui::font(TextStyle::Small));
  const int gap = 8, rest = 48, rounding = 6;
  int x = 0, drawn = 0;
  for (const QImage& picture : m_pictures) {
    const int wide = std::clamp(picture.width() * m_height / std::max(1, picture.height()), m_height / 2, m_height * 5 / 2);
    const bool more = drawn + 1 < m_total;
    if (x + wide > width() - (more ? rest : 0)) break;
    const QRectF frame(x, 0, wide, m_height);
    QPainterPath path;
    path.addRoundedRect(frame, rounding, rounding);
    painter.save();
    painter.setClipPath(path);
    painter.fillRect(frame, theme.canvas);
    const QSizeF size = QSizeF(picture.size()).scaled(frame.size(), Qt::KeepAspectRatio);
    painter.drawImage(QRectF(frame.center() - QPointF(size.width() / 2, size.height() / 2), size), picture);
    painter.restore();
    drawPictureEdge(painter, frame, rounding, this);
    x += wide + gap;
    ++drawn;
  }
  if (drawn > 0 && drawn < m_total) {
    painter.setPen(theme.textSecond);
    painter.drawText(QRect(x, 0, rest, m_height), Qt::AlignLeft | Qt::AlignVCenter, u'+' + QLocale().toString(m_total - drawn));
  }
}

/// One group.
struct ImportGroupList::Row {
  QWidget* widget;
  ToneIcon* icon;
  Text *title, *sentence;
  PictureStrip* strip;
};

ImportGroupList::ImportGroupList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(14);
}

ImportGroupList::Row* ImportGroupList::addRow() {
  auto* row = new Row{new QWidget(this), nullptr, nullptr, nullptr, nullptr};
  connect(row->widget, &QObject::destroyed, this, [row] { delete row; });
  auto* across = new QHBoxLayout(row->widget);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(12);
  row->icon = new ToneIcon(row->widget);
  across->addWidget(row->icon, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  row->title = new Text({}, TextStyle::BodyMedium, Text::Tone::First, row->widget);
  row->title->setTextFormat(Qt::PlainText);
  row->title->setWordWrap(true);
  row->sentence = new Text({}, TextStyle::Small, Text::Tone::Second, row->widget);
  row->sentence->setTextFormat(Qt::PlainText);
  row->sentence->setWordWrap(true);
  row->strip = new PictureStrip(row->widget);
  words->addWidget(row->title);
  words->addWidget(row->sentence);
  words->addSpacing(4);
  words->addWidget(row->strip);
  across->addLayout(words, 1);
  m_column->addWidget(row->widget);
  m_rows.append(row);
  return row;
}

void ImportGroupList::setGroups(const std::vector<ImportGroup>& groups) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Row* row = static_cast<qsizetype>(i) < m_rows.size() ? m_rows[static_cast<qsizetype>(i)] : addRow();
    const ImportGroup& group = groups[i];
    row->icon->setIcon(group.icon, group.tone);
    row->title->setText(group.title);
    row->sentence->setText(group.sentence);
    row->sentence->setVisible(!group.sentence.isEmpty());
    row->strip->setPictures(group.pictures, group.count);
    row->strip->setVisible(!group.pictures.isEmpty());
    row->widget->show();
  }
  for (qsizetype i = static_cast<qsizetype>(groups.size()); i < m_rows.size(); ++i) m_rows[i]->widget->hide();
}

}  // namespace safelight::ui
