// Caps that hold before anything is allocated.

#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

TestImage sized(std::uint16_t width, std::uint16_t height) {
  TestImage image;
  image.width = width;
  image.height = height;
  image.allocated = image.stored = 8;
  image.high = 7;
  return image;
}

Bytes rleBomb(std::uint16_t width, std::uint16_t height) {
  DataSetWriter set = sized(width, height).attributes();
  Bytes frame(64);
  frame[0] = 1;
  frame[4] = 64;
  for (int i = 0; i < 500; ++i) frame.insert(frame.end(), {0x81, 0x00});
  const ByteView fragments[] = {{}, frame};
  set.fragments(fragments);
  return wrapped(set, "1.2.840.10008.1.2.5");
}

}  // namespace

TEST_CASE("an RLE frame of 65535 by 65535 is refused at once") { CHECK(errorOf(frameOf(rleBomb(65535, 65535))) == ErrorCode::TooManyPixels); }

TEST_CASE("a frame two thousand times larger than its file is a bomb") {
  CHECK(errorOf(frameOf(rleBomb(8000, 8000))) == ErrorCode::CompressionBomb);
  FrameLimits wide;
  wide.expansion = 1'000'000;
  CHECK(errorOf(frameOf(rleBomb(8000, 8000), 0, wide)) == ErrorCode::FileTruncated);  // allowed, but the data is not there
}

TEST_CASE("small frames are never bombs") { CHECK(frameOf(rleBomb(240, 240))); }

TEST_CASE("what is shown counts, too: grey needs two bytes a pixel and colour four") {
  FrameLimits limits;
  limits.frameBytes = 15;
  const Bytes eight = grayFile(sized(4, 2), Bytes(8), DataSetWriter(Encoding{}), Vr::OB);
  CHECK(errorOf(frameOf(eight, 0, limits)) == ErrorCode::TooManyPixels);
  limits.frameBytes = 16;
  CHECK(frameOf(eight, 0, limits));
}

TEST_CASE("a native frame larger than the file is refused without allocating it") {
  CHECK(errorOf(frameOf(grayFile(sized(16000, 8000), Bytes(100), DataSetWriter(Encoding{}), Vr::OB))) == ErrorCode::FileTruncated);
  TestImage many = sized(16, 16);
  many.frames = "99999";
  const Bytes file = grayFile(many, Bytes(256), DataSetWriter(Encoding{}), Vr::OB);
  CHECK(frameOf(file, 0));
  CHECK(errorOf(frameOf(file, 99998)) == ErrorCode::FileTruncated);
}

TEST_CASE("two thousand million frames are refused") {
  TestImage image = sized(4, 2);
  image.frames = "2147483648";
  CHECK(errorOf(frameOf(grayFile(image, Bytes(8), DataSetWriter(Encoding{}), Vr::OB))) == ErrorCode::TooManyFrames);
}

TEST_CASE("objects without pixels, rows or columns say so") {
  CHECK(errorOf(frameOf(testFile("documents/reportsi.dcm"))) == ErrorCode::NoPixels);
  CHECK(errorOf(frameOf(testFile("documents/gsps-for-dx_image.dcm"))) == ErrorCode::NoPixels);
  CHECK(errorOf(frameOf(grayFile(sized(0, 5), Bytes(8)))) == ErrorCode::FileCorrupt);
}

TEST_CASE("transfer syntaxes that are not decoded are named") {
  DataSetWriter set = sized(4, 2).attributes();
  const Bytes mpeg(300, 0x47);
  const ByteView fragments[] = {{}, mpeg};
  set.fragments(fragments);
  CHECK(errorOf(frameOf(wrapped(set, "1.2.840.10008.1.2.4.102"))) == ErrorCode::TransferSyntaxUnsupported);
}

TEST_CASE("bits and samples outside the standard are refused") {
  TestImage image = sized(4, 2);
  image.allocated = 24;
  CHECK(errorOf(frameOf(grayFile(image, Bytes(24)))) == ErrorCode::FormatUnsupported);
  image = sized(4, 2);
  image.samples = 2;
  CHECK(errorOf(frameOf(grayFile(image, Bytes(16)))) == ErrorCode::FormatUnsupported);
}
