#include "core/vault/patient_index.h"

#include <algorithm>
#include <charconv>
#include <climits>

#include "core/vault/folding.h"

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

/// Digits with '.', '-' or '/' between them, as a date or the beginning of one.
void addSeparated(std::vector<QueryWord::DatePart>& dates, const std::vector<int>& parts) {
  const auto dayMonth = [](int day, int month) { return day >= 1 && day <= 31 && month >= 1 && month <= 12; };
  if (parts.size() == 2) {
    if (isYear(parts[0]) && parts[1] <= 12) dates.push_back({parts[0], parts[1], {}});
    if (isYear(parts[1]) && parts[0] <= 12) dates.push_back({parts[1], parts[0], {}});
    if (dayMonth(parts[0], parts[1])) dates.push_back({{}, parts[1], parts[0]});
  } else if (parts.size() == 3) {
    if (isYear(parts[0])) dates.push_back({parts[0], parts[1], parts[2]});
    const int year = parts[2];
    std::vector<int> years;
    if (isYear(year)) years.push_back(year);
    else if (year < 100) years = {1900 + year, 2000 + year};
    for (const int y : years) {
      if (dayMonth(parts[0], parts[1])) dates.push_back({y, parts[1], parts[0]});
      if (parts[0] != parts[1] && dayMonth(parts[1], parts[0])) dates.push_back({y, parts[0], parts[1]});  // month first
    }
  }
}

void addDates(QueryWord& word, std::string_view raw) {
  std::vector<int> parts;
  std::string digits;
  bool separated = false;
  for (const char c : raw) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (c == '.' || c == '-' || c == '/') {
      separated = true;
      if (!digits.empty() && digits.size() <= 4) parts.push_back(toNumber(digits));
      digits.clear();
    } else {
      return;
    }
  }
  if (separated) {
    if (!digits.empty() && digits.size() <= 4) parts.push_back(toNumber(digits));
    addSeparated(word.dates, parts);
    return;
  }
  if (digits.size() == 4 && isYear(toNumber(digits))) word.dates.push_back({toNumber(digits), {}, {}});
  if (digits.size() == 8) {
    if (isYear(toNumber(digits.substr(0, 4)))) word.dates.push_back({toNumber(digits.substr(0, 4)), toNumber(digits.substr(4, 2)), toNumber(digits.substr(6))});
    if (isYear(toNumber(digits.substr(4)))) word.dates.push_back({toNumber(digits.substr(4)), toNumber(digits.substr(2, 2)), toNumber(digits.substr(0, 2))});
  }
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
    const std::string plain = foldText(raw), expanded = foldExpanded(raw);
    std::vector<std::string> plainWords = searchWords(plain), expandedWords = searchWords(expanded);
    for (std::size_t i = 0; i < plainWords.size(); ++i) {
      QueryWord part;
      part.spellings.push_back(plainWords[i]);
      if (i < expandedWords.size() && expandedWords[i] != plainWords[i]) part.spellings.push_back(expandedWords[i]);
      if (plainWords.size() == 1) part.dates = word.dates;
      query.push_back(std::move(part));
    }
  }
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
