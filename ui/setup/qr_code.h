#pragma once
// A QR code as a small picture.

#include <QImage>
#include <QString>

namespace safelight::ui {

/// One pixel a module, black on white, with the quiet zone of four modules (ISO/IEC 18004). Null when the text does not fit.
QImage qrCode(const QString& text);

}  // namespace safelight::ui
