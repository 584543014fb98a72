#include "ui/viewer/frame_renderer.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <cmath>
#include <cstdlib>
#include <random>

#include "tests/ui/viewer/phantom.h"

using namespace safelight;
using namespace safelight::ui;
using test::grayImage;

namespace {

imaging::SharedPixelImage shared(imaging::PixelImage image) { return std::make_shared<imaging::PixelImage>(std::move(image)); }

/// Smooth with some texture, so that a shift by a pixel shows.
imaging::SharedPixelImage texture(std::uint32_t width, std::uint32_t height) {
  return shared(grayImage(width, height, [=](std::uint32_t x, std::uint32_t y) {
    return 2048 + 1500 * std::sin(x * 0.31) * std::cos(y * 0.23) + 300.0 * x / width;
  }));
}

/// The renderer's task done slowly, from the definition: samples of the frame at each view pixel, in doubles.
class Reference {
 public:
  Reference(const imaging::PixelImage& image, const ViewTransform& transform) : m_image(image), m_transform(transform) {
    const double across = transform.scale() * transform.imageSize().width / image.width, down = transform.scale() * transform.imageSize().height / image.height;
    m_area = across < 1 || down < 1;
    m_mixed = m_area && (across >= 1 || down >= 1);
    m_areaDown = down < 1;
  }

  double value(double viewX, double viewY) const {
    if (m_mixed) return mixed(viewX, viewY);
    if (!m_area) {
      const Spot at = source(viewX + 0.5, viewY + 0.5);
      return bilinear(at.x - 0.5, at.y - 0.5);
    }
    const Spot a = source(viewX, viewY);
    const Spot b = source(viewX + 1, viewY + 1);
    return mean(std::min(a.x, b.x), std::max(a.x, b.x), std::min(a.y, b.y), std::max(a.y, b.y));
  }

 private:
  /// Frame coordinates of a point of the view, from the whole-pixel origin as the screen has it.
  Spot source(double viewX, double viewY) const {
    const Spot origin = m_transform.origin();
    const Spot exactOrigin = m_transform.toView(corner());
    const Spot point = m_transform.toImage({viewX - origin.x + exactOrigin.x, viewY - origin.y + exactOrigin.y});
    return {point.x * m_image.width / m_transform.imageSize().width, point.y * m_image.height / m_transform.imageSize().height};
  }
  /// The image point at the top left of the screen rectangle.
  Spot corner() const {
    const Orientation orientation = m_transform.orientation();
    const Extent size = m_transform.imageSize();
    return {orientation.flipsX() ? size.width : 0, orientation.flipsY() ? size.height : 0};
  }
  double pixel(double x, double y) const {
    const auto column = static_cast<std::size_t>(std::clamp(x, 0.0, m_image.width - 1.0));
    const auto row = static_cast<std::size_t>(std::clamp(y, 0.0, m_image.height - 1.0));
    return m_image.gray()[row * m_image.width + column];
  }
  double bilinear(double x, double y) const {
    const double left = std::floor(x), top = std::floor(y), u = x - left, v = y - top;
    return (pixel(left, top) * (1 - u) + pixel(left + 1, top) * u) * (1 - v) + (pixel(left, top + 1) * (1 - u) + pixel(left + 1, top + 1) * u) * v;
  }
  /// One side shrinks and the other grows: areas along the first, a mixture along the second.
  double mixed(double viewX, double viewY) const {
    const Spot a = source(viewX, viewY), b = source(viewX + 1, viewY + 1), at = source(viewX + 0.5, viewY + 0.5);
    const auto line = [&](double position) {
      position = std::clamp(position, 0.0, (m_areaDown ? m_image.width : m_image.height) - 1.0);
      return m_areaDown ? mean(position, position + 1, std::min(a.y, b.y), std::max(a.y, b.y)) : mean(std::min(a.x, b.x), std::max(a.x, b.x), position, position + 1);
    };
    const double position = (m_areaDown ? at.x : at.y) - 0.5, below = std::floor(position);
    return line(below) * (1 - (position - below)) + line(below + 1) * (position - below);
  }
  double mean(double left, double right, double top, double bottom) const {
    left = std::clamp(left, 0.0, double(m_image.width));
    right = std::clamp(right, 0.0, double(m_image.width));
    top = std::clamp(top, 0.0, double(m_image.height));
    bottom = std::clamp(bottom, 0.0, double(m_image.height));
    double sum = 0, weight = 0;
    for (double y = std::floor(top); y < bottom; ++y) {
      for (double x = std::floor(left); x < right; ++x) {
        const double part = (std::min(right, x + 1) - std::max(left, x)) * (std::min(bottom, y + 1) - std::max(top, y));
        sum += part * pixel(x, y);
        weight += part;
      }
    }
    return weight > 0 ? sum / weight : pixel(left, top);
  }

