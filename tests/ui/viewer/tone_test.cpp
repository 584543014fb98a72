#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cstdlib>

#include "tests/ui/viewer/phantom.h"
#include "ui/viewer/tone_map.h"
#include "ui/viewer/tone_presets.h"

using namespace safelight;
using namespace safelight::ui;
using Catch::Approx;
using imaging::VoiFunction;
using imaging::Window;

namespace {

imaging::Tone toneOf(double slope, double intercept, Window suggested) {
  imaging::Tone tone;
  tone.slope = slope;
  tone.intercept = intercept;
  tone.suggested = std::move(suggested);
  tone.minimum = 100;
  tone.maximum = 4000;
  return tone;
}

Window window(double centre, double width, VoiFunction function = VoiFunction::Linear, std::string explanation = {}) {
  return {.centre = centre, .width = width, .function = function, .explanation = std::move(explanation)};
}

int worst(const ToneMap& map, const imaging::ToneTable& table) {
  std::vector<std::uint16_t> values(65536);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<std::uint16_t>(i);
  std::vector<std::uint32_t> out(values.size());
  map.map(values.data(), out.data(), out.size());
  int difference = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    CHECK((out[i] >> 24) == 0xff);
    difference = std::max(difference, std::abs(static_cast<int>(out[i] & 0xff) - table[i]));
    if (((out[i] >> 8) & 0xff) != (out[i] & 0xff) || ((out[i] >> 16) & 0xff) != (out[i] & 0xff)) return 999;
  }
  return difference;
}

}  // namespace

TEST_CASE("the original look is the default table of core/imaging") {
  const bool inverse = GENERATE(false, true);
  imaging::Tone tone = toneOf(1, 0, window(1860, 3420));
  tone.inverse = inverse;
  ToneMap map;
  map.set(tone, OriginalTone{}, false);
  imaging::ToneTable expected;
  imaging::fillDefaultToneTable(expected, tone, false);
  CHECK(map.table() == expected);
  CHECK(worst(map, expected) <= 1);
}

TEST_CASE("every kind of window maps as its table does") {
  struct Case {
    double slope, intercept, centre, width;
    VoiFunction function;
    bool ramp;
  };
  const auto c = GENERATE(Case{1, 0, 2048, 4096, VoiFunction::Linear, true}, Case{1, -1024, 40, 400, VoiFunction::Linear, true},
                          Case{1, 0, 30000, 2, VoiFunction::Linear, false}, Case{1, 0, 30000, 5, VoiFunction::Linear, true},
                          Case{0.5, -200, 100, 700, VoiFunction::LinearExact, true}, Case{-1, 4095, 1000, 900, VoiFunction::Linear, false},
                          Case{1, 0, -90000, 50, VoiFunction::Linear, true}, Case{1, 0, 900000, 50, VoiFunction::Linear, true},
                          Case{1, 0, 32768, 200000, VoiFunction::Linear, true}, Case{1, 0, 2000, 900, VoiFunction::Sigmoid, false});
  const bool inverted = GENERATE(false, true);
  const imaging::Tone tone = toneOf(c.slope, c.intercept, window(c.centre, c.width, c.function));
  ToneMap map;
  map.set(tone, window(c.centre, c.width, c.function), inverted);
  imaging::ToneTable expected;
  imaging::fillToneTable(expected, tone, window(c.centre, c.width, c.function), inverted);
  CHECK(worst(map, expected) <= 1);
  if (c.ramp) CHECK(map.isRamp());
}

TEST_CASE("padding stays black whatever the window") {
  imaging::Tone tone = toneOf(1, 0, window(1000, 2000));
  tone.hasPadding = true;
  tone.paddingFirst = 60000;
  tone.paddingLast = 65535;
  ToneMap map;
  map.set(tone, window(500, 100), false);
  const std::uint16_t values[] = {65535, 550};
  std::uint32_t out[2];
  map.map(values, out, 2);
  CHECK((out[0] & 0xff) == 0);
  CHECK((out[1] & 0xff) == 255);
}

TEST_CASE("presets begin with the original, name the file's windows once, and end with ours") {
  auto image = test::grayImage(8, 8, [](std::uint32_t x, std::uint32_t y) { return 100 + x * 50 + y; });
  image.tone.windows = {window(300, 400, VoiFunction::Linear, "Default"), window(350, 100, VoiFunction::Linear, "Caries"),
                        window(350, 100, VoiFunction::Linear, "Caries again")};
  image.tone.suggested = image.tone.windows.front();
  const auto presets = tonePresets(image);
  REQUIRE(presets.size() == 6);
  CHECK(presets[0].kind == PresetKind::Original);
  CHECK(presets[1].name == "Caries");
  CHECK(presets[2].kind == PresetKind::Histogram);
  CHECK(presets[3].kind == PresetKind::FullRange);
  CHECK(std::get<Window>(presets[4].choice).width == 200);
  CHECK(std::get<Window>(presets[5].choice).width == 800);
}

