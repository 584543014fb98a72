#include "app/cli/output.h"

#include <utf8proc.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "ui/words/error_words.h"

namespace safelight::cli {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

bool isHarmful(utf8proc_int32_t point) {
  const bool control = point < 0x20 || (point >= 0x7f && point < 0xa0);
  const bool direction = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) || point == 0x200e || point == 0x200f;
  return control || direction || point == 0x2028 || point == 0x2029;
}

/// Calls `use(code point, its bytes)` for each character; -1 for a byte that is no UTF-8.
template <class Use>
void eachCharacter(std::string_view text, Use use) {
  while (!text.empty()) {
    utf8proc_int32_t point = -1;
    const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &point);
    const std::size_t length = read > 0 ? static_cast<std::size_t>(read) : 1;
    use(point, text.substr(0, length));
    text.remove_prefix(length);
  }
}

std::size_t columnsOf(std::string_view text) {
  std::size_t columns = 0;
  eachCharacter(text, [&](utf8proc_int32_t point, std::string_view) { columns += static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point))); });
  return columns;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  eachCharacter(text, [&](utf8proc_int32_t point, std::string_view bytes) { result += point < 0 || isHarmful(point) ? kReplacement : bytes; });
  return result;
}

Table::Table(std::vector<std::string> headings) { m_rows.push_back(std::move(headings)); }

void Table::add(std::vector<std::string> row) {
  for (std::string& cell : row) cell = printable(cell);
  m_rows.push_back(std::move(row));
}

std::string Table::text() const {
  std::vector<std::size_t> widths(m_rows.front().size());
  for (const auto& row : m_rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], columnsOf(row[i]));
  std::string text;
  for (const auto& row : m_rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line.append(widths[i] - columnsOf(row[i]) + 2, ' ');
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
  }
  return text;
}

Output::Output(std::ostream& out, std::ostream& errors, Form form) : m_out(out), m_errors(errors), m_form(form) {}

void Output::text(std::string_view text) {
  if (!isJson()) m_out << text;
}

void Output::json(const nlohmann::ordered_json& value) {
  // File names need not be UTF-8; JSON must be.
  if (isJson()) m_out << value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void Output::flush() { m_out.flush(); }
bool Output::arrived() const { return m_out.good(); }

void Output::refusal(std::string_view path, const Error& error) {
  m_errors << printable(path) << ": " << ui::errorSentence(error) << '\n';
}

void Output::failure(const Error& error) {
  if (!m_said) m_errors << "safelightctl: " << ui::errorSentence(error) << '\n';
  if (!m_said) json({{"error", errorName(error.code)}, {"message", ui::errorSentence(error)}});
}

tl::unexpected<Error> Output::usage(std::string_view sentence) {
  note(sentence);
  json({{"error", errorName(ErrorCode::InvalidArgument)}, {"message", sentence}});
  m_said = true;
  return fail(ErrorCode::InvalidArgument);
}

void Output::note(std::string_view sentence) { m_errors << "safelightctl: " << sentence << '\n'; }

}  // namespace safelight::cli
