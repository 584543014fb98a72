#pragma once
// A decoder without processes for tests of what surrounds it. It understands one little format:
// "IMG|number|family|given|YYYY-MM-DD|anything" is an image of that patient ("uid:1.2.3" there, up to the next bar, is its SOP instance,
// "acc:A1" and "step:S1" behind it name its order); "DOC|..." a document; "ZIP|..." a container is not
// understood; everything else is refused with FormatUnknown.

#include "core/decode/decoder.h"

namespace safelight::tests {

class FakeDecoder final : public decode::Decoder {
 public:
  using decode::Decoder::extractEntry;
  using decode::Decoder::inspect;
  Result<decode::Inspection> inspect(ByteView original, const decode::Request&) override {
    std::vector<std::string> parts(1);
    for (const std::uint8_t byte : original.first(std::min<std::size_t>(original.size(), 400))) {
      if (byte == '|') parts.emplace_back();
      else parts.back() += static_cast<char>(byte);
    }
    if (parts[0] != "IMG" && parts[0] != "DOC") return fail(ErrorCode::FormatUnknown);
    decode::Inspection inspection;
    inspection.facts.kind = parts[0] == "IMG" ? model::ImageKind::Radiograph : model::ImageKind::Document;
    inspection.facts.mediaType = parts[0] == "IMG" ? "application/dicom" : "application/pdf";
    inspection.facts.modality = "IO";
    inspection.facts.width = inspection.facts.height = 8;
    inspection.facts.frames = 1;
    if (parts.size() > 4) {
      inspection.facts.identity.patientNumber = parts[1];
      inspection.facts.identity.familyName = parts[2];
      inspection.facts.identity.givenName = parts[3];
      if (const auto date = model::Date::parse(parts[4])) inspection.facts.identity.birthDate = *date;
    }
    for (std::size_t i = 5; i < parts.size(); ++i) {
      if (parts[i].starts_with("uid:")) inspection.facts.sopInstance = parts[i].substr(4);
      if (parts[i].starts_with("acc:")) inspection.facts.accession = parts[i].substr(4);
      if (parts[i].starts_with("step:")) inspection.facts.stepId = parts[i].substr(5);
    }
    if (parts[0] == "IMG") {
      inspection.thumbnail.width = inspection.thumbnail.height = 8;
      inspection.thumbnail.pixels.assign(64, 100);
    } else {
      inspection.pixelTrouble = ErrorCode::NoPixels;
    }
    return inspection;
  }
  Result<imaging::PixelImage> frame(ByteView original, const decode::Request& request) override {
    if (request.frame != 0) return fail(ErrorCode::FrameOutOfRange);
    imaging::PixelImage image;
    image.width = image.height = 1;
    image.pixels = {static_cast<std::uint8_t>(original.size() & 0xff), 0};
    return image;
  }
  Result<std::vector<decode::HeaderRow>> header(ByteView) override { return std::vector<decode::HeaderRow>{{"(0010,0010)", "PN", "Patient's Name", "x", 0}}; }
  Result<std::vector<decode::ArchiveEntry>> listArchive(ByteView) override { return fail(ErrorCode::FormatUnknown); }
  Result<Bytes> extractEntry(ByteView, const decode::ArchiveEntry&) override { return fail(ErrorCode::FormatUnknown); }
  Result<std::vector<decode::MediaReference>> listMedia(ByteView) override { return fail(ErrorCode::FormatUnknown); }
  Result<Bytes> transform(ByteView original, const decode::Request& request) override {
    if (request.operation == decode::Operation::Deidentify) return Bytes{'a', 'n', 'o', 'n'};
    std::string made = toString(original);
    // Another owner's object has an instance UID of its own.
    if (const auto uid = made.find("uid:"); uid != std::string::npos && !request.otherOwner.isNil()) made.insert(uid + 4, "9.");
    return Bytes(made.begin(), made.end());
  }
};

}  // namespace safelight::tests
