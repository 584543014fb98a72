#include "dicom/pixel/raw_frame.h"

#include "dicom/dataset/tags.h"

namespace safelight::dicom {

namespace {

Result<ColourModel> colourModel(std::string_view name, std::uint16_t samples) {
  if (samples == 1) return name.starts_with("PALETTE") ? ColourModel::Palette : ColourModel::Grey;
  if (name == "YBR_FULL_422") return ColourModel::YbrFull422;
  if (name == "YBR_FULL") return ColourModel::YbrFull;
  if (name == "YBR_PARTIAL_422") return ColourModel::YbrPartial422;
  // YBR_RCT and YBR_ICT name transforms inside JPEG 2000, which its decoder undoes; a missing name is taken for RGB.
  if (name.empty() || name == "RGB" || name == "YBR_RCT" || name == "YBR_ICT" || name.starts_with("MONOCHROME")) return ColourModel::Rgb;
  return fail(ErrorCode::FormatUnsupported, "photometric interpretation");
}

}  // namespace

Result<PixelDescription> describePixels(const DicomFile& file) {
  const DataSet& set = file.dataSet();
  if (!file.hasPixels()) return fail(ErrorCode::NoPixels);
  PixelDescription pixel;
  const auto rows = set.integer(tags::kRows), columns = set.integer(tags::kColumns);
  if (!rows || !columns || *rows < 1 || *columns < 1 || *rows > 65535 || *columns > 65535) return fail(ErrorCode::FileCorrupt, "rows and columns");
  pixel.width = static_cast<std::uint32_t>(*columns);
  pixel.height = static_cast<std::uint32_t>(*rows);
  const std::int64_t samples = set.integer(tags::kSamplesPerPixel).value_or(1);
  if (samples != 1 && samples != 3) return fail(ErrorCode::FormatUnsupported, "samples per pixel");
  pixel.samples = static_cast<std::uint16_t>(samples);
  const std::string_view photometric = set.text(tags::kPhotometric, 0);
  TRY_ASSIGN(pixel.colour, colourModel(photometric, pixel.samples));
  pixel.inverse = photometric == "MONOCHROME1" || set.text(tags::kPresentationLutShape) == "INVERSE";
  pixel.planar = set.integer(tags::kPlanar).value_or(0) == 1;
  if (!set.find(tags::kPixelData)) {
    pixel.kind = set.find(tags::kFloatPixels) ? SampleKind::Float : SampleKind::Double;
    pixel.bitsAllocated = pixel.bitsStored = pixel.kind == SampleKind::Float ? 32 : 64;
    pixel.highBit = static_cast<std::uint16_t>(pixel.bitsStored - 1);
    pixel.isSigned = true;
    if (pixel.samples != 1) return fail(ErrorCode::FormatUnsupported, "colour in floating point");
    return pixel;
  }
  const std::int64_t stored = set.integer(tags::kBitsStored).value_or(0);
  const std::int64_t allocated = set.integer(tags::kBitsAllocated).value_or(stored > 8 ? 16 : 8);
  if (allocated != 1 && allocated != 8 && allocated != 12 && allocated != 16 && allocated != 32)
    return fail(ErrorCode::FormatUnsupported, "bits allocated");
  pixel.bitsAllocated = static_cast<std::uint16_t>(allocated);
  pixel.bitsStored = static_cast<std::uint16_t>(stored < 1 || stored > allocated ? allocated : stored);
  const std::int64_t high = set.integer(tags::kHighBit).value_or(pixel.bitsStored - 1);
  const bool believable = high >= pixel.bitsStored - 1 && high < allocated;
  pixel.highBit = static_cast<std::uint16_t>(believable ? high : pixel.bitsStored - 1);
  pixel.isSigned = set.integer(tags::kPixelRepresentation).value_or(0) == 1 && pixel.bitsStored > 1;
  return pixel;
}

std::uint64_t nativeFrameBytes(const PixelDescription& layout) {
  const std::uint64_t pixels = layout.pixels();
  const unsigned bytes = layout.bitsAllocated / 8u;
  switch (layout.colour) {
    case ColourModel::YbrFull422: case ColourModel::YbrPartial422:
      return 2 * ((layout.width + 1ull) / 2 * 2) * layout.height * bytes;  // two lumas share two chromas
    default:
      return (pixels * layout.samples * layout.bitsAllocated + 7) / 8;
  }
}

}  // namespace safelight::dicom
