#include "ui/viewer/pane_facts.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "core/model/pixel_shape.h"
#include "ui/bridge/document_words.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct PaneFacts {
  Q_DECLARE_TR_FUNCTIONS(PaneFacts)
};

/// Whole numbers when they are near enough, else as many digits as tell two windows apart.
QString numberText(double value) {
  if (std::abs(value) >= 100 || value == std::round(value)) return QString::number(std::lround(value));
  return QString::number(value, 'g', 3);
}

constexpr std::int32_t kLatelyDays = 7;

}  // namespace

QStringList whatAndWhen(const model::Image& image, model::ToothNotation notation, model::LocalTime now) {
  QString when = dateText(image.capturedAt.date());
  if (image.facts.capturedAt) when += u", "_s + clockText(image.capturedAt);
  if (image.tags.phase != model::Phase::None) when += u" · "_s + phaseWord(image.tags.phase);
  // Taken lately, not only brought in today: what a disc of 2022 holds is old. The patient's page marks the same images.
  const bool lately = now.date().dayNumber() - image.capturedAt.date().dayNumber() <= kLatelyDays;
  if (lately && localTime(image.importedAt).date() == now.date()) when += u" · "_s + PaneFacts::tr("new");
  return {imageTitle(image, notation), when};
}

QString sizeText(const model::Image& image) { return sizeText(image, image.facts.width, image.facts.height); }

QString sizeText(const model::Image& image, std::uint32_t width, std::uint32_t height) {
  QString size = u"%1 × %2"_s.arg(width).arg(height);
  if (image.facts.colour) {
    size += u" · "_s + PaneFacts::tr("colour");
  } else if (image.facts.bitsStored > 0) {
    size += u" · "_s + PaneFacts::tr("%1 bit").arg(image.facts.bitsStored);
  }
  return size;
}

QString toneText(const imaging::Tone& tone, const ToneChoice& choice) {
  const bool table = std::holds_alternative<LutTone>(choice) || (std::holds_alternative<OriginalTone>(choice) && tone.suggestedIsLut);
  const imaging::Window window = windowOf(tone, choice);
  if (table) return window.explanation.empty() ? PaneFacts::tr("Table of the device") : PaneFacts::tr("Table %1").arg(isolated(text(window.explanation)));
  const QString unit = tone.units.empty() ? QString() : u' ' + text(tone.units);
  return PaneFacts::tr("Window %1 / %2").arg(numberText(window.centre), numberText(window.width)) + unit;
}

QString zoomText(const ViewTransform& transform) {
  if (std::abs(transform.scale() - 1) < 1e-9) return u"1:1"_s;
  const double percent = transform.scale() * 100;
  return PaneFacts::tr("%1 %").arg(percent < 10 ? QString::number(percent, 'f', 1) : QString::number(std::lround(percent)));
}

QString millimetreText(const model::Image& image) {
  const bool has = image.facts.spacingX > 0 && image.facts.spacingY > 0 && image.facts.spacingSource != model::SpacingSource::None;
  if (image.tags.view == model::View::Panoramic) return PaneFacts::tr("magnification varies");
  if (!has) return {};
  switch (image.facts.spacingSource) {
    case model::SpacingSource::Calibrated: return PaneFacts::tr("calibrated");
    case model::SpacingSource::Detector: return PaneFacts::tr("at detector");
    case model::SpacingSource::Estimated: return PaneFacts::tr("estimated");
    case model::SpacingSource::Patient: return PaneFacts::tr("in the patient");
    case model::SpacingSource::None: break;
  }
  return {};
}

QString presetText(const TonePreset& preset) {
  switch (preset.kind) {
    case PresetKind::Original: return PaneFacts::tr("Original");
    case PresetKind::File: {
      if (!preset.name.empty()) return text(preset.name);
      const auto* window = std::get_if<imaging::Window>(&preset.choice);
      return window == nullptr ? PaneFacts::tr("Table of the device")
                               : PaneFacts::tr("Window %1 / %2").arg(numberText(window->centre), numberText(window->width));
    }
    case PresetKind::Histogram: return PaneFacts::tr("From histogram");
    case PresetKind::FullRange: return PaneFacts::tr("Full range");
    case PresetKind::Narrow: return PaneFacts::tr("Narrow");
    case PresetKind::Wide: return PaneFacts::tr("Wide");
    case PresetKind::Bone: return PaneFacts::tr("Bone");
    case PresetKind::SoftTissue: return PaneFacts::tr("Soft tissue");
  }
  return {};
}

std::optional<ScaleBar> scaleBar(const model::Image& image, const ViewTransform& transform, double room) {
  if (image.facts.spacingSource == model::SpacingSource::None) return std::nullopt;
  const model::PixelShape shape = model::pixelShape(image.facts);
  const double spacing = transform.orientation().swapsSides() ? image.facts.spacingY / shape.y : image.facts.spacingX / shape.x;
  if (!(spacing > 0) || !std::isfinite(spacing) || !(transform.scale() > 0)) return std::nullopt;
  const double pixels = transform.scale() / spacing;  // a millimetre
  constexpr double kLengths[] = {100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1};
  for (const double length : kLengths) {
    if (length * pixels <= room) {
      if (length * pixels < room / 12) return std::nullopt;
      return ScaleBar{length, length * pixels, PaneFacts::tr("%1 mm").arg(QLocale().toString(length, 'g', 3))};
    }
  }
  return std::nullopt;
}

QString documentWord(const model::Image& image) {
  const QString icon = documentIcon(image.facts);
  if (icon == u"pdf") return PaneFacts::tr("PDF document");
  if (icon == u"model") return PaneFacts::tr("3D model");
  if (icon == u"report") return PaneFacts::tr("Structured report");
  if (icon == u"waveform") return PaneFacts::tr("Waveform");
  if (image.facts.modality == "PR") return PaneFacts::tr("Presentation state");
  if (std::string_view(image.facts.mediaType).starts_with("application/dicom")) return PaneFacts::tr("DICOM document");
  return PaneFacts::tr("Document");
}

}  // namespace safelight::ui
