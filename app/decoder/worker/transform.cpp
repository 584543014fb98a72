#include "app/decoder/worker/transform.h"

#include <cstring>

#include "app/decoder/worker/file_kind.h"
#include "app/decoder/worker/media.h"
#include "app/decoder/worker/render.h"
#include "core/codec/colour_profile.h"
#include "core/codec/jpeg_file.h"
#include "core/codec/photo.h"
#include "dicom/dataset/deidentify.h"
#include "dicom/dataset/write_photo.h"
#include "dicom/pixel/uncompressed.h"

namespace safelight::decoder {

namespace {

using decode::EncodeAs;
using decode::Request;

constexpr int kJpegQuality = 92;

Bytes copyOf(ByteView bytes) { return {bytes.begin(), bytes.end()}; }

Result<imaging::Rendered> drawn(ByteView file, const Request& request) {
  TRY_ASSIGN(const imaging::PixelImage image, framePixels(file, request.nameHint, request.frame, 0));
  return draw(image, request.hasDisplay ? request.display : model::DisplayState{}, pixelShapeOf(file, request.nameHint));
}

// 0xffRRGGBB words of a picture that may be grey.
Bytes asRgb32(imaging::Rendered picture) {
  if (picture.colour) return std::move(picture.pixels);
  Bytes words(picture.pixels.size() * 4);
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    const std::uint32_t word = 0xFF000000u | picture.pixels[i] * 0x00010101u;
    std::memcpy(words.data() + 4 * i, &word, sizeof word);
  }
  return words;
}

// What a lossy format is called in DICOM (PS3.3 C.7.6.1.1.5.1); those without a name of their own still lost something.
void sayWhatWasLost(ByteView file, dicom::PhotoToWrap& photo) {
  switch (codec::detect(file)) {
    case codec::PhotoFormat::Jpeg: photo.lossyMethod = "ISO_10918_1"; break;
    case codec::PhotoFormat::Heic: photo.lossyMethod = "ISO_23008_2"; break;
    case codec::PhotoFormat::Avif:
    case codec::PhotoFormat::WebP: break;
    default: return;
  }
  photo.lossyBytes = file.size();
}

// A photo that was turned has other pixels than before: another object, or a device that has it already would keep the old one.
std::string turnedName(const model::DisplayState& display) {
  std::string name = "\nturned " + std::to_string(display.quarterTurns) + (display.mirrored ? " mirrored" : "") + (display.inverted ? " inverted" : "");
  if (display.hasWindow) name += " window " + std::to_string(display.windowCentre) + " " + std::to_string(display.windowWidth);
  return name;
}

bool isIntraoral(model::View view) { return view >= model::View::IntraoralFrontal && view <= model::View::IntraoralClose; }

}  // namespace

Result<Bytes> wrappedPhoto(ByteView file, const Request& request, PhotoPixels pixels) {
  TRY_ASSIGN(const model::ImageFacts facts, codec::photoFacts(file));
  TRY_ASSIGN(imaging::Rendered picture, drawn(file, request));
  dicom::PhotoToWrap photo;
  photo.width = picture.width;
  photo.height = picture.height;
  const Bytes words = asRgb32(std::move(picture));
  photo.rgb32 = words;
  Bytes profile;
  const bool asShot = !request.hasDisplay || request.display == model::DisplayState{};
  if (pixels == PhotoPixels::AsTheyAre && asShot && codec::detect(file) == codec::PhotoFormat::Jpeg && dicom::fitsAsBaseline(file)) {
    const auto layout = codec::readJpegLayout(file);
    const bool colour = !layout || layout->components != 1;
    if (layout && !codec::meansSrgb(layout->profile, colour)) profile = layout->profile;
    photo.jpegProfile = profile;
    // DICOM has no profiles for grey: what is left of one is in the pixels.
    if (colour || profile.empty()) photo.jpeg = file;
  }
  sayWhatWasLost(file, photo);
  if (!asShot && request.display.mirrored && isIntraoral(request.tags.view)) photo.mirror = dicom::MirrorShot::Corrected;
  photo.identity = request.identity;
  photo.tags = request.tags;
  photo.uidKey = request.uidKey;
  photo.objectName = toHex(dicom::blake2b(request.uidKey, file, 32));
  photo.studyName = photo.objectName;
  if (!asShot) photo.objectName += turnedName(request.display);
  if (!request.identity.empty()) {
    photo.capturedAt = facts.capturedAt;
    if (request.capturedAt != model::LocalTime{}) photo.studyAt = request.capturedAt;
    photo.model = facts.device;
    // One study a patient and day, as a camera session is.
    photo.studyName = request.identity.patientNumber + '\n' + request.identity.familyName + '\n' + request.identity.givenName + '\n' +
                      (facts.capturedAt ? facts.capturedAt->date().toString() : std::string());
  }
  photo.seriesName = "photographs";
  return dicom::wrapPhoto(photo);
}

Result<Bytes> encodeAs(ByteView file, const Request& request) {
  if (request.encodeAs == EncodeAs::DicomUncompressed) {  // under another name, when the request has one
    if (kindOf(file, request.nameHint) != FileKind::Dicom) return fail(ErrorCode::FormatUnsupported);
    TRY_ASSIGN(const dicom::DicomFile parsed, dicom::DicomFile::parse(file));
    dicom::Rewrite rewrite(parsed);
    if (!request.identity.empty()) {
      TRY_ASSIGN(const model::ImageFacts facts, parsed.facts());
      identify(facts.identity, request.identity, rewrite);
    }
    separate(parsed, request, rewrite);
    TRY_VOID(dicom::uncompress(parsed, rewrite, {decode::Limits::kFrameBytes, decode::Limits::kExpansion}));
    return std::move(rewrite).take(dicom::kExplicitLittleEndian);
  }
  if (request.encodeAs == EncodeAs::Dicom) {
    const FileKind kind = kindOf(file, request.nameHint);
    if (kind == FileKind::Photo) return wrappedPhoto(file, request, PhotoPixels::AsTheyAre);
    if (kind != FileKind::Dicom) return fail(ErrorCode::FormatUnsupported);
    TRY_VOID(dicom::DicomFile::parse(file));
    return copyOf(file);
  }
  TRY_ASSIGN(const imaging::Rendered picture, drawn(file, request));
  return request.encodeAs == EncodeAs::Png ? codec::encodePng(picture) : codec::encodeJpeg(picture, kJpegQuality);
}

Result<Bytes> deidentified(ByteView file, const Request& request) {
  switch (kindOf(file, request.nameHint)) {
    case FileKind::Photo: return codec::withoutMetadata(file);
    case FileKind::Dicom: {
      TRY_ASSIGN(const dicom::DicomFile parsed, dicom::DicomFile::parse(file));
      return dicom::deidentify(parsed, {request.uidKey, request.identity});
    }
    default: return fail(ErrorCode::FormatUnsupported);
  }
}

}  // namespace safelight::decoder
