// What one redraw of the viewer costs, as ratios within one run: a 2400x1708 16-bit frame filling a 3840x2160 view, one core.
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <random>
#include <vector>

#include <QImage>
#include <QPainter>

#include "ui/viewer/frame_renderer.h"

namespace {

using namespace safelight;
using namespace safelight::ui;

constexpr int kViewWidth = 3840, kViewHeight = 2160;

imaging::SharedPixelImage radiograph(std::uint32_t width, std::uint32_t height, std::uint16_t maximum) {
  auto image = std::make_shared<imaging::PixelImage>();
  image->width = width;
  image->height = height;
  image->pixels.resize(std::size_t{width} * height * 2);
  auto* pixels = reinterpret_cast<std::uint16_t*>(image->pixels.data());
  std::mt19937 random(7);
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const double value = 0.5 + 0.3 * std::sin(x / 170.0) * std::cos(y / 130.0) + (random() % 1000) / 20000.0;
      pixels[std::size_t{y} * width + x] = static_cast<std::uint16_t>(value * maximum);
    }
  }
  image->tone.minimum = 0;
  image->tone.maximum = maximum;
  image->tone.suggested = {.centre = maximum / 2.0, .width = maximum * 0.8, .function = imaging::VoiFunction::Linear, .explanation = {}};
  return image;
}

/// The best of several runs, in milliseconds: what the machine can do when nothing else runs.
template <class Work>
double milliseconds(Work work, int runs = 25) {
  double best = 1e9;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    work(i);
    best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
  }
  return best;
}

/// As the widget paints: strips that stay in the processor's cache, copied into the window's own picture.
void paint(const FrameRenderer& renderer, QImage& window, QImage& strip) {
  QPainter painter(&window);
  painter.setCompositionMode(QPainter::CompositionMode_Source);
  const PixelRect covered = renderer.covered();
  for (int top = 0; top < covered.height; top += strip.height()) {
    const int rows = std::min(strip.height(), covered.height - top);
    for (int row = 0; row < rows; ++row) {
      renderer.drawRow(top + row, 0, covered.width, reinterpret_cast<std::uint32_t*>(strip.scanLine(row)));
    }
    painter.drawImage(QPoint(covered.x, covered.y + top), strip, QRect(0, 0, covered.width, rows));
  }
}

void report(const char* what, double time, double memory) { std::printf("%-58s %7.2f ms  %5.2f x memcpy\n", what, time, time / memory); }

}  // namespace

int main() {
  const auto frame = radiograph(2400, 1708, 4095);
  FrameRenderer renderer;
  renderer.setFrame(frame);
  ViewTransform transform;
  transform.setImageSize({2400, 1708});
  transform.setViewSize({kViewWidth, kViewHeight});
  transform.zoomTo(kViewWidth / 2400.0, {kViewWidth / 2.0, kViewHeight / 2.0});  // covers every pixel of the view

  QImage window(kViewWidth, kViewHeight, QImage::Format_RGB32);
  QImage strip(kViewWidth, 8, QImage::Format_RGB32);
  window.fill(Qt::black);
  std::vector<std::uint32_t> source(std::size_t{kViewWidth} * kViewHeight, 1), target(source.size(), 2);
  const double memory = milliseconds([&](int i) {
    source[0] = static_cast<std::uint32_t>(i);
    std::memcpy(target.data(), source.data(), source.size() * 4);
  });
  std::printf("view %dx%d, frame 2400x1708 16 bit, one core\n", kViewWidth, kViewHeight);
  report("memcpy of the view", memory, memory);

  renderer.place(transform, RenderQuality::Fine);
  const auto windowed = [&](imaging::VoiFunction function) {
    return milliseconds([&, function](int i) {
      renderer.setTone(imaging::Window{.centre = 2000.0 + i, .width = 3000, .function = function, .explanation = {}}, false);
      paint(renderer, window, strip);
    });
  };
  const double linear = windowed(imaging::VoiFunction::Linear);
  report("window/level redraw, straight window, into the window", linear, memory);
  const double sigmoid = windowed(imaging::VoiFunction::Sigmoid);
  report("window/level redraw, sigmoid (table), into the window", sigmoid, memory);

  const auto placed = [&](RenderQuality quality) {
    return milliseconds([&, quality](int i) {
      transform.panBy(i % 2 == 0 ? 7 : -7, 0);
      renderer.place(transform, quality);
    }, 9);
  };
  const double fine = placed(RenderQuality::Fine);
  report("new place, fine", fine, memory);
  const double quick = placed(RenderQuality::Quick);
  report("new place, quick (while it moves)", quick, memory);

  ViewTransform small = transform;
  small.setViewSize({1200, 800});
  small.fit();
  const double shrunk = milliseconds([&](int i) {
    small.setViewSize({1200.0, 800.0 - i % 2});
    renderer.place(small, RenderQuality::Fine);
  }, 9);
  report("new place, shrunk to 1200x800 by area", shrunk, memory);

  // The plain way: map the whole frame to a QImage, then let QPainter scale it smoothly, on every change of window.
  QImage mapped(2400, 1708, QImage::Format_RGB32);
  const double plain = milliseconds([&](int i) {
    ToneMap tone;
    tone.set(frame->tone, imaging::Window{.centre = 2000.0 + i, .width = 3000, .function = {}, .explanation = {}}, false);
    for (int y = 0; y < 1708; ++y) tone.map(frame->gray() + y * 2400, reinterpret_cast<std::uint32_t*>(mapped.scanLine(y)), 2400);
    QPainter painter(&window);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(0, -286, kViewWidth, 2732.8), mapped);
  }, 9);
  report("the same by QPainter's smooth scaling", plain, memory);
  std::printf("window/level redraw: %.1f x faster than QPainter; target 8 ms: %s\n", plain / linear, linear <= 8 ? "reached" : "missed");
  return 0;
}
