#include "dicom/pixel/grayscale_pipeline.h"

#include <algorithm>
#include <cmath>

#include "core/imaging/tone.h"
#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/tags.h"
#include "dicom/pixel/gray.h"
#include "dicom/pixel/lookup_table.h"
#include "dicom/pixel/overlays.h"

namespace safelight::dicom {

namespace {

using imaging::PixelImage;
using imaging::Tone;
using imaging::VoiFunction;
using imaging::Window;

constexpr std::size_t kMostWindows = 64;

/// Where a transformation stands: the frame's own functional group, the shared one, or the data set itself.
const DataSet& macroOf(const DataSet& set, Tag macro, std::uint32_t frame) {
  if (const DataSet* group = set.item(tags::kPerFrameGroups, frame))
    if (const DataSet* item = group->item(macro)) return *item;
  if (const DataSet* group = set.item(tags::kSharedGroups))
    if (const DataSet* item = group->item(macro)) return *item;
  return set;
}

void readWindows(const DataSet& set, const CharacterSets& characters, Tone& tone) {
  const Element* centres = set.find(tags::kWindowCentre);
  const Element* widths = set.find(tags::kWindowWidth);
  if (!centres || !widths) return;
  const std::string_view function = set.text(tags::kVoiFunction);
  const VoiFunction kind = function == "SIGMOID" ? VoiFunction::Sigmoid : function == "LINEAR_EXACT" ? VoiFunction::LinearExact : VoiFunction::Linear;
  const std::size_t count = std::min({valueCount(*centres), valueCount(*widths), kMostWindows});
  const std::string explanations = characters.toUtf8(set.text(tags::kWindowExplanation));
  for (std::size_t i = 0; i < count; ++i) {
    const auto centre = realOf(*centres, i), width = realOf(*widths, i);
    if (!centre || !width) continue;
    if (kind == VoiFunction::Linear ? *width < 1 : *width <= 0) continue;
    tone.windows.push_back({*centre, *width, kind, cleaned(part(explanations, i), 64)});
  }
}

void readVoiLuts(const DataSet& set, const CharacterSets& characters, unsigned bits, Tone& tone) {
  const Element* sequence = set.find(tags::kVoiLut);
  if (!sequence) return;
  // PS3.3 C.11.2.1.1: what can be negative decides, not what this frame happens to hold.
  const double largest = bits < 16 ? (1u << bits) - 1 : 65535;
  const bool signedInput = std::min(tone.intercept, tone.intercept + tone.slope * largest) < 0;
  for (std::size_t i = 0; i < std::min(sequence->items.size(), kMostWindows); ++i) {
    auto lut = readLut(sequence->items[i], signedInput);
    if (!lut) continue;
    lut->explanation = cleaned(characters.toUtf8(sequence->items[i].text(tags::kLutExplanation)), 64);
    tone.luts.push_back(std::move(*lut));
  }
}

/// Stored values of the padding range as pixels.
void readPadding(const DataSet& set, const GrayPixels& gray, bool isSigned, Tone& tone) {
  if (gray.scale != 1) return;
  const auto read = [&](Tag tag) -> std::optional<std::int64_t> {
    auto value = set.integer(tag);
    // Implicit files do not say whether the value is signed: the pixels decide.
    if (value && isSigned && *value > 32767) *value -= 65536;
    return value;
  };
  const auto first = read(tags::kPadding);
  if (!first) return;
  const std::int64_t last = read(tags::kPaddingLimit).value_or(*first);
  const double low = static_cast<double>(std::min(*first, last)) - gray.offset, high = static_cast<double>(std::max(*first, last)) - gray.offset;
  if (high < 0 || low > 65535) return;
  tone.hasPadding = true;
  tone.paddingFirst = static_cast<std::uint16_t>(std::max(low, 0.0));
  tone.paddingLast = static_cast<std::uint16_t>(std::min(high, 65535.0));
}

/// Lowest and highest pixel so far; low above high: none yet.
struct Range {
  std::uint16_t low = 65535, high = 0;
};

void widen(Range& range, const std::uint16_t* pixel, std::size_t count) {
  constexpr std::size_t kBlock = 256;  // of fixed length, so that it becomes vector code
  // Shifted to signed numbers: every x86-64 compares those eight at a time.
  const auto shifted = [](std::uint16_t value) { return static_cast<std::int16_t>(value ^ 0x8000); };
  std::int16_t low = shifted(range.low), high = shifted(range.high);
  std::size_t at = 0;
  for (; at + kBlock <= count; at += kBlock) {
    for (std::size_t i = 0; i < kBlock; ++i) {
      low = std::min(low, shifted(pixel[at + i]));
      high = std::max(high, shifted(pixel[at + i]));
    }
  }
  for (; at < count; ++at) {
    low = std::min(low, shifted(pixel[at]));
    high = std::max(high, shifted(pixel[at]));
  }
  range = {static_cast<std::uint16_t>(low ^ 0x8000), static_cast<std::uint16_t>(high ^ 0x8000)};
}

void widenWithoutPadding(Range& range, const Tone& tone, const std::uint16_t* pixel, std::size_t count) {
  const std::uint16_t first = tone.paddingFirst, span = static_cast<std::uint16_t>(tone.paddingLast - first);
  for (std::size_t i = 0; i < count; ++i) {
    if (static_cast<std::uint16_t>(pixel[i] - first) <= span) continue;
    range.low = std::min(range.low, pixel[i]);
    range.high = std::max(range.high, pixel[i]);
  }
}

/// `all` and `shown` with padding left out. Where everything is padding, it is the picture.
void setRange(Tone& tone, const Range& all, const Range& shown) {
  if (tone.hasPadding && shown.low > shown.high) tone.hasPadding = false;
  const Range& range = tone.hasPadding ? shown : all;
  tone.minimum = range.low;
  tone.maximum = range.high;
}

void measureRange(PixelImage& image) {
  Range all, shown;
  widen(all, image.gray(), image.pixels.size() / 2);
  if (image.tone.hasPadding) widenWithoutPadding(shown, image.tone, image.gray(), image.pixels.size() / 2);
  setRange(image.tone, all, shown);
}

/// The largest value that a table does not give; nothing when it gives all.
std::optional<std::uint16_t> unusedValue(const std::vector<std::uint16_t>& values) {
  std::vector<bool> used(65536);
  for (const std::uint16_t value : values) used[value] = true;
  for (std::size_t value = used.size(); value-- > 0;)
    if (!used[value]) return static_cast<std::uint16_t>(value);
  return std::nullopt;
}

/// Padding is no sample: it gets a value of its own instead of what the table makes of it (PS3.3 C.7.5.1.1.2).
void keepPadding(const imaging::VoiLut& lut, std::vector<std::uint16_t>& table, Tone& tone) {
  const auto apart = tone.hasPadding ? unusedValue(lut.values) : std::nullopt;
  tone.hasPadding = apart.has_value();
  if (!apart) return;
  std::fill(table.begin() + tone.paddingFirst, table.begin() + tone.paddingLast + 1, *apart);
  tone.paddingFirst = tone.paddingLast = *apart;
}

/// A Modality LUT replaces the pixels by its output; the modality value is then the pixel itself.
bool applyModalityLut(const DataSet& set, const GrayPixels& gray, bool isSigned, PixelImage& image, unsigned& bits) {
  const DataSet* item = set.item(tags::kModalityLut);
  if (!item || gray.scale != 1) return false;
  const auto lut = readLut(*item, isSigned);
  if (!lut) return false;
  std::vector<std::uint16_t> table(65536);
  const auto last = static_cast<std::int64_t>(lut->values.size()) - 1;
  for (std::int64_t value = 0; value < 65536; ++value) {
    const std::int64_t index = std::clamp<std::int64_t>(value + static_cast<std::int64_t>(gray.offset) - lut->firstMapped, 0, last);
    table[static_cast<std::size_t>(value)] = lut->values[static_cast<std::size_t>(index)];
  }
  keepPadding(*lut, table, image.tone);
  auto* pixel = reinterpret_cast<std::uint16_t*>(image.pixels.data());
  for (std::size_t i = 0; i < image.pixels.size() / 2; ++i) pixel[i] = table[pixel[i]];
  image.tone.slope = 1;
  image.tone.intercept = 0;
  bits = lut->bits;
  return true;
}

/// What to show first when the file does not say: eight bits or fewer are meant as they are, deeper ones get the histogram's window.
void suggest(Tone& tone, unsigned bits, const std::function<Window()>& fromHistogram) {
  if (!tone.luts.empty()) {
    tone.suggestedIsLut = true;
    tone.suggested = tone.windows.empty() ? fromHistogram() : tone.windows.front();
    return;
  }
  if (!tone.windows.empty()) {
    tone.suggested = tone.windows.front();
    return;
  }
  if (bits <= 8) {
    const double low = tone.intercept, high = tone.intercept + tone.slope * ((1u << bits) - 1);
    tone.suggested = {(low + high) / 2 + 0.5, std::abs(high - low) + 1, VoiFunction::Linear, {}};
    return;
  }
  tone.suggested = fromHistogram();
  tone.suggestedFromHistogram = true;
}

void readRescale(const DataSet& set, std::uint32_t frame, double offset, double scale, Tone& tone) {
  const DataSet& rescale = macroOf(set, tags::kPixelValueTransformation, frame);
  double slope = rescale.real(tags::kSlope).value_or(1);
  if (slope == 0) slope = 1;
  tone.slope = slope * scale;
  tone.intercept = rescale.real(tags::kIntercept).value_or(0) + slope * offset;
  const std::string_view type = rescale.text(tags::kRescaleType);
  if (type == "HU" || (type.empty() && set.text(tags::kModality) == "CT" && rescale.find(tags::kSlope))) tone.units = "HU";
}

void readVoi(const DataSet& set, std::uint32_t frame, unsigned bits, Tone& tone) {
  const CharacterSets characters(set.text(tags::kCharacterSet));
  const DataSet& voi = macroOf(set, tags::kFrameVoiLut, frame);
  readWindows(voi, characters, tone);
  readVoiLuts(voi, characters, bits, tone);
}

}  // namespace

Result<PixelImage> grayImage(const RawFrame& raw, const DicomFile& file, std::uint32_t frame) {
  const DataSet& set = file.dataSet();
  TRY_ASSIGN(GrayPixels gray, toGray16(raw));
  PixelImage image;
  image.width = raw.layout.width;
  image.height = raw.layout.height;
  image.pixels = std::move(gray.pixels);
  Tone& tone = image.tone;
  tone.inverse = raw.layout.inverse;
  unsigned bits = gray.scale == 1 && raw.layout.kind == SampleKind::Integer ? raw.layout.bitsStored : 16u;
  readPadding(set, gray, raw.layout.isSigned, tone);
  if (!applyModalityLut(set, gray, raw.layout.isSigned, image, bits)) readRescale(set, frame, gray.offset, gray.scale, tone);
  measureRange(image);
  readVoi(set, frame, bits, tone);
  suggest(tone, bits, [&] { return imaging::windowFromHistogram(image); });
  drawOverlays(file, raw, frame, image);
  return image;
}

std::optional<Tone> toneOfRows(const RawFrame& raw, const DicomFile& file, std::uint32_t frame) {
  const DataSet& set = file.dataSet();
  const PixelDescription& layout = raw.layout;
  if (!isReadInParts(layout) || layout.colour != ColourModel::Grey || set.item(tags::kModalityLut) || hasOverlays(file, frame)) return std::nullopt;
  Tone tone;
  tone.inverse = layout.inverse;
  const double offset = grayOffset(layout);
  readPadding(set, {{}, offset, 1}, layout.isSigned, tone);
  readRescale(set, frame, offset, 1, tone);
  std::vector<std::uint32_t> counts(65536);
  std::vector<std::uint16_t> row(layout.width);
  // The rows of the histogram tell the range as well, but where a single pixel decides (is all of it padding).
  const std::uint32_t step = imaging::histogramStep(layout.width, layout.height);
  const std::uint32_t rangeStep = tone.hasPadding ? 1 : step;
  Range all, shown;
  for (std::uint32_t y = 0; y < layout.height; y += rangeStep) {
    grayPart(raw, static_cast<std::size_t>(y) * layout.width, layout.width, row.data());
    widen(all, row.data(), row.size());
    if (tone.hasPadding) widenWithoutPadding(shown, tone, row.data(), row.size());
    if (y % step == 0)
      for (const std::uint16_t pixel : row) ++counts[pixel];
  }
  setRange(tone, all, shown);
  readVoi(set, frame, layout.bitsStored, tone);
  suggest(tone, layout.bitsStored, [&] { return imaging::windowFromHistogram(tone, std::move(counts)); });
  return tone;
}

}  // namespace safelight::dicom
