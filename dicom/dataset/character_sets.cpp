#include "dicom/dataset/character_sets.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/ofstd/ofchrenc.h>

#include <array>
#include <vector>

#include "dicom/dataset/element.h"

namespace safelight::dicom {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// A defined term without its "ISO_IR " or "ISO 2022 IR ", and what its bytes above 127 are (none: it has no such half).
struct RightHalf {
  std::string_view number;
  const char* encoding;
};
constexpr RightHalf kRightHalves[] = {
    {"100", "ISO-8859-1"}, {"101", "ISO-8859-2"}, {"109", "ISO-8859-3"}, {"110", "ISO-8859-4"}, {"144", "ISO-8859-5"},
    {"127", "ISO-8859-6"}, {"126", "ISO-8859-7"}, {"138", "ISO-8859-8"}, {"148", "ISO-8859-9"}, {"203", "ISO-8859-15"},
    {"13", "SHIFT_JIS"},   {"166", "TIS-620"},    {"149", "EUC-KR"},     {"58", "GB2312"},
};

constexpr const char* kEncodings[] = {"ISO-8859-2", "ISO-8859-3", "ISO-8859-4",  "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8",
                                      "ISO-8859-9", "ISO-8859-15", "SHIFT_JIS",  "EUC-KR",     "GB2312",     "GB18030",    "GBK",
                                      "TIS-620"};

/// JIS X 0212 has a name of its own in newer DCMTK (its own tables), and is the third set of EUC-JP in older ones (the C library's).
constexpr const char* kEucJapanese = "EUC-JP";
constexpr const char* kSupplementaryKanji = "JISX0212";

/// Escape sequences (without ESC) of PS3.3 C.12.1.1.2: what they put into the lower half (G0) ...
struct LowerEscape {
  std::string_view sequence;
  CharacterSets::LowerHalf set;
};
constexpr LowerEscape kLowerEscapes[] = {
    {"(B", CharacterSets::LowerHalf::Ascii}, {"(J", CharacterSets::LowerHalf::Ascii},                // ISO-IR 6, 14
    {"$B", CharacterSets::LowerHalf::Kanji}, {"$@", CharacterSets::LowerHalf::Kanji},                // JIS X 0208 and its 1978 form
    {"$(D", CharacterSets::LowerHalf::SupplementaryKanji},                                           // JIS X 0212
};
/// ... and into the upper half (G1).
struct UpperEscape {
  std::string_view sequence;
  const char* encoding;
};
constexpr UpperEscape kUpperEscapes[] = {
    {")I", "SHIFT_JIS"},   {"$)C", "EUC-KR"},    {"$)A", "GB2312"},    {"-A", "ISO-8859-1"},  {"-B", "ISO-8859-2"},
    {"-C", "ISO-8859-3"},  {"-D", "ISO-8859-4"}, {"-L", "ISO-8859-5"}, {"-G", "ISO-8859-6"},  {"-F", "ISO-8859-7"},
    {"-H", "ISO-8859-8"},  {"-M", "ISO-8859-9"}, {"-b", "ISO-8859-15"}, {"-T", "TIS-620"},
};

std::string latin1ToUtf8(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

/// Length of the well-formed UTF-8 sequence at the start, 0 when there is none.
std::size_t sequenceLength(std::string_view text) {
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const auto continues = [&](std::size_t i) { return (at(i) & 0xC0) == 0x80; };
  const unsigned first = at(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!continues(1) || !continues(2)) return 0;
    if ((first == 0xE0 && at(1) < 0xA0) || (first == 0xED && at(1) > 0x9F)) return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!continues(1) || !continues(2) || !continues(3)) return 0;
    if ((first == 0xF0 && at(1) < 0x90) || (first == 0xF4 && at(1) > 0x8F)) return 0;
    return 4;
  }
  return 0;
}

std::string repairedUtf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = sequenceLength(text);
    out += length ? text.substr(0, length) : kReplacement;
    text.remove_prefix(length ? length : 1);
  }
  return out;
}

