#pragma once
// The words in a pane's corners, made from values alone.

#include <QString>
#include <QStringList>
#include <optional>

#include "core/imaging/pixel_image.h"
#include "core/model/image.h"
#include "core/model/teeth.h"
#include "ui/viewer/tone_presets.h"
#include "ui/viewer/view_transform.h"

namespace safelight::ui {

/// "Bitewing right · 16 17 46 47", "24 Nov 2026, 14:05 · new".
QStringList whatAndWhen(const model::Image& image, model::ToothNotation notation, model::LocalTime now);
/// "2400 × 1708 · 12 bit". A frame's own size may differ from that of the whole.
QString sizeText(const model::Image& image);
QString sizeText(const model::Image& image, std::uint32_t width, std::uint32_t height);
/// "Window 1860 / 3420", a table's name, or empty for colour.
QString toneText(const imaging::Tone& tone, const ToneChoice& choice);
/// "64 %", "1:1".
QString zoomText(const ViewTransform& transform);
/// Where millimetres come from: "at detector", "calibrated", "estimated"; for a panoramic "magnification varies"; empty without millimetres.
QString millimetreText(const model::Image& image);
QString presetText(const TonePreset& preset);

/// A bar of round length that fits `room` device pixels.
struct ScaleBar {
  double millimetres = 0;
  double length = 0;  // device pixels
  QString text;       // "5 mm"
};
/// Nothing when there are no millimetres or no bar fits. Measured along the screen's horizontal; `transform` has the image in true proportion.
std::optional<ScaleBar> scaleBar(const model::Image& image, const ViewTransform& transform, double room);

/// A document's kind for its card, where there is room ("PDF document", "Structured report"). Its icon: ui/bridge/document_words.h.
QString documentWord(const model::Image& image);

}  // namespace safelight::ui
