#include "dicom/dataset/jpeg_metadata.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::dicom;

namespace {

Bytes joined(std::initializer_list<Bytes> parts) {
  ByteWriter all;
  for (const Bytes& part : parts) all.raw(part);
  return std::move(all).take();
}

Bytes segment(std::uint8_t marker, std::string_view body) {
  const std::size_t length = body.size() + 2;
  ByteWriter bytes;
  for (const std::size_t byte : {std::size_t{0xFF}, std::size_t{marker}, length >> 8, length & 0xFF}) bytes.u8(static_cast<std::uint8_t>(byte));
  bytes.raw(asBytes(body));
  return std::move(bytes).take();
}

Bytes frame(std::uint8_t marker, std::uint8_t sampling = 0x11, std::string_view ids = "\x01\x02\x03") {
  std::string body{8, 0, 32, 0, 48, 3};
  for (std::size_t i = 0; i < 3; ++i) body += {ids[i], static_cast<char>(i == 0 ? sampling : 0x11), 0};
  return segment(marker, body);
}

const Bytes kStart{0xFF, 0xD8}, kEnd{0xFF, 0xD9};
const Bytes kTables = segment(0xDB, std::string(65, '\1'));
/// A scan header and coded data with a stuffed byte and a restart.
const Bytes kScan = joined({segment(0xDA, "scan"), {0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56}});
const Bytes kExif = segment(0xE1, std::string_view("Exif\0\0MM\0*\0\0\0\x08\0\0", 16));
const Bytes kJfif = segment(0xE0, std::string_view("JFIF\0\1\1\0\0\1\0\1\0\0", 14));
const Bytes kColour = segment(0xE2, std::string_view("ICC_PROFILE\0\1\1x", 15));
const Bytes kAdobe = segment(0xEE, std::string_view("Adobe\0\0\0\0\0\0\1", 12));

/// EXIF that says only how the picture lies; Intel byte order when `intel`.
Bytes orientation(std::uint8_t value, bool intel) {
  const std::string big{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, static_cast<char>(value), 0, 0, 0, 0, 0, 0};
  const std::string little{'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, static_cast<char>(value), 0, 0, 0, 0, 0, 0, 0};
  return segment(0xE1, std::string("Exif\0\0", 6) + (intel ? little : big));
}

}  // namespace

TEST_CASE("a picture that says nothing but itself is left alone", "[dicom][jpeg]") {
  CHECK_FALSE(withoutJpegMetadata(joined({kStart, kJfif, kColour, kAdobe, kTables, frame(0xC0), kScan, kEnd})));
  // Padded to an even length, with whatever byte.
  for (const std::uint8_t padding : {0x00, 0xFF}) CHECK_FALSE(withoutJpegMetadata(joined({kStart, kTables, frame(0xC0), kScan, kEnd, {padding}})));
}

TEST_CASE("EXIF, XMP, IPTC, maker's segments and comments go, colour and picture stay bit for bit", "[dicom][jpeg]") {
  const Bytes picture = joined({kStart, kJfif, kColour, kAdobe, kTables, frame(0xC0), kScan, kEnd});
  const Bytes told = joined({kStart, kJfif, kExif, segment(0xE1, "http://ns.adobe.com/xap/1.0/"), kColour, segment(0xED, "Photoshop 3.0"), kAdobe, segment(0xEF, "vendor"),
                             segment(0xE2, "MPF"), segment(0xFE, "comment"), kTables, frame(0xC0), kScan, kEnd});
  CHECK(withoutJpegMetadata(told) == picture);
}

TEST_CASE("a second picture that a phone appended goes with its EXIF", "[dicom][jpeg]") {
  const Bytes picture = joined({kStart, kTables, frame(0xC0), kScan, kEnd});
  CHECK(withoutJpegMetadata(joined({picture, kStart, kExif, kTables, frame(0xC0), kScan, kEnd})) == picture);
  CHECK(withoutJpegMetadata(joined({picture, {'G', 'P', 'S'}})) == picture);
}

TEST_CASE("what is told between the scans of a progressive picture goes, too", "[dicom][jpeg]") {
  const Bytes picture = joined({kStart, kTables, frame(0xC2), kScan, kTables, kScan, kEnd});
  CHECK(withoutJpegMetadata(joined({kStart, kTables, frame(0xC2), kScan, segment(0xFE, "taken by"), kTables, kExif, kScan, kEnd})) == picture);
  CHECK_FALSE(withoutJpegMetadata(picture));
}

TEST_CASE("a picture that goes on in another fragment is kept to its last byte", "[dicom][jpeg]") {
  const Bytes rest = joined({kTables, frame(0xC0), kScan});
  CHECK(withoutJpegMetadata(joined({kStart, kExif, rest})) == joined({kStart, rest}));
  CHECK(withoutJpegMetadata(joined({kStart, kExif, rest, {0xFF}})) == joined({kStart, rest, {0xFF}}));
  CHECK(withoutJpegMetadata(joined({kStart, kExif, rest, {0xFF, 0xDB, 0x00, 0x43, 1}})) == joined({kStart, rest, {0xFF, 0xDB, 0x00, 0x43, 1}}));
  CHECK_FALSE(withoutJpegMetadata(joined({kStart, rest})));
}

TEST_CASE("JPEG-LS data may hold what looks like a stuffed byte of JPEG", "[dicom][jpeg]") {
  const Bytes coded{0x11, 0xFF, 0x7F, 0x22, 0xFF, 0x01, 0x33};
  const Bytes picture = joined({kStart, frame(0xF7), segment(0xDA, "scan"), coded, kEnd});
  CHECK(withoutJpegMetadata(joined({kStart, segment(0xFE, "c"), frame(0xF7), segment(0xDA, "scan"), coded, kEnd})) == picture);
}

TEST_CASE("bytes that are no JPEG, or end before a scan, are left alone", "[dicom][jpeg]") {
  const Bytes whole = joined({kStart, kExif, kTables, frame(0xC0)});
  for (std::size_t length = 0; length <= whole.size(); ++length) CHECK_FALSE(withoutJpegMetadata(ByteView(whole).first(length)));
  CHECK_FALSE(withoutJpegMetadata(Bytes{0xFF, 0x4F, 0xFF, 0x51, 0, 0}));
  CHECK_FALSE(withoutJpegMetadata(joined({kStart, {0x00, 0x00}, kScan})));
  CHECK_FALSE(jpegShape(whole));
}

TEST_CASE("the shape of a picture is read before its scan", "[dicom][jpeg]") {
  const auto shape = jpegShape(joined({kStart, kTables, frame(0xC0), kScan, kEnd}));
  REQUIRE(shape);
  CHECK(shape->width == 48);
  CHECK(shape->height == 32);
  CHECK(shape->components == 3);
  CHECK(shape->baseline);
  CHECK_FALSE(shape->namedRgb);
  CHECK_FALSE(shape->subsampled422);
  CHECK(shape->orientation == 1);
}

TEST_CASE("progressive, subsampled and RGB pictures are told apart", "[dicom][jpeg]") {
  CHECK_FALSE(jpegShape(joined({kStart, frame(0xC2), kScan}))->baseline);
  CHECK(jpegShape(joined({kStart, frame(0xC0, 0x21), kScan}))->subsampled422);
  CHECK_FALSE(jpegShape(joined({kStart, frame(0xC0, 0x22), kScan}))->subsampled422);
  CHECK(jpegShape(joined({kStart, frame(0xC0, 0x11, "RGB"), kScan}))->namedRgb);
  const Bytes untransformed = segment(0xEE, std::string_view("Adobe\0\0\0\0\0\0\0", 12));
  CHECK(jpegShape(joined({kStart, untransformed, frame(0xC0), kScan}))->namedRgb);
  CHECK_FALSE(jpegShape(joined({kStart, kAdobe, frame(0xC0), kScan}))->namedRgb);
}

TEST_CASE("how a picture lies is read in both byte orders, and only where EXIF is whole", "[dicom][jpeg]") {
  for (const bool intel : {false, true}) {
    for (const std::uint8_t value : {1, 3, 6, 8}) CHECK(jpegShape(joined({kStart, orientation(value, intel), frame(0xC0), kScan}))->orientation == value);
  }
  const Bytes lost = segment(0xE1, std::string_view("Exif\0\0MM\0*\xff\xff\xff\xff\0\0", 16));
  CHECK(jpegShape(joined({kStart, lost, frame(0xC0), kScan}))->orientation == 1);
  CHECK(jpegShape(joined({kStart, kExif, frame(0xC0), kScan}))->orientation == 1);
}
