#pragma once
// Safelight's own line icons (resources/icons/*.svg: 20x20, stroke 1.6, round caps, `currentColor`).

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>
#include <QStringList>

namespace safelight::ui {

/// A file name of resources/icons without ".svg". Unknown names draw an empty square and fail the icon test.
/// Names: today patients inbox capture practice bin search lock eye eye-off plus minus back close check warning error info import export
/// send camera grid layout-1 layout-2 layout-4 window zoom zoom-in zoom-out move rotate rotate-left mirror flip invert enhance
/// measure mark compare full-screen fit one-to-one link panel tag note tooth undo redo restore trash document pdf report model
/// waveform photo radiograph folder file usb chevron-left chevron-right chevron-down chevron-up more filter edit merge person
/// people settings sun moon key print copy clock calendar shield play pause
QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal devicePixelRatio);
/// An icon with normal, disabled, active and checked (accent) colours of the widget's theme.
QIcon themedIcon(const QString& name, const class QWidget* forWidget);
/// The program's own icon: the amber lamp.
QIcon applicationIcon();
/// Every icon there is, sorted.
QStringList iconNames();

}  // namespace safelight::ui
