// Files that hold the same pixels in different transfer syntaxes decode to the same pixels.

#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

void sameFrames(std::initializer_list<const char*> names, std::uint32_t frames = 1) {
  for (std::uint32_t frame = 0; frame < frames; ++frame) {
    std::optional<imaging::PixelImage> first;
    for (const char* name : names) {
      INFO(name << " frame " << frame);
      const auto image = imageOf(testFile(std::string("same-pixels/") + name), frame);
      if (!first) first = image;
      CHECK(image.format == first->format);
      CHECK(image.pixels == first->pixels);
      CHECK(image.tone == first->tone);
    }
  }
}

}  // namespace

TEST_CASE("a 16-bit signed slice is the same in eight syntaxes") {
  sameFrames({"MR_small.dcm", "MR_small_RLE.dcm", "MR_small_bigendian.dcm", "MR_small_expb.dcm", "MR_small_implicit.dcm", "MR_small_jp2klossless.dcm",
              "MR_small_jpeg_ls_lossless.dcm", "MR_small_padded.dcm"});
  const auto image = imageOf(testFile("same-pixels/MR_small.dcm"));
  CHECK(valueAt(image, 0, 0) == 905);
  CHECK(valueAt(image, 1, 0) == 1019);
  CHECK(valueAt(image, 32, 32) == 182);
  CHECK(valueAt(image, 0, 0) + image.tone.minimum - 32768 == 905 + 127);
  CHECK(image.tone.maximum == 2145 + 32768);
}

TEST_CASE("every frame of a 12-bit multi-frame object is the same in five syntaxes") {
  sameFrames({"emri_small.dcm", "emri_small_RLE.dcm", "emri_small_big_endian.dcm", "emri_small_jpeg_2k_lossless.dcm", "emri_small_jpeg_ls_lossless.dcm"}, 10);
  CHECK(valueAt(imageOf(testFile("same-pixels/emri_small.dcm")), 3, 0) == 80);
}

TEST_CASE("a colour picture is the same native, by JPEG lossless, JPEG 2000 and RLE") {
  sameFrames({"SC_rgb.dcm", "SC_rgb_expb.dcm", "SC_rgb_gdcm2k_uncompressed.dcm", "SC_rgb_gdcm_KY.dcm", "SC_rgb_jpeg_gdcm.dcm", "SC_rgb_rle.dcm"});
  sameFrames({"SC_rgb_2frame.dcm", "SC_rgb_rle_2frame.dcm"}, 2);
  const auto image = imageOf(testFile("same-pixels/SC_rgb.dcm"));
  CHECK(image.rgb()[0] == 0xFFFF0000);
  CHECK(image.rgb()[50 * 100 + 50] == 0xFF8080FF);
}

TEST_CASE("16-bit and 32-bit colour is shown like its 8-bit relative") {
  sameFrames({"SC_rgb.dcm", "SC_rgb_16bit.dcm", "SC_rgb_rle_16bit.dcm", "SC_rgb_32bit.dcm", "SC_rgb_rle_32bit.dcm"});
}

TEST_CASE("colour by plane and by pixel are the same picture") { sameFrames({"color-px.dcm", "color-pl.dcm"}); }

TEST_CASE("odd sizes are the same in both byte orders") { sameFrames({"SC_rgb_small_odd.dcm", "SC_rgb_small_odd_big_endian.dcm"}); }

TEST_CASE("one-bit masks are the same packed, big-endian, deflated, by RLE and JPEG 2000") {
  sameFrames({"liver_1frame.dcm", "liver_expb_1frame.dcm", "liver_rle.dcm", "liver_deflate.dcm", "liver_j2k.dcm"});
  sameFrames({"liver_rle.dcm", "liver_deflate.dcm", "liver_j2k.dcm"}, 3);
  const auto image = imageOf(testFile("same-pixels/liver_1frame.dcm"));
  std::size_t set = 0;
  for (std::size_t i = 0; i < 512u * 512u; ++i) set += image.gray()[i];
  CHECK(set == 36233);
}

TEST_CASE("32-bit doses are the same in both byte orders and by RLE, within half a step") {
  sameFrames({"rtdose.dcm", "rtdose_expb.dcm", "rtdose_rle.dcm"}, 15);
  sameFrames({"rtdose_1frame.dcm", "rtdose_expb_1frame.dcm", "rtdose_rle_1frame.dcm"});
  const auto image = imageOf(testFile("same-pixels/rtdose.dcm"));
  CHECK(std::abs(valueAt(image, 0, 0) - 1249000) <= image.tone.slope / 2 + 1e-6);
  CHECK(std::abs(valueAt(image, 5, 5) - 978000) <= image.tone.slope / 2 + 1e-6);
}
