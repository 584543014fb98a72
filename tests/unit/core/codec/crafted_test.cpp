// Files made by hand, byte for byte, to be just wrong enough.

#include <catch2/catch_test_macros.hpp>

#include "core/codec/colour_profile.h"
#include "core/codec/jpeg_file.h"
#include "core/codec/png_file.h"
#include "photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

namespace {

void put16(Bytes& out, unsigned value) { out.insert(out.end(), {static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(value >> 8)}); }
void put32(Bytes& out, std::uint32_t value) {
  put16(out, value & 0xffff);
  put16(out, value >> 16);
}
void big32(Bytes& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(value >> shift));
}

struct TiffTag {
  unsigned tag, type;
  std::uint32_t value;
};

/// A little-endian TIFF of one directory at offset 8, `pixels` right behind it.
Bytes tiff(std::vector<TiffTag> tags, std::uint32_t nextDirectory, std::size_t pixels) {
  const auto strip = static_cast<std::uint32_t>(8 + 2 + 12 * (tags.size() + 1) + 4);
  tags.push_back({273, 4, strip});
  std::sort(tags.begin(), tags.end(), [](const TiffTag& a, const TiffTag& b) { return a.tag < b.tag; });
  Bytes out{'I', 'I', 42, 0, 8, 0, 0, 0};
  put16(out, static_cast<unsigned>(tags.size()));
  for (const TiffTag& tag : tags) {
    put16(out, tag.tag);
    put16(out, tag.type);
    put32(out, 1);
    put32(out, tag.value);
  }
  put32(out, nextDirectory);
  out.resize(out.size() + pixels, 100);
  return out;
}

std::vector<TiffTag> greyTags(std::uint32_t width, std::uint32_t height) {
  return {{256, 4, width}, {257, 4, height}, {258, 3, 8},      {259, 3, 1},
          {262, 3, 1},     {277, 3, 1},      {278, 4, height}, {279, 4, width * height}};
}

/// A grey ICC profile with a plain power curve.
Bytes greyProfile(double gamma) {
  Bytes tags;
  big32(tags, 3);
  Bytes data;
  const auto add = [&](std::string_view name, Bytes value) {
    value.resize((value.size() + 3) / 4 * 4);
    tags.insert(tags.end(), name.begin(), name.end());
    big32(tags, static_cast<std::uint32_t>(128 + 4 + 36 + data.size()));
    big32(tags, static_cast<std::uint32_t>(value.size()));
    data.insert(data.end(), value.begin(), value.end());
  };
  add("cprt", {'t', 'e', 'x', 't', 0, 0, 0, 0, 'C', 'C', '0', 0});
  Bytes white{'X', 'Y', 'Z', ' ', 0, 0, 0, 0};
  for (const double value : {0.9642, 1.0, 0.8249}) big32(white, static_cast<std::uint32_t>(value * 65536 + 0.5));
  add("wtpt", white);
  const auto step = static_cast<unsigned>(gamma * 256);
  add("kTRC", {'c', 'u', 'r', 'v', 0, 0, 0, 0, 0, 0, 0, 1, static_cast<std::uint8_t>(step >> 8), static_cast<std::uint8_t>(step)});
  Bytes out;
  big32(out, static_cast<std::uint32_t>(128 + tags.size() + data.size()));
  const std::string_view head("none\x02\x40\0\0mntrGRAYXYZ \x07\xe4\0\1\0\1\0\0\0\0\0\0acsp", 36);
  out.insert(out.end(), head.begin(), head.end());
  out.resize(68);
  for (const double value : {0.9642, 1.0, 0.8249}) big32(out, static_cast<std::uint32_t>(value * 65536 + 0.5));
  out.resize(128);
  out.insert(out.end(), tags.begin(), tags.end());
  out.insert(out.end(), data.begin(), data.end());
  return out;
}

}  // namespace

