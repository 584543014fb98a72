#pragma once
// Small painting helpers shared by the controls.

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;
class QWidget;

namespace safelight::ui {

/// The colour, `alpha` (0 to 1) opaque.
QColor withAlpha(QColor colour, double alpha);

/// Fills a rounded rectangle and draws a one pixel line just inside its edge; either colour may be invalid for none.
void drawRounded(QPainter& painter, const QRectF& rect, qreal radius, const QColor& fill, const QColor& line = {}, qreal lineWidth = 1);

/// A hairline around a picture on a light page, where a bright photograph would end nowhere; on a dark one nothing. `on` is the widget painted on.
void drawPictureEdge(QPainter& painter, const QRectF& frame, qreal radius, const QWidget* on);

/// Draws one of our icons centred in `rect` at `size` logical pixels, sharp at the painter's own scale.
void drawIcon(QPainter& painter, const QString& name, const QRectF& rect, int size, const QColor& colour);

/// One line of text whose digits all take the width of the widest digit, so that clocks and counters do not dance. `flags` is a
/// Qt::Alignment. Uses the painter's font and pen.
void drawTabular(QPainter& painter, const QRectF& rect, int flags, const QString& text);
/// The width drawTabular needs with a font.
qreal tabularWidth(const QFont& font, const QString& text);

/// A keyboard hint in a small box, right-aligned and centred in `rect`; returns the box.
QRectF drawHint(QPainter& painter, const QRectF& rect, const QString& hint, const QColor& line, const QColor& text);
int hintWidth(const QString& hint);

}  // namespace safelight::ui
