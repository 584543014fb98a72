#include "core/codec/png_file.h"

namespace safelight::codec {
namespace {

constexpr std::size_t kSignature = 8;

std::uint32_t bigEndian32(ByteView bytes) { return static_cast<std::uint32_t>(bytes[0]) << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3]; }

struct Chunk {
  std::string type;
  ByteView payload;
  ByteView whole;  // length, type, payload and check sum
};

/// The chunk at `place`, which moves behind it; nothing at the end of the bytes.
std::optional<Chunk> chunkAt(ByteView file, std::size_t& place) {
  if (place + 12 > file.size()) return std::nullopt;
  const std::size_t length = bigEndian32(file.subspan(place, 4));
  if (length > file.size() - place - 12) return std::nullopt;
  Chunk chunk{toString(file.subspan(place + 4, 4)), file.subspan(place + 8, length), file.subspan(place, length + 12)};
  place += length + 12;
  return chunk;
}

}  // namespace

ByteView pngChunk(ByteView file, std::string_view type) {
  std::size_t place = kSignature;
  while (const auto chunk = chunkAt(file, place)) {
    if (chunk->type == type) return chunk->payload;
    if (chunk->type == "IEND") break;
  }
  return {};
}

bool pngHeadIsWhole(ByteView file) {
  std::size_t place = kSignature;
  while (place + 8 <= file.size() && toString(file.subspan(place + 4, 4)) != "IDAT")
    if (!chunkAt(file, place)) return false;
  return place + 8 <= file.size();
}

Result<Bytes> barePng(ByteView file) {
  // gAMA and cHRM are kept: they hold numbers alone, and other viewers follow them.
  static const std::set<std::string> kKept{"IHDR", "PLTE", "tRNS", "IDAT", "IEND", "sRGB", "gAMA", "cHRM"};
  if (file.size() < kSignature) return fail(ErrorCode::FileTruncated);
  Bytes out(file.begin(), file.begin() + kSignature);
  std::size_t place = kSignature;
  while (const auto chunk = chunkAt(file, place)) {
    if (!kKept.contains(chunk->type)) continue;
    out.insert(out.end(), chunk->whole.begin(), chunk->whole.end());
    if (chunk->type == "IEND") return out;
  }
  return fail(ErrorCode::FileTruncated, "no IEND");
}

}  // namespace safelight::codec