  const imaging::PixelImage& m_image;
  ViewTransform m_transform;
  bool m_area = false, m_mixed = false, m_areaDown = false;
};

/// Largest difference in grey levels between the renderer and the reference over everything that is covered.
int worstDifference(const FrameRenderer& renderer, const Reference& reference) {
  const PixelRect covered = renderer.covered();
  std::vector<std::uint32_t> row(static_cast<std::size_t>(std::max(0, covered.width)));
  int worst = 0;
  for (int y = 0; y < covered.height; ++y) {
    renderer.drawRow(y, 0, covered.width, row.data());
    for (int x = 0; x < covered.width; ++x) {
      const double value = reference.value(covered.x + x, covered.y + y);
      const int expected = renderer.tone().table()[static_cast<std::size_t>(std::lround(value))];
      worst = std::max(worst, std::abs(expected - static_cast<int>(row[static_cast<std::size_t>(x)] & 0xff)));
    }
  }
  return worst;
}

ViewTransform transformOf(const imaging::PixelImage& image, double viewWidth, double viewHeight) {
  ViewTransform transform;
  transform.setImageSize({double(image.width), double(image.height)});
  transform.setViewSize({viewWidth, viewHeight});
  return transform;
}

}  // namespace

TEST_CASE("what is drawn is within a grey level of the slow reference, at every turn, mirror and scale") {
  const auto quarters = GENERATE(0, 1, 2, 3);
  const bool mirrored = GENERATE(false, true);
  const double zoom = GENERATE(0.37, 0.8, 1.0, 1.31, 4.7);
  const auto frame = texture(97, 61);
  FrameRenderer renderer;
  renderer.setFrame(frame);
  renderer.setTone(imaging::Window{.centre = 2000, .width = 4000, .function = {}, .explanation = {}}, false);
  ViewTransform transform = transformOf(*frame, 131, 113);
  transform.setOrientation({static_cast<std::uint8_t>(quarters), mirrored});
  transform.zoomTo(zoom, {40, 70});
  renderer.place(transform, RenderQuality::Fine);
  REQUIRE_FALSE(renderer.covered().isEmpty());
  CHECK(worstDifference(renderer, Reference(*frame, transform)) <= 1);
}

TEST_CASE("pixels that are no squares are drawn in their true proportion, within a grey level of the slow reference") {
  const auto quarters = GENERATE(0, 1, 3);
  const double zoom = GENERATE(0.45, 0.7, 1.0, 2.3);
  const Extent size = GENERATE(Extent{291, 366}, Extent{727.5, 183});
  const auto frame = texture(291, 183);
  FrameRenderer renderer;
  renderer.setFrame(frame);
  renderer.setTone(imaging::Window{.centre = 2000, .width = 4000, .function = {}, .explanation = {}}, false);
  ViewTransform transform;
  transform.setImageSize(size);
  transform.setViewSize({300, 300});
  transform.setOrientation({static_cast<std::uint8_t>(quarters), true});
  transform.zoomTo(zoom, {150, 150});
  renderer.place(transform, RenderQuality::Fine);
  REQUIRE(transform.scale() == zoom);
  const Extent shown = transform.orientedSize();
  CHECK(std::abs(renderer.covered().width - std::min(300.0, zoom * shown.width)) <= 1);
  CHECK(std::abs(renderer.covered().height - std::min(300.0, zoom * shown.height)) <= 1);
  CHECK(worstDifference(renderer, Reference(*frame, transform)) <= 1);
}

TEST_CASE("one to one shows exactly the frame's pixels") {
  const auto frame = texture(80, 50);
  FrameRenderer renderer;
  renderer.setFrame(frame);
  renderer.setTone(OriginalTone{}, false);
  ViewTransform transform = transformOf(*frame, 201, 151);
  transform.actualPixels({100, 75});
  renderer.place(transform, RenderQuality::Fine);
  REQUIRE(renderer.covered().width == 80);
  REQUIRE(renderer.covered().height == 50);
  std::vector<std::uint32_t> row(80);
  for (int y = 0; y < 50; ++y) {
    renderer.drawRow(y, 0, 80, row.data());
    for (int x = 0; x < 80; ++x) {
      const int table = renderer.tone().table()[frame->gray()[y * 80 + x]];
      CHECK(std::abs(table - static_cast<int>(row[static_cast<std::size_t>(x)] & 0xff)) <= 1);
    }
  }
}

TEST_CASE("a frame decoded at a fraction is drawn where the whole image would be") {
  auto small = grayImage(50, 40, [](std::uint32_t x, std::uint32_t) { return x < 25 ? 0 : 4095; });
  small.reduction = 4;
  FrameRenderer renderer;
  renderer.setFrame(shared(small));
  renderer.setTone(OriginalTone{}, false);
  ViewTransform transform;
  transform.setImageSize({200, 160});
  transform.setViewSize({400, 320});
  renderer.place(transform, RenderQuality::Fine);
  CHECK(renderer.covered() == PixelRect{0, 0, 400, 320});
  std::vector<std::uint32_t> row(400);
  renderer.drawRow(160, 0, 400, row.data());
  CHECK((row[180] & 0xff) == 0);
  CHECK((row[220] & 0xff) == 255);
}

