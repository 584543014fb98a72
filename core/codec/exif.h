#pragma once
// EXIF from memory, for facts and for the information panel.

#include <optional>

#include "core/codec/photo.h"

namespace safelight::codec {

/// What Safelight uses of EXIF.
struct ExifFacts {
  unsigned orientation = 1;  // 1-8
  std::optional<model::LocalTime> capturedAt;
  std::string device;  // make and model
};

/// Reads a TIFF structure (the payload of APP1 after "Exif\0\0", of PNG's eXIf ...). Damage gives what could be read.
ExifFacts readExif(ByteView exif);
/// Every tag but the maker note, values as text.
std::vector<ExifRow> exifRows(ByteView exif);

/// "YYYY:MM:DD HH:MM:SS"; nothing for zeros, blanks or days that do not exist.
std::optional<model::LocalTime> exifTime(std::string_view text);
/// "make model", without saying the make twice.
std::string deviceName(std::string_view make, std::string_view model);
/// UTF-8 (Latin-1 where it is none) without control characters or blanks at the ends, at most 1,024 bytes.
std::string cleanText(std::string_view text);

}  // namespace safelight::codec
