#include "dicom/pixel/jpeg_frame.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djdijg12.h>
#include <dcmtk/dcmjpeg/djdijg16.h>
#include <dcmtk/dcmjpeg/djdijg8.h>

#include <memory>

#include "dicom/pixel/decoded_depth.h"
#include "dicom/pixel/jpeg_ls.h"

namespace safelight::dicom {

namespace {

bool namesYcc(ColourModel colour) { return colour == ColourModel::YbrFull || colour == ColourModel::YbrFull422 || colour == ColourModel::YbrPartial422; }

/// The layout of decoded samples: host order, colour by pixel, as deep as the codestream says.
Result<PixelDescription> decodedLayout(const JpegHeader& header, const PixelDescription& layout) {
  if (header.width != layout.width || header.height != layout.height) return fail(ErrorCode::FileCorrupt, "JPEG sizes contradict the data set");
  if (header.components != layout.samples) return fail(ErrorCode::FileCorrupt, "JPEG components contradict the data set");
  if (header.precision < 2 || header.precision > 16) return fail(ErrorCode::FormatUnsupported, "JPEG precision");
  PixelDescription out = layout;
  out.bitsAllocated = header.precision <= 8 ? 8 : 16;
  out.bitsStored = std::max<std::uint16_t>(header.precision, std::min(layout.bitsStored, out.bitsAllocated));
  out.highBit = static_cast<std::uint16_t>(out.bitsStored - 1);
  out.planar = false;
  if (out.samples == 3) out.colour = jpegIsYcc(header, namesYcc(layout.colour)) ? ColourModel::YbrFull : ColourModel::Rgb;
  return out;
}

/// A decoder that fills up what it cannot read says so only here.
template <class Decoder>
class Watched final : public Decoder {
 public:
  Watched(const DJCodecParameter& parameters, unsigned& warnings) : Decoder(parameters, OFFalse), m_warnings(&warnings) {}
  void emitMessage(int level) const override {
    if (level < 0) ++*m_warnings;
  }

 private:
  unsigned* m_warnings;
};

std::unique_ptr<DJDecoder> decoderFor(const JpegHeader& header, const DJCodecParameter& parameters, unsigned& warnings) {
  if (header.precision <= 8) return std::make_unique<Watched<DJDecompressIJG8Bit>>(parameters, warnings);
  if (header.precision <= 12) return std::make_unique<Watched<DJDecompressIJG12Bit>>(parameters, warnings);
  return std::make_unique<Watched<DJDecompressIJG16Bit>>(parameters, warnings);
}

/// Scan headers of a sequential JPEG that name other coefficients than all: some writers leave the numbers out, and decoders take all of them then.
unsigned oddScans(ByteView bytes, const JpegHeader& header) {
  if (header.frameType != 0xC0 && header.frameType != 0xC1) return 0;
  unsigned odd = 0;
  for (std::size_t i = 2; i + 5 < bytes.size(); ++i) {
    if (bytes[i] != 0xFF || bytes[i + 1] != 0xDA) continue;
    const std::size_t at = i + 5 + 2u * bytes[i + 4];  // behind the scan's components
    if (at + 2 < bytes.size() && (bytes[at] != 0 || bytes[at + 1] != 63 || bytes[at + 2] != 0)) ++odd;
  }
  return odd;
}

/// The codestream without zeros between its data and its end marker, which some writers fill up with; empty when there are none.
Bytes withoutFilling(ByteView bytes) {
  std::size_t end = bytes.size();
  while (end > 2 && !(bytes[end - 2] == 0xFF && bytes[end - 1] == 0xD9)) --end;
  if (end <= 2) return {};
  std::size_t data = end - 2;
  while (data > 1 && bytes[data - 1] == 0 && bytes[data - 2] != 0xFF) --data;
  if (data == end - 2) return {};
  Bytes out(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(data));
  out.insert(out.end(), {0xFF, 0xD9});
  return out;
}

Result<RawFrame> decodeOnce(ByteView bytes, const JpegHeader& header, const PixelDescription& layout) {
  TRY_ASSIGN(const PixelDescription decoded, decodedLayout(header, layout));
  const std::uint64_t size = decoded.pixels() * decoded.samples * (decoded.bitsAllocated / 8u);
  if (size > 0x7FFFFFFF || bytes.size() > 0x7FFFFFFF) return fail(ErrorCode::TooManyPixels);
  const DJCodecParameter parameters(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel);
  unsigned warnings = 0;
  const auto decoder = decoderFor(header, parameters, warnings);
  if (decoder->init().bad()) return fail(ErrorCode::DecoderOutOfMemory, "JPEG");
  Bytes pixels(static_cast<std::size_t>(size));
  // The decoder wants its input without const and leaves it alone.
  auto* input = const_cast<Uint8*>(bytes.data());
  const OFBool isSigned = layout.isSigned ? OFTrue : OFFalse;
  OFCondition status = decoder->decode(input, static_cast<Uint32>(bytes.size()), pixels.data(), static_cast<Uint32>(size), isSigned);
  if (status == EJ_Suspension) {  // all data used up: the end marker may be missing
    Uint8 end[] = {0xFF, 0xD9};
    status = decoder->decode(end, sizeof end, pixels.data(), static_cast<Uint32>(size), isSigned);
  }
  if (status == EJ_Suspension) return fail(ErrorCode::FileTruncated, "JPEG");
  if (status.bad()) return fail(ErrorCode::FileCorrupt, "JPEG");
  // Data that ends before the last pixel, goes on behind it or cannot be read: the pixels stand in the wrong places, or are made up.
  if (warnings > 0 && warnings > (header.oddNames ? 1u : 0u) + oddScans(bytes, header)) return fail(ErrorCode::FileCorrupt, "JPEG data");
  RawFrame frame = RawFrame::own(decoded, std::move(pixels));
  settleDepth(frame, layout);
  return frame;
}

}  // namespace

Result<RawFrame> decodeJpeg(ByteView bytes, const JpegHeader& header, const PixelDescription& layout) {
  auto frame = decodeOnce(bytes, header, layout);
  if (frame || frame.error().code != ErrorCode::FileCorrupt) return frame;
  const Bytes lean = withoutFilling(bytes);
  return lean.empty() ? std::move(frame) : decodeOnce(lean, header, layout);
}

Result<RawFrame> decodeJpegLs(ByteView bytes, const JpegHeader& header, const PixelDescription& layout) {
  TRY_ASSIGN(const PixelDescription decoded, decodedLayout(header, layout));
  TRY_ASSIGN(Bytes pixels, decodeJpegLsSamples(bytes, header));
  RawFrame frame = RawFrame::own(decoded, std::move(pixels));
  settleDepth(frame, layout);
  return frame;
}

}  // namespace safelight::dicom