/// A two-byte character of a 94 x 94 set in the lower half (ISO 2022), 0 when the bytes are none.
struct Kuten {
  unsigned row = 0, cell = 0;
};
std::optional<Kuten> kutenAt(std::string_view run, std::size_t at) {
  if (at + 1 >= run.size()) return std::nullopt;
  const auto row = static_cast<unsigned char>(run[at]), cell = static_cast<unsigned char>(run[at + 1]);
  const auto inside = [](unsigned byte) { return byte >= 0x21 && byte <= 0x7E; };
  return inside(row) && inside(cell) ? std::optional(Kuten{row, cell}) : std::nullopt;
}

/// JIS X 0208 as Shift_JIS holds it (JIS X 0208:1997, annex 1): two rows to one lead byte. The only multi-byte Japanese set that the tables of
/// every DCMTK know.
std::string shiftJis(Kuten character) {
  const unsigned lead = (character.row + 1) / 2 + (character.row <= 0x5E ? 0x70 : 0xB0);
  const unsigned trail = character.row % 2 ? character.cell + (character.cell < 0x60 ? 0x1F : 0x20) : character.cell + 0x7E;
  return {static_cast<char>(lead), static_cast<char>(trail)};
}

/// The number of a defined term: "ISO_IR 100", "ISO 2022 IR 100" and the misspelt forms in the wild give "100".
std::string_view termNumber(std::string_view term) {
  const auto digits = term.find_last_not_of("0123456789");
  return digits == std::string_view::npos ? term : term.substr(digits + 1);
}

}  // namespace

bool isUtf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = sequenceLength(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::string cleaned(std::string_view text, std::size_t maximumBytes) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = std::max<std::size_t>(sequenceLength(text), 1);
    const std::string_view character = text.substr(0, length);
    text.remove_prefix(length);
    const auto first = static_cast<unsigned char>(character[0]);
    const auto second = length > 1 ? static_cast<unsigned char>(character[1]) : 0u;
    const auto third = length > 2 ? static_cast<unsigned char>(character[2]) : 0u;
    const bool control = first < 0x20 || first == 0x7F || (first == 0xC2 && second < 0xA0);
    // U+200E-200F, U+202A-202E, U+2066-2069: they reorder what stands beside a name.
    const bool direction = first == 0xE2 && ((second == 0x80 && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE))) ||
                                             (second == 0x81 && third >= 0xA6 && third <= 0xA9));
    if (control || direction) continue;
    if (out.size() + length > maximumBytes) break;
    out += character;
  }
  const auto start = out.find_first_not_of(' ');
  if (start == std::string::npos) return {};
  return out.substr(start, out.find_last_not_of(' ') - start + 1);
}

void openCharacterSetTables() {
  // Kept open on purpose: when the last user closes one, the C library may unload its table and would need the file again.
  static std::vector<OFCharacterEncoding> kept;
  if (!kept.empty()) return;
  for (const char* encoding : kEncodings) kept.emplace_back().selectEncoding(encoding, "UTF-8");
  if (kept.emplace_back().selectEncoding(kEucJapanese, "UTF-8").bad()) kept.back().selectEncoding(kSupplementaryKanji, "UTF-8");
}

CharacterSets::CharacterSets(std::string_view declared) {
  std::size_t count = 1;
  for (const char c : declared) count += c == '\\';
  for (std::size_t i = 0; i < std::min<std::size_t>(count, 16); ++i) {
    const std::string_view term = part(declared, i);
    const std::string_view number = termNumber(term);
    if (i == 0 && (number == "192" || term == "GB18030" || term == "GBK")) {
      m_whole = number == "192" ? std::string("UTF-8") : std::string(term);
      return;
    }
    for (const RightHalf& half : kRightHalves)
      if (half.number == number && m_right.empty()) m_right = half.encoding;
  }
}

CharacterSets::~CharacterSets() = default;
CharacterSets::CharacterSets(CharacterSets&&) noexcept = default;
CharacterSets& CharacterSets::operator=(CharacterSets&&) noexcept = default;

std::optional<std::string> CharacterSets::converted(const char* encoding, std::string_view bytes) const {
  if (std::string_view(encoding) == "ISO-8859-1") return latin1ToUtf8(bytes);
  auto& open = m_open[encoding];
  if (!open) {
    open = std::make_unique<OFCharacterEncoding>();
    open->selectEncoding(encoding, "UTF-8");
  }
  OFString out;
  if (!*open || open->convertString(bytes.data(), bytes.size(), out).bad()) return std::nullopt;
  return repairedUtf8({out.data(), out.size()});
}

