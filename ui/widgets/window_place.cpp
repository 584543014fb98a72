#include "ui/widgets/window_place.h"

#include <QStringList>
#include <algorithm>

namespace safelight::ui {
namespace {

constexpr int kLargestSide = 100'000;
constexpr QChar kBetween = u' ';

QRect movedInto(QRect rect, const QRect& room) {
  rect.setSize(rect.size().boundedTo(room.size()));
  rect.moveLeft(std::clamp(rect.left(), room.left(), room.right() + 1 - rect.width()));
  rect.moveTop(std::clamp(rect.top(), room.top(), room.bottom() + 1 - rect.height()));
  return rect;
}

}  // namespace

QString WindowPlace::toText() const {
  // The name last: it may have blanks of its own.
  return QStringList{maximised ? QStringLiteral("maximised") : QStringLiteral("normal"), QString::number(inScreen.x()), QString::number(inScreen.y()),
                     QString::number(inScreen.width()), QString::number(inScreen.height()), screen}
      .join(kBetween);
}

std::optional<WindowPlace> WindowPlace::fromText(const QString& text) {
  const QStringList parts = text.split(kBetween);
  if (parts.size() < 6 || (parts[0] != QStringLiteral("maximised") && parts[0] != QStringLiteral("normal"))) return std::nullopt;
  int number[4] = {};
  for (int i = 0; i < 4; ++i) {
    bool whole = false;
    number[i] = parts[i + 1].toInt(&whole);
    if (!whole || number[i] > kLargestSide || number[i] < -kLargestSide) return std::nullopt;
  }
  if (number[2] < 1 || number[3] < 1) return std::nullopt;
  return WindowPlace{parts.mid(5).join(kBetween), {number[0], number[1], number[2], number[3]}, parts[0] == QStringLiteral("maximised")};
}

std::optional<QRect> rectFor(const WindowPlace& place, const QList<ScreenRoom>& screens) {
  if (screens.isEmpty()) return std::nullopt;
  const auto same = std::ranges::find(screens, place.screen, &ScreenRoom::name);
  const ScreenRoom& screen = same == screens.end() ? screens.first() : *same;
  return movedInto(place.inScreen.translated(screen.whole.topLeft()), screen.available);
}

bool isInSight(const QRect& window, const QList<ScreenRoom>& screens) {
  qint64 seen = 0;
  for (const ScreenRoom& screen : screens) {
    const QRect part = window & screen.available;
    seen += qint64{part.width()} * part.height();
  }
  return seen * 2 >= qint64{window.width()} * window.height();
}

}  // namespace safelight::ui
