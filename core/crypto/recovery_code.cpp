#include "core/crypto/recovery_code.h"

#include <optional>
#include <string_view>

namespace safelight::crypto {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford base32
constexpr std::size_t kGroups = 8;
constexpr std::size_t kDataCharacters = 4;
constexpr std::size_t kGroupCharacters = kDataCharacters + 1;

/// The product in GF(32) with x^5 + x^2 + 1.
constexpr unsigned times(unsigned a, unsigned b) {
  unsigned product = 0;
  for (; b != 0; b >>= 1) {
    if ((b & 1) != 0) product ^= a;
    a <<= 1;
    if ((a & 32) != 0) a ^= 0b100101;
  }
  return product;
}

/// 0-31, or nothing. O reads as 0, I and L as 1: what people write by hand.
std::optional<unsigned> valueOf(char typed) {
  if (typed >= 'a' && typed <= 'z') typed = static_cast<char>(typed - 'a' + 'A');
  if (typed == 'O') typed = '0';
  if (typed == 'I' || typed == 'L') typed = '1';
  const std::size_t value = kAlphabet.find(typed);
  if (value == std::string_view::npos) return std::nullopt;
  return static_cast<unsigned>(value);
}

/// A sum over the field with a weight of its own for each place finds every wrong character and every swapped pair; the index
/// as a summand finds exchanged groups.
unsigned checkValue(const unsigned (&values)[kDataCharacters], std::size_t index) {
  unsigned sum = static_cast<unsigned>(index) + 1;
  for (std::size_t i = 0; i < kDataCharacters; ++i) sum ^= times(values[i], static_cast<unsigned>(i) + 2);
  return sum;
}

bool isSound(std::string_view group, std::size_t index) {
  if (group.size() != kGroupCharacters || index >= kGroups) return false;
  unsigned values[kDataCharacters];
  for (std::size_t i = 0; i < kDataCharacters; ++i) {
    const auto value = valueOf(group[i]);
    if (!value) return false;
    values[i] = *value;
  }
  return valueOf(group[kDataCharacters]) == checkValue(values, index);
}

/// Without spaces, line breaks and every usual dash.
std::string stripped(std::string_view typed) {
  static constexpr std::string_view kDashes[] = {"\xe2\x80\x90", "\xe2\x80\x91", "\xe2\x80\x92", "\xe2\x80\x93", "\xe2\x80\x94",
                                                 "\xe2\x88\x92", "\xc2\xa0"};
  std::string text;
  while (!typed.empty()) {
    std::size_t skip = 0;
    for (const std::string_view dash : kDashes)
      if (typed.starts_with(dash)) skip = dash.size();
    if (std::string_view(" \t\r\n-").find(typed.front()) != std::string_view::npos) skip = 1;
    if (skip == 0) text.push_back(typed.front());
    typed.remove_prefix(skip == 0 ? 1 : skip);
  }
  return text;
}

/// Wipes a string's bytes when it goes.
struct Wiped {
  std::string text;
  ~Wiped() { wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); }
};

}  // namespace

Result<RecoveryCode> newRecoveryCode(Random& random) {
  RecoveryCode code;
  auto bits = random.array<20>();  // 160: two and a half bytes a group
  Wiped canonical;
  canonical.text.reserve(kGroups * kDataCharacters);
  for (std::size_t group = 0; group < kGroups; ++group) {
    unsigned values[kDataCharacters];
    std::string text;
    for (std::size_t i = 0; i < kDataCharacters; ++i) {
      unsigned value = 0;
      for (std::size_t bit = 0; bit < 5; ++bit) {
        const std::size_t at = (group * kDataCharacters + i) * 5 + bit;
        value = value << 1 | (bits[at / 8] >> (7 - at % 8) & 1u);
      }
      values[i] = value;
      text.push_back(kAlphabet[value]);
    }
    canonical.text += text;
    text.push_back(kAlphabet[checkValue(values, group)]);
    code.groups.push_back(std::move(text));
  }
  wipe(bits);
  TRY_ASSIGN(code.secret, SecretBytes::copyOf(asBytes(canonical.text)));
  return code;
}

Result<SecretBytes> readRecoveryCode(const std::string& typed) {
  const Wiped code{stripped(typed)};
  if (code.text.size() != kGroups * kGroupCharacters) return fail(ErrorCode::RecoveryCodeWrong);
  Wiped canonical;
  canonical.text.reserve(kGroups * kDataCharacters);
  for (std::size_t group = 0; group < kGroups; ++group) {
    const std::string_view text = std::string_view(code.text).substr(group * kGroupCharacters, kGroupCharacters);
    if (!isSound(text, group)) return fail(ErrorCode::RecoveryGroupWrong, std::to_string(group + 1));
    for (const char c : text.substr(0, kDataCharacters)) canonical.text.push_back(kAlphabet[*valueOf(c)]);
  }
  return SecretBytes::copyOf(asBytes(canonical.text));
}

bool groupIsSound(const std::string& group, std::size_t index) {
  const Wiped text{stripped(group)};
  return isSound(text.text, index);
}

}  // namespace safelight::crypto