TEST_CASE("the quick picture is the fine one's neighbour: same place, nearest pixel") {
  const auto frame = texture(90, 70);
  FrameRenderer renderer;
  renderer.setFrame(frame);
  renderer.setTone(OriginalTone{}, false);
  ViewTransform transform = transformOf(*frame, 300, 200);
  renderer.place(transform, RenderQuality::Quick);
  const PixelRect quick = renderer.covered();
  std::vector<std::uint32_t> row(static_cast<std::size_t>(quick.width));
  renderer.drawRow(10, 0, quick.width, row.data());
  const Spot at = transform.toImage({quick.x + 20.5, quick.y + 10.5});
  const auto value = frame->gray()[static_cast<std::size_t>(at.y) * 90 + static_cast<std::size_t>(at.x)];
  CHECK(std::abs(static_cast<int>(row[20] & 0xff) - renderer.tone().table()[value]) <= 1);
  renderer.place(transform, RenderQuality::Fine);
  CHECK(renderer.covered() == quick);
}

TEST_CASE("colours come through unchanged at one to one, and as their negative when inverted") {
  const auto frame = shared(test::photo(40, 30));
  FrameRenderer renderer;
  renderer.setFrame(frame);
  renderer.setTone(OriginalTone{}, false);
  ViewTransform transform = transformOf(*frame, 40, 30);
  renderer.place(transform, RenderQuality::Fine);
  std::vector<std::uint32_t> row(40);
  renderer.drawRow(7, 0, 40, row.data());
  CHECK(std::equal(row.begin(), row.end(), frame->rgb() + 7 * 40));
  renderer.setTone(OriginalTone{}, true);
  renderer.drawRow(7, 0, 40, row.data());
  CHECK(row[3] == ((frame->rgb()[7 * 40 + 3] ^ 0x00ffffffu) | 0xff000000u));
}

TEST_CASE("enlarged and shrunk colours stay between those they are made of") {
  const double zoom = GENERATE(0.3, 2.7);
  auto image = test::photo(60, 60);
  auto* pixels = reinterpret_cast<std::uint32_t*>(image.pixels.data());
  for (int i = 0; i < 60 * 60; ++i) pixels[i] = i % 60 < 30 ? 0xff204060u : 0xffa0c0e0u;
  FrameRenderer renderer;
  renderer.setFrame(shared(image));
  ViewTransform transform = transformOf(*renderer.frame(), 100, 100);
  transform.zoomTo(zoom, {50, 50});
  renderer.place(transform, RenderQuality::Fine);
  const PixelRect covered = renderer.covered();
  std::vector<std::uint32_t> row(static_cast<std::size_t>(covered.width));
  renderer.drawRow(covered.height / 2, 0, covered.width, row.data());
  CHECK(row.front() == 0xff204060u);
  CHECK(row.back() == 0xffa0c0e0u);
  for (const std::uint32_t pixel : row) {
    CHECK(((pixel >> 16) & 0xff) >= 0x20);
    CHECK(((pixel >> 16) & 0xff) <= 0xa0);
    CHECK((pixel & 0xff) >= 0x60);
  }
}

TEST_CASE("frames of any shape at any place draw without a stray read") {
  // Sanitizers and the asserts of the standard library watch; here it must only end.
  std::mt19937 random(5);
  const auto shapes = {std::pair{1u, 1u}, {1u, 4000u}, {4000u, 1u}, {2u, 3u}, {640u, 2u}};
  for (const auto& [width, height] : shapes) {
    const auto frame = shared(grayImage(width, height, [&](std::uint32_t, std::uint32_t) { return random() % 4096; }));
    FrameRenderer renderer;
    renderer.setFrame(frame);
    renderer.setTone(OriginalTone{}, false);
    for (int i = 0; i < 60; ++i) {
      ViewTransform transform = transformOf(*frame, 1.0 + random() % 500, 1.0 + random() % 400);
      transform.setOrientation({static_cast<std::uint8_t>(random() % 4), random() % 2 == 0});
      transform.zoomBy(std::exp2(static_cast<int>(random() % 17) - 8), {double(random() % 500), double(random() % 400)});
      transform.panBy(double(random() % 900) - 450, double(random() % 900) - 450);
      renderer.place(transform, random() % 2 == 0 ? RenderQuality::Fine : RenderQuality::Quick);
      const PixelRect covered = renderer.covered();
      if (covered.isEmpty()) continue;
      CHECK(covered.x + covered.width <= transform.viewSize().width);
      CHECK(covered.y + covered.height <= transform.viewSize().height);
      std::vector<std::uint32_t> row(static_cast<std::size_t>(covered.width), 0);
      renderer.drawRow(covered.height - 1, 0, covered.width, row.data());
      CHECK((row.back() >> 24) == 0xff);
    }
  }
}

TEST_CASE("a frame whose bytes do not match its size is not taken") {
  auto wrong = grayImage(10, 10, [](std::uint32_t, std::uint32_t) { return 1; });
  wrong.height = 11;
  FrameRenderer renderer;
  renderer.setFrame(shared(wrong));
  CHECK(renderer.frame() == nullptr);
  renderer.place(ViewTransform(), RenderQuality::Fine);
  CHECK(renderer.covered().isEmpty());
}
