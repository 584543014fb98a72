#include "dicom/dataset/jpeg_metadata.h"

#include <cstring>

namespace safelight::dicom {

namespace {

struct Segment {
  std::uint8_t marker = 0;
  ByteView all, body;  // with and without marker and length
};

/// Walks the segments before the first scan; the callback may stop. Returns where the scan starts, nothing when the file is broken.
template <class Visit>
std::optional<std::size_t> walk(ByteView jpeg, Visit visit) {
  if (jpeg.size() < 4 || jpeg[0] != 0xFF || jpeg[1] != 0xD8) return std::nullopt;
  std::size_t at = 2;
  while (at + 4 <= jpeg.size()) {
    if (jpeg[at] != 0xFF) return std::nullopt;
    const std::uint8_t marker = jpeg[at + 1];
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (marker == 0xDA) return at;
    const std::size_t length = static_cast<std::size_t>((jpeg[at + 2] << 8) | jpeg[at + 3]);
    if (marker == 0xD9 || length < 2 || at + 2 + length > jpeg.size()) return std::nullopt;
    visit(Segment{marker, jpeg.subspan(at, 2 + length), jpeg.subspan(at + 4, length - 2)});
    at += 2 + length;
  }
  return std::nullopt;
}

bool begins(ByteView body, std::string_view word) { return body.size() >= word.size() && std::memcmp(body.data(), word.data(), word.size()) == 0; }

bool isMetadata(const Segment& segment) {
  if (segment.marker == 0xFE) return true;  // comment
  if (segment.marker < 0xE0 || segment.marker > 0xEF) return false;
  const bool colour = (segment.marker == 0xE0 && begins(segment.body, "JFIF")) || (segment.marker == 0xE2 && begins(segment.body, "ICC_PROFILE")) ||
                      (segment.marker == 0xEE && begins(segment.body, "Adobe"));
  return !colour;
}

/// The Orientation tag of the first directory of an EXIF segment; 1 when there is none.
std::uint16_t orientationOf(ByteView body) {
  if (!begins(body, std::string_view("Exif\0\0", 6)) || body.size() < 14) return 1;
  const ByteView tiff = body.subspan(6);
  const bool big = tiff[0] == 'M';
  const auto u16 = [&](std::size_t at) { return static_cast<std::uint32_t>(big ? (tiff[at] << 8) | tiff[at + 1] : tiff[at] | (tiff[at + 1] << 8)); };
  const std::size_t directory = big ? (u16(4) << 16) | u16(6) : u16(4) | (u16(6) << 16);
  if (directory > tiff.size() - 2) return 1;
  const std::size_t entries = u16(directory);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t at = directory + 2 + 12 * i;
    if (at + 12 > tiff.size()) break;
    if (u16(at) == 0x0112) return static_cast<std::uint16_t>(u16(at + 8));
  }
  return 1;
}

}  // namespace

std::optional<Bytes> withoutJpegMetadata(ByteView jpeg) {
  Bytes out{0xFF, 0xD8};
  bool found = false;
  const auto scan = walk(jpeg, [&](const Segment& segment) {
    if (isMetadata(segment)) found = true;
    else out.insert(out.end(), segment.all.begin(), segment.all.end());
  });
  if (!scan || !found) return std::nullopt;
  out.insert(out.end(), jpeg.begin() + static_cast<std::ptrdiff_t>(*scan), jpeg.end());
  return out;
}

std::optional<JpegShape> jpegShape(ByteView jpeg) {
  JpegShape shape;
  const auto scan = walk(jpeg, [&](const Segment& segment) {
    const bool frame = segment.marker >= 0xC0 && segment.marker <= 0xCF && segment.marker != 0xC4 && segment.marker != 0xC8 && segment.marker != 0xCC;
    if (frame && segment.body.size() >= 6) {
      const ByteView body = segment.body;
      shape.baseline = segment.marker == 0xC0 && body[0] == 8;
      shape.height = static_cast<std::uint32_t>((body[1] << 8) | body[2]);
      shape.width = static_cast<std::uint32_t>((body[3] << 8) | body[4]);
      shape.components = body[5];
      shape.subsampled422 = shape.components == 3 && body.size() >= 15 && body[7] == 0x21 && body[10] == 0x11 && body[13] == 0x11;
      const bool letters = shape.components == 3 && body.size() >= 15 && body[6] == 'R' && body[9] == 'G' && body[12] == 'B';
      shape.namedRgb = shape.namedRgb || letters;
    }
    if (segment.marker == 0xEE && begins(segment.body, "Adobe") && segment.body.size() >= 12 && segment.body[11] == 0) shape.namedRgb = true;
    if (segment.marker == 0xE1) {
      const std::uint16_t orientation = orientationOf(segment.body);
      if (orientation != 1) shape.orientation = orientation;
    }
  });
  if (!scan || shape.width == 0 || shape.height == 0) return std::nullopt;
  return shape;
}

}  // namespace safelight::dicom
