#include "core/crypto/password_rules.h"

#include <algorithm>
#include <cstdlib>

#include "core/crypto/common_passwords.h"
#include "core/crypto/normalised_text.h"
#include "core/crypto/word_list.h"

namespace safelight::crypto {

namespace {

// A password is taken apart into the cheapest row of guessable pieces; what is left counts a character each.
constexpr int kLeastEffort = 8;        // fewer pieces than this are "mainly" guessable
constexpr int kWordEffort = 2;
constexpr int kPatternEffort = 1;      // runs, repeats, walks, years
constexpr std::size_t kShortestPattern = 3;
constexpr std::size_t kShortestWalk = 4;
constexpr std::size_t kShortestForbidden = 3;
constexpr std::size_t kFewestDifferent = 5;
constexpr std::size_t kLongestJudged = 128;

/// Text that is wiped when it goes.
class Scratch {
 public:
  Scratch() = default;
  explicit Scratch(std::string text) : m_text(std::move(text)) {}
  ~Scratch() { wipe({reinterpret_cast<std::uint8_t*>(m_text.data()), m_text.size()}); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string_view view() const { return m_text; }

 private:
  std::string m_text;
};

std::size_t characterCount(ByteView utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](std::uint8_t byte) { return (byte & 0xc0) != 0x80; }));
}

std::string withoutSeparators(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text)
    if (std::string_view(" -_.,;:/+").find(c) == std::string_view::npos) result.push_back(c);
  return result;
}

/// "p4$$w0rd" reads as "password".
std::string withLettersForDigits(std::string_view text) {
  static constexpr std::string_view kFrom = "0134578@$!|+";
  static constexpr std::string_view kTo = "oieastbasiit";
  std::string result(text);
  for (char& c : result)
    if (const std::size_t at = kFrom.find(c); at != std::string_view::npos) c = kTo[at];
  return result;
}

/// Characters from `at` that follow each other by one step (0, +1 or -1; 9 and 0 are neighbours).
std::size_t runLength(std::string_view text, std::size_t at) {
  const auto step = [&](std::size_t i) {
    const int difference = text[i + 1] - text[i];
    if (text[i] == '9' && text[i + 1] == '0') return 1;
    if (text[i] == '0' && text[i + 1] == '9') return -1;
    return difference;
  };
  if (at + 1 >= text.size() || std::abs(step(at)) > 1) return 1;
  std::size_t end = at + 1;
  while (end + 1 < text.size() && step(end) == step(at)) ++end;
  return end - at + 1;
}

/// The longest part of a keyboard walk that begins at `at`.
std::size_t walkLength(std::string_view text, std::size_t at) {
  std::size_t longest = 0;
  for (const std::string_view walk : keyboardWalks()) {
    for (std::size_t from = 0; from < walk.size(); ++from) {
      std::size_t forward = 0;
      while (at + forward < text.size() && from + forward < walk.size() && text[at + forward] == walk[from + forward]) ++forward;
      std::size_t backward = 0;
      while (at + backward < text.size() && backward <= from && text[at + backward] == walk[from - backward]) ++backward;
      longest = std::max({longest, forward, backward});
    }
  }
  return longest;
}

/// The longest text from `at` that stood before it.
std::size_t repeatLength(std::string_view text, std::size_t at) {
  std::size_t longest = 0;
  for (std::size_t from = 0; from < at; ++from) {
    std::size_t length = 0;
    while (at + length < text.size() && text[from + length] == text[at + length]) ++length;
    longest = std::max(longest, length);
  }
  return longest;
}

bool isYear(std::string_view text) {
  return text.size() >= 4 && (text.starts_with("19") || text.starts_with("20")) && text[2] >= '0' && text[2] <= '9' && text[3] >= '0' && text[3] <= '9';
}

/// Least number of pieces that make up the text.
class Effort {
 public:
  Effort(std::string_view text, const std::vector<std::string>& forbidden) : m_text(text), m_forbidden(forbidden), m_least(text.size() + 1) {}

  int least() {
    for (std::size_t i = 0; i < m_least.size(); ++i) m_least[i] = static_cast<int>(i);
    for (std::size_t at = 0; at < m_text.size(); ++at) {
      reach(at, 1, 1);
      pattern(at, runLength(m_text, at), kShortestPattern);
      pattern(at, walkLength(m_text, at), kShortestWalk);
      pattern(at, repeatLength(m_text, at), kShortestPattern);
      if (isYear(m_text.substr(at))) reach(at, 4, kPatternEffort);
      words(at);
    }
    return m_least.back();
  }

