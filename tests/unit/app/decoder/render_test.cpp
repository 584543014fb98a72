// What is exported is what a person saw.
#include "app/decoder/worker/render.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::decoder;
using imaging::VoiFunction;

namespace {

imaging::PixelImage ramp(const std::vector<imaging::Window>& windows) {
  imaging::PixelImage image;
  image.width = 64;
  image.height = 64;
  image.pixels.resize(64 * 64 * 2);
  auto* pixel = reinterpret_cast<std::uint16_t*>(image.pixels.data());
  for (std::uint16_t i = 0; i < 4096; ++i) pixel[i] = i;
  image.tone.minimum = 0;
  image.tone.maximum = 4095;
  image.tone.windows = windows;
  image.tone.suggested = windows.front();
  return image;
}

model::DisplayState windowed(double centre, double width) {
  model::DisplayState display;
  display.hasWindow = true;
  display.windowCentre = centre;
  display.windowWidth = width;
  return display;
}

Bytes through(const imaging::PixelImage& image, const imaging::Window& window) {
  const auto table = std::make_unique<imaging::ToneTable>();
  imaging::fillToneTable(*table, image.tone, window, false);
  Bytes out;
  for (std::size_t i = 0; i < image.pixels.size() / 2; ++i) out.push_back((*table)[image.gray()[i]]);
  return out;
}

}  // namespace

TEST_CASE("a window that a person made is straight, whatever the device's own are") {
  const auto image = ramp({{2000, 1000, VoiFunction::Sigmoid, "A"}});
  CHECK((draw(image, windowed(1500, 800)).pixels == through(image, {1500, 800, VoiFunction::Linear, {}})));
  const auto exact = ramp({{2000, 1000, VoiFunction::LinearExact, "A"}});
  CHECK((draw(exact, windowed(1500, 800)).pixels == through(exact, {1500, 800, VoiFunction::LinearExact, {}})));
}

TEST_CASE("one of the device's own windows keeps its curve") {
  const auto image = ramp({{2000, 1000, VoiFunction::Sigmoid, "A"}, {1000, 300, VoiFunction::Sigmoid, "B"}});
  CHECK((draw(image, windowed(1000, 300)).pixels == through(image, image.tone.windows[1])));
  CHECK((draw(image, {}).pixels == through(image, image.tone.windows[0])));
}
