#include "core/imaging/tone.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "pictures.h"

using namespace safelight;
using namespace safelight::imaging;
using tests::greyImage;

namespace {

ToneTable tableFor(const Tone& tone, const Window& window, bool inverted = false) {
  ToneTable table;
  fillToneTable(table, tone, window, inverted);
  return table;
}

Window window(double centre, double width, VoiFunction function) { return {centre, width, function, {}}; }

}  // namespace

// Expected values below are worked out by hand from PS3.3 C.11.2.1.2 and C.11.2.1.3.

TEST_CASE("LINEAR follows the formula with c - 0.5 and w - 1") {
  const ToneTable table = tableFor({}, window(128, 256, VoiFunction::Linear));
  // ((x - 127.5) / 255 + 0.5) * 255 = x: this window changes nothing.
  for (unsigned x = 0; x < 256; ++x) REQUIRE(table[x] == x);
  CHECK(table[256] == 255);
  CHECK(table[65535] == 255);
}

TEST_CASE("LINEAR of the standard's own example: c=2048, w=4096 maps 0 to 0 and 4095 to 255") {
  const ToneTable table = tableFor({}, window(2048, 4096, VoiFunction::Linear));
  CHECK(table[0] == 0);
  CHECK(table[4095] == 255);
  CHECK(table[1024] == 64);   // 1024 / 4095 * 255 = 63.77
  CHECK(table[2047] == 127);  // 127.47
  CHECK(table[2048] == 128);  // 127.53
}

TEST_CASE("LINEAR of width 1 is a threshold at c - 0.5") {
  const ToneTable table = tableFor({}, window(100, 1, VoiFunction::Linear));
  CHECK(table[99] == 0);
  CHECK(table[100] == 255);
}

TEST_CASE("LINEAR_EXACT uses centre and width as they are") {
  const ToneTable table = tableFor({}, window(128, 256, VoiFunction::LinearExact));
  CHECK(table[0] == 0);
  CHECK(table[64] == 64);    // 63.75
  CHECK(table[128] == 128);  // 127.5 rounds up
  CHECK(table[255] == 254);  // 254.0
  CHECK(table[256] == 255);
}

TEST_CASE("LINEAR and LINEAR_EXACT differ where the standard says so") {
  const ToneTable linear = tableFor({}, window(3, 4, VoiFunction::Linear)), exact = tableFor({}, window(3, 4, VoiFunction::LinearExact));
  // LINEAR runs from 1 to 4, exact from 1 to 5.
  CHECK(linear[2] == 85);
  CHECK(exact[2] == 64);
  CHECK(linear[4] == 255);
  CHECK(exact[4] == 191);
}

TEST_CASE("SIGMOID passes through the middle at its centre and has slope 1/w there") {
  const ToneTable table = tableFor({}, window(1000, 400, VoiFunction::Sigmoid));
  CHECK(table[1000] == 128);  // 127.5
  CHECK(table[1100] == 186);  // 255 / (1 + e^-1) = 186.4
  CHECK(table[900] == 69);    // 255 / (1 + e^1) = 68.6
  CHECK(table[0] == 0);
  CHECK(table[65535] == 255);
}

TEST_CASE("slope and intercept turn pixels into modality values before the window") {
  Tone tone;
  tone.slope = 2;
  tone.intercept = -1000;
  const ToneTable table = tableFor(tone, window(128, 256, VoiFunction::Linear));
  CHECK(table[500] == 0);    // value 0
  CHECK(table[550] == 100);  // value 100
  CHECK(table[627] == 254);  // value 254
  CHECK(table[628] == 255);
}

TEST_CASE("MONOCHROME1 and a person's inversion each turn the picture over, both together do not") {
  Tone tone;
  const Window plain = window(128, 256, VoiFunction::Linear);
  CHECK(tableFor(tone, plain, true)[10] == 245);
  tone.inverse = true;
  CHECK(tableFor(tone, plain, false)[10] == 245);
  CHECK(tableFor(tone, plain, true)[10] == 10);
}

TEST_CASE("padding is black, inverted or not") {
  Tone tone;
  tone.hasPadding = true;
  tone.paddingFirst = 200;
  tone.paddingLast = 210;
  const Window plain = window(128, 256, VoiFunction::Linear);
  for (const bool inverted : {false, true}) {
    const ToneTable table = tableFor(tone, plain, inverted);
    CHECK(table[200] == 0);
    CHECK(table[210] == 0);
    CHECK(table[199] == (inverted ? 56 : 199));
    CHECK(table[211] == (inverted ? 44 : 211));
  }
}

