// Every file that is meant to hurt, and every good file hurt in many places: an error or a picture of the size that was
// said, never a crash. Sanitizers and the jail's own tests look at the same files.

#include <catch2/catch_test_macros.hpp>

#include "photos.h"
#include "tests/support/fixed_random.h"

using namespace safelight;
using namespace safelight::codec;
using namespace safelight::tests;

namespace {

/// Small caps keep a hostile size from costing time.
Limits tightLimits() {
  Limits limits;
  limits.frameBytes = 16u << 20;
  return limits;
}

void tryEverything(ByteView file) {
  (void)photoFacts(file);
  REQUIRE(photoRows(file).size() < 1000);
  const auto image = decodePhoto(file, 0, 0, tightLimits());
  if (!image) return;
  REQUIRE(image->sizesAgree());
  REQUIRE(image->pixels.size() <= tightLimits().frameBytes);
}

std::vector<Path> filesIn(const Path& folder) {
  std::vector<Path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("hostile photographs end in an error or in a picture") {
  const auto files = filesIn(testData() / "photos" / "hostile");
  REQUIRE(files.size() > 15);
  for (const Path& path : files) {
    CAPTURE(path.filename().string());
    const Bytes file = readFile(path);
    tryEverything(file);
    (void)withoutMetadata(file);
  }
}

TEST_CASE("hostile photographs beside the checkout end well too") {
  const Path folder = Path(SAFELIGHT_SOURCE_DIR).parent_path() / "shared" / "data" / "hostile" / "photos";
  if (!std::filesystem::exists(folder)) SKIP("no ../shared/data here");
  for (const Path& path : filesIn(folder)) {
    CAPTURE(path.filename().string());
    tryEverything(readFile(path));
  }
}

TEST_CASE("good photographs with flipped bytes end in an error or in a picture") {
  FixedRandom random(7);
  for (const Path& path : filesIn(testData() / "photos")) {
    const Bytes file = readFile(path);
    if (file.size() > 20000 || file.empty()) continue;
    CAPTURE(path.filename().string());
    for (int round = 0; round < 40; ++round) {
      Bytes hurt = file;
      std::array<std::uint8_t, 16> dice;
      random.fill(dice);
      for (std::size_t i = 0; i < dice.size(); i += 4) {
        // Half of the blows fall on the first 300 bytes, where the sizes stand.
        const std::size_t place =
            (dice[i] * 65536u + dice[i + 1] * 256u + dice[i + 2]) % (i < 8 ? std::min<std::size_t>(300, file.size()) : file.size());
        hurt[place] = dice[i + 3];
      }
      tryEverything(hurt);
    }
  }
}

TEST_CASE("a GIF bomb is not even looked into") {
  CHECK(decode(photo("hostile/decompression_bomb.gif")).error().code == ErrorCode::FormatUnsupported);
}

TEST_CASE("a JPEG of no height and a PNG of mad size have their own errors") {
  CHECK(decode(photo("hostile/zero-height.jpg")).error().code == ErrorCode::FileCorrupt);
  CHECK(decode(photo("hostile/broken.png")).error().code == ErrorCode::TooManyPixels);
}
