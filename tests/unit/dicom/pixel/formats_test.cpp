// Native pixels: depth, sign, byte order, packing, colour.

#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

TestImage four(std::uint16_t allocated, std::uint16_t stored, std::uint16_t high, bool isSigned = false) {
  TestImage image;
  image.width = 4;
  image.height = 1;
  image.allocated = allocated;
  image.stored = stored;
  image.high = high;
  image.isSigned = isSigned;
  return image;
}

using Values = std::vector<int>;

}  // namespace

TEST_CASE("unsigned and signed 16-bit values come back as they were stored") {
  CHECK(values(imageOf(grayFile(four(16, 16, 15), words({0, 1, 40000, 65535})))) == Values{0, 1, 40000, 65535});
  CHECK(values(imageOf(grayFile(four(16, 16, 15, true), words({0, -1, 32767, -32768})))) == Values{0, -1, 32767, -32768});
}

TEST_CASE("bits beside the stored ones are masked out, wherever the high bit is") {
  CHECK(values(imageOf(grayFile(four(16, 12, 11), words({0xF123, 0x0FFF, 0xFFFF, 0x8000})))) == Values{0x123, 0xFFF, 0xFFF, 0});
  CHECK(values(imageOf(grayFile(four(16, 12, 15), words({0x123F, 0xFFF0, 0x000F, 0x8000})))) == Values{0x123, 0xFFF, 0, 0x800});
  CHECK(values(imageOf(grayFile(four(16, 12, 11, true), words({0x0FFF, 0xF800, 0x07FF, 0x0000})))) == Values{-1, -2048, 2047, 0});
  CHECK(values(imageOf(grayFile(four(16, 12, 99), words({1, 2, 3, 0xFFF})))) == Values{1, 2, 3, 0xFFF});  // an impossible high bit
}

TEST_CASE("8-bit values, signed ones too") {
  CHECK(values(imageOf(grayFile(four(8, 8, 7), {0, 1, 128, 255}, DataSetWriter(Encoding{}), Vr::OB))) == Values{0, 1, 128, 255});
  CHECK(values(imageOf(grayFile(four(8, 8, 7, true), {0, 1, 128, 255}, DataSetWriter(Encoding{}), Vr::OB))) == Values{0, 1, -128, -1});
  CHECK(values(imageOf(grayFile(four(8, 7, 6), {0, 1, 128, 255}, DataSetWriter(Encoding{}), Vr::OB))) == Values{0, 1, 0, 127});
}

TEST_CASE("32-bit integers within a 16-bit range keep every value, wider ones keep their range") {
  const auto bytes = [](std::initializer_list<std::int32_t> values) {
    ByteWriter out;
    for (const std::int32_t value : values) out.i32(value);
    return std::move(out).take();
  };
  CHECK(values(imageOf(grayFile(four(32, 32, 31, true), bytes({-5, 0, 7, 60000})))) == Values{-5, 0, 7, 60000});
  const auto wide = imageOf(grayFile(four(32, 32, 31), bytes({0, 1000000, 2000000, 2000000000})));
  CHECK(valueAt(wide, 0, 0) == 0);
  CHECK(std::abs(valueAt(wide, 3, 0) - 2e9) < 1);
  CHECK(std::abs(valueAt(wide, 1, 0) - 1e6) < wide.tone.slope);
}

TEST_CASE("floating-point maps keep their values to a step of their range") {
  const auto image = imageOf(testFile("codecs/parametric_map_float.dcm"));
  CHECK(std::abs(valueAt(image, 0, 0) - 0.920127809047699) < 1e-5);
  CHECK(std::abs(valueAt(image, 64, 64) - 0.12003651261329651) < 1e-5);
}

TEST_CASE("what is no number in a floating-point map does not spoil the rest") {
  DataSetWriter set = four(32, 32, 31).attributes();
  const float numbers[] = {1.0F, std::numeric_limits<float>::quiet_NaN(), -3.0F, std::numeric_limits<float>::infinity()};
  set.bytes({0x7FE0, 0x0008}, Vr::OF, {reinterpret_cast<const std::uint8_t*>(numbers), sizeof numbers});
  const auto image = imageOf(wrapped(set));
  CHECK(std::abs(valueAt(image, 0, 0) - 1) < 1e-3);
  CHECK(std::abs(valueAt(image, 2, 0) + 3) < 1e-3);
}

