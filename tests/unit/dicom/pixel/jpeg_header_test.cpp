#include "dicom/pixel/jpeg_header.h"

#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

/// Start, whatever stands before the frame, and a frame of 48 by 32 with three components.
Bytes stream(const Bytes& before, std::uint8_t marker = 0xC0, std::uint8_t sampling = 0x11) {
  ByteWriter out;
  for (const int byte : {0xFF, 0xD8}) out.u8(static_cast<std::uint8_t>(byte));
  out.raw(before);
  for (const int byte : {0xFF, int{marker}, 0, 17, 8, 0, 32, 0, 48, 3, 1, int{sampling}, 0, 2, 0x11, 0, 3, 0x11, 0}) out.u8(static_cast<std::uint8_t>(byte));
  return std::move(out).take();
}

const Bytes kJfif{0xFF, 0xE0, 0, 7, 'J', 'F', 'I', 'F', 0};

Bytes adobe(std::uint8_t transform) { return {0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 0, 0, 0, 0, 0, transform}; }

}  // namespace

TEST_CASE("a frame header says size, depth and components", "[dicom][jpeg]") {
  const auto header = readJpegHeader(stream({}));
  REQUIRE(header);
  CHECK(header->frameType == 0xC0);
  CHECK(header->precision == 8);
  CHECK(header->width == 48);
  CHECK(header->height == 32);
  CHECK(header->components == 3);
  CHECK(header->ids == std::array<std::uint8_t, 4>{1, 2, 3, 0});
  CHECK_FALSE(header->subsampled);
  CHECK_FALSE(header->jfif);
  CHECK_FALSE(header->adobe);
  CHECK(readJpegHeader(stream({}, 0xC3))->isLossless());
  CHECK(readJpegHeader(stream({}, 0xF7))->isJpegLs());
  CHECK(readJpegHeader(stream({}, 0xC0, 0x21))->subsampled);
}

TEST_CASE("marks of colour before the frame are noticed, others passed over", "[dicom][jpeg]") {
  CHECK(readJpegHeader(stream(kJfif))->jfif);
  CHECK(readJpegHeader(stream(adobe(1)))->adobeTransform == 1);
  CHECK(readJpegHeader(stream({0xFF, 0xFF, 0xFF, 0xD0, 0xFF, 0x01, 0xFF, 0xFE, 0, 4, 'h', 'i'}))->width == 48);  // fill, restart, TEM, comment
  CHECK_FALSE(readJpegHeader(stream({0xFF, 0xE0, 0, 4, 'J', 'F'}))->jfif);
  CHECK_FALSE(readJpegHeader(stream({0xFF, 0xEE, 0, 7, 'A', 'd', 'o', 'b', 'e'}))->adobe);
}

TEST_CASE("a header that ends early fails, wherever it ends", "[dicom][jpeg]") {
  const Bytes whole = stream(kJfif);
  for (std::size_t length = 0; length < whole.size(); ++length) CHECK_FALSE(readJpegHeader(ByteView(whole).first(length)));
}

TEST_CASE("bytes that are no header are named corrupt", "[dicom][jpeg]") {
  CHECK(errorOf(readJpegHeader(Bytes{'B', 'M', 0, 0, 0})) == ErrorCode::FileCorrupt);
  CHECK(errorOf(readJpegHeader(stream({0x00, 0x00}))) == ErrorCode::FileCorrupt);
  CHECK(errorOf(readJpegHeader(stream({0xFF, 0xDA, 0, 2}))) == ErrorCode::FileCorrupt);
  CHECK(errorOf(readJpegHeader(stream({0xFF, 0xFE, 0, 1}))) == ErrorCode::FileCorrupt);
  Bytes flat = stream({});
  flat[7] = flat[8] = 0;  // no height
  CHECK(errorOf(readJpegHeader(flat)) == ErrorCode::FileCorrupt);
}

TEST_CASE("colour follows Adobe, then names, then JFIF, then the data set", "[dicom][jpeg]") {
  CHECK(jpegIsYcc(*readJpegHeader(stream(adobe(1))), false));
  CHECK_FALSE(jpegIsYcc(*readJpegHeader(stream(adobe(0))), true));
  CHECK(jpegIsYcc(*readJpegHeader(stream(kJfif)), false));
  CHECK(jpegIsYcc(*readJpegHeader(stream({}, 0xC0, 0x21)), false));
  CHECK_FALSE(jpegIsYcc(*readJpegHeader(stream(kJfif, 0xC3)), false));
  CHECK(jpegIsYcc(*readJpegHeader(stream({}, 0xC3)), true));
}
