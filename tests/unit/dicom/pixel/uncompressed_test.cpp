#include "dicom/pixel/uncompressed.h"

#include "dicom/dataset/dictionary.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

/// The whole object, as the decoder writes it.
Result<Bytes> uncompressedFile(const DicomFile& file, const FrameLimits& limits = {}) {
  Rewrite rewrite(file);
  TRY_VOID(uncompress(file, rewrite, limits));
  return std::move(rewrite).take(kExplicitLittleEndian);
}

struct Pair {
  Bytes originalBytes, plainBytes;
  DicomFile original, plain;
};

Pair uncompressedPair(const std::string& name) {
  loadDictionary();
  Bytes originalBytes = testFile(name);
  auto original = DicomFile::parse(originalBytes);
  REQUIRE(original);
  auto made = uncompressedFile(*original);
  REQUIRE(made);
  Bytes plainBytes = std::move(*made);
  auto plain = DicomFile::parse(plainBytes);
  REQUIRE(plain);
  return {std::move(originalBytes), std::move(plainBytes), std::move(*original), std::move(*plain)};
}

}  // namespace

TEST_CASE("every codec's pixels look the same without it", "[dicom][pixel]") {
  for (const char* name : {"codecs/GDCMJ2K_TextGBR.dcm", "codecs/JLSL_08_07_0_1F.dcm", "codecs/JLSL_16_15_1_1F.dcm", "codecs/JLSL_RGB_ILV0.dcm", "codecs/JPEG-lossy.dcm",
                           "codecs/JPEG2000.dcm", "codecs/JPEGLSNearLossless_08.dcm", "codecs/JPEGLSNearLossless_16.dcm", "codecs/SC_rgb_dcmtk_+eb+cr.dcm",
                           "codecs/SC_rgb_dcmtk_+eb+cy+n1.dcm", "codecs/SC_rgb_dcmtk_+eb+cy+s2.dcm", "codecs/SC_rgb_jls_lossy_line.dcm", "codecs/SC_rgb_small_odd_jpeg.dcm",
                           "codecs/image_dfl.dcm", "codecs/CT_small.dcm", "codecs/SC_ybr_full_422_uncompressed.dcm", "codecs/seg_image_ct_binary.dcm"}) {
    INFO(name);
    const Pair pair = uncompressedPair(name);
    CHECK(pair.plain.transferSyntaxUid() == kExplicitLittleEndian);
    CHECK_FALSE(pair.plain.dataSet().find(tags::kPixelData)->encapsulated);
    CHECK(pair.plain.frameCount() == pair.original.frameCount());
    for (std::uint32_t frame = 0; frame < pair.original.frameCount(); ++frame) {
      const auto before = readFrame(pair.original, frame), after = readFrame(pair.plain, frame);
      REQUIRE(before);
      REQUIRE(after);
      CHECK(before->width == after->width);
      CHECK(before->pixels == after->pixels);
      CHECK(before->tone.suggested.centre == after->tone.suggested.centre);
    }
  }
}

TEST_CASE("samples in big-endian order are the same when they are written in the other", "[dicom][pixel]") {
  for (const char* name : {"same-pixels/rtdose_expb_1frame.dcm", "same-pixels/rtdose_expb.dcm", "same-pixels/MR_small_bigendian.dcm", "same-pixels/SC_rgb_small_odd_big_endian.dcm"}) {
    INFO(name);
    const Pair pair = uncompressedPair(name);
    const auto before = readFrame(pair.original, 0), after = readFrame(pair.plain, 0);
    REQUIRE((before && after));
    CHECK(before->pixels == after->pixels);
    CHECK(before->tone.intercept == after->tone.intercept);
  }
}

TEST_CASE("what lost something says so, what did not is not accused", "[dicom][pixel]") {
  const Pair lossy = uncompressedPair("codecs/SC_rgb_dcmtk_+eb+cy+s2.dcm");
  CHECK(lossy.plain.dataSet().text(tags::kLossy) == "01");
  CHECK_FALSE(lossy.plain.dataSet().text(tags::kLossyMethod).empty());
  const Pair lossless = uncompressedPair("codecs/JLSL_08_07_0_1F.dcm");
  CHECK(lossless.plain.dataSet().text(tags::kLossy) == lossless.original.dataSet().text(tags::kLossy));
}

TEST_CASE("objects without pixels are only written anew", "[dicom][pixel]") {
  const Pair document = uncompressedPair("documents/encapsulated-pdf.dcm");
  CHECK(document.plain.facts()->sopInstance == document.original.facts()->sopInstance);
  CHECK(document.plain.dataSet().find(tags::kPixelData) == nullptr);
}

TEST_CASE("frames that together are more than allowed, and broken ones, are refused", "[dicom][pixel]") {
  loadDictionary();
  const Bytes bytes = testFile("codecs/JPEG2000.dcm");
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  CHECK(errorOf(uncompressedFile(*file, {1000, 2000})) == ErrorCode::TooManyPixels);
  const Bytes broken = testFile("malformed/emri_small_jpeg_2k_lossless_too_short.dcm");
  const auto brokenFile = DicomFile::parse(broken);
  REQUIRE(brokenFile);
  CHECK_FALSE(uncompressedFile(*brokenFile));
}
