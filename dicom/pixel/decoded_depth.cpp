#include "dicom/pixel/decoded_depth.h"

#include <cstring>

namespace safelight::dicom {

namespace {

/// The bits that are one in some sample, and those that differ from the sign bit in some sample although they stand above it.
struct Seen {
  std::uint32_t any = 0, unlikeSign = 0;
};

/// Of samples of `precision` bits, of which the lowest `stored` may be all there is.
template <class Word>
Seen look(ByteView bytes, unsigned precision, unsigned stored) {
  const auto all = static_cast<Word>(~std::uint64_t{0} >> (64 - precision));
  const auto above = static_cast<Word>(all & ~(~std::uint64_t{0} >> (64 - stored)));
  Word any = 0, unlike = 0;
  for (std::size_t at = 0; at + sizeof(Word) <= bytes.size(); at += sizeof(Word)) {
    Word word;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    const auto sign = static_cast<Word>((word >> (stored - 1)) & 1);
    const auto extended = static_cast<Word>(Word{0} - sign);
    any = static_cast<Word>(any | word);
    unlike = static_cast<Word>(unlike | (word ^ extended));
  }
  return {static_cast<std::uint32_t>(any & all), static_cast<std::uint32_t>(unlike & above)};
}

Seen look(const RawFrame& frame, unsigned stored) {
  const unsigned precision = frame.layout.bitsStored;
  switch (frame.layout.bitsAllocated) {
    case 8: return look<std::uint8_t>(frame.bytes, precision, stored);
    case 16: return look<std::uint16_t>(frame.bytes, precision, stored);
    default: return look<std::uint32_t>(frame.bytes, precision, stored);
  }
}

}  // namespace

void settleDepth(RawFrame& frame, const PixelDescription& named) {
  PixelDescription& layout = frame.layout;
  const unsigned stored = named.bitsStored;
  if (stored >= layout.bitsStored) return;
  const Seen seen = look(frame, stored);
  const bool fitsLow = (seen.any >> stored) == 0 || (layout.isSigned && seen.unlikeSign == 0);
  const unsigned below = named.highBit + 1u - stored;
  // Nothing where the data set has no samples, or too much for samples that were moved down: they lie where it says.
  const bool asNamed = below > 0 && named.highBit < layout.bitsStored && ((seen.any & ((1u << below) - 1)) == 0 || !fitsLow);
  if (!asNamed && !fitsLow) return;
  layout.bitsStored = static_cast<std::uint16_t>(stored);
  layout.highBit = static_cast<std::uint16_t>(asNamed ? named.highBit : stored - 1);
}

}  // namespace safelight::dicom
