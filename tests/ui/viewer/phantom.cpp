#include "tests/ui/viewer/phantom.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "core/imaging/tone.h"

namespace safelight::ui::test {
namespace {

double smooth(double edge0, double edge1, double x) {
  const double t = std::clamp((x - edge0) / (edge1 - edge0), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// Brightness of a tooth whose crown's middle is the origin, crown up for `up`; units: half a crown's width.
double tooth(double x, double y, double filling) {
  const double half = y < 0 ? 1.0 - 0.12 * y * y : std::max(0.15, 1.0 - 0.17 * y);        // roots taper downwards (y > 0)
  const double top = -1.15 + 0.12 * std::cos(x * 5);
  const double inside = smooth(half + 0.05, half - 0.05, std::abs(x)) * smooth(top - 0.05, top + 0.05, y) * smooth(4.2, 3.7, y);
  if (inside <= 0) return 0;
  const double enamel = (1 - smooth(0.0, 0.35, half - std::abs(x))) * smooth(0.6, 0.2, y) + (1 - smooth(0.1, 0.5, y - top));
  const double pulp = smooth(0.22, 0.10, std::abs(x)) * smooth(-0.35, -0.15, y) + smooth(0.40, 0.2, std::hypot(x, (y + 0.1) * 1.4)) * 0.6;
  const double metal = filling > 0 ? smooth(filling, filling - 0.06, std::hypot(x - 0.1, (y + 0.75) * 1.3)) : 0;
  return inside * (0.50 + 0.22 * std::min(1.0, enamel) - 0.16 * std::min(1.0, pulp)) * (1 - metal) + inside * metal;
}

template <class Paint>
imaging::PixelImage painted(std::uint32_t width, std::uint32_t height, std::uint32_t seed, Paint paint) {
  std::mt19937 random(seed * 7919 + 3);
  std::normal_distribution<double> noise(0, 0.012);
  auto image = grayImage(width, height, [&](std::uint32_t x, std::uint32_t y) {
    return std::clamp(paint(x + 0.5, y + 0.5) + noise(random), 0.0, 1.0) * 4095;
  });
  image.tone.windows = {{.centre = 1860, .width = 3420, .function = imaging::VoiFunction::Linear, .explanation = "Default"},
                        {.centre = 2300, .width = 1600, .function = imaging::VoiFunction::Linear, .explanation = "Caries"}};
  image.tone.suggested = image.tone.windows.front();
  return image;
}

}  // namespace

imaging::PixelImage bitewing(std::uint32_t width, std::uint32_t height, std::uint32_t seed) {
  const double unit = width / 9.6;  // half a crown
  const double shift = (seed % 7) * 0.31;
  return painted(width, height, seed, [=](double px, double py) {
    const double bend = 0.35 * std::sin((px / width - 0.4) * 2.4) * unit;
    const double y = (py - height / 2.0 - bend) / unit;
    const double x = px / unit + shift;
    const auto row = [&](double offset, double sign, unsigned salt) {
      const double place = (x + offset) / 2.16;
      const auto index = static_cast<unsigned>(std::floor(place) + 8);
      const double local = (place - std::floor(place) - 0.5) * 2.16;
      const double filling = (index * 2654435761u + salt + seed) % 5 < 2 ? 0.42 : 0;
      return tooth(local, sign * y - 1.35, filling);
    };
    const double bone = (0.30 + 0.03 * std::sin(x * 9) * std::sin(y * 11)) * smooth(2.1, 2.6, std::abs(y));
    const double soft = 0.13 + 0.08 * smooth(0.6, 1.8, std::abs(y));
    return std::max({row(0, 1, 1), row(0.7, -1, 2), bone}) * 0.92 + soft * 0.6;
  });
}

imaging::PixelImage panoramic(std::uint32_t width, std::uint32_t height) {
  const double unit = width / 46.0;
  auto image = painted(width, height, 11, [=](double px, double py) {
    const double across = (px / width - 0.5) * 2;
    const double arch = height * (0.52 + 0.11 * (1 - across * across) - 0.05);
    const double y = (py - arch) / unit;
    const double place = px / unit / 2.1;
    const double local = (place - std::floor(place) - 0.5) * 2.1;
    const bool inRow = std::abs(across) < 0.72;
    const double upper = inRow ? tooth(local, -y - 1.3, static_cast<int>(place) % 6 == 1 ? 0.4 : 0) : 0;
    const double lower = inRow ? tooth(local, y - 1.3, static_cast<int>(place) % 5 == 2 ? 0.4 : 0) : 0;
    const double jaw = 0.34 * smooth(0.10, 0.0, std::abs(std::abs(across) - 0.86)) + 0.30 * smooth(7.5, 5.5, std::abs(y)) * smooth(0.95, 0.8, std::abs(across));
    const double spine = 0.16 * smooth(0.09, 0.0, std::abs(across));
    return std::max(upper, lower) * 0.8 + jaw * 0.6 + spine + 0.05;
  });
  return image;
}

imaging::PixelImage photo(std::uint32_t width, std::uint32_t height) {
  imaging::PixelImage image;
  image.width = width;
  image.height = height;
  image.format = imaging::PixelFormat::Rgb32;
  image.pixels.resize(std::size_t{width} * height * 4);
  auto* pixels = reinterpret_cast<std::uint32_t*>(image.pixels.data());
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const double u = double(x) / width, v = double(y) / height;
      const double disc = smooth(0.16, 0.13, std::hypot(u - 0.25, (v - 0.25) * height / width));
      const auto channel = [&](double value) { return static_cast<std::uint32_t>(std::clamp(value * (1 - 0.8 * disc), 0.0, 1.0) * 255); };
      pixels[std::size_t{y} * width + x] = 0xff000000u | channel(0.85 - 0.25 * v) << 16 | channel(0.45 + 0.25 * u) << 8 | channel(0.40 + 0.2 * v * u);
    }
  }
  return image;
}

QImage thumbnailOf(const imaging::PixelImage& image) {
  const imaging::Rendered whole = imaging::renderDefault(image);
  const QImage view(whole.pixels.data(), static_cast<int>(whole.width), static_cast<int>(whole.height),
                    static_cast<qsizetype>(whole.width) * (whole.colour ? 4 : 1), whole.colour ? QImage::Format_RGB32 : QImage::Format_Grayscale8);
  return view.scaled(360, 360, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

}  // namespace safelight::ui::test
