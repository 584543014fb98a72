#include "dicom/pixel/uncompressed.h"

#include <algorithm>
#include <cstdio>
#include <new>

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

/// What Lossy Image Compression Method (0028,2114) calls a syntax; empty when it loses nothing or may lose nothing.
std::string_view lossyMethod(std::string_view syntax) {
  constexpr std::string_view kJpeg = "1.2.840.10008.1.2.4.";
  if (!syntax.starts_with(kJpeg)) return {};
  const std::string_view kind = syntax.substr(kJpeg.size());
  for (const std::string_view lossless : {"57", "58", "70", "80", "90", "92", "201", "202"})
    if (kind == lossless) return {};
  if (kind == "81") return "ISO_14495_1";
  if (kind == "91" || kind == "93") return "ISO_15444_1";
  if (kind == "203") return "ISO_15444_15";
  return kind.size() == 2 && kind < "80" ? "ISO_10918_1" : std::string_view();
}

std::string_view photometricOf(const PixelDescription& layout, std::string_view named) {
  switch (layout.colour) {
    case ColourModel::Rgb: return "RGB";
    case ColourModel::YbrFull: return "YBR_FULL";
    case ColourModel::YbrFull422: return "YBR_FULL_422";
    case ColourModel::YbrPartial422: return "YBR_PARTIAL_422";
    case ColourModel::Grey: case ColourModel::Palette: break;
  }
  return named;
}

bool sameLayout(const PixelDescription& a, const PixelDescription& b) {
  return a.bitsAllocated == b.bitsAllocated && a.bitsStored == b.bitsStored && a.highBit == b.highBit && a.isSigned == b.isSigned && a.planar == b.planar &&
         a.colour == b.colour;
}

/// One layout for frames of which some need more bits than the others; nothing when they are of different kinds.
std::optional<PixelDescription> joined(PixelDescription a, PixelDescription b) {
  const auto liesLow = [](const PixelDescription& each) { return !each.isSigned && each.highBit + 1 == each.bitsStored; };
  if (liesLow(a) && liesLow(b)) {
    a.bitsStored = b.bitsStored = std::max(a.bitsStored, b.bitsStored);
    a.highBit = b.highBit = static_cast<std::uint16_t>(a.bitsStored - 1);
  }
  return sameLayout(a, b) ? std::optional(a) : std::nullopt;
}

void describe(const DicomFile& file, const PixelDescription& layout, std::uint64_t nativeBytes, Rewrite& rewrite) {
  rewrite.text(tags::kPhotometric, Vr::CS, photometricOf(layout, file.dataSet().text(tags::kPhotometric, 0)));
  if (layout.samples > 1) rewrite.u16(tags::kPlanar, layout.planar ? 1 : 0);
  rewrite.u16(tags::kBitsAllocated, layout.bitsAllocated);
  rewrite.u16(tags::kBitsStored, layout.bitsStored);
  rewrite.u16(tags::kHighBit, layout.highBit);
  rewrite.u16(tags::kPixelRepresentation, layout.isSigned ? 1 : 0);
  const std::string_view method = lossyMethod(file.transferSyntaxUid());
  if (method.empty()) return;
  rewrite.text(tags::kLossy, Vr::CS, "01");
  if (!file.dataSet().text(tags::kLossyMethod).empty()) return;  // told already
  std::uint64_t compressed = 0;
  for (const ByteView fragment : file.dataSet().find(tags::kPixelData)->fragments) compressed += fragment.size();
  char ratio[17] = "";
  std::snprintf(ratio, sizeof ratio, "%.2f", static_cast<double>(nativeBytes) / static_cast<double>(std::max<std::uint64_t>(1, compressed)));
  rewrite.text(tags::kLossyRatio, Vr::DS, ratio);
  rewrite.text(tags::kLossyMethod, Vr::CS, method);
}

Result<void> decodeAll(const DicomFile& file, Rewrite& rewrite, const FrameLimits& limits) {
  const std::uint32_t frames = file.frameCount();
  Bytes all;
  std::optional<PixelDescription> layout;
  TRY_ASSIGN(const PixelDescription named, describePixels(file));
  for (std::uint32_t i = 0; i < frames; ++i) {
    TRY_ASSIGN(const RawFrame raw, storedFrame(file, i, limits));
    if (raw.bigEndian || raw.firstBit != 0) return fail(ErrorCode::FormatUnsupported, "encapsulated byte order");
    if (raw.layout.width != named.width || raw.layout.height != named.height) return fail(ErrorCode::FormatUnsupported, "frames of different sizes");
    const auto common = joined(layout.value_or(raw.layout), raw.layout);
    if (!common) return fail(ErrorCode::FileCorrupt, "frames of different kinds");
    const std::uint64_t size = nativeFrameBytes(raw.layout);
    if (raw.bytes.size() < size) return fail(ErrorCode::FileTruncated, "frame");
    if (size > limits.frameBytes / frames) return fail(ErrorCode::TooManyPixels, "all frames");
    if (!layout) all.reserve(static_cast<std::size_t>(size * frames));
    if (raw.layout.bitsAllocated == 1 && (raw.layout.pixels() * raw.layout.samples) % 8 != 0 && frames > 1)
      return fail(ErrorCode::FormatUnsupported, "frames of single bits");
    layout = common;
    all.insert(all.end(), raw.bytes.begin(), raw.bytes.begin() + static_cast<std::ptrdiff_t>(size));
  }
  if (!layout) return fail(ErrorCode::NoPixels);
  describe(file, *layout, all.size(), rewrite);
  rewrite.pixels(layout->bitsAllocated > 8 ? Vr::OW : Vr::OB, std::move(all));
  return ok();
}

}  // namespace

Result<void> uncompress(const DicomFile& file, Rewrite& rewrite, const FrameLimits& limits) {
  const Element* pixels = file.dataSet().find(tags::kPixelData);
  if (!pixels || !pixels->encapsulated) return ok();
  try {
    return decodeAll(file, rewrite, limits);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::DecoderOutOfMemory);
  }
}

}  // namespace safelight::dicom