TEST_CASE("12-bit values packed into three bytes a pair are unpacked") {
  TestImage image = four(12, 12, 11);
  CHECK(values(imageOf(grayFile(image, {0x21, 0x43, 0x65, 0xFF, 0x0F, 0x80}))) == Values{0x321, 0x654, 0xFFF, 0x800});
}

TEST_CASE("one-bit frames follow each other without byte boundaries") {
  TestImage image = four(1, 1, 0);
  image.width = 3;
  image.frames = "3";
  const Bytes file = grayFile(image, {0b10'010'101, 0b0000000'1}, DataSetWriter(Encoding{}), Vr::OB);
  CHECK(values(imageOf(file, 0)) == Values{1, 0, 1});
  CHECK(values(imageOf(file, 1)) == Values{0, 1, 0});
  CHECK(values(imageOf(file, 2)) == Values{0, 1, 1});
}

TEST_CASE("big-endian words are turned, bytes in big-endian words too") {
  TestImage image = four(16, 16, 15);
  image.encoding = {true, true};
  CHECK(values(imageOf(grayFile(image, {0x01, 0x02, 0xFF, 0x00, 0, 1, 0, 2}))) == Values{0x102, 0xFF00, 1, 2});
  image = four(8, 8, 7);
  image.encoding = {true, true};
  CHECK(values(imageOf(grayFile(image, {2, 1, 4, 3}))) == Values{1, 2, 3, 4});
  CHECK(values(imageOf(grayFile(image, {1, 2, 3, 4}, DataSetWriter({true, true}), Vr::OB))) == Values{1, 2, 3, 4});
}

TEST_CASE("the frame that is asked for is the one that is read") {
  TestImage image = four(16, 16, 15);
  image.width = 2;
  image.frames = "3";
  const Bytes file = grayFile(image, words({1, 2, 3, 4, 5, 6}));
  CHECK(values(imageOf(file, 0)) == Values{1, 2});
  CHECK(values(imageOf(file, 2)) == Values{5, 6});
  CHECK(errorOf(frameOf(file, 3)) == ErrorCode::FrameOutOfRange);
}

TEST_CASE("whole frames of a shortened file are shown, the missing ones named") {
  TestImage image = four(16, 16, 15);
  image.width = 2;
  image.frames = "3";
  Bytes file = grayFile(image, words({1, 2, 3, 4, 5, 6}));
  file.resize(file.size() - 3);
  CHECK(values(imageOf(file, 1)) == Values{3, 4});
  CHECK(errorOf(frameOf(file, 2)) == ErrorCode::FileTruncated);
  CHECK(errorOf(frameOf(testFile("malformed/MR_truncated.dcm"))) == ErrorCode::FileTruncated);
}

TEST_CASE("luminance and chrominance become red, green and blue") {
  CHECK(imageOf(testFile("codecs/SC_ybr_full_uncompressed.dcm")).rgb()[0] == 0xFFFE0000);
  const auto full = imageOf(testFile("codecs/SC_ybr_full_uncompressed.dcm")), shared = imageOf(testFile("codecs/SC_ybr_full_422_uncompressed.dcm"));
  CHECK(full.rgb()[50 * 100 + 50] == shared.rgb()[50 * 100 + 50]);
}

TEST_CASE("palettes of 8 and 16 bits give their colours, indices outside take the nearest entry") {
  TestImage image = four(8, 8, 7);
  image.photometric = "PALETTE COLOR";
  DataSetWriter palette(Encoding{});
  for (std::uint16_t colour = 0; colour < 3; ++colour) {
    const int bits = 16;
    palette.bytes({0x0028, static_cast<std::uint16_t>(0x1101 + colour)}, Vr::US, words({3, 1, bits}));
  }
  palette.bytes({0x0028, 0x1201}, Vr::OW, words({0x1000, 0x2000, 0x3000}));
  palette.bytes({0x0028, 0x1202}, Vr::OW, words({0x4000, 0x5000, 0x6000}));
  palette.bytes({0x0028, 0x1203}, Vr::OW, words({0x7000, 0x8000, 0xFFFF}));
  CHECK(colours(imageOf(grayFile(image, {0, 1, 2, 200}, palette, Vr::OB))) == std::vector<std::uint32_t>{0xFF104070, 0xFF104070, 0xFF205080, 0xFF3060FF});
}

TEST_CASE("a palette of 16 bits keeps a colour that is nowhere bright as dark as it is") {
  TestImage image = four(8, 8, 7);
  image.photometric = "PALETTE COLOR";
  DataSetWriter palette(Encoding{});
  for (std::uint16_t colour = 0; colour < 3; ++colour) palette.bytes({0x0028, static_cast<std::uint16_t>(0x1101 + colour)}, Vr::US, words({4, 0, 16}));
  palette.bytes({0x0028, 0x1201}, Vr::OW, words({0x0000, 0x4000, 0x8000, 0xFFFF}));
  palette.bytes({0x0028, 0x1202}, Vr::OW, words({0x0000, 0x0050, 0x00A0, 0x00F0}));
  palette.bytes({0x0028, 0x1203}, Vr::OW, words({0x0000, 0x0000, 0x0000, 0x0000}));
  CHECK(colours(imageOf(grayFile(image, {0, 1, 2, 3}, palette, Vr::OB))) == std::vector<std::uint32_t>{0xFF000000, 0xFF400000, 0xFF800000, 0xFFFF0000});
}

TEST_CASE("segmented palettes are expanded: discrete, linear and repeated segments") {
  TestImage image = four(8, 8, 7);
  image.photometric = "PALETTE COLOR";
  DataSetWriter palette(Encoding{});
  for (std::uint16_t colour = 0; colour < 3; ++colour) palette.bytes({0x0028, static_cast<std::uint16_t>(0x1101 + colour)}, Vr::US, words({6, 0, 16}));
  // One entry, a line of two up to the last, then the first two segments again (their offset in bytes is 0).
  const Bytes segments = words({0, 1, 0x1000, 1, 2, 0x3000, 2, 2, 0, 0});
  for (std::uint16_t colour = 0; colour < 3; ++colour) palette.bytes({0x0028, static_cast<std::uint16_t>(0x1221 + colour)}, Vr::OW, segments);
  CHECK(colours(imageOf(grayFile(image, {0, 1, 2, 4}, palette, Vr::OB))) == std::vector<std::uint32_t>{0xFF101010, 0xFF202020, 0xFF303030, 0xFF202020});
  DataSetWriter endless(Encoding{});
  for (std::uint16_t colour = 0; colour < 3; ++colour) endless.bytes({0x0028, static_cast<std::uint16_t>(0x1101 + colour)}, Vr::US, words({0, 0, 16}));
  for (std::uint16_t colour = 0; colour < 3; ++colour) endless.bytes({0x0028, static_cast<std::uint16_t>(0x1221 + colour)}, Vr::OW, words({2, 0xFFFF, 0, 0}));
  CHECK(errorOf(frameOf(grayFile(image, {0, 1, 2, 4}, endless, Vr::OB))) == ErrorCode::FileCorrupt);
}

TEST_CASE("segmented palettes of bytes are expanded like those of words") {
  TestImage image = four(8, 8, 7);
  image.photometric = "PALETTE COLOR";
  DataSetWriter palette(Encoding{});
  for (std::uint16_t colour = 0; colour < 3; ++colour) palette.bytes({0x0028, static_cast<std::uint16_t>(0x1101 + colour)}, Vr::US, words({8, 0, 8}));
  // An entry that the copy leaves out, a line of two, then that line again: its offset of 3 is a number of bytes.
  const Bytes segments{0, 1, 0x10, 1, 2, 0x30, 2, 1, 3, 0, 0, 0, 0, 1, 0x77, 0};
  for (std::uint16_t colour = 0; colour < 3; ++colour) palette.bytes({0x0028, static_cast<std::uint16_t>(0x1221 + colour)}, Vr::OB, segments);
  CHECK(colours(imageOf(grayFile(image, {0, 1, 2, 3}, palette, Vr::OB))) == std::vector<std::uint32_t>{0xFF101010, 0xFF202020, 0xFF303030, 0xFF303030});
  CHECK(colours(imageOf(grayFile(image, {4, 5, 6, 200}, palette, Vr::OB))) == std::vector<std::uint32_t>{0xFF303030, 0xFF777777, 0xFF777777, 0xFF777777});
}

TEST_CASE("colour that names nothing known is refused in words, not shown wrong") {
  TestImage image = four(8, 8, 7);
  image.samples = 3;
  image.photometric = "CMYK";
  CHECK(errorOf(frameOf(grayFile(image, Bytes(12), DataSetWriter(Encoding{}), Vr::OB))) == ErrorCode::FormatUnsupported);
}