TEST_CASE("a padding range written backwards is understood") {
  Tone tone;
  tone.hasPadding = true;
  tone.paddingFirst = 65535;
  tone.paddingLast = 65530;
  CHECK(tableFor(tone, window(128, 256, VoiFunction::Linear))[65532] == 0);
}

TEST_CASE("a VOI LUT clamps below its first and above its last value") {
  ToneTable table;
  const VoiLut lut{100, 8, {10, 20, 30}, {}};
  fillToneTable(table, {}, lut, false);
  CHECK(table[0] == 10);
  CHECK(table[100] == 10);
  CHECK(table[101] == 20);
  CHECK(table[102] == 30);
  CHECK(table[60000] == 30);
}

TEST_CASE("a VOI LUT of twelve bits is scaled to eight") {
  ToneTable table;
  fillToneTable(table, {}, VoiLut{0, 12, {0, 2048, 4095}, {}}, false);
  CHECK(table[0] == 0);
  CHECK(table[1] == 128);  // 127.53
  CHECK(table[2] == 255);
}

TEST_CASE("a VOI LUT may begin at a negative modality value") {
  Tone tone;
  tone.intercept = -1024;
  ToneTable table;
  fillToneTable(table, tone, VoiLut{-1024, 8, {7, 8, 9}, {}}, false);
  CHECK(table[0] == 7);
  CHECK(table[1] == 8);
}

TEST_CASE("an empty VOI LUT falls back to the window") {
  ToneTable table;
  Tone tone;
  tone.suggested = window(128, 256, VoiFunction::Linear);
  fillToneTable(table, tone, VoiLut{0, 8, {}, {}}, false);
  CHECK(table[77] == 77);
}

TEST_CASE("numbers that are none give black and no crash") {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  for (const double bad : {nan, inf, -inf, 1e308}) {
    Tone tone;
    tone.slope = bad;
    for (const auto function : {VoiFunction::Linear, VoiFunction::LinearExact, VoiFunction::Sigmoid}) {
      CHECK(tableFor(tone, window(bad, bad, function)).size() == 65536);
      CHECK(tableFor({}, window(nan, 100, function))[5] == 0);
    }
    ToneTable table;
    fillToneTable(table, tone, VoiLut{0, 8, {1, 2}, {}}, false);
    CHECK(table[3] <= 2);
  }
}

TEST_CASE("the default is the first VOI LUT when it is suggested, else the window") {
  Tone tone;
  tone.suggested = window(128, 256, VoiFunction::Linear);
  tone.luts = {VoiLut{0, 8, {200}, {}}};
  ToneTable table;
  fillDefaultToneTable(table, tone);
  CHECK(table[3] == 3);
  tone.suggestedIsLut = true;
  fillDefaultToneTable(table, tone);
  CHECK(table[3] == 200);
}

TEST_CASE("a whole frame is drawn with its default tone") {
  PixelImage image = greyImage(4, 2, [](auto x, auto y) { return static_cast<std::uint16_t>(10 * x + 100 * y); });
  image.tone.suggested = window(128, 256, VoiFunction::Linear);
  const Rendered picture = renderDefault(image);
  CHECK(picture.width == 4);
  CHECK(picture.height == 2);
  CHECK_FALSE(picture.colour);
  CHECK(picture.pixels == Bytes{0, 10, 20, 30, 100, 110, 120, 130});
}

TEST_CASE("colour is drawn as it is") {
  PixelImage image;
  image.width = image.height = 1;
  image.format = PixelFormat::Rgb32;
  image.pixels = {1, 2, 3, 255};
  const Rendered picture = renderDefault(image);
  CHECK(picture.colour);
  CHECK(picture.pixels == image.pixels);
}

TEST_CASE("a frame whose sizes disagree draws nothing") {
  PixelImage image = greyImage(4, 4, [](auto, auto) { return std::uint16_t{1}; });
  image.width = 5;
  CHECK(renderDefault(image).pixels.empty());
}

TEST_CASE("the histogram window spans the middle 99 percent") {
  // 1,000 x 10 pixels: each value 0..999 ten times.
  const PixelImage image = greyImage(1000, 10, [](auto x, auto) { return static_cast<std::uint16_t>(x); });
  const Window found = windowFromHistogram(image);
  CHECK(found.function == VoiFunction::Linear);
  CHECK(found.centre - 0.5 - (found.width - 1) / 2 == 4);    // the 50th of 10,000 pixels
  CHECK(found.centre - 0.5 + (found.width - 1) / 2 == 994);  // the 9,950th
}

