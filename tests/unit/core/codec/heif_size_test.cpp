#include "core/codec/heif_size.h"

#include <libheif/heif_version.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/core/codec/photos.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

namespace {

using Box = std::string;

Box box(std::string_view kind, const std::string& body) {
  const auto size = static_cast<std::uint32_t>(body.size() + 8);
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(size >> shift & 255);
  return out + std::string(kind) + body;
}

std::string big(std::uint32_t value) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 255);
  return out;
}

const std::string kNoFlags(4, '\0');

Box size(std::uint32_t width, std::uint32_t height) { return box("ispe", kNoFlags + big(width) + big(height)); }
Box turned(int quarters) { return box("irot", std::string(1, static_cast<char>(quarters))); }

/// An HEIF head whose primary item 7 has the properties in this order; item 3 stands before it with a size of its own.
std::string heif(const std::vector<Box>& properties) {
  std::string container = size(5, 5), order;
  for (std::size_t i = 0; i < properties.size(); ++i) {
    container += properties[i];
    order += static_cast<char>(i + 2);
  }
  const std::string other = std::string("\0\3\1\1", 4);
  const std::string primary = std::string("\0\7", 2) + static_cast<char>(properties.size()) + order;
  const Box associations = box("ipma", kNoFlags + big(2) + other + primary);
  return box("ftyp", "heic") + box("meta", kNoFlags + box("pitm", kNoFlags + std::string("\0\7", 2)) + box("iprp", box("ipco", container) + associations));
}

std::string sizeOf(const std::string& file) {
  const auto shown = heifShownSize(asBytes(file));
  return shown ? std::to_string(shown->width) + "x" + std::to_string(shown->height) : "none";
}

}  // namespace

TEST_CASE("a rotation after the size turns it, one before it does not") {
  CHECK(sizeOf(heif({size(64, 96)})) == "64x96");
  CHECK(sizeOf(heif({size(64, 96), turned(1)})) == "96x64");
  CHECK(sizeOf(heif({size(64, 96), turned(2)})) == "64x96");
  CHECK(sizeOf(heif({size(64, 96), turned(3)})) == "96x64");
  CHECK(sizeOf(heif({turned(3), size(96, 64)})) == "96x64");
}

TEST_CASE("a crop, no size and a missing property leave the question to the library") {
  CHECK(sizeOf(heif({size(64, 96), box("clap", std::string(32, '\1'))})) == "none");
  CHECK(sizeOf(heif({turned(1)})) == "none");
  CHECK(sizeOf(heif({size(0, 96)})) == "none");
  CHECK(sizeOf(box("ftyp", "heic")) == "none");
  CHECK(sizeOf("") == "none");
}

TEST_CASE("a head cut anywhere, or with any byte changed, is read within its bounds") {
  const std::string whole = heif({size(64, 96), turned(1)});
  for (std::size_t length = 0; length < whole.size(); ++length) {
    const std::vector<char> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));  // exactly as long: a sanitizer sees one byte more
    const auto shown = heifShownSize({reinterpret_cast<const std::uint8_t*>(cut.data()), cut.size()});
    CHECK_FALSE(shown);
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char value : {'\0', '\1', '\x7F', '\xFF'}) {
      std::string changed = whole;
      changed[at] = value;
      const auto shown = heifShownSize(asBytes(changed));
      if (shown) CHECK(shown->width > 0);
    }
  }
}

TEST_CASE("the photographs of phones and those of an older libheif tell the size at which they are shown") {
  for (const char* name : {"own_orientation_6.heic", "own_orientation_6.avif"}) {
    CAPTURE(name);
    const Bytes file = photo(name);
    const auto shownSize = heifShownSize(file);
    REQUIRE(shownSize);
    CHECK(shownSize->width == 96);
    CHECK(shownSize->height == 64);
    // The same with the rotation listed first and the size as shown, as older writers have it.
    std::string odd = toString(file);
    const std::size_t ispe = odd.find("ispe"), ipma = odd.find("ipma");
    REQUIRE(ispe != std::string::npos);
    REQUIRE(ipma != std::string::npos);
    std::swap_ranges(odd.begin() + static_cast<std::ptrdiff_t>(ispe) + 8, odd.begin() + static_cast<std::ptrdiff_t>(ispe) + 12,
                     odd.begin() + static_cast<std::ptrdiff_t>(ispe) + 12);
    const std::size_t count = static_cast<unsigned char>(odd[ipma + 14]);
    std::rotate(odd.begin() + static_cast<std::ptrdiff_t>(ipma) + 15, odd.begin() + static_cast<std::ptrdiff_t>(ipma + 15 + count - 1),
                odd.begin() + static_cast<std::ptrdiff_t>(ipma + 15 + count));
    const auto facts = photoFacts(asBytes(odd));
    REQUIRE(facts);
    CHECK(facts->width == 96);
    CHECK(facts->height == 64);
    const auto pixels = decode(asBytes(odd));
    // Somewhere after 1.19 libheif began to refuse a size that is not that of the coded picture.
    constexpr std::uint32_t kMayRefuse = 1u << 24 | 20u << 16;
    if (LIBHEIF_NUMERIC_VERSION >= kMayRefuse && !pixels) {
      CHECK(pixels.error().code == ErrorCode::FileCorrupt);
      continue;
    }
    REQUIRE(pixels);
    CHECK(showsScene(imaging::renderDefault(*pixels), 0.95));
  }
}
