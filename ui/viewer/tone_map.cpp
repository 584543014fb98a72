#include "ui/viewer/tone_map.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace safelight::ui {
namespace {

using imaging::Window;

constexpr double kOne = 1 << kernels::kRampBits;

std::int32_t ramped(const kernels::Ramp& ramp, std::int32_t value) {
  value = std::clamp(value, ramp.low, ramp.high) - ramp.low;
  return std::clamp((value * ramp.gain + ramp.bias) >> kernels::kRampBits, 0, 255) ^ ramp.flip;
}

}  // namespace

Window windowOf(const imaging::Tone& tone, const ToneChoice& choice) {
  if (const auto* window = std::get_if<Window>(&choice)) return *window;
  std::size_t lut = 0;
  if (const auto* chosen = std::get_if<LutTone>(&choice)) {
    lut = chosen->index;
  } else if (!tone.suggestedIsLut) {
    return tone.suggested;
  }
  if (lut >= tone.luts.size()) return tone.suggested;
  const auto count = static_cast<double>(tone.luts[lut].values.size());
  Window window;
  window.centre = tone.luts[lut].firstMapped + count / 2;
  window.width = std::max(count, 2.0);
  window.explanation = tone.luts[lut].explanation;
  return window;
}

ToneMap::ToneMap() : m_table(std::make_unique<imaging::ToneTable>()), m_words(65536) { m_table->fill(0); }

void ToneMap::set(const imaging::Tone& tone, const ToneChoice& choice, bool inverted) {
  m_isRamp = false;
  const auto* lut = std::get_if<LutTone>(&choice);
  if (lut != nullptr && lut->index < tone.luts.size()) {
    imaging::fillToneTable(*m_table, tone, tone.luts[lut->index], inverted);
  } else if (const auto* window = std::get_if<Window>(&choice)) {
    imaging::fillToneTable(*m_table, tone, *window, inverted);
    findRamp(tone, *window, inverted);
  } else {
    imaging::fillDefaultToneTable(*m_table, tone, inverted);
    if (!tone.suggestedIsLut) findRamp(tone, tone.suggested, inverted);
  }
  if (!m_isRamp) {
    for (std::size_t i = 0; i < m_words.size(); ++i) m_words[i] = 0xff000000u | ((*m_table)[i] * 0x010101u);
  }
}

void ToneMap::findRamp(const imaging::Tone& tone, const Window& window, bool inverted) {
  if (window.function == imaging::VoiFunction::Sigmoid || tone.hasPadding) return;
  // grey(v) = gain * v + offset before clamping.
  const imaging::WindowLine line = imaging::lineOf(window);
  const double gain = 255.0 * tone.slope / line.span, offset = 255.0 * ((tone.intercept - line.middle) / line.span + 0.5);
  if (!std::isfinite(gain) || !std::isfinite(offset) || gain <= 0 || gain > 128) return;
  // The last value at or below black and the first at or above white: between them everything fits 32 bits.
  const double low = std::clamp(std::floor(-offset / gain), 0.0, 65535.0);
  const double high = std::clamp(std::ceil((255.0 - offset) / gain), low, 65535.0);
  const double start = std::clamp(offset + gain * low, -256.0, 256.0);
  m_ramp.low = static_cast<std::int32_t>(low);
  m_ramp.high = static_cast<std::int32_t>(high);
  m_ramp.gain = static_cast<std::int32_t>(std::lround(gain * kOne));
  m_ramp.bias = static_cast<std::int32_t>(std::lround((start + 0.5) * kOne));
  m_ramp.flip = tone.inverse != inverted ? 255 : 0;
  // The table decides: a ramp that strays from it anywhere is not used.
  m_isRamp = true;
  std::int32_t worst = 0;
  for (std::int32_t value = 0; value < 65536; ++value) {
    worst = std::max(worst, std::abs(ramped(m_ramp, value) - (*m_table)[static_cast<std::size_t>(value)]));
  }
  m_isRamp = worst <= 1;
}

void ToneMap::map(const std::uint16_t* values, std::uint32_t* out, std::size_t count) const {
  if (m_isRamp) {
    kernels::mapRamp(values, m_ramp, out, count);
  } else {
    kernels::mapTable(values, m_words.data(), out, count);
  }
}

}  // namespace safelight::ui
