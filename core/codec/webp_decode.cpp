// WebP by libwebp: single pictures, lossy and lossless. Animations are refused.

#include <webp/decode.h>

#include "core/codec/raw_photo.h"

namespace safelight::codec {
namespace {

std::uint32_t littleEndian32(ByteView bytes) {
  return bytes[0] | bytes[1] << 8 | bytes[2] << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}

/// Payload of a chunk of the RIFF container, empty when there is none.
ByteView riffChunk(ByteView file, std::string_view type) {
  std::size_t place = 12;
  while (place + 8 <= file.size()) {
    const std::size_t length = littleEndian32(file.subspan(place + 4, 4));
    if (length > file.size() - place - 8) break;
    if (toString(file.subspan(place, 4)) == type) return file.subspan(place + 8, length);
    place += 8 + length + length % 2;
  }
  return {};
}

Bytes exifOf(ByteView file) {
  ByteView exif = riffChunk(file, "EXIF");
  if (exif.size() > 6 && std::memcmp(exif.data(), "Exif\0", 5) == 0) exif = exif.subspan(6);
  return Bytes(exif.begin(), exif.end());
}

Result<WebPBitstreamFeatures> features(ByteView file) {
  WebPBitstreamFeatures found;
  const VP8StatusCode status = WebPGetFeatures(file.data(), file.size(), &found);
  if (status == VP8_STATUS_NOT_ENOUGH_DATA) return fail(ErrorCode::FileTruncated, "WebP head");
  if (status != VP8_STATUS_OK || found.width <= 0 || found.height <= 0) return fail(ErrorCode::FileCorrupt, "WebP head");
  if (found.has_animation) return fail(ErrorCode::FormatUnsupported, "animation");
  return found;
}

}  // namespace

Result<PhotoHead> webpHead(ByteView file) {
  TRY_ASSIGN(const WebPBitstreamFeatures found, features(file));
  PhotoHead head;
  head.width = static_cast<std::uint32_t>(found.width);
  head.height = static_cast<std::uint32_t>(found.height);
  head.exif = exifOf(file);
  return head;
}

Result<RawPhoto> webpPixels(ByteView file, std::uint32_t longSide, const Limits& limits) {
  TRY_ASSIGN(const WebPBitstreamFeatures found, features(file));
  const auto width = static_cast<std::uint32_t>(found.width), height = static_cast<std::uint32_t>(found.height);
  // A single colour fills a lossless WebP of any size with a few dozen bytes, so the usual expansion says little here.
  TRY_VOID(checkExpansion(width, height, 24, file.size(), limits));
  const std::uint32_t reduction = reductionFor(width, height, 4, longSide, limits);
  if (reduction == 0) return fail(ErrorCode::TooManyPixels);
  WebPDecoderConfig config;
  if (WebPInitDecoderConfig(&config) == 0) return fail(ErrorCode::Internal, "libwebp version");
  RawPhoto photo;
  photo.exif = exifOf(file);
  const ByteView profile = riffChunk(file, "ICCP");
  photo.profile.assign(profile.begin(), profile.end());
  imaging::PixelImage& image = photo.image;
  image.width = (width + reduction - 1) / reduction;
  image.height = (height + reduction - 1) / reduction;
  image.reduction = reduction;
  image.format = imaging::PixelFormat::Rgb32;
  image.pixels.resize(static_cast<std::size_t>(image.width) * image.height * 4);
  config.options.use_threads = 0;
  if (reduction > 1) {
    config.options.use_scaling = 1;
    config.options.scaled_width = static_cast<int>(image.width);
    config.options.scaled_height = static_cast<int>(image.height);
  }
  config.output.colorspace = MODE_BGRA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA = {image.pixels.data(), static_cast<int>(image.width * 4), image.pixels.size()};
  const VP8StatusCode status = WebPDecode(file.data(), file.size(), &config);
  WebPFreeDecBuffer(&config.output);
  if (status == VP8_STATUS_NOT_ENOUGH_DATA || status == VP8_STATUS_SUSPENDED) return fail(ErrorCode::FileTruncated, "WebP data");
  if (status == VP8_STATUS_OUT_OF_MEMORY) return fail(ErrorCode::DecoderOutOfMemory);
  if (status != VP8_STATUS_OK) return fail(ErrorCode::FileCorrupt, "WebP data");
  for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
    std::uint8_t* pixel = image.pixels.data() + i;
    if (pixel[3] == 255) continue;
    for (int c = 0; c < 3; ++c) pixel[c] = static_cast<std::uint8_t>(overWhite(pixel[c], pixel[3], 255));
    pixel[3] = 255;
  }
  return photo;
}

}  // namespace safelight::codec
