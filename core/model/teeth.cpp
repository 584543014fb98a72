#include "core/model/teeth.h"

#include <algorithm>
#include <array>
#include <bit>

namespace safelight::model {

namespace {

struct ToothRow {
  std::uint8_t fdi;
  std::string_view snomed;
};

/// In mouth order; the place in this table is the tooth's bit. Codes: DICOM PS3.16 CID 4018 and CID 4019.
constexpr std::array<ToothRow, 52> kTeeth = {{
    {18, "68085002"}, {17, "7121006"}, {16, "5140004"}, {15, "36492000"},
    {14, "57826002"}, {13, "80647007"}, {12, "11712009"}, {11, "22120004"},
    {21, "31982000"}, {22, "25748002"}, {23, "72876007"}, {24, "61897005"},
    {25, "23226009"}, {26, "23427002"}, {27, "66303006"}, {28, "87704003"},
    {48, "38994002"}, {47, "40005008"}, {46, "28480000"}, {45, "8873007"},
    {44, "80140008"}, {43, "47055002"}, {42, "82628004"}, {41, "15422005"},
    {31, "113278005"}, {32, "77130001"}, {33, "39844006"}, {34, "2400006"},
    {35, "24573005"}, {36, "89625000"}, {37, "48402004"}, {38, "74344005"},
    {55, "27855007"}, {54, "245616001"}, {53, "30618001"}, {52, "245619008"},
    {51, "245620002"}, {61, "51678005"}, {62, "43622005"}, {63, "73937000"},
    {64, "45234009"}, {65, "51943008"}, {85, "61868007"}, {84, "245631005"},
    {83, "6062009"}, {82, "22445006"}, {81, "67834006"}, {71, "89552004"},
    {72, "14770005"}, {73, "245639007"}, {74, "38896004"}, {75, "49330006"},
}};
constexpr std::size_t kPermanentRow = 16;  // teeth in a row of the permanent mouth
constexpr std::size_t kPermanent = 32;
constexpr std::size_t kDeciduousRow = 10;
constexpr std::uint64_t kAllBits = (std::uint64_t{1} << kTeeth.size()) - 1;

/// Universal runs clockwise from the upper right third molar: upper row as the mouth order, lower row against it.
constexpr int kUniversalPermanent = 32;
constexpr std::string_view kUniversalLetters = "ABCDEFGHIJKLMNOPQRST";
constexpr std::string_view kPalmerLetters = "ABCDE";
constexpr std::array<std::string_view, 4> kPalmerQuadrants = {"UR", "UL", "LL", "LR"};

std::size_t placeOf(int fdi) {
  const auto found = std::find_if(kTeeth.begin(), kTeeth.end(), [fdi](const ToothRow& row) { return row.fdi == fdi; });
  return static_cast<std::size_t>(found - kTeeth.begin());
}

/// 1-32 for permanent teeth, 33-52 for A-T.
int universalNumber(Tooth tooth) {
  const int place = static_cast<int>(placeOf(tooth.fdi()));
  if (place < 16) return place + 1;
  if (place < 32) return 32 - (place - 16);
  if (place < 42) return kUniversalPermanent + place - 32 + 1;
  return kUniversalPermanent + 20 - (place - 42);
}

/// 0-3: upper right, upper left, lower left, lower right.
int quadrantOf(Tooth tooth) { return (tooth.fdi() / 10 - 1) % 4; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string upperCase(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

/// Plain decimal of one or two digits without a leading zero; 0 otherwise.
int smallNumber(std::string_view text) {
  if (text.empty() || text.size() > 2 || text[0] == '0') return 0;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Tooth> fromUniversal(std::string_view text) {
  int number = smallNumber(text);
  if (number > kUniversalPermanent) return std::nullopt;
  if (number == 0) {
    const std::size_t letter = text.size() == 1 ? kUniversalLetters.find(text[0]) : std::string_view::npos;
    if (letter == std::string_view::npos) return std::nullopt;
    number = kUniversalPermanent + static_cast<int>(letter) + 1;
  }
  for (const Tooth tooth : allTeeth())
    if (universalNumber(tooth) == number) return tooth;
  return std::nullopt;
}

/// "UR6", "6UR", or the quadrant as the corner it is drawn with: 6┘ └6 6┐ ┌6. Letters A-E are deciduous.
std::optional<Tooth> fromPalmer(std::string text) {
  static constexpr std::array<std::string_view, 4> kCorners = {"┘", "└", "┌", "┐"};
  for (std::size_t quadrant = 0; quadrant < 4; ++quadrant) {
    for (const std::string_view mark : {kPalmerQuadrants[quadrant], kCorners[quadrant]}) {
      if (text.size() != mark.size() + 1) continue;
      char position = 0;
      if (text.starts_with(mark)) position = text.back();
      else if (text.ends_with(mark)) position = text.front();
      const int tens = static_cast<int>(quadrant + 1) * 10;
      if (position >= '1' && position <= '8') return Tooth::fromFdi(tens + position - '0');
      if (const std::size_t letter = kPalmerLetters.find(position); position != 0 && letter != std::string_view::npos)
        return Tooth::fromFdi(tens + 40 + static_cast<int>(letter) + 1);
    }
  }
  return std::nullopt;
}

/// The row (upper, lower; permanent, deciduous) in which a place of the table lies.
std::size_t rowOf(std::size_t place) {
  return place < kPermanent ? place / kPermanentRow : 2 + (place - kPermanent) / kDeciduousRow;
}

/// "14-17", "13-23": everything between in one row of the mouth.
bool addRange(Teeth& teeth, std::string_view first, std::string_view last) {
  const auto from = Tooth::parse(first, ToothNotation::Fdi);
  const auto to = Tooth::parse(last, ToothNotation::Fdi);
  if (!from || !to) return false;
  const std::size_t a = placeOf(from->fdi());
  const std::size_t b = placeOf(to->fdi());
  if (rowOf(a) != rowOf(b)) return false;
  for (std::size_t place = std::min(a, b); place <= std::max(a, b); ++place) teeth.add(*Tooth::fromFdi(kTeeth[place].fdi));
  return true;
}

}  // namespace

std::optional<Tooth> Tooth::fromFdi(int number) {
  if (number < 11 || number > 85 || placeOf(number) == kTeeth.size()) return std::nullopt;
  return Tooth(number);
}

std::optional<Tooth> Tooth::fromSnomed(std::string_view code) {
  for (const ToothRow& row : kTeeth)
    if (row.snomed == code) return Tooth(row.fdi);
  return std::nullopt;
}

std::optional<Tooth> Tooth::parse(std::string_view text, ToothNotation notation) {
  const std::string typed = upperCase(trimmed(text));
  switch (notation) {
    case ToothNotation::Fdi: return fromFdi(smallNumber(typed));
    case ToothNotation::Universal: return fromUniversal(typed);
    case ToothNotation::Palmer: return fromPalmer(typed);
  }
  return std::nullopt;
}

std::string_view Tooth::snomed() const { return kTeeth[placeOf(m_fdi)].snomed; }

std::string Tooth::label(ToothNotation notation) const {
  const int position = m_fdi % 10;
  switch (notation) {
    case ToothNotation::Fdi: break;
    case ToothNotation::Universal: {
      const int number = universalNumber(*this);
      if (number <= kUniversalPermanent) return std::to_string(number);
      return std::string(1, kUniversalLetters[static_cast<std::size_t>(number - kUniversalPermanent - 1)]);
    }
    case ToothNotation::Palmer: {
      const std::string quadrant(kPalmerQuadrants[static_cast<std::size_t>(quadrantOf(*this))]);
      return isDeciduous() ? quadrant + kPalmerLetters[static_cast<std::size_t>(position - 1)] : quadrant + std::to_string(position);
    }
  }
  return std::to_string(m_fdi);
}

bool Tooth::isUpper() const { return quadrantOf(*this) < 2; }
bool Tooth::isRight() const { return quadrantOf(*this) == 0 || quadrantOf(*this) == 3; }

Teeth::Teeth(std::initializer_list<int> fdiNumbers) {
  for (const int number : fdiNumbers)
    if (const auto tooth = Tooth::fromFdi(number)) add(*tooth);
}

void Teeth::add(Tooth tooth) { m_bits |= std::uint64_t{1} << placeOf(tooth.fdi()); }
void Teeth::remove(Tooth tooth) { m_bits &= ~(std::uint64_t{1} << placeOf(tooth.fdi())); }
bool Teeth::contains(Tooth tooth) const { return (m_bits >> placeOf(tooth.fdi()) & 1) != 0; }
std::size_t Teeth::size() const { return static_cast<std::size_t>(std::popcount(m_bits)); }

std::vector<Tooth> Teeth::list() const {
  std::vector<Tooth> teeth;
  for (std::size_t place = 0; place < kTeeth.size(); ++place)
    if ((m_bits >> place & 1) != 0) teeth.push_back(*Tooth::fromFdi(kTeeth[place].fdi));
  return teeth;
}

std::string Teeth::label(ToothNotation notation) const {
  std::vector<Tooth> teeth = list();
  // People write teeth by rising number, not in the order in which they stand.
  if (notation == ToothNotation::Universal) {
    std::sort(teeth.begin(), teeth.end(), [](Tooth a, Tooth b) { return universalNumber(a) < universalNumber(b); });
  } else {
    std::sort(teeth.begin(), teeth.end());
  }
  std::string text;
  for (const Tooth tooth : teeth) {
    if (!text.empty()) text += ' ';
    text += tooth.label(notation);
  }
  return text;
}

Result<Teeth> Teeth::parse(std::string_view text, ToothNotation notation) {
  Teeth teeth;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,\t"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const std::size_t dash = notation == ToothNotation::Fdi ? word.find('-') : std::string_view::npos;
    if (dash != std::string_view::npos) {
      if (!addRange(teeth, word.substr(0, dash), word.substr(dash + 1))) return fail(ErrorCode::TeethInvalid);
    } else if (const auto tooth = Tooth::parse(word, notation)) {
      teeth.add(*tooth);
    } else {
      return fail(ErrorCode::TeethInvalid);
    }
  }
  return teeth;
}

Teeth Teeth::fromBits(std::uint64_t bits) {
  Teeth teeth;
  teeth.m_bits = bits & kAllBits;
  return teeth;
}

const std::vector<Tooth>& allTeeth() {
  static const std::vector<Tooth> teeth = Teeth::fromBits(kAllBits).list();
  return teeth;
}

}  // namespace safelight::model
