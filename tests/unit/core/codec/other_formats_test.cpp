#include <catch2/catch_test_macros.hpp>

#include "core/codec/colour_profile.h"
#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

TEST_CASE("WebP shows the scene, lossy and transparent") {
  CHECK(showsScene(shown("own_lossy.webp"), 0.9));
  CHECK(largestDifference(shown("own_alpha.webp"), shown("own_alpha.png")) <= 1);
}

TEST_CASE("a small view of a WebP is decoded small") {
  const auto image = decodePhoto(photo("own_lossy.webp"), 0, 48, {});
  REQUIRE(image);
  CHECK(image->width == 48);
  CHECK(image->height == 32);
  CHECK(image->reduction == 2);
}

TEST_CASE("a cut WebP, HEIC or AVIF is an error, wherever it was cut") {
  for (const char* name : {"own_lossy.webp", "own_alpha.webp", "own_orientation_6.heic", "own_orientation_6.avif", "own_lossless.jp2"}) {
    const Bytes file = photo(name);
    for (std::size_t length = 0; length + 60 < file.size(); length += 1 + file.size() / 29) {
      CAPTURE(name, length);
      const auto cut = decode(ByteView(file).first(length));
      REQUIRE_FALSE(cut);
      CHECK((cut.error().code == ErrorCode::FileTruncated || cut.error().code == ErrorCode::FileCorrupt ||
             cut.error().code == ErrorCode::FormatUnknown));
    }
  }
}

TEST_CASE("JPEG 2000 without loss shows the scene exactly") {
  CHECK(largestDifference(shown("own_lossless.jp2"), shown("own_scene.png")) == 0);
  CHECK(shown("test-card-lossless.jp2").width == 640);
}

TEST_CASE("AVIF of another encoder is shown") {
  const auto picture = shown("exif.avif");
  CHECK(picture.width == 512);
  CHECK(wordAt(picture, 256, 256) != wordAt(picture, 5, 5));
}

TEST_CASE("an sRGB-like profile needs no conversion, a wide one does, junk is ignored") {
  CHECK(meansSrgb({}, true));
  CHECK(meansSrgb(Bytes(500, 7), true));
  CHECK(profileName(Bytes(500, 7)).empty());
  CHECK(ColourConverter::create(Bytes(500, 7), SampleKind::Bgra8) == nullptr);
  CHECK(ColourConverter::fromPrimaries(1) == nullptr);
  const auto wide = ColourConverter::fromPrimaries(12);
  REQUIRE(wide);
  std::uint32_t words[2] = {0xff808080u, 0xff00ff00u}, shown[2] = {};
  wide->convert(words, shown, 2);
  CHECK(shown[0] == 0xff808080u);  // grey stays grey
  CHECK(shown[1] == 0xff00ff00u);  // the purest green is beyond sRGB and is cut to its purest
  std::uint32_t dull = 0xff40b040u;
  wide->convert(&dull, &dull, 1);
  CHECK((dull >> 16 & 255) < 0x40);
}
