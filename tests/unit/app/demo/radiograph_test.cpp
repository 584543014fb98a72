#include "app/demo/radiograph.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "app/demo/practice.h"

using namespace safelight::demo;

namespace {

/// A bare mouth whose tooth 16 got `work` in 2020.
Mouth mouthWith(std::vector<Restoration> history) {
  Mouth mouth = makeMouth(3, 40, 0);
  for (auto& [fdi, tooth] : mouth.teeth) tooth.history.clear();
  mouth.teeth.at(16).history = std::move(history);
  return mouth;
}

/// A quick, coarse exposure of tooth 16 and its neighbours.
Exposure around16(const Mouth& mouth, double year) {
  Exposure exposure;
  exposure.spacing = 0.16;
  exposure.width = 225;
  exposure.height = 160;
  exposure.left = mouth.centre(16) - 18;
  exposure.year = year;
  return exposure;
}

double mean(const Radiograph& picture) {
  double sum = 0;
  for (const std::uint16_t pixel : picture.pixels) sum += pixel;
  return sum / static_cast<double>(picture.pixels.size());
}

double deviation(const Radiograph& picture) {
  const double middle = mean(picture);
  double sum = 0;
  for (const std::uint16_t pixel : picture.pixels) sum += (pixel - middle) * (pixel - middle);
  return std::sqrt(sum / static_cast<double>(picture.pixels.size()));
}

}  // namespace

TEST_CASE("the same mouth, place and noise give the same pixels", "[demo]") {
  const Mouth mouth = makeMouth(5, 55, 0.7);
  const Exposure exposure = around16(mouth, 2026);
  CHECK(expose(mouth, exposure).pixels == expose(mouth, exposure).pixels);
}

TEST_CASE("another patient, place or noise gives other pixels", "[demo]") {
  const Mouth mouth = makeMouth(5, 55, 0.7);
  const Exposure exposure = around16(mouth, 2026);
  const Radiograph picture = expose(mouth, exposure);
  Exposure noisier = exposure, moved = exposure;
  noisier.noise = 2;
  moved.left += 1;
  CHECK(expose(mouth, noisier).pixels != picture.pixels);
  CHECK(expose(mouth, moved).pixels != picture.pixels);
  CHECK(expose(makeMouth(6, 55, 0.7), exposure).pixels != picture.pixels);
}

TEST_CASE("sensors have their true size", "[demo]") {
  const Mouth mouth = makeMouth(3, 40, 0.5);
  const Exposure bite = bitewing(mouth, 16, 17, 2026, 1), back = periapical(mouth, 36, 37, 2026, 1), front = periapical(mouth, 11, 21, 2026, 1), pano = panoramic(2026, 1);
  // A size 2 sensor is 36 by 25.6 mm, on end for front teeth.
  CHECK((bite.width == 1800 && bite.height == 1280 && bite.spacing == 0.02));
  CHECK((back.width == 1800 && back.height == 1280 && back.spacing == 0.02));
  CHECK((front.width == 1280 && front.height == 1800 && front.spacing == 0.02));
  CHECK((pano.width == 2440 && pano.height == 1280 && pano.spacing == 0.078));
  CHECK(pano.panoramic);
  CHECK_FALSE(bite.panoramic);
}

TEST_CASE("the sensor is held over the teeth that were asked for", "[demo]") {
  const Mouth mouth = makeMouth(3, 40, 0.5);
  for (std::uint64_t noise = 1; noise <= 20; ++noise) {
    const Exposure bite = bitewing(mouth, 16, 17, 2026, noise);
    const double middle = bite.left + bite.width * bite.spacing / 2;
    CHECK(std::abs(middle - (mouth.centre(16) + mouth.centre(17)) / 2) < 5);
    // Biting surfaces lie at 0: a bitewing has both jaws, a periapical one.
    CHECK((bite.top < -6 && bite.top + bite.height * bite.spacing > 6));
    const Exposure upper = periapical(mouth, 11, 21, 2026, noise), lower = periapical(mouth, 31, 41, 2026, noise);
    CHECK(upper.top + upper.height * upper.spacing / 2 < -8);
    CHECK(lower.top + lower.height * lower.spacing / 2 > 8);
  }
}

TEST_CASE("pixels are twelve bits and as many as asked, with odd sizes too", "[demo]") {
  const Mouth mouth = makeMouth(8, 77, 0.95);
  Exposure exposure = around16(mouth, 2026);
  exposure.width = 101;
  exposure.height = 67;
  const Radiograph picture = expose(mouth, exposure);
  CHECK(picture.width == 101);
  CHECK(picture.height == 67);
  CHECK(picture.spacing == exposure.spacing);
  REQUIRE(picture.pixels.size() == 101u * 67u);
  CHECK(*std::max_element(picture.pixels.begin(), picture.pixels.end()) <= 4095);
}

TEST_CASE("metal appears in its year and not before", "[demo]") {
  const Mouth bare = mouthWith({});
  for (const Work work : {Work::Crown, Work::OcclusalFilling, Work::MesialFilling, Work::DistalFilling, Work::RootFilling}) {
    INFO(static_cast<int>(work));
    const Mouth mouth = mouthWith({{work, 2020}});
    const Radiograph before = expose(mouth, around16(mouth, 2019.99)), after = expose(mouth, around16(mouth, 2020));
    CHECK(before.pixels == expose(bare, around16(bare, 2019.99)).pixels);
    CHECK(mean(after) > mean(before));
  }
}

TEST_CASE("what dentists took away is gone", "[demo]") {
  const Mouth bare = mouthWith({}), mouth = mouthWith({{Work::OcclusalFilling, 2015, 2020}});
  CHECK(expose(mouth, around16(mouth, 2019.9)).pixels != expose(bare, around16(bare, 2019.9)).pixels);
  CHECK(expose(mouth, around16(mouth, 2020)).pixels == expose(bare, around16(bare, 2020)).pixels);
}

TEST_CASE("caries is dark", "[demo]") {
  const Mouth mouth = mouthWith({{Work::Caries, 2020}});
  CHECK(mean(expose(mouth, around16(mouth, 2021))) < mean(expose(mouth, around16(mouth, 2019))));
}

TEST_CASE("a missing tooth lets rays through", "[demo]") {
  Mouth mouth = mouthWith({});
  const Radiograph whole = expose(mouth, around16(mouth, 2026));
  mouth.teeth.at(16).present = false;
  CHECK(mean(expose(mouth, around16(mouth, 2026))) < mean(whole) - 50);
}

TEST_CASE("every radiograph of the plan shows teeth, bone and background", "[demo]") {
  std::uint64_t noise = 0;
  for (const PlannedPatient& patient : planPractice()) {
    const Mouth mouth = makeMouth(patient.mouthSeed, 45, patient.careworn);
    for (const PlannedImage& plan : patient.images) {
      if (plan.kind == PlannedImage::Kind::SmilePhoto || plan.kind == PlannedImage::Kind::RetractedPhoto) continue;
      Exposure exposure = exposureOf(mouth, plan, 2026, ++noise);
      exposure.spacing *= 16;
      exposure.width /= 16;
      exposure.height /= 16;
      const Radiograph picture = expose(mouth, exposure);
      INFO(patient.details.number << ' ' << noise);
      CHECK(deviation(picture) > 250);
      CHECK((mean(picture) > 500 && mean(picture) < 3800));
    }
  }
}
