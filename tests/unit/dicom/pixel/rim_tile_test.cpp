// Tiles of a slide that some writers store only as far as the slide goes.

#include "core/codec/photo.h"
#include "dicom/dataset/rewrite.h"
#include "dicom/pixel/uncompressed.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

constexpr std::uint32_t kTile = 16, kAcross = 40, kDown = 24;  // 3 x 2 tiles; 8 columns and 8 rows lie on the slide at its rims

struct Size {
  std::uint32_t width, height;
};

Bytes jpegOf(Size size, std::uint8_t grey) {
  auto jpeg = codec::encodeJpeg(imaging::Rendered{size.width, size.height, false, Bytes(std::size_t{size.width} * size.height, grey)}, 95);
  REQUIRE(jpeg);
  return std::move(*jpeg);
}

Size onSlide(std::uint32_t frame) {
  const std::uint32_t tile = frame % 6;
  return {tile % 3 == 2 ? 8u : kTile, tile / 3 == 1 ? 8u : kTile};
}

/// `sizeOf(frame)` is what each codestream has.
template <class SizeOf>
Bytes slide(std::uint32_t frames, SizeOf sizeOf, std::string_view organization = "TILED_FULL") {
  DataSetWriter set(Encoding{true, false});
  set.text(tags::kSopClass, Vr::UI, "1.2.840.10008.5.1.4.1.1.77.1.6");
  set.text(tags::kModality, Vr::CS, "SM");
  set.text(tags::kDimensionOrganization, Vr::CS, organization);
  set.u16(tags::kSamplesPerPixel, 1);
  set.text(tags::kPhotometric, Vr::CS, "MONOCHROME2");
  set.text(tags::kFrames, Vr::IS, std::to_string(frames));
  set.u16(tags::kRows, kTile);
  set.u16(tags::kColumns, kTile);
  set.u16(tags::kBitsAllocated, 8);
  set.u16(tags::kBitsStored, 8);
  set.u16(tags::kHighBit, 7);
  set.u16(tags::kPixelRepresentation, 0);
  set.u32(tags::kTotalColumns, kAcross);
  set.u32(tags::kTotalRows, kDown);
  std::vector<Bytes> tiles(1);
  for (std::uint32_t frame = 0; frame < frames; ++frame) {
    tiles.push_back(jpegOf(sizeOf(frame), static_cast<std::uint8_t>(20 * frame + 30)));
    if (tiles.back().size() % 2 != 0) tiles.back().push_back(0);
  }
  set.fragments(std::vector<ByteView>(tiles.begin(), tiles.end()));
  return wrapped(set, "1.2.840.10008.1.2.4.50");
}

}  // namespace

TEST_CASE("a tile that is stored as far as the slide goes is shown as large as it is, in every plane") {
  const Bytes file = slide(12, onSlide);
  for (std::uint32_t frame = 0; frame < 12; ++frame) {
    CAPTURE(frame);
    const auto image = imageOf(file, frame);
    CHECK(image.width == onSlide(frame).width);
    CHECK(image.height == onSlide(frame).height);
    for (const int value : values(image)) CHECK(std::abs(value - static_cast<int>(20 * frame + 30)) <= 2);
  }
}

TEST_CASE("a tile that is stored whole stays whole at the rim, too") {
  const Bytes file = slide(6, [](std::uint32_t) { return Size{kTile, kTile}; });
  for (std::uint32_t frame = 0; frame < 6; ++frame) CHECK(imageOf(file, frame).width == kTile);
}

TEST_CASE("a codestream of any other size than its place on the slide allows is refused") {
  // The size of another tile of the rim, the sides changed, one pixel less; and the right size in a file that is no slide.
  const Bytes elsewhere = slide(6, [](std::uint32_t frame) { return frame == 0 || frame == 2 ? Size{kTile, 8} : frame == 5 ? Size{8, 7} : onSlide(frame); });
  for (const std::uint32_t frame : {0u, 2u, 5u}) CHECK(errorOf(frameOf(elsewhere, frame)) == ErrorCode::FileCorrupt);
  CHECK(frameOf(elsewhere, 1));
  CHECK(errorOf(frameOf(slide(6, onSlide, "TILED_SPARSE"), 2)) == ErrorCode::FileCorrupt);
  CHECK(errorOf(frameOf(slide(6, onSlide, "3D"), 2)) == ErrorCode::FileCorrupt);
}

TEST_CASE("frames of different sizes are not written one behind the other") {
  loadDictionary();
  const Bytes bytes = slide(6, onSlide);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  Rewrite rewrite(*file);
  CHECK(errorOf(uncompress(*file, rewrite)) == ErrorCode::FormatUnsupported);
}

TEST_CASE("every frame of a real slide is read, those at its rims as large as they are") {
  const std::filesystem::path path = std::filesystem::path(SAFELIGHT_SOURCE_DIR).parent_path() / "shared/data/dicom/fo-dicom/multiframe.dcm";
  if (!std::filesystem::exists(path)) SKIP("needs ../shared/data");
  const Bytes file = readBytes(path);
  for (std::uint32_t frame = 0; frame < 140; ++frame) {
    CAPTURE(frame);
    const auto image = imageOf(file, frame);
    CHECK(image.width == (frame % 14 == 13 ? 55 : 240));
    CHECK(image.height == (frame / 14 == 9 ? 121 : 240));
  }
}
