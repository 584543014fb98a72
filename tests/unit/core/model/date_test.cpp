#include "core/model/date.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/fake_clock.h"

using namespace safelight;
using namespace safelight::model;

TEST_CASE("every usual way to write a birth date reads as the same day", "[model]") {
  const Date expected = *Date::make(1987, 3, 9);
  for (const char* text : {"1987-03-09", "19870309", "1987.03.09", "09.03.1987"}) CHECK(Date::parse(text).value() == expected);
}

TEST_CASE("days that do not exist are refused", "[model]") {
  for (const char* text : {"2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-10", "2024-01-00", "00000101", "", "1987-3-9",
                           "1987-03.09", "198703090", "1987O309", "-9870309", "9.3.1987", "31.02.1987", "1987/03/09"})
    CHECK(Date::parse(text).error().code == ErrorCode::BirthDateInvalid);
  CHECK(Date::parse("2000-02-29").has_value());
  CHECK(Date::parse("2024-02-29").has_value());
}

TEST_CASE("day numbers count from 1970 and back for every day of four centuries", "[model]") {
  CHECK(Date::make(1970, 1, 1)->dayNumber() == 0);
  CHECK(Date::make(2000, 3, 1)->dayNumber() == 11017);
  CHECK(Date::make(1969, 12, 31)->dayNumber() == -1);
  Date previous = Date::fromDayNumber(Date::make(1799, 12, 31)->dayNumber());
  bool allFollow = true;
  for (std::int32_t day = previous.dayNumber() + 1; day <= Date::make(2200, 1, 1)->dayNumber(); ++day) {
    const Date date = Date::fromDayNumber(day);
    allFollow = allFollow && date.dayNumber() == day && previous < date && Date::make(date.year, date.month, date.day).has_value();
    previous = date;
  }
  CHECK(allFollow);
}

TEST_CASE("dates print as ISO 8601 with four digits of year", "[model]") {
  CHECK(Date::make(987, 1, 2)->toString() == "0987-01-02");
  CHECK(Date::make(2026, 11, 22)->toString() == "2026-11-22");
}

TEST_CASE("age counts a year on the birthday and not a day before", "[model]") {
  const Date born = *Date::make(2010, 6, 15);
  CHECK(ageInYears(born, *Date::make(2026, 6, 14)) == 15);
  CHECK(ageInYears(born, *Date::make(2026, 6, 15)) == 16);
  CHECK(ageInYears(born, *Date::make(2009, 1, 1)) == 0);
  const Date leap = *Date::make(2012, 2, 29);
  CHECK(ageInYears(leap, *Date::make(2013, 2, 28)) == 0);
  CHECK(ageInYears(leap, *Date::make(2013, 3, 1)) == 1);
}

TEST_CASE("wall-clock times print, read back and keep their day, before 1970 too", "[model]") {
  const LocalTime old = LocalTime::make(*Date::make(1969, 12, 31), 23, 59, 58);
  CHECK(old.seconds == -2);
  CHECK(old.toString() == "1969-12-31T23:59:58");
  CHECK(old.date() == *Date::make(1969, 12, 31));
  CHECK(LocalTime::parse(old.toString()).value() == old);
  const LocalTime time = LocalTime::parse("2026-11-22T08:30:05").value();
  CHECK(time.date().toString() == "2026-11-22");
  CHECK(time.toString() == "2026-11-22T08:30:05");
}

TEST_CASE("times that no clock shows are refused", "[model]") {
  for (const char* text : {"2026-11-22T24:00:00", "2026-11-22T08:60:00", "2026-11-22T08:00:61", "2026-11-22 08:00:00", "2026-02-30T08:00:00",
                           "2026-11-22T08:00", "2026-11-22T08:00:00Z", ""})
    CHECK(LocalTime::parse(text).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("an instant becomes the practice's wall clock by its offset, rounded down", "[model]") {
  class Berlin final : public Clock {
   public:
    Instant now() const override { return {}; }
    std::int32_t utcOffsetSeconds(Instant) const override { return 3600; }
  };
  CHECK(LocalTime::at({1'999}, Berlin()).toString() == "1970-01-01T01:00:01");
  CHECK(LocalTime::at({-1}, tests::FakeClock()).toString() == "1969-12-31T23:59:59");
}
