#pragma once
// How single values of a query match (PS3.4 C.2.2.2), and texts in the character sets that devices understand.

#include <optional>
#include <string>
#include <string_view>

namespace safelight::courier {

/// Wild card matching: * stands for any characters, ? for one (of UTF-8). Linear in time for patterns of any number of *.
bool matchesWildcard(std::string_view pattern, std::string_view value);
/// "YYYYMMDD", "-YYYYMMDD", "YYYYMMDD-", "YYYYMMDD-YYYYMMDD" against YYYYMMDD; points in dates (ACR-NEMA) are read over. False for nonsense.
bool matchesDate(std::string_view key, std::string_view value);
/// The same for times: HH, HHMM, HHMMSS with fraction; a shorter time means all of its hour or minute.
bool matchesTime(std::string_view key, std::string_view value);
/// One of several values between backslashes.
bool matchesList(std::string_view list, std::string_view value);

/// ISO 8859-1; nothing when a character is not in it.
std::optional<std::string> toLatin1(std::string_view utf8);
bool isAscii(std::string_view text);

}  // namespace safelight::courier
