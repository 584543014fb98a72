// Which bits of decoded samples count, when the codestream has more than are stored.

#include "dicom/pixel/decoded_depth.h"

#include "core/codec/photo.h"
#include "dicom/dataset/rewrite.h"
#include "dicom/pixel/gray.h"
#include "dicom/pixel/uncompressed.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

struct Stored {
  std::uint16_t bits, high;
  bool isSigned = false;
};

/// What words of 16 bits from a codec mean in an object that says so.
std::vector<int> read(std::initializer_list<int> decoded, Stored stored, std::uint16_t precision = 16) {
  PixelDescription named;
  named.width = static_cast<std::uint32_t>(decoded.size());
  named.height = 1;
  named.bitsAllocated = 16;
  named.bitsStored = stored.bits;
  named.highBit = stored.high;
  named.isSigned = stored.isSigned;
  PixelDescription layout = named;
  layout.bitsStored = precision;
  layout.highBit = static_cast<std::uint16_t>(precision - 1);
  RawFrame frame = RawFrame::own(layout, words(decoded));
  settleDepth(frame, named);
  const auto gray = toGray16(frame);
  REQUIRE(gray);
  std::vector<int> values;
  for (std::size_t i = 0; i < decoded.size(); ++i) values.push_back(static_cast<int>(gray->offset) + reinterpret_cast<const std::uint16_t*>(gray->pixels.data())[i]);
  return values;
}

using Values = std::vector<int>;

/// Eight pixels around a codestream of JPEG Lossless.
Bytes lossless(Stored stored, std::string_view hex) {
  TestImage image;
  image.stored = stored.bits;
  image.high = stored.high;
  image.isSigned = stored.isSigned;
  const auto stream = fromHex(hex);
  REQUIRE(stream);
  DataSetWriter set = image.attributes();
  const Bytes table;
  set.fragments(std::vector<ByteView>{table, *stream});
  return wrapped(set, "1.2.840.10008.1.2.4.70");
}

// By dcmcjpeg of DCMTK, which codes whole words.
constexpr std::string_view kTenBitsBelowBitEleven =
    "ffd8ffe000104a46494600010100000100010000ffc3000b100002000401011100ffc40019000001050000000000000000000000000003070a0b0c10ffda00080101000100"
    "00c4212c003bc24b0573ffffd9";
constexpr std::string_view kTenBitsBelowBitNine =
    "ffd8ffe000104a46494600010100000100010000ffc3000b100002000401011100ffc400190000010500000000000000000000000000010508090a10ffda00080101000100"
    "00c49b003bc92c57ffffd9";
constexpr std::string_view kTwelveBitsWithSign =
    "ffd8ffe000104a46494600010100000100010000ffc3000b100002000401011100ffc400190000020301000000000000000000000000010b04070c0fffda00080101000100"
    "00ef000fff00277ffa0161dd7fffd9";
constexpr std::string_view kTwelveBitsWithoutMore =
    "ffd8ffe000104a46494600010100000100010000ffc3000b100002000401011100ffc400170000030100000000000000000000000000010b0c0fffda0008010100010000c1"
    "ff00dfff0000010805bfd206afffd9";

}  // namespace

TEST_CASE("samples in the upper bits of a JPEG's words are read where the object says they are") {
  CHECK(values(imageOf(lossless({10, 11}, kTenBitsBelowBitEleven))) == Values{0, 1, 2, 3, 512, 700, 1000, 1023});
}

TEST_CASE("signed samples of a JPEG keep their sign, whether its words repeat it or not") {
  const Values expected{-2048, -1, 0, 1, 2047, 5, -7, 100};
  CHECK(values(imageOf(lossless({12, 11, true}, kTwelveBitsWithSign))) == expected);
  CHECK(values(imageOf(lossless({12, 11, true}, kTwelveBitsWithoutMore))) == expected);
}

TEST_CASE("seven bits in a codestream of eight are as bright as they are without it") {
  auto jpeg = codec::encodeJpeg(imaging::Rendered{4, 2, false, Bytes(8, 100)}, 95);
  REQUIRE(jpeg);
  if (jpeg->size() % 2 != 0) jpeg->push_back(0);
  TestImage image;
  image.allocated = 8;
  image.stored = 7;
  image.high = 6;
  DataSetWriter set = image.attributes();
  const Bytes table;
  set.fragments(std::vector<ByteView>{table, *jpeg});
  CHECK(imageOf(wrapped(set, "1.2.840.10008.1.2.4.50")).tone.suggested.width == 128);
}

TEST_CASE("samples that a codec moved to the lowest bit stay there, whatever the high bit") {
  CHECK(read({0, 1, 515, 1023}, {10, 11}) == Values{0, 1, 515, 1023});
  CHECK(read({0, 4, 2060, 4092}, {10, 11}) == Values{0, 1, 515, 1023});
}

TEST_CASE("signed samples in the upper bits come down with their sign") {
  CHECK(read({0x8000, 0xFFF0, 0, 0x10, 0x7FF0}, {12, 15, true}) == Values{-2048, -1, 0, 1, 2047});
}

TEST_CASE("values that need more bits than are said to be stored are not cut") {
  CHECK(read({0, 1, 4095, 5000}, {12, 11}) == Values{0, 1, 4095, 5000});
  CHECK(read({0, 3000, 0xFFFF}, {12, 11, true}) == Values{0, 3000, -1});
  CHECK(read({0, 1, 0x1FFF}, {12, 11, true}, 13) == Values{0, 1, -1});
}

TEST_CASE("rubbish beside the bits that are stored is left out") { CHECK(read({0xC003, 0xC007, 0xFFFF}, {12, 13}) == Values{0, 1, 4095}); }

TEST_CASE("frames of which one has more bits than are said to be stored are uncompressed together") {
  loadDictionary();
  TestImage image;
  image.allocated = 16;
  image.stored = 10;
  image.high = 9;
  image.frames = "2";
  // The first has values up to 4092, which ten bits do not hold.
  const auto first = fromHex(kTenBitsBelowBitEleven), second = fromHex(kTenBitsBelowBitNine);
  REQUIRE(first);
  REQUIRE(second);
  DataSetWriter set = image.attributes();
  const Bytes table;
  set.fragments(std::vector<ByteView>{table, *first, *second});
  const Bytes bytes = wrapped(set, "1.2.840.10008.1.2.4.70");
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  Rewrite rewrite(*file);
  REQUIRE(uncompress(*file, rewrite, {}));
  const Bytes plain = std::move(rewrite).take(kExplicitLittleEndian);
  CHECK(values(imageOf(plain, 0)) == Values{0, 4, 8, 12, 2048, 2800, 4000, 4092});
  CHECK(values(imageOf(plain, 1)) == Values{0, 1, 2, 3, 512, 700, 1000, 1023});
}
