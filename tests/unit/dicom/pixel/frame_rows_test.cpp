// Frames read row by row for thumbnails: the same pixels and the same look as the frame decoded as a whole.

#include <catch2/catch_test_macros.hpp>

#include "core/imaging/tone.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

std::optional<FrameRows> rowsOf(const Bytes& bytes, std::uint32_t frame = 0) {
  loadDictionary();
  static std::vector<std::unique_ptr<std::pair<Bytes, std::optional<DicomFile>>>> kept;  // rows refer to their file
  kept.push_back(std::make_unique<std::pair<Bytes, std::optional<DicomFile>>>(bytes, std::nullopt));
  auto file = DicomFile::parse(kept.back()->first);
  REQUIRE(file);
  kept.back()->second.emplace(std::move(*file));
  auto rows = frameRows(*kept.back()->second, frame);
  REQUIRE(rows);
  return std::move(*rows);
}

/// Every row and the look, against readFrame.
void checkSame(const Bytes& bytes) {
  const auto rows = rowsOf(bytes);
  REQUIRE(rows);
  const imaging::PixelImage whole = imageOf(bytes);
  REQUIRE(rows->width() == whole.width);
  REQUIRE(rows->height() == whole.height);
  std::vector<std::uint16_t> row(whole.width);
  for (std::uint32_t y = 0; y < whole.height; ++y) {
    rows->read(y, row.data());
    REQUIRE(std::equal(row.begin(), row.end(), whole.gray() + std::size_t{y} * whole.width));
  }
  imaging::ToneTable ours, theirs;
  imaging::fillDefaultToneTable(ours, rows->tone());
  imaging::fillDefaultToneTable(theirs, whole.tone);
  CHECK(ours == theirs);
  CHECK(rows->tone().hasPadding == whole.tone.hasPadding);
}

Bytes pixelsFor(const TestImage& image, std::uint32_t bytesEach = 2) {
  Bytes pixels;
  for (std::uint32_t i = 0; i < std::uint32_t{image.width} * image.height; ++i) {
    const std::uint32_t value = i * 37 & 0x0FFF;
    pixels.push_back(static_cast<std::uint8_t>(value));
    if (bytesEach == 2) pixels.push_back(static_cast<std::uint8_t>(value >> 8));
  }
  return pixels;
}

}  // namespace

TEST_CASE("rows of 8, 12 and 16 bits, signed and unsigned, are the rows of the frame and look the same") {
  TestImage image{.width = 70, .height = 41};
  checkSame(grayFile(image, pixelsFor(image)));
  image.stored = 12;
  image.high = 11;
  checkSame(grayFile(image, pixelsFor(image)));
  image.isSigned = true;
  checkSame(grayFile(image, pixelsFor(image)));
  image.photometric = "MONOCHROME1";
  checkSame(grayFile(image, pixelsFor(image)));
  TestImage bytes{.width = 70, .height = 40, .allocated = 8, .stored = 8, .high = 7};
  checkSame(grayFile(bytes, pixelsFor(bytes, 1), DataSetWriter(Encoding{}), Vr::OB));
}

TEST_CASE("padding and a file's own window count for rows as for the frame") {
  const TestImage image{.width = 70, .height = 41};
  DataSetWriter padding(Encoding{});
  padding.u16(tags::kPadding, 0x0F00);
  padding.u16(tags::kPaddingLimit, 0x0FFF);
  checkSame(grayFile(image, pixelsFor(image), padding));
  DataSetWriter window(Encoding{});
  window.text(tags::kWindowCentre, Vr::DS, "900");
  window.text(tags::kWindowWidth, Vr::DS, "333");
  checkSame(grayFile(image, pixelsFor(image), window));
}

TEST_CASE("a frame large enough to be sampled for its histogram gets the same window") {
  const TestImage image{.width = 1500, .height = 1500};
  checkSame(grayFile(image, pixelsFor(image)));
}

TEST_CASE("colour is not read by rows") {
  const TestImage image{.width = 4, .height = 2, .samples = 3, .allocated = 8, .stored = 8, .high = 7, .photometric = "RGB"};
  CHECK_FALSE(rowsOf(grayFile(image, Bytes(24, 9), DataSetWriter(Encoding{}), Vr::OB)));
}

TEST_CASE("a file cut inside its pixels fails by rows as it does as a whole") {
  const TestImage image{.width = 70, .height = 41};
  Bytes bytes = grayFile(image, pixelsFor(image));
  bytes.resize(bytes.size() - 1000);
  loadDictionary();
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  const auto rows = frameRows(*file, 0);
  REQUIRE_FALSE(rows);
  CHECK(rows.error().code == readFrame(*file, 0).error().code);
}
