#include "dicom/pixel/frame_reader.h"

#include <algorithm>
#include <new>

#include "core/codec/colour_profile.h"
#include "core/codec/jpeg2000.h"
#include "dicom/dataset/inflate.h"
#include "dicom/dataset/tags.h"
#include "dicom/pixel/colour.h"
#include "dicom/pixel/frame_bytes.h"
#include "dicom/pixel/gray.h"
#include "dicom/pixel/grayscale_pipeline.h"
#include "dicom/pixel/j2k_frame.h"
#include "dicom/pixel/jpeg_frame.h"
#include "dicom/pixel/rim_tile.h"
#include "dicom/pixel/rle.h"

namespace safelight::dicom {

namespace {

bool isCompressed(const DicomFile& file) {
  const Element* pixels = file.dataSet().find(tags::kPixelData);
  return pixels && pixels->encapsulated;
}

Result<void> checkSizes(const DicomFile& file, const PixelDescription& layout, bool compressed, const FrameLimits& limits) {
  const std::uint64_t stored = nativeFrameBytes(layout);
  const bool colour = layout.samples == 3 || layout.colour == ColourModel::Palette;
  const std::uint64_t shown = layout.pixels() * (colour ? 4 : 2);
  if (stored > limits.frameBytes || shown > limits.frameBytes) return fail(ErrorCode::TooManyPixels);
  const std::uint64_t most = std::max<std::uint64_t>(65536, file.sourceBytes() * limits.expansion);
  if (compressed && stored > most) return fail(ErrorCode::CompressionBomb, "pixel data");
  return {};
}

/// What the bytes themselves say; the transfer syntax of a file is wrong often enough.
PixelCoding sniffed(ByteView bytes, PixelCoding named, std::uint64_t nativeBytes) {
  if (codec::looksLikeJpeg2000(bytes)) return PixelCoding::Jpeg2000;
  if (bytes.size() > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF) return PixelCoding::Jpeg;
  // Uncompressed samples put into a fragment: exactly as many bytes as a frame has, and no codestream's start.
  if (named != PixelCoding::Rle && named != PixelCoding::DeflatedFrame && bytes.size() == (nativeBytes + 1) / 2 * 2) return PixelCoding::Native;
  return named;
}

Result<RawFrame> inflatedFrame(ByteView bytes, const PixelDescription& layout) {
  const std::uint64_t size = nativeFrameBytes(layout);
  TRY_ASSIGN(Bytes pixels, inflateWithin(bytes, size + 1));  // an odd frame may carry a padding byte
  if (pixels.size() < size) return fail(ErrorCode::FileTruncated, "deflated frame");
  return RawFrame::own(layout, std::move(pixels));
}

/// `rim`: the size that this frame may have as well.
Result<RawFrame> decoded(ByteView bytes, PixelCoding coding, const PixelDescription& layout, const std::optional<PixelDescription>& rim) {
  switch (coding) {
    case PixelCoding::Rle: return decodeRle(bytes, layout);
    case PixelCoding::Jpeg2000: return decodeJ2k(bytes, layout);
    case PixelCoding::Jpeg: case PixelCoding::JpegLs: {
      TRY_ASSIGN(const JpegHeader header, readJpegHeader(bytes));
      const bool cut = rim && header.width == rim->width && header.height == rim->height;
      const PixelDescription& expected = cut ? *rim : layout;
      return header.isJpegLs() ? decodeJpegLs(bytes, header, expected) : decodeJpeg(bytes, header, expected);
    }
    case PixelCoding::DeflatedFrame: return inflatedFrame(bytes, layout);
    case PixelCoding::Native: {  // encapsulated uncompressed
      if (bytes.size() < nativeFrameBytes(layout)) return fail(ErrorCode::FileTruncated, "pixel data");
      RawFrame raw;
      raw.layout = layout;
      raw.bytes = bytes;
      return raw;
    }
    case PixelCoding::Unsupported: break;
  }
  return fail(ErrorCode::TransferSyntaxUnsupported);
}

/// To sRGB, where the object has a profile that means something else (PS3.3 C.11.15); that of a slide stands with its light path.
void toSrgb(const DataSet& set, imaging::PixelImage& image) {
  const Element* profile = set.find(tags::kColourProfile);
  if (const DataSet* path = profile ? nullptr : set.item(tags::kOpticalPaths)) profile = path->find(tags::kColourProfile);
  if (!profile) return;
  if (const auto converter = codec::ColourConverter::create(profile->value, codec::SampleKind::Bgra8))
    converter->convert(image.pixels.data(), image.pixels.data(), image.pixels.size() / 4);
}

Result<imaging::PixelImage> colourImage(const RawFrame& raw, const DicomFile& file) {
  imaging::PixelImage image;
  image.width = raw.layout.width;
  image.height = raw.layout.height;
  image.format = imaging::PixelFormat::Rgb32;
  TRY_ASSIGN(image.pixels, raw.layout.colour == ColourModel::Palette ? paletteToRgb32(raw, file.dataSet()) : toRgb32(raw));
  toSrgb(file.dataSet(), image);
  return image;
}

Result<imaging::PixelImage> imageOf(const RawFrame& raw, const DicomFile& file, std::uint32_t frame) {
  return raw.layout.colour == ColourModel::Grey ? grayImage(raw, file, frame) : colourImage(raw, file);
}

/// Checks that the frame exists and fits; gives what the data set says of it.
Result<PixelDescription> checkedFrame(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits) {
  const std::uint32_t frames = file.frameCount();
  if (frames == 0) return fail(ErrorCode::NoPixels);
  if (frames > DicomFile::kFrames) return fail(ErrorCode::TooManyFrames);
  if (frame >= frames) return fail(ErrorCode::FrameOutOfRange);
  TRY_ASSIGN(const PixelDescription layout, describePixels(file));
  TRY_VOID(checkSizes(file, layout, isCompressed(file), limits));
  return layout;
}

Result<imaging::PixelImage> read(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits) {
  TRY_ASSIGN(const RawFrame raw, storedFrame(file, frame, limits));
  return imageOf(raw, file, frame);
}

}  // namespace

Result<RawFrame> storedFrame(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits) {
  TRY_ASSIGN(const PixelDescription layout, checkedFrame(file, frame, limits));
  if (!isCompressed(file)) return nativeFrame(file, layout, frame);
  TRY_ASSIGN(CompressedFrame source, compressedFrame(*file.dataSet().find(tags::kPixelData), file.dataSet(), frame, file.frameCount()));
  const PixelCoding coding = sniffed(source.bytes, file.pixelCoding(), nativeFrameBytes(layout));
  if (source.truncated && coding != PixelCoding::Rle) return fail(ErrorCode::FileTruncated, "last frame");
  TRY_ASSIGN(RawFrame raw, decoded(source.bytes, coding, layout, rimTile(file, layout, frame)));
  // Uncompressed samples are shown where they lie; fragments that were joined for it go with them.
  if (raw.owned.empty()) raw.owned = std::move(source.joined);
  return raw;
}

Result<imaging::PixelImage> readFrame(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits) {
  try {
    return read(file, frame, limits);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::DecoderOutOfMemory);
  }
}

void FrameRows::read(std::uint32_t row, std::uint16_t* out) const {
  grayPart(m_raw, static_cast<std::size_t>(row) * width(), width(), out);
}

Result<std::optional<FrameRows>> frameRows(const DicomFile& file, std::uint32_t frame, const FrameLimits& limits) {
  TRY_ASSIGN(const PixelDescription layout, checkedFrame(file, frame, limits));
  if (isCompressed(file) || layout.colour != ColourModel::Grey) return std::optional<FrameRows>();
  FrameRows rows;
  TRY_ASSIGN(rows.m_raw, nativeFrame(file, layout, frame));
  auto tone = toneOfRows(rows.m_raw, file, frame);
  if (!tone) return std::optional<FrameRows>();
  rows.m_tone = std::move(*tone);
  return std::optional<FrameRows>(std::move(rows));
}

}  // namespace safelight::dicom
