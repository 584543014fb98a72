#pragma once
// ICC profiles to sRGB (Little CMS), from memory alone.

#include <memory>

#include "core/codec/photo.h"

namespace safelight::codec {

enum class SampleKind { Gray8, Gray16, Bgra8, Cmyk8, CmykInverted8 };

/// Turns samples of one kind into sRGB: Gray8 and Gray16 stay grey of the same depth, the others become 0xffRRGGBB words.
/// One thread at a time.
class ColourConverter {
 public:
  /// Nothing when the profile cannot be read, is for another kind of samples, or already means sRGB.
  static std::unique_ptr<ColourConverter> create(ByteView profile, SampleKind kind);
  /// From the primaries and white point of a display standard (ITU-T H.273: 9 = BT.2020, 12 = Display P3) with the sRGB curve.
  static std::unique_ptr<ColourConverter> fromPrimaries(int h273Primaries);
  ~ColourConverter();

  /// `from` and `to` may be the same memory for Bgra8 and Gray.
  void convert(const void* from, void* to, std::size_t pixels) const;

 private:
  struct State;
  explicit ColourConverter(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

/// Whether untagged sRGB shows the same as this profile does.
bool meansSrgb(ByteView profile, bool colour);
/// The profile's own description, cleaned; empty when it cannot be read.
std::string profileName(ByteView profile);

}  // namespace safelight::codec
