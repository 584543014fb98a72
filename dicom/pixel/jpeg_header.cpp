#include "dicom/pixel/jpeg_header.h"

#include <cstring>

namespace safelight::dicom {

namespace {

bool isFrameHeader(std::uint8_t marker) {
  if (marker == 0xF7) return true;
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void readFrame(ByteView segment, JpegHeader& header) {
  header.precision = segment[0];
  header.height = static_cast<std::uint32_t>((segment[1] << 8) | segment[2]);
  header.width = static_cast<std::uint32_t>((segment[3] << 8) | segment[4]);
  header.components = segment[5];
  for (std::size_t i = 0; i < header.components && i < header.ids.size() && 6 + 3 * i + 1 < segment.size(); ++i) {
    header.ids[i] = segment[6 + 3 * i];
    if (segment[6 + 3 * i + 1] != segment[7]) header.subsampled = true;
  }
}

}  // namespace

Result<JpegHeader> readJpegHeader(ByteView bytes) {
  if (bytes.size() < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8) return fail(ErrorCode::FileCorrupt, "JPEG start");
  JpegHeader header;
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (bytes[at] != 0xFF) return fail(ErrorCode::FileCorrupt, "JPEG marker");
    const std::uint8_t marker = bytes[at + 1];
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      at += 2;
      continue;
    }
    if (marker == 0xDA || marker == 0xD9) return fail(ErrorCode::FileCorrupt, "JPEG without a frame header");
    const std::size_t length = static_cast<std::size_t>((bytes[at + 2] << 8) | bytes[at + 3]);
    if (length < 2) return fail(ErrorCode::FileCorrupt, "JPEG segment");
    if (at + 2 + length > bytes.size()) return fail(ErrorCode::FileTruncated, "JPEG segment");
    const ByteView segment = bytes.subspan(at + 4, length - 2);
    if (marker == 0xE0 && segment.size() >= 5 && std::memcmp(segment.data(), "JFIF", 5) == 0) {
      header.jfif = true;
      header.oddNames = segment.size() > 5 && segment[5] != 1;
    }
    if (marker == 0xEE && segment.size() >= 12 && std::memcmp(segment.data(), "Adobe", 5) == 0) {
      header.adobe = true;
      header.adobeTransform = segment[11];
    }
    if (isFrameHeader(marker)) {
      if (segment.size() < 6) return fail(ErrorCode::FileCorrupt, "JPEG frame header");
      header.frameType = marker;
      readFrame(segment, header);
      if (!header.jfif && header.adobe && header.adobeTransform > 1) header.oddNames = true;
      if (header.width == 0 || header.height == 0 || header.components == 0) return fail(ErrorCode::FileCorrupt, "JPEG sizes");
      return header;
    }
    at += 2 + length;
  }
  return fail(ErrorCode::FileTruncated, "JPEG header");
}

bool jpegIsYcc(const JpegHeader& header, bool named) {
  if (header.components != 3) return false;
  if (header.isLossless() || header.isJpegLs()) return named;  // these carry no colour convention of their own
  if (header.adobe) return header.adobeTransform != 0;
  if (header.ids[0] == 'R' && header.ids[1] == 'G' && header.ids[2] == 'B') return false;
  if (header.jfif || header.subsampled) return true;
  return named;
}

}  // namespace safelight::dicom
