#include "app/demo/practice.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/vault/access/login_rules.h"

using namespace safelight;
using namespace safelight::demo;
using Kind = PlannedImage::Kind;

TEST_CASE("twelve patients have fifty-eight images between them", "[demo]") {
  const auto practice = planPractice();
  CHECK(practice.size() == 12);
  std::size_t images = 0;
  for (const PlannedPatient& patient : practice) {
    CHECK_FALSE(patient.images.empty());
    images += patient.images.size();
  }
  CHECK(images == 58);
}

TEST_CASE("three people work there, each in another role, and the owner comes first", "[demo]") {
  const auto staff = planStaff();
  REQUIRE(staff.size() == 3);
  CHECK(staff[0].role == model::Role::Owner);
  CHECK(staff[1].role == model::Role::Clinician);
  CHECK(staff[2].role == model::Role::Assistant);
  std::set<std::string> logins;
  for (const PlannedPerson& person : staff) {
    CHECK(vault::isValidLogin(person.login));
    CHECK_FALSE(std::string(person.displayName).empty());
    logins.insert(person.login);
  }
  CHECK(logins.size() == 3);
}

TEST_CASE("every patient has a name, a birth date, a sex and a number and a mouth of their own", "[demo]") {
  std::set<std::string> numbers;
  std::set<std::uint64_t> mouths;
  for (const PlannedPatient& patient : planPractice()) {
    INFO(patient.details.displayName());
    CHECK_FALSE(patient.details.familyName.empty());
    CHECK_FALSE(patient.details.givenName.empty());
    CHECK(patient.details.birthDate);
    CHECK(patient.details.sex != model::Sex::Unknown);
    CHECK((patient.careworn >= 0 && patient.careworn <= 1));
    numbers.insert(patient.details.number);
    mouths.insert(patient.mouthSeed);
  }
  CHECK(numbers.size() == 12);
  CHECK(mouths.size() == 12);
  CHECK_FALSE(numbers.contains(""));
}

TEST_CASE("names show accents, apostrophes and other scripts", "[demo]") {
  std::string all;
  for (const PlannedPatient& patient : planPractice()) all += patient.details.displayName() + ";";
  for (const char* expected : {"Müller-Weiß", "O’Brien", "Nguyễn", "Κωνσταντίνου", "العلي", "Leïla"}) CHECK(all.find(expected) != std::string::npos);
}

TEST_CASE("every tooth of the plan exists and is in the tags", "[demo]") {
  for (const PlannedPatient& patient : planPractice()) {
    for (const PlannedImage& image : patient.images) {
      for (const int fdi : image.teeth) CHECK(model::Tooth::fromFdi(fdi));
      CHECK(teethOf(image).size() == image.teeth.size());
    }
  }
}

TEST_CASE("bitewings show four teeth of one side, periapicals two of one jaw", "[demo]") {
  for (const PlannedPatient& patient : planPractice()) {
    for (const PlannedImage& image : patient.images) {
      const auto teeth = teethOf(image).list();
      if (image.kind == Kind::Bitewing) {
        REQUIRE(teeth.size() == 4);
        int upper = 0;
        for (const model::Tooth tooth : teeth) {
          upper += tooth.isUpper();
          CHECK(tooth.isRight() == (sideOf(image) == model::Side::Right));
        }
        CHECK(upper == 2);
      } else if (image.kind == Kind::Periapical) {
        REQUIRE(teeth.size() == 2);
        CHECK(teeth[0].isUpper() == teeth[1].isUpper());
      } else {
        CHECK(teeth.empty());
        CHECK(sideOf(image) == model::Side::None);
      }
    }
  }
}

TEST_CASE("a periapical over the midline has no side", "[demo]") {
  for (const auto& [first, last] : {std::pair{11, 21}, std::pair{31, 41}}) CHECK(sideOf({Kind::Periapical, 0, 0, first, last, {first, last}, {}}) == model::Side::None);
  CHECK(sideOf({Kind::Periapical, 0, 0, 46, 47, {46, 47}, {}}) == model::Side::Right);
  CHECK(sideOf({Kind::Periapical, 0, 0, 22, 23, {22, 23}, {}}) == model::Side::Left);
}

TEST_CASE("every kind of image has its view", "[demo]") {
  CHECK(viewOf(Kind::Bitewing) == model::View::Bitewing);
  CHECK(viewOf(Kind::Periapical) == model::View::Periapical);
  CHECK(viewOf(Kind::Panoramic) == model::View::Panoramic);
  CHECK(viewOf(Kind::SmilePhoto) == model::View::PhotoFrontalSmile);
  CHECK(viewOf(Kind::RetractedPhoto) == model::View::IntraoralFrontal);
}

TEST_CASE("no image comes from the future or from before its patient was born", "[demo]") {
  const std::int32_t today = model::Date::make(2026, 11, 22)->dayNumber();
  for (const PlannedPatient& patient : planPractice()) {
    for (const PlannedImage& image : patient.images) {
      CHECK(image.daysAgo >= 0);
      CHECK((image.minute >= 0 && image.minute < 60));
      CHECK(today - image.daysAgo > patient.details.birthDate->dayNumber());
    }
  }
}

TEST_CASE("photographs before treatment have one after it, later", "[demo]") {
  std::size_t pairs = 0;
  for (const PlannedPatient& patient : planPractice()) {
    for (const PlannedImage& before : patient.images) {
      CHECK((before.phase != model::Phase::None) == isPhoto(before));
      if (before.phase != model::Phase::Before) continue;
      for (const PlannedImage& after : patient.images) pairs += after.phase == model::Phase::After && after.kind == before.kind && after.daysAgo < before.daysAgo;
    }
  }
  CHECK(pairs == 3);
}

TEST_CASE("one patient has a full-mouth series of eighteen from one visit", "[demo]") {
  const auto practice = planPractice();
  std::size_t bitewings = 0, periapicals = 0;
  model::Teeth covered;
  for (const PlannedImage& image : practice.front().images) {
    if (image.daysAgo != 1635 || image.kind == Kind::Panoramic) continue;
    bitewings += image.kind == Kind::Bitewing;
    periapicals += image.kind == Kind::Periapical;
    for (const model::Tooth tooth : teethOf(image).list()) covered.add(tooth);
  }
  CHECK(bitewings == 4);
  CHECK(periapicals == 14);
  CHECK(covered.size() == 28);
}
