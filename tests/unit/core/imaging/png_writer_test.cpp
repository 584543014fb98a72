#include "core/imaging/png_writer.h"

#include <png.h>

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::imaging;

namespace {

Bytes decoded(const Bytes& file, png_uint_32 format, std::uint32_t width, std::uint32_t height) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  REQUIRE(png_image_begin_read_from_memory(&image, file.data(), file.size()) != 0);
  CHECK(image.width == width);
  CHECK(image.height == height);
  image.format = format;
  Bytes pixels(PNG_IMAGE_SIZE(image));
  REQUIRE(png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) != 0);
  return pixels;
}

}  // namespace

TEST_CASE("grey and colour pictures come back pixel for pixel", "[imaging]") {
  Rendered grey{3, 2, false, {0, 50, 100, 150, 200, 255}};
  CHECK(decoded(writePng(grey).value(), PNG_FORMAT_GRAY, 3, 2) == grey.pixels);

  Rendered colour{2, 1, true, Bytes(8)};
  reinterpret_cast<std::uint32_t*>(colour.pixels.data())[0] = 0xff102030;
  reinterpret_cast<std::uint32_t*>(colour.pixels.data())[1] = 0xfffefdfc;
  CHECK(decoded(writePng(colour).value(), PNG_FORMAT_RGB, 2, 1) == Bytes{0x10, 0x20, 0x30, 0xfe, 0xfd, 0xfc});
}

TEST_CASE("pictures whose sizes do not agree are refused", "[imaging]") {
  CHECK(writePng({3, 2, false, Bytes(5)}).error().code == ErrorCode::InvalidArgument);
  CHECK(writePng({0, 0, false, {}}).error().code == ErrorCode::InvalidArgument);
  CHECK(writePng({2, 2, true, Bytes(4)}).error().code == ErrorCode::InvalidArgument);
}
