#include "ui/setup/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace safelight::ui {
namespace {

constexpr int kQuietZone = 4;

}  // namespace

QImage qrCode(const QString& text) {
  const QByteArray bytes = text.toUtf8();
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString(bytes.constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  if (!code) return {};
  const int side = code->width + 2 * kQuietZone;
  QImage image(side, side, QImage::Format_RGB32);
  image.fill(Qt::white);
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      // The lowest bit of a module says dark.
      if ((code->data[y * code->width + x] & 1) != 0) image.setPixel(x + kQuietZone, y + kQuietZone, 0xff000000);
    }
  }
  return image;
}

}  // namespace safelight::ui
