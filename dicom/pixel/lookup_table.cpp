#include "dicom/pixel/lookup_table.h"

#include <algorithm>
#include <bit>

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

std::optional<imaging::VoiLut> readLut(const DataSet& item, bool signedInput) {
  const Element* descriptor = item.find(tags::kLutDescriptor);
  const Element* data = item.find(tags::kLutData);
  if (!descriptor || !data || descriptor->value.size() < 6) return std::nullopt;
  const std::size_t count = wordAt(*descriptor, 0) == 0 ? 65536 : wordAt(*descriptor, 0);
  imaging::VoiLut lut;
  // A file with explicit VRs may say it by itself.
  lut.firstMapped = signedInput || descriptor->vr == Vr::SS ? static_cast<std::int16_t>(wordAt(*descriptor, 1)) : wordAt(*descriptor, 1);
  lut.bits = wordAt(*descriptor, 2);
  const std::size_t bytes = data->value.size();
  if (bytes >= count * 2) {
    lut.values.resize(count);
    for (std::size_t i = 0; i < count; ++i) lut.values[i] = wordAt(*data, i);
  } else if (bytes >= count && lut.bits <= 8) {  // two entries a word
    lut.values.resize(count);
    const std::size_t turn = data->bigEndian && data->vr != Vr::OB ? 1 : 0;
    for (std::size_t i = 0; i < count; ++i) lut.values[i] = (i ^ turn) < bytes ? data->value[i ^ turn] : 0;
  } else {
    return std::nullopt;
  }
  // The declared depth is often wrong; a table that goes beyond it has the depth of its largest value.
  const std::uint16_t most = *std::max_element(lut.values.begin(), lut.values.end());
  const auto needed = static_cast<std::uint16_t>(std::max<unsigned>(static_cast<unsigned>(std::bit_width(most)), 1u));
  if (lut.bits < needed || lut.bits > 16) lut.bits = needed;
  return lut;
}

}  // namespace safelight::dicom
