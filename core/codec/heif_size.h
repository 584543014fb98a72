#pragma once
// The size at which an HEIF image is shown, read from its boxes (ISO/IEC 23008-12 6.5, ISO/IEC 14496-12 4.2).
//
// libheif's own answer depends on its version where a file puts the rotation before the size, as libheif before 1.16 did: newer ones turn
// such a size once more than their decoder turns the picture.

#include <cstdint>
#include <optional>

#include "core/base/bytes.h"

namespace safelight::codec {

struct HeifSize {
  std::uint32_t width = 0, height = 0;
};

/// The properties of the primary image applied in the order in which the file lists them. Nothing when boxes are missing or unusual (a crop,
/// an external item): then the library is asked. Reads hostile bytes; allocates little.
std::optional<HeifSize> heifShownSize(ByteView file);

}  // namespace safelight::codec
