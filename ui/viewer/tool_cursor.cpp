#include "ui/viewer/tool_cursor.h"

#include <QPainter>
#include <QPixmap>

#include "ui/widgets/icon.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

QCursor toolCursor(ViewerTool tool, bool held, qreal devicePixelRatio) {
  if (tool == ViewerTool::Move) return QCursor(held ? Qt::ClosedHandCursor : Qt::OpenHandCursor);
  const QString name = tool == ViewerTool::Zoom ? u"zoom"_s : u"window"_s;
  constexpr int kIcon = 20, kSide = 24;
  const auto pixels = static_cast<int>(kSide * devicePixelRatio);
  QPixmap picture(pixels, pixels);
  picture.setDevicePixelRatio(devicePixelRatio);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  const QPixmap rim = iconPixmap(name, QColor(0, 0, 0, 170), kIcon, devicePixelRatio);
  for (const QPointF offset : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)}) painter.drawPixmap(QPointF(2, 2) + offset, rim);
  painter.drawPixmap(QPointF(2, 2), iconPixmap(name, Qt::white, kIcon, devicePixelRatio));
  painter.end();
  return QCursor(picture, kSide / 2, kSide / 2);
}

}  // namespace safelight::ui
