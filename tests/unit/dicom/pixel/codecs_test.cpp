// One codec at a time, and what is special about each.

#include <algorithm>

#include "core/codec/jpeg2000.h"
#include "dicom/pixel/frame_reader.h"
#include "dicom/pixel/jpeg_header.h"
#include "dicom/pixel/jpeg_ls.h"
#include "dicom/pixel/rle.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

Bytes fragmentOf(const std::string& name, std::size_t index = 1) {
  loadDictionary();
  const Bytes bytes = testFile(name);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  const ByteView view = file->dataSet().find(tags::kPixelData)->fragments.at(index);
  return Bytes(view.begin(), view.end());
}

/// Wraps fragments as a one- or several-frame image.
Bytes encapsulated(const TestImage& image, std::vector<Bytes> fragments, std::string_view syntax, const Bytes& table = {}) {
  DataSetWriter set = image.attributes();
  std::vector<ByteView> views{table};
  for (const Bytes& fragment : fragments) views.emplace_back(fragment);
  set.fragments(views);
  return wrapped(set, syntax);
}

constexpr std::string_view kRle = "1.2.840.10008.1.2.5";
constexpr std::string_view kJpegLs = "1.2.840.10008.1.2.4.80";

/// An RLE frame of literal segments.
Bytes rleOf(const std::vector<Bytes>& segments) {
  ByteWriter out;
  out.u32(static_cast<std::uint32_t>(segments.size()));
  std::uint32_t offset = 64;
  for (std::size_t i = 0; i < 15; ++i) {
    out.u32(i < segments.size() ? offset : 0);
    if (i < segments.size()) offset += static_cast<std::uint32_t>(segments[i].size());
  }
  for (const Bytes& segment : segments) out.raw(segment);
  return std::move(out).take();
}

}  // namespace

TEST_CASE("JPEG extended keeps twelve bits") {
  const auto image = imageOf(testFile("codecs/JPEG-lossy.dcm"));
  CHECK(image.width == 256);
  CHECK(image.height == 1024);
  CHECK(image.tone.maximum == 264);
}

