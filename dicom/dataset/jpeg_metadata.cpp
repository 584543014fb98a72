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

/// Where the coded data that begin at `at` end: at the next marker that is no restart, or with the bytes. A byte of 0x80 or more behind
/// 0xFF is a marker in JPEG (which stuffs 0x00) and in JPEG-LS (which stuffs one bit) alike.
std::size_t nextMarker(ByteView jpeg, std::size_t at) {
  for (; at + 1 < jpeg.size(); ++at) {
    const std::uint8_t next = jpeg[at + 1];
    if (jpeg[at] == 0xFF && next >= 0x80 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
  }
  return jpeg.size();
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
  const auto keep = [&](ByteView part) { out.insert(out.end(), part.begin(), part.end()); };
  const auto scan = walk(jpeg, [&](const Segment& segment) {
    if (isMetadata(segment)) found = true;
    else keep(segment.all);
  });
  if (!scan) return std::nullopt;
  std::size_t at = *scan;
  while (at + 2 <= jpeg.size()) {
    const std::uint8_t marker = jpeg[at + 1];
    if (marker == 0xD9) {
      // Phones append whole second pictures with EXIF of their own; one byte is the padding of DICOM.
      keep(jpeg.subspan(at, 2));
      const ByteView behind = jpeg.subspan(at + 2);
      found = found || behind.size() > 1;
      at = jpeg.size();
      break;
    }
    const std::size_t length = at + 4 <= jpeg.size() ? static_cast<std::size_t>((jpeg[at + 2] << 8) | jpeg[at + 3]) : 0;
    if (length < 2 || at + 2 + length > jpeg.size()) break;  // goes on in the next fragment
    const Segment segment{marker, jpeg.subspan(at, 2 + length), jpeg.subspan(at + 4, length - 2)};
    if (isMetadata(segment)) found = true;
    else keep(segment.all);
    const std::size_t coded = at + 2 + length;
    at = nextMarker(jpeg, coded);
    keep(jpeg.subspan(coded, at - coded));
  }
  keep(jpeg.subspan(at));
  if (!found) return std::nullopt;
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
