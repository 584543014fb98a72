#include "core/codec/colour_profile.h"

#include <lcms2.h>

#include "core/codec/exif.h"

namespace safelight::codec {
namespace {

constexpr std::size_t kMostProfileBytes = 8u << 20;
constexpr int kSameWithin = 2;  // levels of 255: rounding of the same curve written two ways

void keepQuiet(cmsContext, cmsUInt32Number, const char*) {}

struct ContextRelease {
  void operator()(cmsContext context) const { cmsDeleteContext(context); }
};
struct ProfileRelease {
  void operator()(void* profile) const { cmsCloseProfile(profile); }
};
struct TransformRelease {
  void operator()(void* transform) const { cmsDeleteTransform(transform); }
};
using Context = std::unique_ptr<std::remove_pointer_t<cmsContext>, ContextRelease>;
using Profile = std::unique_ptr<void, ProfileRelease>;
using Transform = std::unique_ptr<void, TransformRelease>;

Context makeContext() {
  Context context(cmsCreateContext(nullptr, nullptr));
  if (context) cmsSetLogErrorHandlerTHR(context.get(), keepQuiet);
  return context;
}

Profile openProfile(const Context& context, ByteView bytes) {
  if (!context || bytes.size() < 128 || bytes.size() > kMostProfileBytes) return nullptr;
  return Profile(cmsOpenProfileFromMemTHR(context.get(), bytes.data(), static_cast<cmsUInt32Number>(bytes.size())));
}

struct Formats {
  cmsColorSpaceSignature space;
  cmsUInt32Number from, to;
};

Formats formatsOf(SampleKind kind) {
  // A grey result is the green channel of sRGB: written as RGB, read back by the caller.
  switch (kind) {
    case SampleKind::Gray8:
      return {cmsSigGrayData, TYPE_GRAY_16, TYPE_RGB_16};
    case SampleKind::Gray16:
      return {cmsSigGrayData, TYPE_GRAY_16, TYPE_RGB_16};
    case SampleKind::Bgra8:
      return {cmsSigRgbData, TYPE_BGRA_8, TYPE_BGRA_8};
    case SampleKind::Cmyk8:
      return {cmsSigCmykData, TYPE_CMYK_8, TYPE_BGRA_8};
    case SampleKind::CmykInverted8:
      return {cmsSigCmykData, TYPE_CMYK_8_REV, TYPE_BGRA_8};
  }
  return {cmsSigRgbData, TYPE_BGRA_8, TYPE_BGRA_8};
}

bool changesColours(cmsHTRANSFORM transform) {
  std::vector<std::uint8_t> samples;
  for (int r = 0; r <= 255; r += 51) {
    for (int g = 0; g <= 255; g += 51) {
      for (int b = 0; b <= 255; b += 51)
        samples.insert(samples.end(), {static_cast<std::uint8_t>(b), static_cast<std::uint8_t>(g), static_cast<std::uint8_t>(r), 255});
    }
  }
  std::vector<std::uint8_t> shown = samples;
  cmsDoTransform(transform, samples.data(), shown.data(), static_cast<cmsUInt32Number>(samples.size() / 4));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (std::abs(samples[i] - shown[i]) > kSameWithin) return true;
  }
  return false;
}

/// The grey curve for every sixteen-bit value.
std::vector<std::uint16_t> greyCurve(cmsHTRANSFORM transform) {
  std::vector<std::uint16_t> in(65536), rgb(3 * 65536), out(65536);
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = static_cast<std::uint16_t>(i);
  cmsDoTransform(transform, in.data(), rgb.data(), 65536);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = rgb[3 * i + 1];
  return out;
}

}  // namespace

struct ColourConverter::State {
  Context context;
  Transform transform;
  SampleKind kind = SampleKind::Bgra8;
  std::vector<std::uint16_t> grey;  // for the grey kinds
};

