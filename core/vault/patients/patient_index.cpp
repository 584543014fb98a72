#include "core/vault/patients/patient_index.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>

#include "core/vault/patients/folding.h"

namespace safelight::vault {
namespace {

constexpr std::int32_t kNoBirth = INT32_MIN;

bool isDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int toNumber(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool isYear(int value) { return value >= 1880 && value <= 2200; }

bool isDay(int value) { return value >= 1 && value <= 31; }
bool isDayMonth(int day, int month) { return isDay(day) && month >= 1 && month <= 12; }

/// Two numbers that are a day and a month, in either order; the day first.
void addDayAndMonth(std::vector<QueryWord::DatePart>& dates, std::optional<int> year, int first, int second) {
  if (isDayMonth(first, second)) dates.push_back({year, second, first});
  if (first != second && isDayMonth(second, first)) dates.push_back({year, first, second});
}

/// A year of two digits may lie in either century.
std::vector<int> yearsOf(int typed) {
  if (isYear(typed)) return {typed};
  if (typed < 100) return {1900 + typed, 2000 + typed};
  return {};
}

/// Digits with '.', '-' or '/' between them, as a date or the beginning of one. With points the day always comes first where there is
/// no year; the other two signs are used both ways round.
void addSeparated(std::vector<QueryWord::DatePart>& dates, const std::vector<int>& parts, char separator) {
  if (parts.size() == 2) {
    if (isYear(parts[0]) && parts[1] <= 12) dates.push_back({parts[0], parts[1], {}});
    if (isYear(parts[1]) && parts[0] <= 12) dates.push_back({parts[1], parts[0], {}});
    if (separator != '.') addDayAndMonth(dates, {}, parts[0], parts[1]);
    else if (isDayMonth(parts[0], parts[1])) dates.push_back({{}, parts[1], parts[0]});
  } else if (parts.size() == 3) {
    if (isYear(parts[0])) dates.push_back({parts[0], parts[1], parts[2]});
    for (const int year : yearsOf(parts[2])) addDayAndMonth(dates, year, parts[0], parts[1]);
  }
}

/// Six or eight digits without a sign between them: 14031987, 03141987, 19870314, 140387, 031487, 870314.
void addCompact(std::vector<QueryWord::DatePart>& dates, std::string_view digits) {
  const auto number = [digits](std::size_t at, std::size_t count) { return toNumber(digits.substr(at, count)); };
  const std::size_t yearDigits = digits.size() - 4;
  const auto isYearThere = [yearDigits](int year) { return yearDigits == 2 || isYear(year); };
  if (const int first = number(0, yearDigits); isYearThere(first) && isDayMonth(number(yearDigits + 2, 2), number(yearDigits, 2)))
    for (const int year : yearsOf(first)) dates.push_back({year, number(yearDigits, 2), number(yearDigits + 2, 2)});
  if (const int last = number(4, yearDigits); isYearThere(last))
    for (const int year : yearsOf(last)) addDayAndMonth(dates, year, number(0, 2), number(2, 2));
}

/// The months whose name begins with a folded word of at least three letters, in the languages of the interface.
std::vector<int> monthsNamed(std::string_view word) {
  static constexpr std::array<std::array<std::string_view, 4>, 12> kNames{{{"january", "januar", "janvier", ""},
                                                                           {"february", "februar", "fevrier", ""},
                                                                           {"march", "marz", "maerz", "mars"},
                                                                           {"april", "avril", "", ""},
                                                                           {"may", "mai", "", ""},
                                                                           {"june", "juni", "juin", ""},
                                                                           {"july", "juli", "juillet", ""},
                                                                           {"august", "aout", "", ""},
                                                                           {"september", "septembre", "", ""},
                                                                           {"october", "oktober", "octobre", ""},
                                                                           {"november", "novembre", "", ""},
                                                                           {"december", "dezember", "decembre", ""}}};
  std::vector<int> months;
  if (word.size() < 3) return months;
  for (std::size_t month = 0; month < kNames.size(); ++month) {
    const auto& names = kNames[month];
    if (std::any_of(names.begin(), names.end(), [word](std::string_view name) { return name.starts_with(word); })) months.push_back(static_cast<int>(month) + 1);
  }
  return months;
}

/// "14 Mar 1987", "March 14": a month's name beside a number is a month, and the number beside it a day. A name on its own stays a name,
/// or "Mar" would find everybody born in March instead of Marta.
void addNamedMonths(std::vector<QueryWord>& query) {
  struct Reading {
    int number = -1;
    std::vector<int> months;
  };
  std::vector<Reading> readings;
  for (const QueryWord& word : query) {
    Reading reading;
    const std::string_view folded = word.spellings.empty() ? std::string_view() : std::string_view(word.spellings.front());
    if (isDigits(folded) && folded.size() <= 4) reading.number = toNumber(folded);
    else reading.months = monthsNamed(folded);
    readings.push_back(std::move(reading));
  }
  const auto beside = [&](std::size_t at, auto fits) { return (at > 0 && fits(readings[at - 1])) || (at + 1 < readings.size() && fits(readings[at + 1])); };
  for (std::size_t i = 0; i < query.size(); ++i) {
    if (beside(i, [](const Reading& other) { return isDay(other.number) || isYear(other.number); }))
      for (const int month : readings[i].months) query[i].dates.push_back({{}, month, {}});
    if (isDay(readings[i].number) && beside(i, [](const Reading& other) { return !other.months.empty(); })) query[i].dates.push_back({{}, {}, readings[i].number});
  }
}

/// The folded words of what was typed, one entry a word: a word that comes twice stays twice, so that two foldings keep step.
std::vector<std::string> wordsInOrder(std::string_view folded) {
  std::vector<std::string> words(1);
  for (const char c : folded) {
    const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) words.back() += c;
    else if (c != '\'' && !words.back().empty()) words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

void addDates(QueryWord& word, std::string_view raw) {
  std::vector<int> parts;
  std::string digits;
  char separator = 0;
  for (const char c : raw) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == '.' || c == '-' || c == '/') {
      separator = c;
      if (!digits.empty() && digits.size() <= 4) parts.push_back(toNumber(digits));
      digits.clear();
    } else {
      return;
    }
  }
  if (separator != 0) {
    if (!digits.empty() && digits.size() <= 4) parts.push_back(toNumber(digits));
    addSeparated(word.dates, parts, separator);
    return;
  }
  if (digits.size() == 4 && isYear(toNumber(digits))) word.dates.push_back({toNumber(digits), {}, {}});
  if (digits.size() == 6 || digits.size() == 8) addCompact(word.dates, digits);
}

}  // namespace

std::vector<QueryWord> parseQuery(std::string_view text) {
  std::vector<QueryWord> query;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \t\n,;^", at), text.size());
    const std::string_view raw = text.substr(at, end - at);
    at = end + 1;
    if (raw.empty()) continue;
    QueryWord word;
    addDates(word, raw);
    if (!word.dates.empty() && !isDigits(raw)) {
      query.push_back(std::move(word));
      continue;
    }
    // "O'Brien-Smith" is two words of a name that must both fit, each in either spelling.
    const std::vector<std::string> plainWords = wordsInOrder(foldText(raw)), expandedWords = wordsInOrder(foldExpanded(raw));
    for (std::size_t i = 0; i < plainWords.size(); ++i) {
      QueryWord part;
      part.spellings.push_back(plainWords[i]);
      if (i < expandedWords.size() && expandedWords[i] != plainWords[i]) part.spellings.push_back(expandedWords[i]);
      if (plainWords.size() == 1) part.dates = word.dates;
      query.push_back(std::move(part));
    }
  }
  addNamedMonths(query);
  return query;
}