TEST_CASE("JPEG colour follows the codestream where it speaks and the data set where it does not") {
  const auto reference = imageOf(testFile("same-pixels/SC_rgb.dcm"));
  for (const char* name : {"SC_rgb_dcmtk_+eb+cr.dcm", "SC_rgb_dcmtk_+eb+cy+n1.dcm", "SC_rgb_dcmtk_+eb+cy+s2.dcm"}) {
    INFO(name);
    const auto image = imageOf(testFile(std::string("codecs/") + name));
    long difference = 0;
    for (std::size_t i = 0; i < 10'000; ++i) {
      for (const unsigned shift : {0u, 8u, 16u})
        difference += std::abs(static_cast<int>((image.rgb()[i] >> shift) & 0xFF) - static_cast<int>((reference.rgb()[i] >> shift) & 0xFF));
    }
    CHECK(difference / 30'000.0 < 3);  // lossy, but red is red
  }
  JpegHeader header;
  header.components = 3;
  header.ids = {1, 2, 3, 0};
  CHECK(jpegIsYcc(header, true));
  CHECK_FALSE(jpegIsYcc(header, false));
  header.adobe = true;
  CHECK_FALSE(jpegIsYcc(header, true));
  header.adobeTransform = 1;
  CHECK(jpegIsYcc(header, false));
  header = {};
  header.components = 3;
  header.subsampled = true;  // nobody subsamples RGB
  CHECK(jpegIsYcc(header, false));
  header.frameType = 0xC3;
  CHECK_FALSE(jpegIsYcc(header, false));
}

TEST_CASE("a JPEG without its end marker is shown, one cut in the middle of the file is refused") {
  Bytes jpeg = fragmentOf("codecs/SC_rgb_dcmtk_+eb+cr.dcm");
  while (jpeg.back() != 0xD9) jpeg.pop_back();
  jpeg.resize(jpeg.size() - 2);
  TestImage image;
  image.width = image.height = 100;
  image.samples = 3;
  image.allocated = image.stored = 8;
  image.high = 7;
  image.photometric = "RGB";
  CHECK(frameOf(encapsulated(image, {jpeg}, kJpegBaseline)));
  Bytes whole = testFile("codecs/SC_rgb_dcmtk_+eb+cr.dcm");
  whole.resize(whole.size() - 400);
  CHECK(errorOf(frameOf(whole)) == ErrorCode::FileTruncated);
}

TEST_CASE("a codestream whose size contradicts the data set is refused") {
  TestImage image;
  image.width = image.height = 99;
  image.samples = 3;
  image.allocated = image.stored = 8;
  image.high = 7;
  image.photometric = "RGB";
  CHECK(errorOf(frameOf(encapsulated(image, {fragmentOf("codecs/SC_rgb_dcmtk_+eb+cr.dcm")}, kJpegBaseline))) == ErrorCode::FileCorrupt);
  CHECK(errorOf(frameOf(encapsulated(image, {fragmentOf("codecs/GDCMJ2K_TextGBR.dcm")}, "1.2.840.10008.1.2.4.90"))) == ErrorCode::FileCorrupt);
  CHECK(errorOf(frameOf(encapsulated(image, {fragmentOf("codecs/SC_rgb_jls_lossy_line.dcm")}, kJpegLs))) == ErrorCode::FileCorrupt);
}

TEST_CASE("JPEG-LS is read in every interleave and depth") {
  CHECK(imageOf(testFile("codecs/JLSL_RGB_ILV0.dcm")).format == imaging::PixelFormat::Rgb32);
  const auto line = imageOf(testFile("codecs/SC_rgb_jls_lossy_line.dcm")), sample = imageOf(testFile("codecs/SC_rgb_jls_lossy_sample.dcm"));
  CHECK((line.rgb()[0] & 0xFF0000) > 0xF00000);
  CHECK((sample.rgb()[0] & 0xFF0000) > 0xF00000);
  const auto deep = imageOf(testFile("codecs/JLSL_16_15_1_1F.dcm"));
  CHECK(deep.tone.intercept == -16384);
  const auto tiny = imageOf(testFile("codecs/JPEGLSNearLossless_16.dcm"));
  CHECK(tiny.tone.maximum == 65535);
  const auto seven = imageOf(testFile("codecs/JLSL_08_07_0_1F.dcm"));
  CHECK(seven.tone.maximum <= 127);
}

TEST_CASE("a JPEG-LS stream that ends early or never says how it is coded is refused") {
  const Bytes stream = fragmentOf("same-pixels/MR_small_jpeg_ls_lossless.dcm");
  const auto header = readJpegHeader(stream);
  REQUIRE(header);
  REQUIRE(decodeJpegLsSamples(stream, *header));
  CHECK(errorOf(decodeJpegLsSamples(ByteView(stream).first(stream.size() / 2), *header)) == ErrorCode::FileTruncated);
  CHECK_FALSE(decodeJpegLsSamples(ByteView(stream).first(15), *header));
}

TEST_CASE("a JPEG-LS stream with data behind its last sample is refused: they stand for samples that were read as others") {
  Bytes stream = fragmentOf("same-pixels/MR_small_jpeg_ls_lossless.dcm");
  const auto header = readJpegHeader(stream);
  REQUIRE(header);
  constexpr std::uint8_t kEnd[] = {0xFF, 0xD9};
  const auto end = std::find_end(stream.begin(), stream.end(), std::begin(kEnd), std::end(kEnd));
  REQUIRE(end != stream.end());
  Bytes filled = stream, behind = stream;
  filled.insert(filled.begin() + (end - stream.begin()), 40, 0);
  CHECK(decodeJpegLsSamples(filled, *header));
  behind.insert(behind.begin() + (end - stream.begin()), 40, 0x55);
  CHECK(errorOf(decodeJpegLsSamples(behind, *header)) == ErrorCode::FileCorrupt);
}

TEST_CASE("JPEG 2000 lossy keeps its sign, and the colour transform inside it is undone once") {
  const auto image = imageOf(testFile("codecs/JPEG2000.dcm"));
  CHECK(image.tone.minimum == 32768 - 30);
  CHECK(image.tone.maximum == 32768 + 245);
  const auto text = imageOf(testFile("codecs/GDCMJ2K_TextGBR.dcm"));
  CHECK(text.format == imaging::PixelFormat::Rgb32);
}

TEST_CASE("JPEG 2000 headers are checked before anything is allocated") {
  const Bytes good = fragmentOf("codecs/JPEG2000.dcm");
  const auto header = codec::readJ2kHeader(good);
  REQUIRE(header);
  CHECK(header->width == 256);
  CHECK(header->height == 1024);
  CHECK(header->isSigned);
  Bytes huge = good;
  huge[8] = huge[12] = 0x7F;  // two thousand million pixels a side
  CHECK_FALSE(codec::decodeJpeg2000(huge));
  codec::J2kLimits limits;
  limits.samples = 1000;
  CHECK(errorOf(codec::decodeJpeg2000(good, limits)) == ErrorCode::TooManyPixels);
  CHECK_FALSE(codec::decodeJpeg2000(ByteView(good).first(60)));
  CHECK_FALSE(codec::decodeJpeg2000(asBytes("no picture at all, but long enough to hold a whole header of one")));
  limits = {};
  limits.longSide = 256;
  const auto small = codec::decodeJpeg2000(good, limits);
  REQUIRE(small);
  CHECK(small->reduction == 4);
  CHECK(small->height == 256);
}

TEST_CASE("RLE replicates, copies and pads as annex G says") {
  PixelDescription layout;
  layout.width = 5;
  layout.height = 1;
  const Bytes packed = rleOf({{1, 10, 20, 0xFE, 30, 0x80}});  // two literals, three times 30, no operation
  const auto frame = decodeRle(packed, layout);
  REQUIRE(frame);
  CHECK(toHex(frame->bytes) == "0a141e1e1e");
  layout.bitsAllocated = layout.bitsStored = 16;
  layout.width = 2;
  const auto deep = decodeRle(rleOf({{1, 1, 2}, {1, 3, 4}}), layout);
  REQUIRE(deep);
  CHECK(toHex(deep->bytes) == "03010402");  // most significant segment first, little-endian out
}

TEST_CASE("broken RLE is an error, not a picture") {
  PixelDescription layout;
  layout.width = 5;
  layout.height = 1;
  CHECK(errorOf(decodeRle(Bytes(10), layout)) == ErrorCode::FileTruncated);
  CHECK(errorOf(decodeRle(rleOf({{1, 1, 2}}), layout)) == ErrorCode::FileTruncated);
  CHECK(errorOf(decodeRle(rleOf({{1, 1, 2}, {1, 1, 2}}), layout)) == ErrorCode::FileCorrupt);
  Bytes offsets = rleOf({{4, 1, 2, 3, 4, 5}});
  offsets[4] = offsets[5] = 0xFF;
  CHECK(errorOf(decodeRle(offsets, layout)) == ErrorCode::FileCorrupt);
  Bytes count = rleOf({{4, 1, 2, 3, 4, 5}});
  count[3] = 0x80;
  CHECK(errorOf(decodeRle(count, layout)) == ErrorCode::FileCorrupt);
}

TEST_CASE("frames of several fragments are found with and without an offset table") {
  TestImage image;
  image.width = 2;
  image.height = 1;
  image.allocated = image.stored = 8;
  image.high = 7;
  image.frames = "2";
  const Bytes first = rleOf({{1, 11, 12}}), second = rleOf({{1, 21, 22}});
  const Bytes head(first.begin(), first.begin() + 40), tail(first.begin() + 40, first.end());
  ByteWriter table;
  table.u32(0);
  table.u32(static_cast<std::uint32_t>(16 + first.size() + first.size() % 2));  // 40 and the rest, each behind an item header
  const Bytes split = encapsulated(image, {head, tail, second}, kRle, table.bytes());
  CHECK(values(imageOf(split, 0)) == std::vector<int>{11, 12});
  CHECK(values(imageOf(split, 1)) == std::vector<int>{21, 22});
  const Bytes plain = encapsulated(image, {first, second}, kRle);
  CHECK(values(imageOf(plain, 1)) == std::vector<int>{21, 22});
  image.frames = "1";
  CHECK(values(imageOf(encapsulated(image, {head, tail}, kRle))) == std::vector<int>{11, 12});
}

TEST_CASE("uncompressed samples put into several fragments are the samples, and the frame owns what was joined") {
  TestImage image;
  image.width = 4;
  image.height = 2;
  image.allocated = image.stored = 8;
  image.high = 7;
  const std::vector<int> wanted{1, 2, 3, 4, 5, 6, 7, 8};
  const Bytes split = encapsulated(image, {{1, 2, 3, 4}, {5, 6, 7, 8}}, kJpegLs);
  CHECK(values(imageOf(split)) == wanted);
  CHECK(values(imageOf(encapsulated(image, {{1, 2, 3, 4, 5, 6, 7, 8}}, kJpegLs))) == wanted);
  const auto file = DicomFile::parse(split);
  REQUIRE(file);
  const auto raw = storedFrame(*file, 0, {});
  REQUIRE(raw);
  CHECK(raw->bytes.data() == raw->owned.data());
  CHECK(raw->bytes.size() == raw->owned.size());
}

TEST_CASE("fragmented JPEG frames without a table are told apart by where codestreams begin") {
  TestImage image;
  image.width = image.height = 100;
  image.samples = 3;
  image.allocated = image.stored = 8;
  image.high = 7;
  image.photometric = "RGB";
  image.frames = "2";
  const Bytes jpeg = fragmentOf("codecs/SC_rgb_dcmtk_+eb+cr.dcm");
  const Bytes head(jpeg.begin(), jpeg.begin() + 600), tail(jpeg.begin() + 600, jpeg.end());
  const Bytes file = encapsulated(image, {head, tail, head, tail}, kJpegBaseline);
  const auto first = imageOf(file, 0), second = imageOf(file, 1);
  CHECK(first.pixels == second.pixels);
  CHECK(first.pixels == imageOf(testFile("codecs/SC_rgb_dcmtk_+eb+cr.dcm")).pixels);
}

TEST_CASE("a lossless frame whose file was cut is refused while the frames before it are shown") {
  const Bytes bytes = testFile("malformed/emri_small_jpeg_2k_lossless_too_short.dcm");
  CHECK(frameOf(bytes, 0));
  CHECK(frameOf(bytes, 8));
  CHECK(errorOf(frameOf(bytes, 9)) == ErrorCode::FileTruncated);
}

TEST_CASE("every cut and every flipped byte of a compressed frame is an answer, never a crash") {
  for (const char* name : {"same-pixels/MR_small_RLE.dcm", "same-pixels/MR_small_jp2klossless.dcm", "same-pixels/MR_small_jpeg_ls_lossless.dcm",
                           "codecs/SC_rgb_small_odd_jpeg.dcm", "same-pixels/SC_rgb_jpeg_gdcm.dcm"}) {
    INFO(name);
    Bytes bytes = testFile(name);
    std::size_t answers = 0;
    for (std::size_t at = bytes.size() - 1; at > 300; at -= 7) {
      bytes[at] ^= 0x5A;
      const auto image = frameOf(bytes);
      if (!image || image->sizesAgree()) ++answers;
      bytes[at] ^= 0x5A;
    }
    CHECK(answers > 50);
  }
}
