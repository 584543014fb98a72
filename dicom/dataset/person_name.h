#pragma once
// Person names (PS3.5 6.2, VR PN).

#include <string>
#include <string_view>

namespace safelight::dicom {

struct PersonName {
  std::string family, given;  // cleaned UTF-8; the middle name stands behind the given one
};

/// Takes a PN in UTF-8 apart. Of its alphabetic, ideographic and phonetic forms the first that is not empty counts.
PersonName personName(std::string_view utf8);

/// "Family^Given" for writing; carets, equals signs and backslashes of the parts become blanks.
std::string toPersonName(std::string_view family, std::string_view given);

}  // namespace safelight::dicom