TEST_CASE("saturated edges and padding do not count for the histogram window") {
  // A tenth is collimator (0), a tenth direct exposure (4095), a tenth padding (60000), anatomy between 1000 and 2000.
  PixelImage image = greyImage(1000, 10, [](auto x, auto) {
    if (x < 100) return std::uint16_t{0};
    if (x < 200) return std::uint16_t{4095};
    if (x < 300) return std::uint16_t{60000};
    return static_cast<std::uint16_t>(1000 + x);
  });
  image.tone.hasPadding = true;
  image.tone.paddingFirst = image.tone.paddingLast = 60000;
  const Window found = windowFromHistogram(image);
  const double low = found.centre - 0.5 - (found.width - 1) / 2, high = found.centre - 0.5 + (found.width - 1) / 2;
  CHECK(low >= 1300);
  CHECK(low <= 1310);
  CHECK(high >= 1990);
  CHECK(high <= 1999);
}

TEST_CASE("the histogram window is in modality values, a negative slope too") {
  PixelImage image = greyImage(100, 100, [](auto x, auto) { return static_cast<std::uint16_t>(x); });
  image.tone.slope = -1;
  image.tone.intercept = 100;
  const Window found = windowFromHistogram(image);
  CHECK(found.width > 90);
  CHECK(found.width < 101);
  CHECK(found.centre > 49);
  CHECK(found.centre < 53);
}

TEST_CASE("fractional units get an exact window") {
  PixelImage image = greyImage(100, 100, [](auto x, auto) { return static_cast<std::uint16_t>(x); });
  image.tone.slope = 0.001;
  const Window found = windowFromHistogram(image);
  CHECK(found.function == VoiFunction::LinearExact);
  CHECK(found.width < 0.1);
  CHECK(found.width > 0.09);
}

TEST_CASE("a picture of one value or of none has a window all the same") {
  CHECK(windowFromHistogram(greyImage(10, 10, [](auto, auto) { return std::uint16_t{7}; })).width >= 1);
  CHECK(windowFromHistogram(PixelImage{}).width >= 1);
  const PixelImage twoValues = greyImage(10, 10, [](auto x, auto) { return static_cast<std::uint16_t>(x < 5 ? 0 : 255); });
  CHECK(windowFromHistogram(twoValues).width == 256);
}

TEST_CASE("a straight tone gives the greys of the table to one level, turned over or not") {
  for (const VoiFunction function : {VoiFunction::Linear, VoiFunction::LinearExact}) {
    for (const auto& [slope, intercept, centre, width] :
         {std::array{1.0, 0.0, 2048.0, 4096.0}, std::array{1.0, -1024.0, 1000.0, 3000.0}, std::array{0.5, 10.0, 9000.0, 12000.5}, std::array{1.0, 0.0, 65000.0, 8000.0}}) {
      for (const bool inverse : {false, true}) {
        Tone tone;
        tone.slope = slope;
        tone.intercept = intercept;
        tone.inverse = inverse;
        tone.suggested = {centre, width, function, {}};
        const auto straight = straightDefaultTone(tone);
        CAPTURE(slope, centre, width, inverse);
        REQUIRE(straight);
        ToneTable table;
        fillDefaultToneTable(table, tone);
        int worst = 0;
        for (int pixel = 0; pixel < 65536; ++pixel) {
          const int cut = std::clamp<int>(pixel, straight->low, straight->high) - straight->low;
          const int grey = static_cast<int>(std::min(straight->gain * static_cast<float>(cut) + 0.5f, 255.0f)) ^ (inverse ? 255 : 0);
          worst = std::max(worst, std::abs(grey - table[static_cast<std::size_t>(pixel)]));
        }
        CHECK(worst <= 1);
      }
    }
  }
}

TEST_CASE("what is not straight, or has padding, or shows a step at its ends, has no straight tone") {
  Tone tone;
  tone.suggested = {2048, 4096, VoiFunction::Linear, {}};
  REQUIRE(straightDefaultTone(tone));
  const auto changed = [&tone](auto change) {
    Tone other = tone;
    change(other);
    return straightDefaultTone(other).has_value();
  };
  CHECK_FALSE(changed([](Tone& other) { other.suggested.function = VoiFunction::Sigmoid; }));
  CHECK_FALSE(changed([](Tone& other) { other.hasPadding = true; }));
  CHECK_FALSE(changed([](Tone& other) { other.suggestedIsLut = true; }));
  CHECK_FALSE(changed([](Tone& other) { other.slope = -1; }));
  CHECK_FALSE(changed([](Tone& other) { other.suggested.width = 256; }));
  CHECK_FALSE(changed([](Tone& other) { other.suggested.width = std::nan(""); }));
  // Darkest above the lowest pixel there can be: the cut would lose what lies under it.
  CHECK_FALSE(changed([](Tone& other) { other.suggested.centre = 1000; }));
  CHECK_FALSE(changed([](Tone& other) { other.suggested.centre = 1e9; }));
}
