#include "core/imaging/thumbnail_codec.h"

#include <catch2/catch_test_macros.hpp>

#include "core/imaging/jpeg_writer.h"
#include "pictures.h"

using namespace safelight;
using namespace safelight::imaging;
using namespace safelight::tests;

TEST_CASE("a thumbnail comes back as it went, grey and colour") {
  const Rendered grey = greyPicture(360, 241, texture);
  const Rendered colour =
      colourPicture(123, 360, [](auto x, auto y) { return static_cast<std::uint32_t>(texture(x, y)) * 0x010100u + 40u; });
  for (const Rendered& picture : {grey, colour}) {
    const auto packed = compressThumbnail(picture);
    REQUIRE(packed);
    CHECK(packed->size() < picture.pixels.size() / 2);
    const auto back = expandThumbnail(*packed);
    REQUIRE(back);
    CHECK(back->width == picture.width);
    CHECK(back->height == picture.height);
    CHECK(back->colour == picture.colour);
    CHECK(structuralSimilarity(*back, picture) > 0.97);
  }
}

TEST_CASE("expanded colours are opaque") {
  const auto packed = compressThumbnail(colourPicture(9, 9, [](auto, auto) { return 0x00336699u; }));
  REQUIRE(packed);
  const auto back = expandThumbnail(*packed);
  REQUIRE(back);
  for (std::size_t i = 3; i < back->pixels.size(); i += 4) REQUIRE(back->pixels[i] == 255);
}

TEST_CASE("a thumbnail of nothing, of wrong size or too large is not made") {
  CHECK(compressThumbnail({}).error().code == ErrorCode::InvalidArgument);
  CHECK(compressThumbnail({10, 10, false, Bytes(99)}).error().code == ErrorCode::InvalidArgument);
  CHECK(compressThumbnail({4097, 1, false, Bytes(4097)}).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("damage to a thumbnail is an error, never a picture of another size or a crash") {
  const auto packed = compressThumbnail(greyPicture(200, 100, texture));
  REQUIRE(packed);
  for (std::size_t length = 0; length < packed->size(); length += 37) {
    const auto cut = expandThumbnail(ByteView(*packed).first(length));
    REQUIRE_FALSE(cut);
    REQUIRE(cut.error().code == ErrorCode::FileCorrupt);
  }
  for (std::size_t place = 2; place < packed->size(); place += 11) {
    Bytes flipped = *packed;
    flipped[place] ^= 0x55;
    const auto result = expandThumbnail(flipped);
    if (result) REQUIRE(result->pixels.size() == static_cast<std::size_t>(result->width) * result->height * (result->colour ? 4 : 1));
  }
}

TEST_CASE("a JPEG that is larger than any thumbnail is refused") {
  const auto large = writeJpeg(greyPicture(4097, 3, texture), 85, ChromaSampling::Full);
  REQUIRE(large);
  CHECK_FALSE(expandThumbnail(*large));
}

TEST_CASE("full chroma keeps thin coloured lines that halved chroma loses") {
  const Rendered lines = colourPicture(64, 64, [](auto x, auto) { return x % 2 == 0 ? 0x00ff0000u : 0x000000ffu; });
  const auto full = expandThumbnail(*writeJpeg(lines, 95, ChromaSampling::Full)),
             half = expandThumbnail(*writeJpeg(lines, 95, ChromaSampling::Half));
  REQUIRE(full);
  REQUIRE(half);
  CHECK((wordAt(*full, 10, 10) >> 16 & 255) > 220);
  CHECK((wordAt(*half, 10, 10) >> 16 & 255) < 220);
}