 private:
  void reach(std::size_t at, std::size_t length, int effort) { m_least[at + length] = std::min(m_least[at + length], m_least[at] + effort); }
  void pattern(std::size_t at, std::size_t length, std::size_t shortest) {
    for (std::size_t part = shortest; part <= length; ++part) reach(at, part, kPatternEffort);
  }
  void words(std::size_t at) {
    const std::string_view rest = m_text.substr(at);
    for (const std::string_view word : commonPasswordWords())
      if (rest.starts_with(word)) reach(at, word.size(), kWordEffort);
    for (const std::string_view phrase : commonPhrases())
      if (rest.starts_with(phrase)) reach(at, phrase.size(), kWordEffort);
    for (const std::string& word : m_forbidden)
      if (rest.starts_with(word)) reach(at, word.size(), kWordEffort);
  }

  std::string_view m_text;
  const std::vector<std::string>& m_forbidden;
  std::vector<int> m_least;
};

/// Words of the forbidden texts in the form that passwords are compared in.
Result<std::vector<std::string>> foldedWords(const std::vector<std::string_view>& texts) {
  std::vector<std::string> words;
  for (const std::string_view text : texts) {
    TRY_ASSIGN(const SecretBytes raw, SecretBytes::copyOf(asBytes(text)));
    const auto folded = normalisedText(raw, Fold::CaseAndMarks);
    if (!folded) continue;
    const std::string whole = folded->read([](ByteView bytes) { return toString(bytes); });
    words.push_back(withoutSeparators(whole));
    std::string word;
    for (const char c : whole + ' ') {
      if (std::string_view(" -_.,;:/+").find(c) == std::string_view::npos) {
        word.push_back(c);
      } else if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
    }
  }
  std::erase_if(words, [](const std::string& word) { return word.size() < kShortestForbidden; });
  return words;
}

bool isCommon(std::string_view text, const std::vector<std::string>& forbidden) {
  text = text.substr(0, kLongestJudged);
  if (std::string different(text); true) {
    std::sort(different.begin(), different.end());
    const auto count = static_cast<std::size_t>(std::unique(different.begin(), different.end()) - different.begin());
    wipe({reinterpret_cast<std::uint8_t*>(different.data()), different.size()});
    if (count < kFewestDifferent) return true;
  }
  const Scratch joined(withoutSeparators(text));
  const Scratch readable(withLettersForDigits(text));
  const Scratch joinedReadable(withLettersForDigits(joined.view()));
  for (const std::string_view form : {text, joined.view(), readable.view(), joinedReadable.view()})
    if (Effort(form, forbidden).least() < kLeastEffort) return true;
  return false;
}

}  // namespace

Result<void> checkNewPassword(const SecretBytes& password, const std::vector<std::string_view>& forbidden) {
  TRY_ASSIGN(const SecretBytes normal, normalisedText(password, Fold::None));
  const std::size_t characters = normal.read([](ByteView bytes) { return characterCount(bytes); });
  if (characters < kMinimumPasswordCharacters) return fail(ErrorCode::PasswordTooShort);
  TRY_ASSIGN(const SecretBytes folded, normalisedText(password, Fold::CaseAndMarks));
  TRY_ASSIGN(const auto words, foldedWords(forbidden));
  const bool common = folded.read([&](ByteView bytes) {
    return isCommon({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, words);
  });
  if (common) return fail(ErrorCode::PasswordCommon);
  return ok();
}

Result<SecretBytes> generatePassphrase(Random& random) {
  constexpr std::size_t kWords = 5;
  static_assert(kWordCount == 2048);
  std::string text;
  text.reserve(kWords * 9);
  auto bytes = random.array<2 * kWords>();
  for (std::size_t i = 0; i < kWords; ++i) {
    const std::size_t index = (bytes[2 * i] | std::size_t{bytes[2 * i + 1]} << 8) % kWordCount;
    if (i != 0) text.push_back(' ');
    text += wordAt(index);
  }
  wipe(bytes);
  const Scratch scratch(std::move(text));
  return SecretBytes::copyOf(asBytes(scratch.view()));
}

}  // namespace safelight::crypto
