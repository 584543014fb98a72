#include "app/decoder/worker/inspect.h"

#include <algorithm>
#include <cmath>

#include "app/decoder/worker/file_kind.h"
#include "app/decoder/worker/render.h"
#include "core/codec/photo.h"
#include "core/decode/clean_text.h"
#include "core/imaging/resample.h"
#include "core/model/pixel_shape.h"
#include "dicom/dataset/dicom_file.h"
#include "dicom/pixel/frame_reader.h"

namespace safelight::decoder {

namespace {

using decode::Inspection;
using decode::Limits;
using decode::Request;

// What came out of the file, made fit for the protocol.
void tidyFacts(model::ImageFacts& facts) {
  for (std::string* text : {&facts.mediaType, &facts.modality, &facts.sopClass, &facts.sopInstance, &facts.study, &facts.series,
                            &facts.transferSyntax, &facts.studyDescription, &facts.seriesDescription, &facts.device, &facts.accession, &facts.stepId, &facts.tags.note,
                            &facts.identity.patientNumber, &facts.identity.familyName, &facts.identity.givenName}) {
    *text = decode::cleanText(*text);
  }
  const bool spacing = std::isfinite(facts.spacingX) && std::isfinite(facts.spacingY) && facts.spacingX > 0 && facts.spacingY > 0 &&
                       facts.spacingX <= 1e6 && facts.spacingY <= 1e6;
  if (!spacing) {
    facts.spacingX = facts.spacingY = 0;
    facts.spacingSource = model::SpacingSource::None;
  }
}

Inspection document(std::string_view mediaType) {
  Inspection inspection;
  inspection.facts.kind = model::ImageKind::Document;
  inspection.facts.mediaType = mediaType;
  inspection.pixelTrouble = ErrorCode::NoPixels;
  return inspection;
}

struct Steps {
  std::uint32_t column = 1, row = 1;
};

// Each pixel of a small picture is the mean of many of a large one: some are left out as long as nine are left, which nobody can tell from all of them.
// Rows first: a row that is not read costs nothing at all.
Steps stepsThrough(std::uint32_t width, std::uint32_t height, std::uint32_t side, const model::PixelShape& shape) {
  constexpr double kEnough = 9, kThin = 32;
  if (side == 0 || !shape.isSquare()) return {};
  const double times = static_cast<double>(std::max(width, height)) / side;
  if (std::min(width, height) / times < kThin) return {};  // a strip is soon read
  const auto least = [](double steps, std::uint32_t most) { return std::clamp<std::uint32_t>(static_cast<std::uint32_t>(steps), 1, most); };
  Steps steps;
  steps.column = least(times / 3, width);
  steps.row = least(times * times / steps.column / kEnough, height);
  return steps;
}

// Through a straight tone whole rows are as quick as parts of them; of each pixel of the small picture more than two are enough.
std::uint32_t rowStep(std::uint32_t width, std::uint32_t height, std::uint32_t side, const model::PixelShape& shape) {
  constexpr double kRows = 2.2;
  const Steps usual = stepsThrough(width, height, side, shape);
  if (usual.row == 1 && usual.column == 1) return 1;
  return std::clamp<std::uint32_t>(static_cast<std::uint32_t>(std::max(width, height) / kRows / side), 1, height);
}

// Grey rows through the tone's table, shrunk as they come: no second picture of full size is ever made.
template <class ReadRow>
imaging::Rendered shrunkGrey(std::uint32_t width, std::uint32_t height, const imaging::Tone& tone, std::uint32_t side, const model::PixelShape& shape, ReadRow read) {
  if (const auto straight = imaging::straightDefaultTone(tone); straight && side > 0) {
    const std::uint32_t step = rowStep(width, height, side, shape);
    const imaging::ValueRows rows = [&](std::uint32_t y, std::uint16_t* out) { std::copy_n(read(y * step + step / 2), width, out); };
    return imaging::shrinkRows(width, height / step, side, rows, *straight, {shape.x, shape.y * step});
  }
  const auto table = std::make_unique<imaging::ToneTable>();
  imaging::fillDefaultToneTable(*table, tone);
  const Steps steps = stepsThrough(width, height, side, shape);
  const std::uint32_t columns = width / steps.column, rows = height / steps.row;
  // What is left has pixels as wide and as high as the steps are.
  const double finer = std::min(steps.column, steps.row);
  const model::PixelShape left{shape.x * steps.column / finer, shape.y * steps.row / finer};
  return imaging::shrinkRows(columns, rows, side, [&](std::uint32_t y, std::uint8_t* out) {
    const std::uint16_t* const row = read(y * steps.row + steps.row / 2);
    if (steps.column == 1) {
      for (std::uint32_t x = 0; x < columns; ++x) out[x] = (*table)[row[x]];
    } else {
      for (std::size_t x = 0; x < columns; ++x) out[x] = (*table)[row[x * steps.column + steps.column / 2]];
    }
  }, left);
}

imaging::Rendered thumbnailOf(imaging::PixelImage& image, std::uint32_t side, const model::PixelShape& shape = {}) {
  tidy(image.tone);
  if (image.format != imaging::PixelFormat::Gray16) return imaging::renderSmall(image, side, shape);
  return shrunkGrey(image.width, image.height, image.tone, side, shape, [&](std::uint32_t y) { return image.gray() + std::size_t{y} * image.width; });
}

imaging::Rendered thumbnailOf(const dicom::FrameRows& frame, std::uint32_t side, const model::PixelShape& shape) {
  imaging::Tone tone = frame.tone();
  tidy(tone);
  std::vector<std::uint16_t> row(frame.width());
  return shrunkGrey(frame.width(), frame.height(), tone, side, shape, [&](std::uint32_t y) {
    frame.read(y, row.data());
    return row.data();
  });
}

// An object whose pixels nobody can show here may still be the only copy: it is kept. Not so one that is made to do harm, which a
// picture is whose few bytes claim a size that no compression reaches.
std::optional<ErrorCode> reasonToRefuse(ErrorCode code, const model::ImageFacts& facts, std::size_t fileBytes) {
  if (code == ErrorCode::CompressionBomb || code == ErrorCode::TooManyFrames) return code;
  const std::uint64_t pixels = static_cast<std::uint64_t>(facts.width) * facts.height;
  if (code == ErrorCode::TooManyPixels && pixels / Limits::kExpansion > fileBytes) return ErrorCode::CompressionBomb;
  return std::nullopt;
}

Result<Inspection> inspectDicom(ByteView file, const Request& request) {
  TRY_ASSIGN(const dicom::DicomFile parsed, dicom::DicomFile::parse(file));
  Inspection inspection;
  TRY_ASSIGN(inspection.facts, parsed.facts());
  tidyFacts(inspection.facts);
  if (parsed.isMediaDirectory()) {
    inspection.isMediaDirectory = true;
    inspection.facts.kind = model::ImageKind::Document;
    inspection.pixelTrouble = ErrorCode::NoPixels;
    return inspection;
  }
  if (inspection.facts.frames > Limits::kFrames) return fail(ErrorCode::TooManyFrames);
  const model::PixelShape shape = model::pixelShape(inspection.facts);
  Result<imaging::PixelImage> image = fail(ErrorCode::NoPixels);
  if (parsed.hasPixels()) {
    const dicom::FrameLimits limits{Limits::kFrameBytes, Limits::kExpansion};
    if (const auto rows = dicom::frameRows(parsed, 0, limits); rows && *rows) {
      if (request.thumbnailSide > 0) inspection.thumbnail = thumbnailOf(**rows, request.thumbnailSide, shape);
      return inspection;
    }
    image = dicom::readFrame(parsed, 0, limits);
  }
  if (!image) {
    if (const auto reason = reasonToRefuse(image.error().code, inspection.facts, file.size())) return fail(*reason);
  }
  if (!image || !image->sizesAgree()) {
    inspection.pixelTrouble = image ? ErrorCode::FileCorrupt : image.error().code;
    inspection.facts.kind = model::ImageKind::Document;
    return inspection;
  }
  if (request.thumbnailSide > 0) inspection.thumbnail = thumbnailOf(*image, request.thumbnailSide, shape);
  return inspection;
}

Result<Inspection> inspectPhoto(ByteView file, const Request& request) {
  Inspection inspection;
  TRY_ASSIGN(inspection.facts, codec::photoFacts(file));
  tidyFacts(inspection.facts);
  if (inspection.facts.frames > Limits::kFrames) return fail(ErrorCode::TooManyFrames);
  // Decoded even when no thumbnail is wanted: a photo that cannot be shown is refused, not kept.
  const std::uint32_t side = std::max(request.thumbnailSide, 64u);
  TRY_ASSIGN(imaging::PixelImage image, codec::decodePhoto(file, 0, side, {Limits::kFrameBytes, Limits::kExpansion, codec::End::Checked}));
  if (!image.sizesAgree()) return fail(ErrorCode::FileCorrupt);
  if (request.thumbnailSide > 0) inspection.thumbnail = thumbnailOf(image, request.thumbnailSide);
  return inspection;
}

// A program whose DICOM half is no DICOM is a program.
ErrorCode reasonFor(ByteView file, ErrorCode dicomError) {
  const bool program = file.size() > 4 && ((file[0] == 'M' && file[1] == 'Z') || (file[0] == 0x7f && file[1] == 'E' && file[2] == 'L'));
  return program ? ErrorCode::ProgramFile : dicomError;
}

}  // namespace

Result<Inspection> inspectFile(ByteView file, const Request& request) {
  const FileKind kind = kindOf(file, request.nameHint);
  switch (kind) {
    case FileKind::Empty: return fail(ErrorCode::FileEmpty);
    case FileKind::Program: return fail(ErrorCode::ProgramFile);
    case FileKind::SystemFile:
    case FileKind::Text: return fail(ErrorCode::NotAnImage);
    case FileKind::OtherKnown: return fail(ErrorCode::FormatUnsupported);
    case FileKind::Unknown: return fail(ErrorCode::FormatUnknown);
    case FileKind::Dicom: {
      auto inspection = inspectDicom(file, request);
      if (!inspection) return fail(reasonFor(file, inspection.error().code));
      return inspection;
    }
    case FileKind::Photo: return inspectPhoto(file, request);
    case FileKind::Zip: {
      Inspection inspection = document("application/zip");
      inspection.isArchive = true;
      return inspection;
    }
    case FileKind::Pdf:
    case FileKind::StlText:
    case FileKind::StlBinary:
    case FileKind::WavefrontObject:
    case FileKind::Ply: return document(documentMediaType(kind));
  }
  return fail(ErrorCode::FormatUnknown);
}

}  // namespace safelight::decoder
