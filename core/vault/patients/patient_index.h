#pragma once
// Patients in memory for search at every key: folded words in one block, scanned.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/model/patient.h"
#include "core/store/sql.h"

namespace safelight::vault {

/// What one typed word may mean.
struct QueryWord {
  std::vector<std::string> spellings;  // folded; any may start a word of the name or the number
  /// A birth date or part of it ("1987", "14.3.", "3/14", "14.3.1987", "1987-03", the words of "14 Mar 1987"): parts that are set must agree.
  struct DatePart {
    std::optional<int> year, month, day;
  };
  std::vector<DatePart> dates;  // any may fit
};
/// Splits what a person typed.
std::vector<QueryWord> parseQuery(std::string_view text);

/// Loaded on the first text search, then kept up to date. Belongs to the vault's thread.
class PatientIndex {
 public:
  bool isLoaded() const { return m_loaded; }
  Result<void> load(store::Connection& catalogue);
  /// Forgets everything; the next search loads again (used after rare, wide changes such as merges).
  void invalidate();
  /// Adds or replaces one patient; does nothing while not loaded.
  void update(const model::Patient& patient, const std::string& words);
  void touch(model::PatientId id, Instant at);

  struct Hit {
    model::PatientId id;
    Instant lastActivity;
  };
  /// Every match, newest activity first; `limit` sorts only so far.
  std::vector<Hit> find(const std::vector<QueryWord>& query, std::size_t sortedUpTo) const;

 private:
  struct Entry {
    model::PatientId id;
    Instant lastActivity;
    std::int32_t birth;       // days; INT32_MIN: none
    std::uint32_t start, length;  // of its words in m_words
    bool gone = false;
  };
  bool matches(const Entry& entry, const QueryWord& word) const;
  std::vector<Entry> m_entries;
  std::string m_words;  // "\nword\nword..." an entry
  std::unordered_map<model::PatientId, std::uint32_t> m_byId;
  bool m_loaded = false;
};

}  // namespace safelight::vault
