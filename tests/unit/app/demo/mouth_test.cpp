#include "app/demo/mouth.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/model/teeth.h"

using namespace safelight;
using namespace safelight::demo;

namespace {

std::size_t worksIn(const Mouth& mouth) {
  std::size_t works = 0;
  for (const auto& [fdi, tooth] : mouth.teeth) works += tooth.history.size();
  return works;
}

}  // namespace

TEST_CASE("the same seed throws the same dice", "[demo]") {
  Dice a(7), b(7), other(8);
  bool differs = false;
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t thrown = a.next();
    CHECK(thrown == b.next());
    differs |= thrown != other.next();
  }
  CHECK(differs);
}

TEST_CASE("dice keep to their range and their middle", "[demo]") {
  Dice dice(1);
  double evenSum = 0, normalSum = 0, squares = 0;
  constexpr int kThrows = 20'000;
  for (int i = 0; i < kThrows; ++i) {
    const double even = dice.between(-2, 6);
    REQUIRE((even >= -2 && even < 6));
    evenSum += even;
    const double normal = dice.normal();
    normalSum += normal;
    squares += normal * normal;
  }
  CHECK(std::abs(evenSum / kThrows - 2) < 0.1);
  CHECK(std::abs(normalSum / kThrows) < 0.05);
  CHECK(std::abs(std::sqrt(squares / kThrows) - 1) < 0.05);
}

TEST_CASE("what is impossible never happens and what is certain always does", "[demo]") {
  Dice dice(3);
  for (int i = 0; i < 1000; ++i) {
    REQUIRE_FALSE(dice.chance(0));
    REQUIRE(dice.chance(1));
  }
}

TEST_CASE("work on a tooth is there from its year until it is replaced", "[demo]") {
  ToothState tooth;
  tooth.history = {{Work::Caries, 2018, 2020.5}, {Work::Crown, 2020.5}};
  CHECK_FALSE(tooth.has(Work::Caries, 2017.99));
  CHECK(tooth.has(Work::Caries, 2018));
  CHECK(tooth.has(Work::Caries, 2020.49));
  CHECK_FALSE(tooth.has(Work::Caries, 2020.5));
  CHECK_FALSE(tooth.has(Work::Crown, 2020.49));
  CHECK(tooth.has(Work::Crown, 2026));
  CHECK_FALSE(tooth.has(Work::Implant, 2026));
}

TEST_CASE("a mouth has thirty-two teeth that exist, of a size that teeth have", "[demo]") {
  for (const std::uint64_t seed : {1, 3, 8, 610}) {
    const Mouth mouth = makeMouth(seed, 40, 0.5);
    CHECK(mouth.teeth.size() == 32);
    for (const auto& [fdi, tooth] : mouth.teeth) {
      INFO(fdi);
      CHECK(model::Tooth::fromFdi(fdi));
      CHECK(tooth.fdi == fdi);
      CHECK((tooth.width > 4.5 && tooth.width < 12));
      CHECK((tooth.crown > 6 && tooth.crown < 12));
      CHECK((tooth.root > 9 && tooth.root < 19));
      CHECK((tooth.roots >= 1 && tooth.roots <= 3));
      CHECK(std::abs(tooth.tilt) < 0.4);
    }
  }
}

TEST_CASE("a mouth is the same every time, and every patient has another", "[demo]") {
  const Mouth one = makeMouth(3, 39, 0.62), again = makeMouth(3, 39, 0.62), other = makeMouth(5, 39, 0.62);
  CHECK(one.boneLevel == again.boneLevel);
  for (const auto& [fdi, tooth] : one.teeth) {
    const ToothState& twin = again.teeth.at(fdi);
    CHECK(tooth.width == twin.width);
    CHECK(tooth.present == twin.present);
    REQUIRE(tooth.history.size() == twin.history.size());
    for (std::size_t i = 0; i < tooth.history.size(); ++i) {
      CHECK(tooth.history[i].work == twin.history[i].work);
      CHECK(tooth.history[i].from == twin.history[i].from);
    }
  }
  CHECK(one.teeth.at(16).width != other.teeth.at(16).width);
}

TEST_CASE("teeth stand side by side from the midline outwards, right to the viewer's left", "[demo]") {
  const Mouth mouth = makeMouth(3, 39, 0.2);
  for (const int quadrant : {10, 20, 30, 40}) {
    const bool right = quadrant == 10 || quadrant == 40;
    for (int position = 1; position <= 8; ++position) {
      const double centre = mouth.centre(quadrant + position);
      CHECK((centre < 0) == right);
      if (position == 1) continue;
      const double apart = std::abs(centre) - std::abs(mouth.centre(quadrant + position - 1));
      const double touching = (mouth.teeth.at(quadrant + position).width + mouth.teeth.at(quadrant + position - 1).width) / 2;
      CHECK(std::abs(apart - touching) < 1e-9);
    }
  }
}

TEST_CASE("age lowers the bone, narrows the pulp and brings wisdom teeth", "[demo]") {
  const Mouth child = makeMouth(13, 12, 0.1), old = makeMouth(13, 77, 0.1);
  CHECK(old.boneLevel > child.boneLevel + 1);
  CHECK(child.teeth.at(11).pulp > old.teeth.at(11).pulp);
  for (const int wisdom : {18, 28, 38, 48}) CHECK_FALSE(child.teeth.at(wisdom).present);
}

TEST_CASE("an untouched mouth has nothing but caries, a careworn one an implant too", "[demo]") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    for (const auto& [fdi, tooth] : makeMouth(seed, 40, 0).teeth)
      for (const Restoration& restoration : tooth.history) CHECK(restoration.work == Work::Caries);
    const Mouth careworn = makeMouth(seed, 70, 1);
    CHECK(worksIn(careworn) > worksIn(makeMouth(seed, 70, 0)));
    CHECK((careworn.teeth.at(36).has(Work::Implant, 2023) || careworn.teeth.at(46).has(Work::Implant, 2023)));
  }
}
