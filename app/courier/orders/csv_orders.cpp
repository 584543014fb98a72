#include <algorithm>

#include "app/courier/orders/order_files.h"

namespace safelight::courier {
namespace {

constexpr std::size_t kMostColumns = 64;
constexpr std::size_t kMostFieldBytes = 4096;

/// The text of a file, read line by line.
class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : m_rest(text) { m_delimiter = delimiterOf(text.substr(0, text.find('\n'))); }

  bool atEnd() const { return m_rest.empty(); }
  std::uint32_t line() const { return m_line; }

  /// The next line's fields. A quotation mark that is never closed belongs to its field, so that it does not swallow the lines behind it.
  std::vector<std::string> next() {
    m_started = m_line;
    const std::string_view before = m_rest;
    std::vector<std::string> fields;
    if (!read(fields, Quotes::Heed)) {
      m_rest = before;
      m_line = m_started;
      fields.clear();
      read(fields, Quotes::Ignore);
    }
    return fields;
  }
  /// Where the line read last began.
  std::uint32_t startedAt() const { return m_started; }

 private:
  enum class Quotes { Heed, Ignore };

  static char delimiterOf(std::string_view headings) {
    char best = ';';
    std::ptrdiff_t most = 0;
    for (const char c : {';', ',', '\t', '|'}) {
      const auto count = std::count(headings.begin(), headings.end(), c);
      if (count > most) {
        most = count;
        best = c;
      }
    }
    return best;
  }

  /// False when a quotation mark was not closed.
  bool read(std::vector<std::string>& fields, Quotes quotes) {
    fields.emplace_back();
    bool quoted = false, any = false;
    while (!m_rest.empty()) {
      const char c = m_rest.front();
      m_rest.remove_prefix(1);
      if (c == '\n') ++m_line;
      if (quoted) {
        if (c != '"') add(fields, c);
        else if (!m_rest.empty() && m_rest.front() == '"') {
          add(fields, '"');
          m_rest.remove_prefix(1);
        } else quoted = false;
      } else if (c == '\n') {
        return true;
      } else if (c == m_delimiter) {
        fields.emplace_back();
        any = false;
        continue;
      } else if (c == '"' && !any && quotes == Quotes::Heed) {
        quoted = true;
      } else if (c != '\r') {
        add(fields, c);
      }
      if (c != ' ') any = true;
    }
    return !quoted;
  }

  static void add(std::vector<std::string>& fields, char c) {
    if (fields.size() <= kMostColumns && fields.back().size() < kMostFieldBytes) fields.back() += c;
  }

  std::string_view m_rest;
  char m_delimiter = ';';
  std::uint32_t m_line = 1, m_started = 1;
};

bool isBlank(const std::vector<std::string>& fields) {
  return std::all_of(fields.begin(), fields.end(), [](const std::string& field) { return field.find_first_not_of(" \t") == std::string::npos; });
}

}  // namespace

Result<std::vector<OrderLine>> readCsvOrders(ByteView file) {
  const std::string text = textOfFile(file);
  CsvReader reader(text);
  std::vector<std::optional<OrderField>> columns;
  for (const std::string& heading : reader.next()) columns.push_back(orderFieldNamed(heading));
  const auto has = [&](OrderField field) { return std::find(columns.begin(), columns.end(), field) != columns.end(); };
  if (!has(OrderField::PatientNumber) || !has(OrderField::Modality) || !has(OrderField::Date)) return fail(ErrorCode::OrderFileUnreadable, "headings");

  std::vector<OrderLine> lines;
  while (!reader.atEnd()) {
    const std::vector<std::string> values = reader.next();
    if (isBlank(values)) continue;
    if (lines.size() == Limits::kOrderLines) return fail(ErrorCode::FileTooLarge, "lines");
    OrderFields fields;
    for (std::size_t i = 0; i < std::min(values.size(), columns.size()); ++i)
      if (columns[i]) fields.emplace(*columns[i], values[i]);
    lines.push_back(orderFrom(reader.startedAt(), fields));
  }
  return lines;
}

}  // namespace safelight::courier
