#include <QScrollBar>

#include "tests/bench/measure.h"
#include "tests/bench/window_bench.h"
#include "tests/ui/support/events.h"
#include "ui/library/image_grid.h"

namespace safelight::bench {
namespace {

model::ImageId idOf(int number) {
  model::ImageId id;
  id.uuid.bytes[0] = 1;
  for (int i = 0; i < 4; ++i) id.uuid.bytes[static_cast<std::size_t>(12 + i)] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
  return id;
}

std::vector<QImage> thumbnails() {
  std::vector<QImage> all;
  for (int i = 0; i < 64; ++i) {
    QImage image(291, 360, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) image.setPixel(x, y, qRgb((x + i * 9) & 255, (y * 2 + i) & 255, (x ^ y) & 255));
    all.push_back(image);
  }
  return all;
}

}  // namespace

void benchGrid(bool quick) {
  const int count = quick ? 200 : 10'000, steps = quick ? 10 : 600;
  const auto pictures = thumbnails();
  const auto of = [&](model::ImageId id) { return pictures[id.uuid.bytes[15] % pictures.size()]; };
  ui::ImageGrid grid(ui::ThumbnailSource{[&](model::ImageId id) { return std::optional(of(id)); },
                                         [&](model::ImageId id, QObject*, std::function<void(const QImage&)> done) { done(of(id)); }, {}});
  std::vector<ui::GridItem> items(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    ui::GridItem& item = items[static_cast<std::size_t>(i)];
    item.id = idOf(i);
    item.shape = 0.7 + (i % 5) * 0.3;
    item.caption = QStringLiteral("BW");
    item.iconName = QStringLiteral("radiograph");
  }
  grid.resize(1500, 940);
  ui::test::showActive(grid);
  const double layout = seconds([&] {
    grid.setContent(std::move(items), {{QStringLiteral("Today"), {}, 0, count, 128}});
    ui::test::settle();
  });
  QScrollBar& bar = *grid.verticalScrollBar();
  std::vector<double> frames;
  for (int i = 0; i < steps; ++i) {
    frames.push_back(1000 * seconds([&] {
      bar.setValue((bar.value() + 90) % std::max(1, bar.maximum()));  // as fast as a wheel turns
      ui::test::settle();
      grid.viewport()->repaint();
    }));
  }
  const double p99 = percentile(frames, 0.99);
  row(text("grid scroll, %d pictures, 1500x940", count), text("%.0f frames/s; p50 %.1f ms, p99 %.1f ms", 1000 / p99, median(frames), p99), "", ">= 60 frames/s",
      p99 <= 1000.0 / 60);
  note(text("first layout of %d pictures %.0f ms; frames/s are those of the 99th percentile", count, 1000 * layout));
}

}  // namespace safelight::bench
