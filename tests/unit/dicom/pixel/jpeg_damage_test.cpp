// JPEG frames whose data do not make exactly their picture: never shown as if they did.

#include <cmath>

#include "core/codec/photo.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

constexpr std::uint16_t kWidth = 96, kHeight = 80;

Bytes picture() {
  Bytes pixels(std::size_t{kWidth} * kHeight);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(128 + 60 * std::sin(static_cast<double>(i) * 0.7) + 40 * std::cos(static_cast<double>(i / kWidth) * 0.9));
  auto jpeg = codec::encodeJpeg(imaging::Rendered{kWidth, kHeight, false, pixels}, 90);
  REQUIRE(jpeg);
  return std::move(*jpeg);
}

Bytes around(Bytes jpeg) {
  TestImage image;
  image.width = kWidth;
  image.height = kHeight;
  image.allocated = image.stored = 8;
  image.high = 7;
  DataSetWriter set = image.attributes();
  if (jpeg.size() % 2 != 0) jpeg.push_back(0);
  const Bytes table;
  set.fragments(std::vector<ByteView>{table, jpeg});
  return wrapped(set, "1.2.840.10008.1.2.4.50");
}

/// Where the entropy-coded data begin: behind the one scan header.
std::size_t dataOf(const Bytes& jpeg) {
  for (std::size_t i = 2; i + 3 < jpeg.size(); ++i)
    if (jpeg[i] == 0xFF && jpeg[i + 1] == 0xDA) return i + 2 + (jpeg[i + 2] << 8 | jpeg[i + 3]);
  FAIL("no scan");
  return 0;
}

std::ptrdiff_t middleOf(const Bytes& jpeg) { return static_cast<std::ptrdiff_t>((dataOf(jpeg) + jpeg.size()) / 2); }

}  // namespace

TEST_CASE("a JPEG frame whose data lack a piece is refused, not filled up") {
  Bytes jpeg = picture();
  jpeg.erase(jpeg.begin() + middleOf(jpeg), jpeg.begin() + middleOf(jpeg) + 400);
  CHECK(errorOf(frameOf(around(jpeg))) == ErrorCode::FileCorrupt);
}

TEST_CASE("a JPEG frame that breaks off is refused, with an end marker or without") {
  const Bytes whole = picture();
  for (const std::size_t left : {dataOf(whole) + 1, static_cast<std::size_t>(middleOf(whole)), whole.size() - 200}) {
    Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(left));
    CHECK_FALSE(frameOf(around(cut)));
    cut.insert(cut.end(), {0xFF, 0xD9});
    CHECK_FALSE(frameOf(around(cut)));
  }
}

TEST_CASE("a JPEG frame with data behind its last pixel is refused: they stand for pixels that were read as others") {
  Bytes jpeg = picture();
  jpeg.insert(jpeg.end() - 2, {0x5a, 0x3c, 0x77});
  CHECK(errorOf(frameOf(around(jpeg))) == ErrorCode::FileCorrupt);
}

TEST_CASE("zeros before the end marker, a missing end marker, an unknown JFIF version and a scan without its numbers take nothing from a picture") {
  const Bytes whole = picture();
  const auto pixels = imageOf(around(whole)).pixels;
  Bytes filled = whole;
  filled.insert(filled.end() - 2, 5, 0);
  CHECK(imageOf(around(filled)).pixels == pixels);
  CHECK(imageOf(around(Bytes(whole.begin(), whole.end() - 2))).pixels == pixels);
  Bytes odd = whole;
  REQUIRE(odd[6] == 'J');
  odd[11] = 9;
  CHECK(imageOf(around(odd)).pixels == pixels);
  odd = whole;
  REQUIRE(odd[dataOf(odd) - 2] == 63);
  odd[dataOf(odd) - 2] = 0;
  CHECK(imageOf(around(odd)).pixels == pixels);
  // Neither oddity excuses what is missing.
  odd.erase(odd.begin() + middleOf(odd), odd.begin() + middleOf(odd) + 400);
  CHECK_FALSE(frameOf(around(odd)));
}
