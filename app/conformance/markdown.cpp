#include "app/conformance/markdown.h"

namespace safelight::conformance {

void Markdown::heading(int level, std::string_view text) {
  if (!m_text.empty()) m_text += '\n';
  m_text.append(static_cast<std::size_t>(level), '#').append(" ").append(text).append("\n");
}

void Markdown::paragraph(std::string_view text) { m_text.append("\n").append(text).append("\n"); }

void Markdown::table(std::initializer_list<std::string_view> head, const std::vector<std::vector<std::string>>& rows) {
  m_text += '\n';
  row(std::vector<std::string>(head.begin(), head.end()));
  row(std::vector<std::string>(head.size(), "---"));
  for (const auto& cells : rows) row(cells);
}

void Markdown::row(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    m_text += "| ";
    for (const char c : cell) m_text.append(c == '|' ? "\\|" : std::string(1, c));
    m_text += ' ';
  }
  m_text += "|\n";
}

}  // namespace safelight::conformance