void PatientIndex::invalidate() {
  m_entries.clear();
  m_words.clear();
  m_byId.clear();
  m_loaded = false;
}

Result<void> PatientIndex::load(store::Connection& catalogue) {
  invalidate();
  TRY_ASSIGN(store::Statement * select, catalogue.prepare("SELECT id, last_activity, birth, words FROM patient WHERE merged_into IS NULL AND withdrawn = 0"));
  select->begin();
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    Entry entry;
    entry.id.uuid = Uuid::fromBytes(select->blob(0));
    entry.lastActivity.milliseconds = select->integer(1);
    entry.birth = select->isNull(2) ? kNoBirth : static_cast<std::int32_t>(select->integer(2));
    const std::string words = select->text(3);
    entry.start = static_cast<std::uint32_t>(m_words.size());
    entry.length = static_cast<std::uint32_t>(words.size());
    m_words += words;
    m_byId.emplace(entry.id, static_cast<std::uint32_t>(m_entries.size()));
    m_entries.push_back(entry);
  }
  select->reset();
  m_loaded = true;
  return {};
}

void PatientIndex::update(const model::Patient& patient, const std::string& words) {
  if (!m_loaded) return;
  const auto known = m_byId.find(patient.id);
  if (known == m_byId.end()) {
    m_byId.emplace(patient.id, static_cast<std::uint32_t>(m_entries.size()));
    m_entries.emplace_back();
  }
  Entry& entry = m_entries[m_byId[patient.id]];
  entry.id = patient.id;
  entry.lastActivity = patient.lastActivity;
  entry.birth = patient.details.birthDate ? patient.details.birthDate->dayNumber() : kNoBirth;
  entry.start = static_cast<std::uint32_t>(m_words.size());  // the old words stay behind unused until the next load
  entry.length = static_cast<std::uint32_t>(words.size());
  m_words += words;
}

void PatientIndex::touch(model::PatientId id, Instant at) {
  const auto known = m_byId.find(id);
  if (known != m_byId.end()) m_entries[known->second].lastActivity = std::max(m_entries[known->second].lastActivity, at);
}

bool PatientIndex::matches(const Entry& entry, const QueryWord& word) const {
  const std::string_view words(m_words.data() + entry.start, entry.length);
  for (const std::string& spelling : word.spellings) {
    for (std::size_t at = words.find(spelling); at != std::string_view::npos; at = words.find(spelling, at + 1))
      if (at > 0 && words[at - 1] == '\n') return true;
  }
  if (word.dates.empty() || entry.birth == kNoBirth) return false;
  const model::Date birth = model::Date::fromDayNumber(entry.birth);
  return std::any_of(word.dates.begin(), word.dates.end(), [&](const QueryWord::DatePart& part) {
    return (!part.year || *part.year == birth.year) && (!part.month || *part.month == birth.month) && (!part.day || *part.day == birth.day);
  });
}

std::vector<PatientIndex::Hit> PatientIndex::find(const std::vector<QueryWord>& query, std::size_t sortedUpTo) const {
  std::vector<Hit> hits;
  for (const Entry& entry : m_entries) {
    if (entry.gone) continue;
    const bool all = std::all_of(query.begin(), query.end(), [&](const QueryWord& word) { return matches(entry, word); });
    if (all) hits.push_back({entry.id, entry.lastActivity});
  }
  const auto newer = [](const Hit& a, const Hit& b) { return a.lastActivity != b.lastActivity ? a.lastActivity > b.lastActivity : a.id < b.id; };
  const std::size_t sorted = std::min(sortedUpTo, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(sorted), hits.end(), newer);
  return hits;
}

}  // namespace safelight::vault
