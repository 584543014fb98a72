#include "dicom/pixel/frame_bytes.h"

#include <algorithm>

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

const Element* pixelElement(const DataSet& set) {
  for (const Tag tag : {tags::kPixelData, tags::kFloatPixels, tags::kDoublePixels})
    if (const Element* element = set.find(tag)) return element;
  return nullptr;
}

/// Bytes of words written in big-endian order become bytes in order again (PS3.5 section 7.3: OW is swapped by words, whatever it holds).
Bytes swappedPairs(ByteView bytes) {
  Bytes out(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    out[i] = bytes[i + 1];
    out[i + 1] = bytes[i];
  }
  if (bytes.size() % 2 != 0) out.back() = bytes.back();
  return out;
}

/// A first fragment of a JPEG, JPEG-LS or JPEG 2000 codestream.
bool startsCodestream(ByteView fragment) {
  if (fragment.size() < 3 || fragment[0] != 0xFF) return false;
  return (fragment[1] == 0xD8 && fragment[2] == 0xFF) || (fragment[1] == 0x4F && fragment[2] == 0xFF);
}

/// First and one-past-last fragment of a frame. Index 0 of `fragments` is the offset table.
struct Range {
  std::size_t first = 0, last = 0;
};

/// Fragments whose item starts at the offsets of a table; nothing when the table contradicts the fragments.
std::optional<Range> byOffsets(const std::vector<ByteView>& fragments, std::uint64_t start, std::optional<std::uint64_t> next) {
  Range range;
  std::uint64_t offset = 0;
  bool found = false;
  for (std::size_t i = 1; i < fragments.size(); ++i) {
    if (offset == start) {
      range.first = i;
      found = true;
    }
    if (found && next && offset == *next) {
      range.last = i;
      return i > range.first ? std::optional(range) : std::nullopt;
    }
    offset += 8 + fragments[i].size();
  }
  if (!found || next) return std::nullopt;
  range.last = fragments.size();
  return range;
}

std::optional<Range> byTables(const Element& pixels, const DataSet& set, std::uint32_t frame, std::uint32_t frameCount) {
  const auto read = [](ByteView table, std::size_t index, unsigned width) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < width; ++i) value |= static_cast<std::uint64_t>(table[index * width + i]) << (8 * i);
    return value;
  };
  const Element* extended = set.find(tags::kExtendedOffsets);
  const bool has64 = extended && extended->value.size() >= 8ull * frameCount;
  const ByteView table = has64 ? extended->value : pixels.fragments[0];
  const unsigned width = has64 ? 8 : 4;
  if (table.size() < static_cast<std::uint64_t>(width) * frameCount) return std::nullopt;
  const bool last = frame + 1 == frameCount;
  return byOffsets(pixels.fragments, read(table, frame, width), last ? std::nullopt : std::optional(read(table, frame + 1, width)));
}

/// Without a table a frame begins where a codestream does.
std::optional<Range> byMarkers(const std::vector<ByteView>& fragments, std::uint32_t frame) {
  std::uint32_t seen = 0;
  Range range;
  for (std::size_t i = 1; i < fragments.size(); ++i) {
    if (!startsCodestream(fragments[i])) continue;
    if (seen == frame) range.first = i;
    if (seen == frame + 1) {
      range.last = i;
      return range;
    }
    ++seen;
  }
  if (range.first == 0) return std::nullopt;
  range.last = fragments.size();
  return range;
}

}  // namespace

Result<RawFrame> nativeFrame(const DicomFile& file, const PixelDescription& description, std::uint32_t frame) {
  const Element* element = pixelElement(file.dataSet());
  if (!element || element->encapsulated) return fail(ErrorCode::FileCorrupt, "native pixel data expected");
  RawFrame raw;
  raw.layout = description;
  raw.bigEndian = element->bigEndian;
  const ByteView all = element->value;
  std::uint64_t size = nativeFrameBytes(description);
  // Some writers name YBR_FULL_422 and store every chroma sample.
  const std::uint64_t full = description.pixels() * description.samples * (description.bitsAllocated / 8u);
  if (description.colour == ColourModel::YbrFull422 && !element->truncated && all.size() >= full * file.frameCount()) {
    raw.layout.colour = ColourModel::YbrFull;
    size = full;
  }
  if (description.bitsAllocated == 1) {  // frames follow each other bit by bit
    const std::uint64_t bit = description.pixels() * description.samples * frame;
    raw.firstBit = static_cast<std::uint8_t>(bit % 8);
    size = (raw.firstBit + description.pixels() * description.samples + 7) / 8;
    if (bit / 8 + size > all.size()) return fail(ErrorCode::FileTruncated, "pixel data");
    raw.bytes = all.subspan(static_cast<std::size_t>(bit / 8), static_cast<std::size_t>(size));
  } else {
    if (size > all.size() || frame > (all.size() - size) / size) return fail(ErrorCode::FileTruncated, "pixel data");
    raw.bytes = all.subspan(static_cast<std::size_t>(size * frame), static_cast<std::size_t>(size));
  }
  if (element->bigEndian && element->vr == Vr::OW && description.bitsAllocated <= 8) {
    const std::size_t start = static_cast<std::size_t>(raw.bytes.data() - all.data());
    const std::size_t lead = start % 2;  // words are counted from the start of the value
    const std::size_t most = std::min(all.size() - (start - lead), (lead + raw.bytes.size() + 1) / 2 * 2);
    raw.owned = swappedPairs(all.subspan(start - lead, most));
    raw.bytes = ByteView(raw.owned).subspan(lead, raw.bytes.size());
  }
  return raw;
}

Result<CompressedFrame> compressedFrame(const Element& pixels, const DataSet& set, std::uint32_t frame, std::uint32_t frameCount) {
  const auto& fragments = pixels.fragments;
  if (fragments.size() < 2) return fail(pixels.truncated ? ErrorCode::FileTruncated : ErrorCode::FileCorrupt, "no fragments");
  std::optional<Range> range;
  if (frameCount == 1) range = Range{1, fragments.size()};
  else if (fragments.size() - 1 == frameCount) range = Range{frame + 1u, frame + 2u};
  if (!range) range = byTables(pixels, set, frame, frameCount);
  if (!range) range = byMarkers(fragments, frame);
  if (!range && frame + 1u < fragments.size() && fragments.size() - 1 < frameCount) range = Range{frame + 1u, frame + 2u};
  if (!range) return fail(pixels.truncated || fragments.size() - 1 < frameCount ? ErrorCode::FileTruncated : ErrorCode::FileCorrupt, "frame not found");
  CompressedFrame out;
  out.truncated = pixels.truncated && range->last == fragments.size();
  if (range->last - range->first == 1) {
    out.bytes = fragments[range->first];
    return out;
  }
  std::size_t total = 0;
  for (std::size_t i = range->first; i < range->last; ++i) total += fragments[i].size();
  out.joined.reserve(total);
  for (std::size_t i = range->first; i < range->last; ++i) out.joined.insert(out.joined.end(), fragments[i].begin(), fragments[i].end());
  out.bytes = out.joined;
  return out;
}

}  // namespace safelight::dicom
