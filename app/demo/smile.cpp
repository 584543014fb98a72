#include "app/demo/smile.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/demo/mouth.h"
#include "app/demo/texture.h"

namespace safelight::demo {
namespace {

struct Colour {
  double r, g, b;
};
Colour mix(const Colour& a, const Colour& b, double t) { return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t}; }
Colour scaled(const Colour& a, double by) { return {a.r * by, a.g * by, a.b * by}; }

double smooth(double from, double to, double value) {
  const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// A front tooth of the picture; units: half the picture's height.
struct FrontTooth {
  double centre, half, top, bottom, turn;
};

class Smile {
 public:
  explicit Smile(const SmileShot& shot) : m_shot(shot), m_texture(shot.seed) {
    Dice dice(shot.seed);
    const Colour skin = mix({224, 178, 150}, {150, 102, 78}, dice.between(0, 1));
    m_skin = skin;
    m_lip = mix({186, 98, 96}, {140, 70, 70}, dice.between(0, 1));
    m_tooth = shot.treated ? Colour{242, 238, 228} : mix({234, 222, 194}, {226, 208, 172}, dice.between(0, 1));
    for (const int side : {-1, 1}) {
      double at = 0;
      for (std::size_t i = 0; i < kWidths.size(); ++i) {
        const double foreshortened = kWidths[i] * (1 - 0.085 * static_cast<double>(i));
        const double crooked = shot.treated ? 0 : dice.normal();
        const double gap = !shot.treated && i == 0 ? 0.012 : 0.004;
        const double centre = side * (at + gap + foreshortened / 2);
        const double smileLine = 0.35 * centre * centre;
        m_upper.push_back({centre + crooked * 0.006, foreshortened / 2 - 0.003, -0.24 + smileLine * 0.3, 0.12 - smileLine * 0.55 + (i == 1 ? -0.025 : 0) + crooked * 0.016, crooked * 0.05});
        m_lower.push_back({centre * 0.74 + crooked * 0.008, foreshortened * 0.36, 0.15 - smileLine * 0.5, 0.42 - smileLine * 0.4 + crooked * 0.012, crooked * 0.05});
        at += foreshortened + gap;
      }
    }
  }

  Colour at(double x, double y) const {
    const double opening = m_shot.retracted ? 0.56 : 0.30;
    const double middle = 0.03 - 0.20 * x * x * (m_shot.retracted ? 0.2 : 1);
    const double wide = m_shot.retracted ? 1.42 : 0.98;
    const double r = std::sqrt(std::pow(x / wide, 2) + std::pow((y - middle) / opening, 2));
    if (r > 1) return lipOrSkin(x, y, r, middle);
    return insideMouth(x, y, r);
  }

 private:
  static constexpr std::array<double, 6> kWidths{0.235, 0.185, 0.20, 0.17, 0.16, 0.15};

  Colour lipOrSkin(double x, double y, double r, double middle) const {
    const double grain = m_texture.trabeculae(x * 26, y * 26) * 0.02;
    const bool upper = y < middle;
    const double thickness = m_shot.retracted ? 0.16 : upper ? 0.42 - 0.10 * std::exp(-x * x * 30) : 0.58;
    const double lip = smooth(1 + thickness, 1 + thickness - 0.10, r);
    const double shine = upper ? 0 : 0.5 * std::exp(-std::pow((r - 1.28) / 0.09, 2)) * std::exp(-x * x * 2.2);
    const double fold = 1 - 0.10 * std::abs(std::sin(x * 40 + 3 * m_texture.trabeculae(x * 3, y)));
    Colour lipColour = scaled(m_lip, fold * (0.86 + 0.14 * smooth(1.0, 1.3, r)));
    lipColour = mix(lipColour, {245, 205, 200}, shine);
    const double light = 1.03 - 0.16 * x * x - 0.10 * (y + 0.4) + grain;
    return mix(scaled(m_skin, light), lipColour, lip);
  }

  Colour insideMouth(double x, double y, double r) const {
    const double vignette = 1 - 0.45 * smooth(0.55, 1.25, std::abs(x)) - 0.25 * smooth(0.85, 1.0, r);
    Colour colour{48, 18, 18};
    const double gumUpper = smooth(-0.02, -0.06, y + 0.13 - 0.10 * x * x), gumLower = smooth(0.34, 0.39, y + 0.16 * x * x);
    const Colour gum = scaled(Colour{212, 120, 118}, 1 + 0.04 * m_texture.trabeculae(x * 14, y * 14));
    colour = mix(colour, gum, std::max(gumUpper, m_shot.retracted ? gumLower : gumLower * 0.6));
    for (const FrontTooth& tooth : m_lower) colour = drawTooth(colour, tooth, x, y, 0.90);
    for (const FrontTooth& tooth : m_upper) colour = drawTooth(colour, tooth, x, y, 1.0);
    return scaled(colour, vignette);
  }

  Colour drawTooth(const Colour& under, const FrontTooth& tooth, double x, double y, double brightness) const {
    const double midY = (tooth.top + tooth.bottom) / 2, halfHeight = (tooth.bottom - tooth.top) / 2;
    const double dx = x - tooth.centre, dy = y - midY;
    const double u = (dx * std::cos(tooth.turn) + dy * std::sin(tooth.turn)) / tooth.half, v = (dy * std::cos(tooth.turn) - dx * std::sin(tooth.turn)) / halfHeight;
    const double shape = std::pow(std::abs(u), 3.4) * (1 + 0.10 * v * (tooth.top < 0 ? -1 : 1)) + std::pow(std::abs(v), 4.2);
    const double cover = smooth(1.03, 0.95, shape);
    if (cover <= 0) return under;
    const double rounding = 1 - 0.24 * u * u - 0.05 * v * v;
    const double shine = 0.32 * std::exp(-(std::pow((u + 0.25) / 0.22, 2) + std::pow((v + 0.25) / 0.4, 2)));
    const double neck = tooth.top < 0 ? smooth(-0.3, -1, v) : smooth(0.3, 1, v);
    const double edge = tooth.top < 0 ? smooth(0.6, 1, v) : smooth(-0.6, -1, v);
    Colour colour = scaled(m_tooth, brightness * rounding);
    colour = mix(colour, {206, 172, 128}, (m_shot.treated ? 0.10 : 0.38) * neck);
    colour = mix(colour, {196, 206, 214}, 0.22 * edge);
    colour = mix(colour, {255, 255, 252}, shine);
    return mix(under, colour, cover);
  }

  SmileShot m_shot;
  Texture m_texture;
  Colour m_skin{}, m_lip{}, m_tooth{};
  std::vector<FrontTooth> m_upper, m_lower;
};

}  // namespace

imaging::Rendered photographSmile(const SmileShot& shot) {
  imaging::Rendered picture;
  picture.width = 1800;
  picture.height = 1200;
  picture.colour = true;
  picture.pixels.resize(static_cast<std::size_t>(picture.width) * picture.height * 4);
  auto* words = reinterpret_cast<std::uint32_t*>(picture.pixels.data());
  const Smile smile(shot);
  Dice dice(shot.seed * 31 + (shot.treated ? 7 : 3));
  const double cosine = std::cos(shot.turn) / shot.zoom, sine = std::sin(shot.turn) / shot.zoom;
  for (std::uint32_t row = 0; row < picture.height; ++row) {
    for (std::uint32_t column = 0; column < picture.width; ++column) {
      const double px = (column - 900.0) / 600.0 - shot.shiftX, py = (row - 600.0) / 600.0 - shot.shiftY;
      const Colour colour = smile.at(px * cosine - py * sine, px * sine + py * cosine);
      const double grain = dice.between(-3.5, 3.5);
      const auto byte = [&](double value) { return static_cast<std::uint32_t>(std::clamp(value + grain, 0.0, 255.0)); };
      words[static_cast<std::size_t>(row) * picture.width + column] = 0xff000000u | byte(colour.r) << 16 | byte(colour.g) << 8 | byte(colour.b);
    }
  }
  return picture;
}

}  // namespace safelight::demo
