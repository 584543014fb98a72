#pragma once
// The pixels of one family of transfer syntaxes: an object is made around the fuzzer's bytes, so that it changes codestreams and what the
// object says of them, not tags.

#include <algorithm>
#include <filesystem>

#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"
#include "dicom/pixel/frame_reader.h"
#include "tests/fuzz/target.h"
#include "tests/support/temporary_folder.h"

namespace safelight::fuzz {

/// width u16 | height u16 | samples u8 | allocated u8 | stored u8 | high bit u8 | flags u8 (1 signed, 2 planar) | photometric u8 |
/// frames u8 | syntax u8 | where the first fragment ends u8 | pixel data
struct PixelScript {
  static constexpr std::size_t kHeadBytes = 13;

  std::uint16_t width = 0, height = 0;
  std::uint8_t samples = 1, allocated = 8, stored = 8, high = 7, flags = 0, photometric = 0, frames = 1, syntax = 0, cut = 0;

  static PixelScript read(ByteReader& reader) {
    PixelScript script;
    script.width = reader.u16();
    script.height = reader.u16();
    for (std::uint8_t* field : {&script.samples, &script.allocated, &script.stored, &script.high, &script.flags, &script.photometric, &script.frames, &script.syntax, &script.cut})
      *field = reader.u8();
    return script;
  }
  Bytes write(ByteView pixels) const {
    ByteWriter writer;
    writer.u16(width);
    writer.u16(height);
    for (const std::uint8_t field : {samples, allocated, stored, high, flags, photometric, frames, syntax, cut}) writer.u8(field);
    writer.raw(pixels);
    return std::move(writer).take();
  }
};

inline constexpr std::array<std::string_view, 9> kPhotometrics{"MONOCHROME2", "MONOCHROME1", "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_PARTIAL_422", "YBR_RCT", "YBR_ICT", "PALETTE COLOR"};

inline Bytes objectOf(const PixelScript& script, ByteView pixels, std::span<const std::string_view> syntaxes) {
  using namespace dicom;
  const std::string_view uid = syntaxes[script.syntax % syntaxes.size()];
  const TransferSyntax& syntax = transferSyntax(uid);
  DataSetWriter set(syntax.encoding);
  set.u16(tags::kSamplesPerPixel, script.samples);
  set.text(tags::kPhotometric, Vr::CS, kPhotometrics[script.photometric % kPhotometrics.size()]);
  if (script.samples > 1) set.u16(tags::kPlanar, (script.flags & 2) != 0 ? 1 : 0);
  if (script.frames != 1) set.text(tags::kFrames, Vr::IS, std::to_string(script.frames));
  set.u16(tags::kRows, script.height);
  set.u16(tags::kColumns, script.width);
  set.u16(tags::kBitsAllocated, script.allocated);
  set.u16(tags::kBitsStored, script.stored);
  set.u16(tags::kHighBit, script.high);
  set.u16(tags::kPixelRepresentation, script.flags & 1);
  if (syntax.pixels == PixelCoding::Native) {
    set.bytes(tags::kPixelData, Vr::OW, pixels);
  } else {
    const std::size_t first = script.cut == 0 ? pixels.size() : pixels.size() * script.cut / 256 / 2 * 2;
    std::vector<ByteView> fragments{{}, pixels.first(first)};
    if (first < pixels.size()) fragments.push_back(pixels.subspan(first));
    set.fragments(fragments);
  }
  return wrapFile("1.2.840.10008.5.1.4.1.1.7", "1.2.3.4", uid, set.written());
}

/// Reads the first and the last frame in every way there is.
inline void runPixels(ByteView bytes, std::span<const std::string_view> syntaxes) {
  static const bool ready = (dicom::loadDictionary(), true);
  require(ready);
  if (bytes.size() < PixelScript::kHeadBytes) return;
  ByteReader reader(bytes);
  const PixelScript script = PixelScript::read(reader);
  const Bytes object = objectOf(script, bytes.subspan(PixelScript::kHeadBytes), syntaxes);
  const auto file = dicom::DicomFile::parse(object);
  if (!file) return;
  constexpr dicom::FrameLimits kLimits{2u << 20, 2000};  // larger ones are slower, not stranger
  const std::uint32_t last = file->frameCount() == 0 ? 0 : file->frameCount() - 1;
  for (std::uint32_t frame = 0;; frame = last) {
    const auto image = dicom::readFrame(*file, frame, kLimits);
    if (image) require(image->sizesAgree() && image->width == script.width && image->height == script.height);
    const auto rows = dicom::frameRows(*file, frame, kLimits);
    if (rows && *rows) {
      require(image.has_value());
      std::vector<std::uint16_t> row((*rows)->width());
      for (std::uint32_t y = 0; y < (*rows)->height(); y += 1 + y / 2) {
        (*rows)->read(y, row.data());
        require(std::equal(row.begin(), row.end(), image->gray() + std::size_t{y} * row.size()));
      }
    }
    if (frame == last) break;
  }
}

/// Scripts for the first frame of every test file of these syntaxes.
inline std::vector<Bytes> pixelSeeds(std::span<const std::string_view> syntaxes) {
  using namespace dicom;
  constexpr std::size_t kLargest = 64u << 10;
  loadDictionary();
  std::vector<Bytes> seeds;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(tests::testData() / "dicom")) {
    if (!entry.is_regular_file()) continue;
    const Bytes bytes = tests::readFile(entry.path());
    const auto file = DicomFile::parse(bytes);
    if (!file) continue;
    const auto found = std::find(syntaxes.begin(), syntaxes.end(), file->transferSyntaxUid());
    const Element* data = file->dataSet().find(tags::kPixelData);
    if (found == syntaxes.end() || data == nullptr) continue;
    const auto number = [&](Tag tag) { return static_cast<std::uint16_t>(file->dataSet().integer(tag).value_or(0)); };
    PixelScript script{number(tags::kColumns), number(tags::kRows)};
    script.samples = static_cast<std::uint8_t>(number(tags::kSamplesPerPixel));
    script.allocated = static_cast<std::uint8_t>(number(tags::kBitsAllocated));
    script.stored = static_cast<std::uint8_t>(number(tags::kBitsStored));
    script.high = static_cast<std::uint8_t>(number(tags::kHighBit));
    script.flags = static_cast<std::uint8_t>(number(tags::kPixelRepresentation) + 2 * number(tags::kPlanar));
    const auto photometric = std::find(kPhotometrics.begin(), kPhotometrics.end(), file->dataSet().text(tags::kPhotometric));
    script.photometric = static_cast<std::uint8_t>(photometric - kPhotometrics.begin());
    script.syntax = static_cast<std::uint8_t>(found - syntaxes.begin());
    const ByteView pixels = data->encapsulated ? (data->fragments.size() > 1 ? data->fragments[1] : ByteView{}) : data->value;
    seeds.push_back(script.write(pixels.first(std::min(pixels.size(), kLargest))));
  }
  return seeds;
}

}  // namespace safelight::fuzz
