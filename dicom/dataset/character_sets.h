#pragma once
// Specific Character Set (0008,0005) to UTF-8, code extensions (ISO 2022) included (PS3.5 6.1, PS3.3 C.12.1.1.2).

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

class OFCharacterEncoding;

namespace safelight::dicom {

/// Opens every conversion table once and keeps it open for the life of the process, so that later conversions need no file.
void openCharacterSetTables();

/// Turns the texts of one data set into UTF-8. What cannot be converted becomes U+FFFD: the result is always valid UTF-8.
class CharacterSets {
 public:
  /// `declared` is the value of Specific Character Set; empty means the default repertoire.
  explicit CharacterSets(std::string_view declared = {});
  ~CharacterSets();
  CharacterSets(CharacterSets&&) noexcept;
  CharacterSets& operator=(CharacterSets&&) noexcept;

  enum class Kind { Text, PersonName };
  /// What the bytes below 128 mean after an escape: ASCII, JIS X 0208 or JIS X 0212.
  enum class LowerHalf { Ascii, Kanji, SupplementaryKanji };
  /// Converts at most this much of a value; no text of the standard is longer but UT and UC, which nobody reads whole here.
  static constexpr std::size_t kMostBytes = 1u << 20;
  std::string toUtf8(std::string_view text, Kind kind = Kind::Text) const;

 private:
  std::optional<std::string> converted(const char* encoding, std::string_view bytes) const;
  std::string convert(const char* encoding, std::string_view bytes) const;
  std::string kanji(LowerHalf set, std::string_view run) const;
  std::optional<std::string> supplementaryKanji(std::string_view pairs) const;
  std::string withExtensions(std::string_view text, Kind kind) const;

  std::string m_whole;    // an encoding that rules out extensions: "UTF-8", "GB18030", "GBK"
  std::string m_right;    // what bytes above 127 mean before any escape
  mutable std::map<std::string, std::unique_ptr<OFCharacterEncoding>> m_open;
};

/// True for well-formed UTF-8 (RFC 3629).
bool isUtf8(std::string_view text);
/// Drops control characters and direction overrides, trims blanks, and cuts to `maximumBytes` between characters.
std::string cleaned(std::string_view utf8, std::size_t maximumBytes = 1024);

}  // namespace safelight::dicom