TEST_CASE("the TIFF made here is good when nothing is wrong with it") {
  const auto image = decode(tiff(greyTags(20, 10), 0, 200));
  REQUIRE(image);
  CHECK(image->width == 20);
  CHECK(image->gray()[199] == 100);
}

TEST_CASE("a TIFF directory that names itself as the next one ends the count of pages") {
  const auto facts = photoFacts(tiff(greyTags(20, 10), 8, 200));
  REQUIRE(facts);
  CHECK(facts->frames == 1);
}

TEST_CASE("a TIFF of mad width is refused before memory is taken") {
  CHECK(decode(tiff(greyTags(0x7fffffff, 0x7fffffff), 0, 200)).error().code == ErrorCode::TooManyPixels);
  CHECK(decode(tiff(greyTags(60000, 60000), 0, 200)).error().code == ErrorCode::CompressionBomb);
}

TEST_CASE("a TIFF without width or with its pixels behind the end is an error") {
  auto tags = greyTags(20, 10);
  tags.erase(tags.begin());
  CHECK_FALSE(decode(tiff(tags, 0, 200)));
  CHECK(decode(tiff(greyTags(20, 10), 0, 50)).error().code == ErrorCode::FileTruncated);
}

TEST_CASE("MINISWHITE is turned over") {
  auto tags = greyTags(20, 10);
  tags[4].value = 0;
  const auto image = decode(tiff(tags, 0, 200));
  REQUIRE(image);
  CHECK(image->gray()[0] == 155);
}

TEST_CASE("a grey profile with a linear curve lightens the middle") {
  const auto converter = ColourConverter::create(greyProfile(1.0), SampleKind::Gray8);
  REQUIRE(converter);
  std::uint16_t samples[3] = {0, 55, 255};
  converter->convert(samples, samples, 3);
  CHECK(samples[0] == 0);
  CHECK(std::abs(samples[1] - 127) <= 2);  // (55 / 255) is 0.2157 of the light, which sRGB writes as 0.502
  CHECK(samples[2] == 255);
}

TEST_CASE("a grey profile like sRGB's own curve changes nothing, a colour profile is not for grey") {
  CHECK(meansSrgb(greyProfile(2.2), false) == (ColourConverter::create(greyProfile(2.2), SampleKind::Gray8) == nullptr));
  CHECK(ColourConverter::create(greyProfile(1.0), SampleKind::Bgra8) == nullptr);
  CHECK(ColourConverter::create(greyProfile(1.0), SampleKind::Cmyk8) == nullptr);
}

TEST_CASE("a progressive JPEG of hundreds of scans is a bomb") {
  const Bytes file = photo("own_progressive.jpg");
  std::size_t lastScan = 0;
  for (std::size_t i = 0; i + 1 < file.size(); ++i) {
    if (file[i] == 0xff && file[i + 1] == 0xda) lastScan = i;
  }
  const Bytes scan(file.begin() + static_cast<std::ptrdiff_t>(lastScan), file.end() - 2);
  Bytes bomb(file.begin(), file.end() - 2);
  for (int i = 0; i < 500; ++i) bomb.insert(bomb.end(), scan.begin(), scan.end());
  bomb.insert(bomb.end(), {0xff, 0xd9});
  CHECK(decode(bomb).error().code == ErrorCode::CompressionBomb);
}

TEST_CASE("CMYK without Adobe's mark is not inverted") {
  Bytes file = photo("own_cmyk.jpg");
  const std::size_t mark = markerAt(file, 0xee);
  const std::size_t length = 2 + file[mark + 2] * 256u + file[mark + 3];
  file.erase(file.begin() + static_cast<std::ptrdiff_t>(mark), file.begin() + static_cast<std::ptrdiff_t>(mark + length));
  const auto with = shown("own_cmyk.jpg"), without = shown(file);
  const std::uint32_t letter = wordAt(with, 34, 40), inverted = wordAt(without, 34, 40);
  CHECK((letter >> 16 & 255) > 200);
  CHECK((inverted >> 16 & 255) < 60);
}

