#include "core/model/date.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace safelight::model {

namespace {

constexpr std::int64_t kSecondsADay = 86'400;

/// A number of exactly `text.size()` decimal digits; -1 for anything else.
int digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? -1 : value;
}

std::chrono::year_month_day calendarDay(const Date& date) {
  return {std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)};
}

/// Rounds towards minus infinity, so that times before 1970 keep their day.
std::int64_t floorDivide(std::int64_t value, std::int64_t divisor) {
  const std::int64_t quotient = value / divisor;
  return (value % divisor < 0) ? quotient - 1 : quotient;
}

}  // namespace

std::optional<Date> Date::make(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  if (!calendarDay(date).ok()) return std::nullopt;
  return date;
}

std::string Date::toString() const {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
  return text;
}

std::int32_t Date::dayNumber() const {
  return static_cast<std::int32_t>(std::chrono::sys_days(calendarDay(*this)).time_since_epoch().count());
}

Date Date::fromDayNumber(std::int32_t days) {
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<std::int16_t>(static_cast<int>(day.year())), static_cast<std::uint8_t>(static_cast<unsigned>(day.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(day.day()))};
}

Result<Date> Date::parse(std::string_view text) {
  std::optional<Date> date;
  if (text.size() == 8) {
    date = make(digits(text.substr(0, 4)), digits(text.substr(4, 2)), digits(text.substr(6, 2)));
  } else if (text.size() == 10 && text[2] == '.' && text[5] == '.') {
    date = make(digits(text.substr(6, 4)), digits(text.substr(3, 2)), digits(text.substr(0, 2)));
  } else if (text.size() == 10 && text[4] == text[7] && (text[4] == '-' || text[4] == '.')) {
    date = make(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
  }
  if (!date) return fail(ErrorCode::BirthDateInvalid);
  return *date;
}

int ageInYears(Date born, Date today) {
  const bool birthdayToCome = std::pair(today.month, today.day) < std::pair(born.month, born.day);
  return std::max(0, today.year - born.year - (birthdayToCome ? 1 : 0));
}

Date LocalTime::date() const { return Date::fromDayNumber(static_cast<std::int32_t>(floorDivide(seconds, kSecondsADay))); }

std::string LocalTime::toString() const {
  const std::int64_t ofDay = seconds - floorDivide(seconds, kSecondsADay) * kSecondsADay;
  char text[16];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d", static_cast<int>(ofDay / 3600), static_cast<int>(ofDay / 60 % 60),
                static_cast<int>(ofDay % 60));
  return date().toString() + text;
}

LocalTime LocalTime::make(Date date, int hour, int minute, int second) {
  return {date.dayNumber() * kSecondsADay + hour * 3600 + minute * 60 + second};
}

Result<LocalTime> LocalTime::parse(std::string_view text) {
  if (text.size() != 19 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return fail(ErrorCode::InvalidArgument, "not a time");
  const auto date = Date::make(digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2)));
  const int hour = digits(text.substr(11, 2));
  const int minute = digits(text.substr(14, 2));
  const int second = digits(text.substr(17, 2));
  if (!date || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return fail(ErrorCode::InvalidArgument, "not a time");
  return make(*date, hour, minute, second);
}

LocalTime LocalTime::at(Instant instant, const Clock& clock) {
  return {floorDivide(instant.milliseconds, 1000) + clock.utcOffsetSeconds(instant)};
}

}  // namespace safelight::model
