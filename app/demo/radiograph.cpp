#include "app/demo/radiograph.h"

#include <algorithm>
#include <cmath>

#include "app/demo/texture.h"

namespace safelight::demo {
namespace {

// Linear attenuation relative to dentine, chosen by eye against real intra-oral radiographs.
constexpr double kDentine = 0.085, kEnamel = 0.20, kBone = 0.036, kMetal = 3.4, kResin = 0.17, kGutta = 0.75, kSoft = 0.011;

bool isUpper(int fdi) { return fdi / 10 <= 2; }

double smooth(double from, double to, double value) {
  const double t = std::clamp((value - from) / (to - from), 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// Chord of an ellipse of half-width w and depth d at distance u from its axis.
double chord(double u, double w, double d) {
  if (w <= 0 || std::abs(u) >= w) return 0;
  const double r = u / w;
  return 2 * d * std::sqrt(1 - r * r);
}

/// One tooth, asked point by point in its own coordinates: v from the biting edge (0) through the neck (crown) to the apex.
class ToothShape {
 public:
  ToothShape(const ToothState& tooth, double year) : m_tooth(tooth), m_year(year), m_half(tooth.width / 2), m_length(tooth.crown + tooth.root) {
    m_posterior = tooth.fdi % 10 >= 4;
    m_molar = tooth.fdi % 10 >= 6;
    m_depth = m_posterior ? m_half * 1.05 : m_half * 0.8;
    m_cervical = m_half * (m_molar ? 0.80 : m_posterior ? 0.70 : 0.66);
    m_implant = tooth.has(Work::Implant, year);
  }

  double length() const { return m_length; }
  bool implant() const { return m_implant; }

  /// Half-width of the crown's outline; zero outside.
  double crownHalf(double v, double u) const {
    const double edge = biteEdge(u);
    if (v < edge || v > m_tooth.crown + 0.8) return 0;
    const double t = (v - edge) / (m_tooth.crown - edge);
    const double shoulder = m_posterior ? std::sqrt(std::clamp(t / 0.22, 0.0, 1.0)) : 0.82 + 0.18 * smooth(0, 0.35, t);
    const double waist = 1 - (1 - m_cervical / m_half) * smooth(0.42, 1.0, t);
    const double rounded = m_posterior ? 0.72 + 0.28 * shoulder : shoulder;
    return m_half * rounded * waist;
  }

  /// The biting edge is not straight: cusps behind, a faint curve in front.
  double biteEdge(double u) const {
    const double x = u / m_half;
    if (m_molar) return 0.75 - 0.75 * std::abs(std::cos(x * 2.4)) + 0.5 * x * x * x * x;
    if (m_posterior) return 1.1 * std::abs(x) * std::abs(x) + 0.1;
    if (m_tooth.fdi % 10 == 3) return 1.5 * std::abs(x);
    return 0.25 * x * x;
  }

  struct Root {
    double axis, half;
  };
  /// Roots at depth v below the neck: axis offset and half-width; several behind the furcation of a molar.
  std::vector<Root> roots(double v) const {
    std::vector<Root> all;
    const double t = (v - m_tooth.crown) / m_tooth.root;
    if (t < -0.1 || t > 1) return all;
    const double furcation = m_tooth.roots > 1 ? 0.22 : 2;
    const double taper = std::sqrt(std::max(0.0, 1 - std::pow(std::max(t, 0.0), 2.6)));
    if (t < furcation) {
      all.push_back({0, m_cervical * (m_tooth.roots > 1 ? 1.0 - 0.12 * std::max(t, 0.0) / furcation : (1 - 0.45 * std::max(t, 0.0)) * taper)});
      return all;
    }
    const double spread = m_cervical * (0.445 + 0.55 * (t - furcation) - 0.25 * (t - furcation) * (t - furcation));
    const double curve = std::sin((t - furcation) * 2.2) * 0.25;
    const double half = m_cervical * (0.435 - 0.05 * smooth(furcation, furcation + 0.3, t)) * taper;
    all.push_back({-spread + curve, half});
    all.push_back({spread - curve * 0.4, half});
    if (m_tooth.roots > 2 && t < 0.9) all.push_back({0.15, m_cervical * 0.40 * taper});
    return all;
  }

  /// Attenuation of everything that belongs to the tooth at (u, v).
  double attenuation(double u, double v, double grain) const {
    if (m_implant) return implantAttenuation(u, v);
    if (v < -0.5 || v > m_length + 0.2 || std::abs(u) > m_half * 1.5) return 0;
    double sum = 0;
    const double crown = crownHalf(v, u);
    const double blend = smooth(m_tooth.crown - 1.8, m_tooth.crown + 0.8, v);
    if (v <= m_tooth.crown + 0.8 && crown > std::abs(u)) sum += (1 - blend) * crownAttenuation(u, v, crown);
    if (v > m_tooth.crown - 1.8) {
      for (const Root& root : roots(std::max(v, m_tooth.crown - 0.5))) sum += blend * rootAttenuation(u - root.axis, root.half, root.axis != 0);
    }
    return std::max(0.0, sum * (1 + 0.015 * grain) + fillings(u, v, crown));
  }

  /// Distance outside the root surface, for the ligament's dark line and the lamina dura's bright one; large inside the crown.
  double outsideRoot(double u, double v) const {
    if (m_implant) return 9;
    if (v < m_tooth.crown) return 9;
    if (v > m_length) {
      double nearest = 9;
      for (const Root& root : roots(m_length - 0.8)) nearest = std::min(nearest, std::hypot(u - root.axis, v - m_length + 0.3));
      return nearest;
    }
    double nearest = 9;
    for (const Root& root : roots(v)) nearest = std::min(nearest, std::abs(u - root.axis) - root.half);
    return nearest;
  }

  /// A dark area at the apex that heals after treatment.
  double lesion(double u, double v) const {
    if (!m_tooth.has(Work::Lesion, m_year)) return 0;
    double deepest = 0;
    for (const Root& root : roots(m_length - 0.8)) deepest = std::max(deepest, std::exp(-(std::pow(u - root.axis, 2) + std::pow(v - m_length, 2)) / 3.2));
    return deepest;
  }

 private:
  double crownAttenuation(double u, double v, double half) const {
    const double neck = 1 - smooth(m_tooth.crown - 1.0, m_tooth.crown + 0.8, v);
    const double enamel = std::min(1.25, m_half * 0.28) * neck;
    const double inner = half - enamel;
    const double full = chord(u, half, m_depth);
    const bool nearEdge = v - biteEdge(u) < 1.4;
    const double core = nearEdge ? chord(u, inner, m_depth - enamel) * smooth(0.3, 1.4, v - biteEdge(u)) : chord(u, inner, m_depth - enamel);
    double sum = (full - core) * kEnamel * neck + core * kDentine + (1 - neck) * (full - core) * kDentine;
    // Pulp chamber.
    const double chamberTop = m_tooth.crown * (m_molar ? 0.55 : 0.42);
    if (v > chamberTop) sum -= chord(u, m_half * (m_molar ? 0.34 : 0.15) * m_tooth.pulp * smooth(chamberTop, chamberTop + 1.5, v), 1.3) * kDentine * 1.2;
    if (m_tooth.has(Work::Caries, m_year)) {
      const double x = u - half * 0.86, y = v - m_tooth.crown * 0.50;
      sum *= 1 - 0.55 * std::exp(-(x * x + y * y) / 0.9);
    }
    return sum;
  }

  double rootAttenuation(double u, double half, bool branch) const {
    // Roots are deeper than wide, so that a trunk continues the crown's density and branches keep much of it.
    const double depth = branch ? half * 2.15 : half * m_depth / m_cervical * 0.92;
    double sum = chord(u, half, depth) * kDentine;
    const double canal = 0.24 * m_tooth.pulp;
    if (m_tooth.has(Work::RootFilling, m_year)) sum += chord(u, 0.38, 0.38) * kGutta;
    else sum -= chord(u, canal, 0.45) * kDentine * 1.5;
    return sum;
  }

  double fillings(double u, double v, double half) const {
    double sum = 0;
    const double x = u / m_half;
    const double depth = m_tooth.crown * 0.46;
    const bool inside = half > std::abs(u) + 0.05;
    const auto wobble = [&](double phase) { return 0.09 * std::sin(v * 1.3 + phase + m_tooth.fdi) + 0.03 * std::sin(v * 3.1 + u + phase); };
    if (inside && m_posterior) {
      const double top = biteEdge(u) + 0.25;
      if (m_tooth.has(Work::OcclusalFilling, m_year) && v > top && v < depth * 0.72 && std::abs(x + 0.05) < 0.36 + wobble(0) - 0.06 * v) sum += kMetal;
      if (m_tooth.has(Work::MesialFilling, m_year) && v > top && v < depth * 1.25 && x > 0.34 + wobble(1) + (v < depth * 0.6 ? -0.36 : 0)) sum += kMetal;
      if (m_tooth.has(Work::DistalFilling, m_year) && v > top && v < depth * 1.2 && x < -0.36 + wobble(2) + (v < depth * 0.6 ? 0.34 : 0)) sum += kMetal;
    }
    if (inside && m_tooth.has(Work::Composite, m_year) && v > 1.2 && v < 5.2 && x > 0.30 + wobble(3)) sum += kResin * 2.4;
    if (m_tooth.has(Work::Crown, m_year) && v < m_tooth.crown + 0.1 && half > std::abs(u)) {
      const double shell = 0.9;
      const bool solid = half - std::abs(u) < shell || v - biteEdge(u) < 1.3;
      sum += solid ? kMetal * 0.7 : kMetal * 0.45;
    }
    return sum;
  }

  double implantAttenuation(double u, double v) const {
    double sum = 0;
    const double half = crownHalf(v, u);
    if (m_tooth.has(Work::Crown, m_year) && v < m_tooth.crown && half > std::abs(u)) sum += kMetal * 0.8;
    const double from = m_tooth.crown - 1, to = m_tooth.crown + 11.5;
    if (v > from && v < to) {
      const double thread = v > m_tooth.crown + 1 ? 0.24 * std::abs(std::fmod(v * 1.25 + (u > 0 ? 0.5 : 0), 1.0) - 0.5) * 2 : 0;
      const double w = (v > to - 2 ? 1.3 + 0.45 * (to - v) / 2 : 1.75) + thread;
      if (std::abs(u) < w) sum += kMetal * (0.5 + 0.5 * std::sqrt(1 - u * u / (w * w)));
    }
    return sum;
  }

  const ToothState& m_tooth;
  double m_year, m_half, m_length, m_depth = 4, m_cervical = 3;
  bool m_posterior = false, m_molar = false, m_implant = false;
};

/// A tooth with its place in the picture.
struct Placed {
  ToothShape shape;
  double x, y, cosine, sine, direction;  // direction: -1 upper, +1 lower (v grows away from the bite)

  void toLocal(double px, double py, double& u, double& v) const {
    const double dx = px - x, dy = (py - y) * direction;
    u = dx * cosine + dy * sine;
    v = -dx * sine + dy * cosine;
  }
};

std::vector<Placed> place(const Mouth& mouth, const Exposure& exposure) {
  std::vector<Placed> placed;
  for (const auto& [fdi, tooth] : mouth.teeth) {
    if (!tooth.present) continue;
    const double direction = isUpper(fdi) ? -1 : 1;
    double x = mouth.centre(fdi) + tooth.shiftX;
    double curve = 0;
    if (exposure.panoramic) {
      x *= 1.18;
      curve = -0.0016 * x * x + 1.5;  // the smile of a panoramic
    } else {
      curve = -0.0008 * x * x;
    }
    const double y = direction * exposure.opening / 2 + tooth.shiftY * 0.6 + curve;
    placed.push_back({ToothShape(tooth, exposure.year), x, y, std::cos(tooth.tilt), std::sin(tooth.tilt), direction});
  }
  return placed;
}

/// The jaws of a panoramic: alveolar processes, body with its cortex, ascending branches with condyle and coronoid.
double jawAt(double x, double y, double upperProcess, double lowerProcess) {
  const double ax = std::abs(x);
  const double lowerEdge = 40.5 - 0.0019 * x * x - 0.0000006 * x * x * x * x;
  const double body = lowerProcess * smooth(lowerEdge + 0.6, lowerEdge - 0.6, y) * smooth(70, 62, ax);
  // The branch leans back a little; its borders run from the angle up to coronoid (front) and condyle (behind).
  const double front = 57 + 0.03 * (y + 40) + 2.2 * std::sin((y + 44) * 0.09), behind = 78 - 0.07 * (y + 44) - 8 * smooth(8, 34, y);
  const double notch = -37 + 9 * std::exp(-std::pow((ax - 66) / 3.4, 2));
  const double branch = smooth(front - 1.5, front + 2, ax) * smooth(behind + 1, behind - 1, ax) * smooth(notch - 1, notch + 1, y) * smooth(lowerEdge + 8, lowerEdge + 5, y) *
                        smooth(33, 27, y);
  const double condyle = std::min(1.0, 1.7 * std::exp(-(std::pow((ax - 74) / 3.6, 2) + std::pow((y + 40) / 3.4, 2))));
  const double maxilla = upperProcess * smooth(56, 50, ax) * (1 - 0.75 * smooth(-26, -36, y));
  const double cortex = std::exp(-std::pow((y - lowerEdge + 1.7) / 1.2, 2)) * smooth(64, 56, ax);
  const double canal = std::exp(-std::pow((y - 29 + 0.004 * (ax - 30) * (ax - 30)) / 1.1, 2)) * smooth(24, 30, ax) * smooth(64, 58, ax);
  return std::max({body, branch * 0.95, condyle, 0.0}) + maxilla + cortex * 1.0 - 0.22 * canal * body;
}

/// Bone of both jaws at a point: 0 outside, about 1 in the alveolar process.
double boneAt(double x, double y, const Mouth& mouth, const Exposure& exposure) {
  const double curve = exposure.panoramic ? -0.0016 * x * x + 1.5 : -0.0008 * x * x;
  const double crestUpper = -(exposure.opening / 2 + 8.0 + mouth.boneLevel) + curve + 0.35 * std::sin(x * 0.81);
  const double crestLower = exposure.opening / 2 + 7.9 + mouth.boneLevel + curve + 0.35 * std::sin(x * 0.73 + 1);
  double bone = smooth(0.5, -0.8, y - crestUpper) + smooth(-0.5, 0.8, y - crestLower);
  return exposure.panoramic ? jawAt(x, y, smooth(0.5, -0.8, y - crestUpper), smooth(-0.5, 0.8, y - crestLower)) : bone;
}

/// Dark sinus above the upper back teeth with its bright floor.
double sinusAt(double x, double y, const Exposure& exposure) {
  const double ax = std::abs(x) / (exposure.panoramic ? 1.18 : 1.0);
  const double floor = -21.5 - 3.2 * std::pow((ax - 31) / 12, 2) * -1 - 1.2 * std::sin(ax * 0.35);
  return smooth(17, 23, ax) * smooth(floor + 0.4, floor - 0.9, y) * (exposure.panoramic ? smooth(48, 42, ax) * smooth(-44, -40, y) : 1);
}

double softTissue(double x, double y, const Exposure& exposure) {
  if (!exposure.panoramic) return 9 + 2.5 * std::sin(x * 0.06) + 0.05 * std::abs(y);
  const double ax = std::abs(x);
  const double face = smooth(96, 80, ax) * smooth(56, 40, y + 0.002 * x * x);
  const double spine = 26 * std::exp(-std::pow(x / 11, 2)) * smooth(-52, -30, y) * 0.9;
  const double airway = -6 * std::exp(-std::pow((y - 3 + 0.003 * x * x) / 3.2, 2));
  const double palate = 12 * std::exp(-std::pow((y + 27 - 0.0008 * x * x) / 1.6, 2)) * smooth(50, 44, ax);
  return face * (14 + 0.05 * ax) + spine + airway + palate;
}

/// What a ray meets at a point of the jaw plane.
double attenuationAt(double x, double y, const std::vector<Placed>& teeth, const Mouth& mouth, const Exposure& exposure, const Texture& texture) {
  const double trabeculae = texture.trabeculae(x, y);
  double bone = boneAt(x, y, mouth, exposure);
  const double sinus = sinusAt(x, y, exposure);
  bone *= 1 - 0.62 * sinus;
  double ligament = 0, lamina = 0, lesion = 0, tooth = 0;
  for (const Placed& placed : teeth) {
    double u, v;
    placed.toLocal(x, y, u, v);
    if (std::abs(u) > 9 || v < -1 || v > placed.shape.length() + 4) continue;
    tooth += placed.shape.attenuation(u, v, trabeculae);
    const double outside = placed.shape.outsideRoot(u, v);
    ligament = std::max(ligament, std::exp(-std::pow((outside - 0.14) / 0.13, 2)));
    lamina = std::max(lamina, std::exp(-std::pow((outside - 0.42) / 0.14, 2)));
    lesion = std::max(lesion, placed.shape.lesion(u, v));
  }
  const double thickness = exposure.panoramic ? 9.5 : 8.0;
  double sum = bone * thickness * kBone * (1 + 0.34 * trabeculae) * (1 - 0.75 * lesion);
  sum += bone * (0.10 * lamina - 0.16 * ligament);
  sum += softTissue(x, y, exposure) * kSoft;
  return std::max(0.0, sum) + tooth;
}

}  // namespace

Radiograph expose(const Mouth& mouth, const Exposure& exposure) {
  const std::vector<Placed> teeth = place(mouth, exposure);
  const Texture texture(mouth.seed);
  Radiograph picture;
  picture.width = exposure.width;
  picture.height = exposure.height;
  picture.spacing = exposure.spacing;
  std::vector<float> plane(static_cast<std::size_t>(exposure.width) * exposure.height);
  const double cosine = std::cos(exposure.turn), sine = std::sin(exposure.turn);
  const double midX = exposure.left + exposure.width * exposure.spacing / 2, midY = exposure.top + exposure.height * exposure.spacing / 2;
  // Half the resolution is enough for what a sensor's blur leaves; the detail comes from the noise.
  constexpr std::uint32_t kStep = 2;
  for (std::uint32_t row = 0; row < exposure.height; row += kStep) {
    for (std::uint32_t column = 0; column < exposure.width; column += kStep) {
      const double dx = exposure.left + column * exposure.spacing - midX, dy = exposure.top + row * exposure.spacing - midY;
      plane[static_cast<std::size_t>(row) * exposure.width + column] =
          static_cast<float>(attenuationAt(midX + dx * cosine - dy * sine, midY + dx * sine + dy * cosine, teeth, mouth, exposure, texture));
    }
  }
  fillBetween(plane, exposure.width, exposure.height, kStep);
  blur(plane, exposure.width, exposure.height, exposure.panoramic ? 2 : 3);

  Dice dice(exposure.noise * 7919 + mouth.seed);
  picture.pixels.resize(plane.size());
  const double scale = exposure.panoramic ? 1.0 : 1.15;
  for (std::size_t i = 0; i < plane.size(); ++i) {
    // Detector signal falls exponentially; presentation inverts it, with a mild gamma as sensor suites do.
    const double transmitted = std::exp(-plane[i] * scale);
    const double quantum = dice.normal() * std::sqrt(transmitted) * 0.012;
    const double value = std::pow(std::clamp(1 - transmitted - quantum, 0.0, 1.0), 1.18);
    picture.pixels[i] = static_cast<std::uint16_t>(std::clamp(120 + value * 3900 + dice.normal() * 9, 0.0, 4095.0));
  }
  return picture;
}

Exposure bitewing(const Mouth& mouth, int firstFdi, int lastFdi, double year, std::uint64_t noise) {
  Dice dice(noise);
  Exposure exposure;
  exposure.left = (mouth.centre(firstFdi) + mouth.centre(lastFdi)) / 2 - 18 + dice.normal() * 0.9;
  exposure.top = -12.8 + dice.normal() * 0.7;
  exposure.turn = dice.normal() * 0.02;
  exposure.year = year;
  exposure.noise = noise;
  return exposure;
}

Exposure periapical(const Mouth& mouth, int firstFdi, int lastFdi, double year, std::uint64_t noise) {
  Dice dice(noise);
  Exposure exposure;
  const bool posterior = firstFdi % 10 >= 4;
  exposure.width = posterior ? 1800 : 1280;
  exposure.height = posterior ? 1280 : 1800;
  const double centre = (mouth.centre(firstFdi) + mouth.centre(lastFdi)) / 2;
  exposure.left = centre - exposure.width * exposure.spacing / 2 + dice.normal() * 0.7;
  const double height = exposure.height * exposure.spacing;
  exposure.top = isUpper(firstFdi) ? (posterior ? 1.5 : 3.0) - height : (posterior ? -1.5 : -3.0);
  exposure.top += dice.normal() * 0.6;
  exposure.turn = dice.normal() * 0.025;
  exposure.year = year;
  exposure.noise = noise;
  return exposure;
}

Exposure panoramic(double year, std::uint64_t noise) {
  Exposure exposure;
  exposure.panoramic = true;
  exposure.width = 2440;
  exposure.height = 1280;
  exposure.spacing = 0.078;
  exposure.left = -(exposure.width * exposure.spacing) / 2;
  exposure.top = -52;
  exposure.opening = 3.2;
  exposure.year = year;
  exposure.noise = noise;
  return exposure;
}

}  // namespace safelight::demo