std::string CharacterSets::convert(const char* encoding, std::string_view bytes) const {
  if (auto text = converted(encoding, bytes)) return *text;
  std::string replaced;
  for (const char c : bytes) {
    if (static_cast<unsigned char>(c) < 0x80) replaced += c;
    else replaced += kReplacement;
  }
  return replaced;
}

std::optional<std::string> CharacterSets::supplementaryKanji(std::string_view pairs) const {
  std::string euc;  // the third set of EUC-JP: a single shift, then both bytes with their high bits
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i % 2 == 0) euc += '\x8F';
    euc += static_cast<char>(static_cast<unsigned char>(pairs[i]) | 0x80);
  }
  if (auto text = converted(kEucJapanese, euc)) return text;
  return converted(kSupplementaryKanji, pairs);
}

std::string CharacterSets::kanji(LowerHalf set, std::string_view run) const {
  std::string out;
  for (std::size_t at = 0; at < run.size(); at += 2) {
    const auto character = kutenAt(run, at);
    std::optional<std::string> text;
    // Shift_JIS tables disagree about this one, and some answer with the backslash that separates values.
    if (character && set == LowerHalf::Kanji && character->row == 0x21 && character->cell == 0x40) text = "\xEF\xBC\xBC";
    else if (character && set == LowerHalf::Kanji) text = converted("SHIFT_JIS", shiftJis(*character));
    else if (character) text = supplementaryKanji(run.substr(at, 2));
    out += text ? *text : std::string(kReplacement);
  }
  return out;
}

std::string CharacterSets::toUtf8(std::string_view text, Kind kind) const {
  text = text.substr(0, kMostBytes);
  const bool plain = std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == '\x1b'; });
  if (plain) return std::string(text);
  if (m_whole == "UTF-8") return isUtf8(text) ? std::string(text) : latin1ToUtf8(text);
  if (!m_whole.empty()) return convert(m_whole.c_str(), text);
  const bool escapes = text.find('\x1b') != std::string_view::npos;
  if (!escapes && m_right.empty()) return isUtf8(text) ? std::string(text) : latin1ToUtf8(text);  // nothing declared: the likeliest two
  return withExtensions(text, kind);
}

std::string CharacterSets::withExtensions(std::string_view text, Kind kind) const {
  std::string out;
  auto lower = LowerHalf::Ascii;
  std::string upper = m_right;
  std::size_t at = 0;
  const auto isDelimiter = [&](char c) {
    return c == '\\' || c == '\r' || c == '\n' || c == '\f' || c == '\t' || (kind == Kind::PersonName && (c == '^' || c == '='));
  };
  while (at < text.size()) {
    if (text[at] == '\x1b') {
      const auto rest = text.substr(at + 1);
      const auto begins = [&](const auto& escape) { return rest.starts_with(escape.sequence); };
      ++at;  // an unknown escape leaves its letters, which is better than losing the rest
      if (const auto* down = std::find_if(std::begin(kLowerEscapes), std::end(kLowerEscapes), begins); down != std::end(kLowerEscapes)) {
        lower = down->set;
        at += down->sequence.size();
      } else if (const auto* up = std::find_if(std::begin(kUpperEscapes), std::end(kUpperEscapes), begins); up != std::end(kUpperEscapes)) {
        upper = up->encoding;
        at += up->sequence.size();
      }
      continue;
    }
    std::size_t end = at;
    const bool high = static_cast<unsigned char>(text[at]) >= 0x80;
    while (end < text.size() && text[end] != '\x1b' && (static_cast<unsigned char>(text[end]) >= 0x80) == high) {
      if (!high && lower == LowerHalf::Ascii && isDelimiter(text[end])) {  // a delimiter brings the initial state back
        upper = m_right;
        ++end;
        break;
      }
      ++end;
    }
    const std::string_view run = text.substr(at, end - at);
    at = end;
    if (high) {
      out += convert(upper.empty() ? "ISO-8859-1" : upper.c_str(), run);
    } else if (lower != LowerHalf::Ascii) {
      out += kanji(lower, run);
    } else {
      out += run;
    }
  }
  return out;
}

}  // namespace safelight::dicom
