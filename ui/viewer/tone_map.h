#pragma once
// From what a person chose (window, LUT, inversion) to the fastest exact way of mapping 16-bit pixels to light.

#include <memory>
#include <variant>
#include <vector>

#include "core/imaging/tone.h"
#include "ui/viewer/frame_kernels.h"

namespace safelight::ui {

/// What the file shows first.
struct OriginalTone {
  bool operator==(const OriginalTone&) const = default;
};
/// One of the file's own look-up tables.
struct LutTone {
  std::size_t index = 0;
  bool operator==(const LutTone&) const = default;
};
using ToneChoice = std::variant<OriginalTone, imaging::Window, LutTone>;

/// The window that stands for a choice: what a drag starts from and what the corner shows. For a LUT, the range it maps.
imaging::Window windowOf(const imaging::Tone& tone, const ToneChoice& choice);

/// Maps rows of one frame. Built by `set`, about a millisecond; then `map` runs at memory speed. The grey levels are those of
/// imaging::fillToneTable (straight windows without padding are computed, and at most one level off).
class ToneMap {
 public:
  ToneMap();
  void set(const imaging::Tone& tone, const ToneChoice& choice, bool inverted);
  void map(const std::uint16_t* values, std::uint32_t* out, std::size_t count) const;
  const imaging::ToneTable& table() const { return *m_table; }
  /// Whether the arithmetic path is in use (for the bench and tests).
  bool isRamp() const { return m_isRamp; }

 private:
  void findRamp(const imaging::Tone& tone, const imaging::Window& window, bool inverted);

  std::unique_ptr<imaging::ToneTable> m_table;
  std::vector<std::uint32_t> m_words;  // the table as 0xffRRGGBB
  kernels::Ramp m_ramp;
  bool m_isRamp = false;
};

}  // namespace safelight::ui
