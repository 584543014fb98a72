#include "core/codec/exif.h"

#include <catch2/catch_test_macros.hpp>

#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

namespace {

std::string valueOf(const std::vector<ExifRow>& rows, std::string_view name) {
  for (const ExifRow& row : rows) {
    if (row.name == name) return row.value;
  }
  return {};
}

}  // namespace

TEST_CASE("an EXIF time is read, impossible ones are not") {
  CHECK(exifTime("2019:06:07 08:09:10")->toString() == "2019-06-07T08:09:10");
  CHECK(exifTime("2020:02:29 23:59:59"));
  CHECK_FALSE(exifTime("2019:02:29 00:00:00"));
  CHECK_FALSE(exifTime("0000:00:00 00:00:00"));
  CHECK_FALSE(exifTime("    :  :     :  :  "));
  CHECK_FALSE(exifTime("2019:13:01 00:00:00"));
  CHECK_FALSE(exifTime("2019:06:07 24:00:00"));
  CHECK_FALSE(exifTime("2019:06:07"));
  CHECK_FALSE(exifTime("-019:06:07 08:09:10"));
}

TEST_CASE("a device is named once") {
  CHECK(deviceName("Canon", "Canon EOS 40D") == "Canon EOS 40D");
  CHECK(deviceName("NIKON CORPORATION", "NIKON D70") == "NIKON D70");
  CHECK(deviceName("Apple", "iPhone 4") == "Apple iPhone 4");
  CHECK(deviceName("", "X100") == "X100");
  CHECK(deviceName("Fuji  ", "") == "Fuji");
  CHECK(deviceName("", "").empty());
}

TEST_CASE("texts are made clean: UTF-8, no controls, no endless ones") {
  CHECK(cleanText("  a\tb\nc  ") == "a b c");
  CHECK(cleanText("M\xfcller") == "M\xc3\xbcller");             // Latin-1
  CHECK(cleanText("M\xc3\xbcller") == "M\xc3\xbcller");         // UTF-8 already
  CHECK(cleanText("\xed\xa0\x80").size() == 6);                 // a lone surrogate is no UTF-8
  CHECK(cleanText("\xc0\xaf").find('/') == std::string::npos);  // nor an overlong slash
  CHECK(cleanText(std::string_view("a\0b", 3)) == "a b");
  CHECK(cleanText(std::string(5000, 'x')).size() <= 1024);
  CHECK(cleanText("").empty());
}

TEST_CASE("the information panel shows camera, time and place") {
  const auto rows = photoRows(photo("own_gps.jpg"));
  CHECK(valueOf(rows, "Model") == "Camera One");
  CHECK(valueOf(rows, "Date and Time (Original)") == "2019:06:07 08:09:10");
  CHECK(valueOf(rows, "User Comment").find("Jane Doe") != std::string::npos);
  CHECK(valueOf(rows, "Latitude").find("48") == 0);
  CHECK(valueOf(rows, "East or West Longitude") == "E");
}

TEST_CASE("a TIFF and a PNG have rows too, a bare picture has none") {
  CHECK(valueOf(photoRows(photo("own_orientation_6.tif")), "Model") == "Scanner Two");
  CHECK(valueOf(photoRows(photo("own_gps.png")), "Model") == "Camera One");
  CHECK(photoRows(photo("own_scene.png")).empty());
  CHECK(photoRows(asBytes("nothing")).empty());
}

TEST_CASE("maker notes are not shown") {
  for (const ExifRow& row : photoRows(photo("fujifilm-sp2500-rot90.jpg"))) CHECK(row.name != "Maker Note");
}

TEST_CASE("a date of zeros is no date") { CHECK_FALSE(photoFacts(photo("zero-date.jpg"))->capturedAt); }

TEST_CASE("no flipped byte of an EXIF block crashes the reader") {
  const Bytes file = photo("own_gps.jpg");
  const std::size_t start = markerAt(file, 0xe1) + 10;
  const Bytes exif(file.begin() + static_cast<std::ptrdiff_t>(start), file.begin() + static_cast<std::ptrdiff_t>(start) + 400);
  for (std::size_t place = 0; place < exif.size(); ++place) {
    for (const std::uint8_t mask : {0xff, 0x80, 0x01}) {
      Bytes flipped = exif;
      flipped[place] ^= mask;
      const unsigned orientation = readExif(flipped).orientation;
      REQUIRE(orientation >= 1);
      REQUIRE(orientation <= 8);
      REQUIRE(exifRows(flipped).size() < 500);
    }
  }
  for (std::size_t length = 0; length < exif.size(); length += 3)
    (void)exifRows(Bytes(exif.begin(), exif.begin() + static_cast<std::ptrdiff_t>(length)));
}

TEST_CASE("directories that point to themselves end") {
  // Two entries, both sub-directories at offset 8: the directory itself.
  const Bytes loop{'I', 'I', 42, 0,    8,    0, 0, 0, 2, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8,
                   0,   0,   0,  0x25, 0x88, 4, 0, 1, 0, 0, 0,    8,    0, 0, 0, 8, 0, 0, 0};
  CHECK(readExif(loop).orientation == 1);
  CHECK(exifRows(loop).size() < 10);
}