TEST_CASE("segments are walked without leaving the file") {
  CHECK(readJpegLayout(Bytes{0xff, 0xd8, 0xff, 0xe0}).error().code == ErrorCode::FileTruncated);
  CHECK(readJpegLayout(Bytes{0xff, 0xd8, 0xff, 0xe0, 0, 1, 0, 0}).error().code == ErrorCode::FileCorrupt);
  CHECK(readJpegLayout(Bytes{0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0}).error().code == ErrorCode::FileTruncated);
  CHECK(readJpegLayout(Bytes{0xff, 0xd8, 0xff, 0xd9}).error().code == ErrorCode::FileCorrupt);
  CHECK(readJpegLayout(Bytes{0xff, 0xd8, 0xff, 0xda, 0, 2}).error().code == ErrorCode::FileCorrupt);
}

TEST_CASE("an ICC profile of which a part is missing counts as none") {
  Bytes file = photo("own_wide_gamut.jpg");
  REQUIRE_FALSE(readJpegLayout(file)->profile.empty());
  const std::size_t part = markerAt(file, 0xe2);
  file[part + 17] = 2;  // "1 of 2"
  CHECK(readJpegLayout(file)->profile.empty());
  CHECK(showsScene(shown(file)));
}

TEST_CASE("PNG chunks with lengths beyond the end are the end") {
  Bytes file = photo("own_gps.png");
  CHECK_FALSE(pngChunk(file, "eXIf").empty());
  CHECK(pngChunk(file, "nope").empty());
  const std::string_view name = "eXIf";
  const auto place = std::search(file.begin(), file.end(), name.begin(), name.end());
  place[-4] = 0x7f;
  CHECK(pngChunk(file, "eXIf").empty());
  CHECK_FALSE(barePng(file));
}

TEST_CASE("a PNG chunk that claims hundreds of megabytes is refused before libpng takes them") {
  for (const char* name : {"IHDR", "eXIf"}) {
    Bytes file = photo("own_gps.png");
    CHECK(pngHeadIsWhole(file));
    const std::string_view type = name;
    const auto place = std::search(file.begin(), file.end(), type.begin(), type.end());
    place[-4] = 0x30;
    CHECK_FALSE(pngHeadIsWhole(file));
    const auto refused = photoFacts(file);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::FileTruncated);
    CHECK(refused.error().detail == "PNG chunk behind the end");
  }
  // Pixels that are cut short are another matter: the head still says what they were.
  Bytes file = photo("own_gps.png");
  const std::string_view pixels = "IDAT";
  const auto place = std::search(file.begin(), file.end(), pixels.begin(), pixels.end());
  place[-4] = 0x30;
  CHECK(pngHeadIsWhole(file));
  CHECK(photoFacts(file));
  CHECK_FALSE(pngHeadIsWhole(ByteView(file).first(20)));
}

TEST_CASE("brands decide between HEIC, AVIF and films") {
  const auto box = [](std::string_view brands) {
    return toString(Bytes{0, 0, 0, static_cast<std::uint8_t>(8 + brands.size())}) + "ftyp" + std::string(brands);
  };
  const auto of = [&](std::string_view brands) {
    const std::string bytes = box(brands);
    return detect(asBytes(bytes));
  };
  CHECK(of(std::string_view("heic\0\0\0\0mif1", 12)) == PhotoFormat::Heic);
  CHECK(of(std::string_view("mif1\0\0\0\0avifmiaf", 16)) == PhotoFormat::Avif);
  CHECK(of(std::string_view("mif1\0\0\0\0heic", 12)) == PhotoFormat::Heic);
  CHECK(of(std::string_view("isom\0\0\0\0mp42", 12)) == PhotoFormat::Unknown);
  CHECK(of(std::string_view("qt  \0\0\0\0", 8)) == PhotoFormat::Unknown);
}
