#pragma once
// What the command line says: aligned text or JSON on stdout, sentences on stderr.

#include <iosfwd>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace safelight::cli {

/// Text as a terminal may show it: control characters and direction overrides (names come from files) become U+FFFD.
std::string printable(std::string_view text);

/// Rows of text in columns as wide as they need to be.
class Table {
 public:
  explicit Table(std::vector<std::string> headings);
  void add(std::vector<std::string> row);
  std::string text() const;

 private:
  std::vector<std::vector<std::string>> m_rows;
};

enum class Form { Text, Json };

/// Both streams of one command.
class Output {
 public:
  Output(std::ostream& out, std::ostream& errors, Form form);

  bool isJson() const { return m_form == Form::Json; }
  void text(std::string_view text);              // nothing in JSON form
  void json(const nlohmann::ordered_json& value);  // nothing in text form; one line
  void flush();
  /// True when everything said so far arrived.
  bool arrived() const;

  /// One sentence about one file or image, on stderr.
  void refusal(std::string_view path, const Error& error);
  /// Why the command ends, on stderr (and as an object on stdout in JSON form), unless usage() said it already.
  void failure(const Error& error);
  /// Says what is wrong with the arguments and gives an error that ends the command.
  tl::unexpected<Error> usage(std::string_view sentence);
  void note(std::string_view sentence);

 private:
  std::ostream& m_out;
  std::ostream& m_errors;
  Form m_form;
  bool m_said = false;
};

}  // namespace safelight::cli
