#include "app/decoder/worker/render.h"

#include <cmath>
#include <memory>

#include "app/decoder/worker/file_kind.h"
#include "core/codec/photo.h"
#include "core/decode/clean_text.h"
#include "core/imaging/chosen_window.h"
#include "core/imaging/resample.h"
#include "dicom/dataset/orientation.h"
#include "dicom/pixel/frame_reader.h"

namespace safelight::decoder {

namespace {

using decode::Limits;

constexpr std::size_t kMostWindows = 32;

bool isWindow(const imaging::Window& window) {
  return std::isfinite(window.centre) && std::isfinite(window.width) && window.width > 0;
}

bool isLut(const imaging::VoiLut& lut) { return !lut.values.empty() && lut.values.size() <= 65536 && lut.bits >= 1 && lut.bits <= 16; }

Result<imaging::PixelImage> dicomPixels(ByteView file, std::uint32_t frame) {
  TRY_ASSIGN(const dicom::DicomFile parsed, dicom::DicomFile::parse(file));
  TRY_ASSIGN(imaging::PixelImage image, dicom::readFrame(parsed, frame, {Limits::kFrameBytes, Limits::kExpansion}));
  image.directions = dicom::directionsOf(parsed.dataSet(), frame);
  return image;
}

// The table that a person's choice asks for.
void fillTable(imaging::ToneTable& table, const imaging::Tone& tone, const model::DisplayState& display) {
  const auto window = imaging::chosenWindow(tone, display);
  if (!window) return imaging::fillDefaultToneTable(table, tone, display.inverted);
  imaging::fillToneTable(table, tone, *window, display.inverted);
}

}  // namespace

void tidy(imaging::Tone& tone) {
  std::erase_if(tone.windows, [](const imaging::Window& window) { return !isWindow(window); });
  const bool firstLutIsGone = !tone.luts.empty() && !isLut(tone.luts.front());
  std::erase_if(tone.luts, [](const imaging::VoiLut& lut) { return !isLut(lut); });
  if (tone.windows.size() > kMostWindows) tone.windows.resize(kMostWindows);
  if (tone.luts.size() > kMostWindows) tone.luts.resize(kMostWindows);
  if (tone.luts.empty() || firstLutIsGone) tone.suggestedIsLut = false;
  for (imaging::Window& window : tone.windows) window.explanation = decode::cleanText(window.explanation);
  for (imaging::VoiLut& lut : tone.luts) lut.explanation = decode::cleanText(lut.explanation);
  tone.suggested.explanation = decode::cleanText(tone.suggested.explanation);
  tone.units = decode::cleanText(tone.units, 64);
  if (!std::isfinite(tone.slope) || tone.slope == 0) tone.slope = 1;
  if (!std::isfinite(tone.intercept)) tone.intercept = 0;
  if (!isWindow(tone.suggested)) {
    tone.suggested.centre = tone.intercept + tone.slope * (tone.minimum + tone.maximum) / 2.0;
    tone.suggested.width = std::max(1.0, std::abs(tone.slope) * (tone.maximum - tone.minimum));
  }
  if (tone.minimum > tone.maximum) std::swap(tone.minimum, tone.maximum);
  if (tone.paddingFirst > tone.paddingLast) std::swap(tone.paddingFirst, tone.paddingLast);
}

Result<imaging::PixelImage> framePixels(ByteView file, std::string_view nameHint, std::uint32_t frame, std::uint32_t longSide) {
  Result<imaging::PixelImage> image = fail(ErrorCode::NoPixels);
  switch (kindOf(file, nameHint)) {
    case FileKind::Dicom: image = dicomPixels(file, frame); break;
    case FileKind::Photo: image = codec::decodePhoto(file, frame, longSide, {Limits::kFrameBytes, Limits::kExpansion}); break;
    default: break;
  }
  if (!image) return image;
  if (!image->sizesAgree() || image->pixels.size() > Limits::kFrameBytes) return fail(ErrorCode::FileCorrupt);
  tidy(image->tone);
  return image;
}

model::PixelShape pixelShapeOf(ByteView file, std::string_view nameHint) {
  if (kindOf(file, nameHint) != FileKind::Dicom) return {};
  const auto parsed = dicom::DicomFile::parse(file);
  if (!parsed) return {};
  const auto facts = parsed->facts();
  return facts ? model::pixelShape(*facts) : model::PixelShape{};
}

imaging::Rendered draw(const imaging::PixelImage& image, const model::DisplayState& display, const model::PixelShape& shape) {
  imaging::Rendered picture;
  picture.width = image.width;
  picture.height = image.height;
  if (image.format == imaging::PixelFormat::Gray16) {
    const auto table = std::make_unique<imaging::ToneTable>();
    fillTable(*table, image.tone, display);
    const std::size_t count = std::size_t{image.width} * image.height;
    picture.pixels.resize(count);
    const std::uint16_t* const from = image.gray();
    for (std::size_t i = 0; i < count; ++i) picture.pixels[i] = (*table)[from[i]];
  } else {
    picture = imaging::renderDefault(image);
    if (display.inverted) {
      for (std::size_t i = 0; i + 4 <= picture.pixels.size(); i += 4) {
        std::uint32_t word;  // 0xffRRGGBB in machine order: opacity stays
        std::memcpy(&word, picture.pixels.data() + i, sizeof word);
        word ^= 0x00FFFFFFu;
        std::memcpy(picture.pixels.data() + i, &word, sizeof word);
      }
    }
  }
  picture = imaging::inProportion(std::move(picture), shape, Limits::kFrameBytes);
  if (display.quarterTurns == 0 && !display.mirrored) return picture;
  return imaging::orient(picture, display.quarterTurns, display.mirrored);
}

}  // namespace safelight::decoder
