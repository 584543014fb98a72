#include "dicom/pixel/jpeg_frame.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djdijg12.h>
#include <dcmtk/dcmjpeg/djdijg16.h>
#include <dcmtk/dcmjpeg/djdijg8.h>

#include <memory>

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
  // Fewer stored bits than the codestream has would cut values off; more leave them as they are.
  out.bitsStored = std::max<std::uint16_t>(header.precision, std::min(layout.bitsStored, out.bitsAllocated));
  if (layout.isSigned) out.bitsStored = std::min(layout.bitsStored, out.bitsAllocated);
  out.highBit = static_cast<std::uint16_t>(out.bitsStored - 1);
  out.planar = false;
  if (out.samples == 3) out.colour = jpegIsYcc(header, namesYcc(layout.colour)) ? ColourModel::YbrFull : ColourModel::Rgb;
  return out;
}

std::unique_ptr<DJDecoder> decoderFor(const JpegHeader& header, const DJCodecParameter& parameters) {
  if (header.precision <= 8) return std::make_unique<DJDecompressIJG8Bit>(parameters, OFFalse);
  if (header.precision <= 12) return std::make_unique<DJDecompressIJG12Bit>(parameters, OFFalse);
  return std::make_unique<DJDecompressIJG16Bit>(parameters, OFFalse);
}

}  // namespace

Result<RawFrame> decodeJpeg(ByteView bytes, const JpegHeader& header, const PixelDescription& layout) {
  TRY_ASSIGN(const PixelDescription decoded, decodedLayout(header, layout));
  const std::uint64_t size = decoded.pixels() * decoded.samples * (decoded.bitsAllocated / 8u);
  if (size > 0x7FFFFFFF || bytes.size() > 0x7FFFFFFF) return fail(ErrorCode::TooManyPixels);
  const DJCodecParameter parameters(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel);
  const auto decoder = decoderFor(header, parameters);
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
  return RawFrame::own(decoded, std::move(pixels));
}

Result<RawFrame> decodeJpegLs(ByteView bytes, const JpegHeader& header, const PixelDescription& layout) {
  TRY_ASSIGN(const PixelDescription decoded, decodedLayout(header, layout));
  TRY_ASSIGN(Bytes pixels, decodeJpegLsSamples(bytes, header));
  return RawFrame::own(decoded, std::move(pixels));
}

}  // namespace safelight::dicom
