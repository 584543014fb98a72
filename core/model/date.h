#pragma once
// Calendar dates and wall-clock times without a zone, as birth dates and DICOM acquisition times are.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace safelight::model {

/// A day of the Gregorian calendar; always a day that exists.
struct Date {
  std::int16_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;

  auto operator<=>(const Date&) const = default;
  /// YYYY-MM-DD.
  std::string toString() const;
  /// Days since 1970-01-01 (negative before).
  std::int32_t dayNumber() const;
  static Date fromDayNumber(std::int32_t days);
  /// Reads YYYY-MM-DD, YYYYMMDD (DICOM DA), YYYY.MM.DD, or DD.MM.YYYY; BirthDateInvalid otherwise.
  static Result<Date> parse(std::string_view text);
  static std::optional<Date> make(int year, int month, int day);
};

/// Full years between a birth date and a day; negative never (0 when born later).
int ageInYears(Date born, Date today);

/// A wall-clock time to the second, as the device that captured the image showed it: seconds since
/// 1970-01-01T00:00:00 of that clock. No zone is kept because DICOM and EXIF seldom say one.
struct LocalTime {
  std::int64_t seconds = 0;

  auto operator<=>(const LocalTime&) const = default;
  Date date() const;
  /// YYYY-MM-DDTHH:MM:SS.
  std::string toString() const;
  static LocalTime make(Date date, int hour = 0, int minute = 0, int second = 0);
  /// Reads what toString writes; InvalidArgument otherwise.
  static Result<LocalTime> parse(std::string_view text);
  /// The practice's wall clock at an instant.
  static LocalTime at(Instant instant, const Clock& clock);
};

}  // namespace safelight::model