TEST_CASE("bone and soft tissue are offered for Hounsfield units alone, and nothing for colour") {
  auto image = test::grayImage(4, 4, [](std::uint32_t x, std::uint32_t) { return x; });
  const auto has = [](const std::vector<TonePreset>& presets, PresetKind kind) {
    return std::any_of(presets.begin(), presets.end(), [&](const TonePreset& preset) { return preset.kind == kind; });
  };
  CHECK_FALSE(has(tonePresets(image), PresetKind::Bone));
  image.tone.units = "HU";
  CHECK(has(tonePresets(image), PresetKind::Bone));
  CHECK(has(tonePresets(image), PresetKind::SoftTissue));
  CHECK(tonePresets(test::photo(4, 4)).empty());
}

TEST_CASE("a table that is shown first stands for its range, and other tables are presets") {
  auto image = test::grayImage(4, 4, [](std::uint32_t x, std::uint32_t) { return x; });
  image.tone.luts = {{.firstMapped = 100, .bits = 8, .values = std::vector<std::uint16_t>(200, 7), .explanation = "Vendor"},
                     {.firstMapped = 0, .bits = 8, .values = std::vector<std::uint16_t>(50, 9), .explanation = "Endo"}};
  image.tone.suggestedIsLut = true;
  CHECK(windowOf(image.tone, OriginalTone{}).centre == 200);
  CHECK(windowOf(image.tone, OriginalTone{}).width == 200);
  const auto presets = tonePresets(image);
  REQUIRE(presets.size() > 1);
  CHECK(presets[1].name == "Endo");
  CHECK(std::get<LutTone>(presets[1].choice).index == 1);
}

TEST_CASE("dragging right widens, dragging up brightens, and back again is where it began") {
  const imaging::Tone tone = toneOf(1, 0, window(2000, 1000));
  const Window start = window(2000, 1000);
  CHECK(draggedWindow(start, tone, 100, 0, false).width > 1000);
  CHECK(draggedWindow(start, tone, -100, 0, false).width < 1000);
  CHECK(draggedWindow(start, tone, 0, -100, false).centre < 2000);
  CHECK(draggedWindow(start, tone, 0, -100, true).centre > 2000);
  const Window there = draggedWindow(start, tone, 130, 0, false);
  CHECK(draggedWindow(there, tone, -130, 0, false).width == Approx(1000));
  CHECK(draggedWindow(start, tone, 0, 0, false).centre == 2000);
}

TEST_CASE("up is brighter on the screen, proved on a pixel") {
  const bool inverse = GENERATE(false, true);
  const bool inverted = GENERATE(false, true);
  imaging::Tone tone = toneOf(1, 0, window(2000, 2000));
  tone.inverse = inverse;
  const auto grey = [&](const Window& chosen) {
    ToneMap map;
    map.set(tone, chosen, inverted);
    const std::uint16_t value = 2000;
    std::uint32_t out = 0;
    map.map(&value, &out, 1);
    return out & 0xff;
  };
  const Window start = window(2000, 2000);
  CHECK(grey(draggedWindow(start, tone, 0, -80, inverse != inverted)) > grey(start));
}

TEST_CASE("a drag never leaves the window without width or far from the pixels") {
  const imaging::Tone tone = toneOf(1, -1024, window(40, 400));
  const Window narrow = draggedWindow(window(40, 400), tone, -1e5, -1e7, false);
  CHECK(narrow.width >= 2);
  CHECK(narrow.centre >= -1024 - 4000.0);
  const Window wide = draggedWindow(window(40, 400), tone, 1e5, 1e7, false);
  CHECK(wide.width <= 8 * 4000.0);
  CHECK(wide.centre <= 2 * 4000.0);
}

TEST_CASE("a stored window comes back as it was, with the file's own name where it is the file's") {
  imaging::Tone tone = toneOf(1, 0, window(1860, 3420));
  tone.windows = {window(1860, 3420), window(2300, 1600, VoiFunction::Sigmoid, "Caries")};
  model::DisplayState display;
  storeChoice(tone.windows[1], tone, display);
  CHECK(display.hasWindow);
  const auto back = std::get<Window>(choiceOf(display, tone));
  CHECK(back.explanation == "Caries");
  CHECK(back.function == VoiFunction::Sigmoid);
  storeChoice(OriginalTone{}, tone, display);
  CHECK(std::holds_alternative<OriginalTone>(choiceOf(display, tone)));
  display.hasWindow = true;
  display.windowWidth = -4;
  CHECK(std::holds_alternative<OriginalTone>(choiceOf(display, tone)));
}
