// Colours that an object's profile gives another meaning than sRGB.

#include "core/codec/colour_profile.h"

#include "core/codec/jpeg_file.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

/// Of Display P3.
Bytes wideProfile() {
  const auto layout = codec::readJpegLayout(readBytes(std::filesystem::path(SAFELIGHT_SOURCE_DIR) / "tests/data/photos/own_wide_gamut.jpg"));
  REQUIRE(layout);
  REQUIRE_FALSE(layout->profile.empty());
  return layout->profile;
}

const Bytes kPixels{10, 200, 30, 200, 40, 60, 128, 128, 128, 0, 0, 0};

Bytes colourFile(const DataSetWriter& more) {
  TestImage image;
  image.width = 4;
  image.height = 1;
  image.samples = 3;
  image.allocated = image.stored = 8;
  image.high = 7;
  image.photometric = "RGB";
  return grayFile(image, kPixels, more, Vr::OB);
}

std::vector<std::uint32_t> shown(const DataSetWriter& more) { return colours(imageOf(colourFile(more))); }

std::vector<std::uint32_t> expected(const Bytes& profile) {
  std::vector<std::uint32_t> words;
  for (std::size_t i = 0; i < kPixels.size(); i += 3) words.push_back(0xFF000000u | kPixels[i] << 16 | kPixels[i + 1] << 8 | kPixels[i + 2]);
  if (const auto converter = codec::ColourConverter::create(profile, codec::SampleKind::Bgra8)) converter->convert(words.data(), words.data(), words.size());
  return words;
}

}  // namespace

TEST_CASE("a colour object with a profile of its own is shown as sRGB") {
  const Bytes profile = wideProfile();
  DataSetWriter own(Encoding{}), none(Encoding{});
  own.bytes(tags::kColourProfile, Vr::OB, profile);
  CHECK(shown(own) == expected(profile));
  CHECK(shown(none) == expected({}));
  CHECK(shown(own) != shown(none));
}

TEST_CASE("the profile of a slide stands with its light path") {
  const Bytes profile = wideProfile();
  DataSetWriter path(Encoding{}), slide(Encoding{});
  path.bytes(tags::kColourProfile, Vr::OB, profile);
  slide.sequence(tags::kOpticalPaths, path);
  CHECK(shown(slide) == expected(profile));
}

TEST_CASE("a profile that cannot be read is none") {
  DataSetWriter broken(Encoding{});
  broken.bytes(tags::kColourProfile, Vr::OB, Bytes(300, 7));
  CHECK(shown(broken) == expected({}));
}
