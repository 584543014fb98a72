#pragma once
// Looking at what was painted.

#include <QColor>
#include <QImage>
#include <QString>

class QWidget;

namespace safelight::ui::test {

/// What the widget paints, at the device pixel ratio given.
QImage pictureOf(QWidget& widget, qreal ratio = 1.0);
/// How many pixels are within `tolerance` of a colour in each channel.
int pixelsOf(const QImage& image, const QColor& colour, int tolerance = 6);
/// How many different colours there are, up to `limit`: a blank picture has one.
int coloursIn(const QImage& image, int limit = 64);
/// Writes NAME.png into the folder of the environment variable SAFELIGHT_GALLERY, and does nothing without one. The pictures are of
/// invented data only.
void keepPicture(QWidget& widget, const QString& name);

}  // namespace safelight::ui::test
