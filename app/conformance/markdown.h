#pragma once
// The little Markdown that a statement needs.

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace safelight::conformance {

/// Text that grows: headings, paragraphs, tables. A bar in a cell is escaped.
class Markdown {
 public:
  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  void table(std::initializer_list<std::string_view> head, const std::vector<std::vector<std::string>>& rows);
  std::string take() && { return std::move(m_text); }

 private:
  void row(const std::vector<std::string>& cells);
  std::string m_text;
};

}  // namespace safelight::conformance