ColourConverter::ColourConverter(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ColourConverter::~ColourConverter() = default;

std::unique_ptr<ColourConverter> ColourConverter::create(ByteView bytes, SampleKind kind) {
  auto state = std::make_unique<State>();
  state->context = makeContext();
  state->kind = kind;
  const Profile profile = openProfile(state->context, bytes);
  const Formats formats = formatsOf(kind);
  if (!profile || cmsGetColorSpace(profile.get()) != formats.space) return nullptr;
  const Profile screen(cmsCreate_sRGBProfileTHR(state->context.get()));
  if (!screen) return nullptr;
  state->transform.reset(cmsCreateTransformTHR(state->context.get(), profile.get(), formats.from, screen.get(), formats.to,
                                               INTENT_PERCEPTUAL, cmsFLAGS_NOCACHE));
  if (!state->transform) return nullptr;
  if (kind == SampleKind::Bgra8 && !changesColours(state->transform.get())) return nullptr;
  if (kind == SampleKind::Gray8 || kind == SampleKind::Gray16) {
    state->grey = greyCurve(state->transform.get());
    bool changes = false;
    for (std::size_t i = 0; i < 65536; i += 257)
      changes = changes || std::abs(static_cast<int>(state->grey[i]) - static_cast<int>(i)) > kSameWithin * 257;
    if (!changes) return nullptr;
  }
  return std::unique_ptr<ColourConverter>(new ColourConverter(std::move(state)));
}

std::unique_ptr<ColourConverter> ColourConverter::fromPrimaries(int h273Primaries) {
  // ITU-T H.273 table 2; both have the white point D65.
  cmsCIExyYTRIPLE primaries;
  if (h273Primaries == 12) {
    primaries = {{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};
  } else if (h273Primaries == 9) {
    primaries = {{0.708, 0.292, 1}, {0.170, 0.797, 1}, {0.131, 0.046, 1}};
  } else {
    return nullptr;
  }
  auto state = std::make_unique<State>();
  state->context = makeContext();
  if (!state->context) return nullptr;
  const cmsCIExyY white{0.3127, 0.3290, 1};
  const std::array<cmsFloat64Number, 5> curveNumbers{2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};  // IEC 61966-2-1
  cmsToneCurve* curve = cmsBuildParametricToneCurve(state->context.get(), 4, curveNumbers.data());
  if (!curve) return nullptr;
  cmsToneCurve* curves[3] = {curve, curve, curve};
  const Profile profile(cmsCreateRGBProfileTHR(state->context.get(), &white, &primaries, curves));
  cmsFreeToneCurve(curve);
  const Profile screen(cmsCreate_sRGBProfileTHR(state->context.get()));
  if (!profile || !screen) return nullptr;
  state->transform.reset(cmsCreateTransformTHR(state->context.get(), profile.get(), TYPE_BGRA_8, screen.get(), TYPE_BGRA_8,
                                               INTENT_PERCEPTUAL, cmsFLAGS_NOCACHE));
  if (!state->transform) return nullptr;
  return std::unique_ptr<ColourConverter>(new ColourConverter(std::move(state)));
}

void ColourConverter::convert(const void* from, void* to, std::size_t pixels) const {
  const State& state = *m_state;
  if (state.kind == SampleKind::Gray8 || state.kind == SampleKind::Gray16) {
    // Grey samples lie in sixteen bits each; of an eight-bit picture they count to 255.
    const auto* in = static_cast<const std::uint16_t*>(from);
    auto* out = static_cast<std::uint16_t*>(to);
    const bool eight = state.kind == SampleKind::Gray8;
    for (std::size_t i = 0; i < pixels; ++i) {
      out[i] = eight ? static_cast<std::uint16_t>((state.grey[std::min<unsigned>(in[i], 255) * 257u] + 128u) / 257u) : state.grey[in[i]];
    }
    return;
  }
  auto* words = static_cast<std::uint32_t*>(to);
  constexpr std::size_t kBand = 1u << 16;
  for (std::size_t done = 0; done < pixels; done += kBand) {
    const std::size_t count = std::min(kBand, pixels - done);
    cmsDoTransform(state.transform.get(), static_cast<const std::uint8_t*>(from) + 4 * done, words + done,
                   static_cast<cmsUInt32Number>(count));
    for (std::size_t i = 0; i < count; ++i) words[done + i] |= 0xff000000u;
  }
}

bool meansSrgb(ByteView profile, bool colour) {
  if (profile.empty()) return true;
  const Context context = makeContext();
  const Profile opened = openProfile(context, profile);
  if (!opened) return true;  // unreadable: everybody shows the picture as sRGB, and so do we
  const auto kind = colour ? SampleKind::Bgra8 : SampleKind::Gray8;
  return ColourConverter::create(profile, kind) == nullptr && cmsGetColorSpace(opened.get()) != cmsSigCmykData;
}

std::string profileName(ByteView profile) {
  const Context context = makeContext();
  const Profile opened = openProfile(context, profile);
  if (!opened) return {};
  std::array<char, 256> text{};
  cmsGetProfileInfoASCII(opened.get(), cmsInfoDescription, "en", "US", text.data(), static_cast<cmsUInt32Number>(text.size() - 1));
  return cleanText(std::string_view(text.data(), ::strnlen(text.data(), text.size())));
}

}  // namespace safelight::codec
