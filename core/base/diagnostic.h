#pragma once
// One line for whoever runs the programs: standard error, and through it the system's journal. What such a line may be made of is decided by type: words of
// our own source, numbers, codes, random identifiers. A name, a path or any other text that came from outside does not compile
// (tests/architecture/diagnostic_test.cpp asks the compiler).

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/redacted.h"

namespace safelight {

struct Uuid;

/// Words that stand in our source: only a literal makes one, while compiling.
class Literal {
 public:
  constexpr Literal() = default;
  template <std::size_t N>
  consteval Literal(const char (&text)[N]) : m_text(text, N - 1) {}

  constexpr operator std::string_view() const { return m_text; }
  constexpr std::string_view text() const { return m_text; }
  constexpr bool empty() const { return m_text.empty(); }
  constexpr bool operator==(const Literal&) const = default;

 private:
  std::string_view m_text;
};

/// A whole number; neither a character nor a truth.
template <class T>
concept CountingNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> && !std::same_as<T, signed char> && !std::same_as<T, wchar_t> &&
                         !std::same_as<T, char8_t> && !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

/// A line under construction: `Diagnostic() << "device " << id << ": " << stored << " stored"`.
class Diagnostic {
 public:
  Diagnostic& operator<<(Literal words);
  /// The code's name. An error's detail has no way in.
  Diagnostic& operator<<(ErrorCode code);
  /// An identifier that we drew at random: a vault, a device. (Patients and images have types of their own, which do not fit.)
  Diagnostic& operator<<(const Uuid& id);
  template <CountingNumber Number>
  Diagnostic& operator<<(Number number) {
    m_line += std::to_string(number);
    return *this;
  }
  /// Stands as "[redacted]".
  template <class T>
  Diagnostic& operator<<(const Redacted<T>&) {
    m_line += kRedacted;
    return *this;
  }

  const std::string& line() const { return m_line; }

 private:
  std::string m_line;
};

/// Writes the line to standard error. Never waits: a log that nobody reads must not keep a program from its work, so such a line is lost. Any thread.
void writeDiagnostic(const Diagnostic& diagnostic);

}  // namespace safelight
