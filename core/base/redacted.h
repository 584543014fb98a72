#pragma once
// Plaintext that passes through code which also writes messages for technicians: names, numbers, paths of patients' files. It can be used, but not
// shown: there is no way to print, format or append it, so that no log and no error's detail gets it by mistake.

#include <ostream>
#include <string>
#include <string_view>
#include <utility>

namespace safelight {

/// A value that has to be asked for by name: `reveal()` is what a reviewer looks for.
template <class T>
class Redacted {
 public:
  Redacted() = default;
  explicit Redacted(T value) : m_value(std::move(value)) {}

  /// The value itself, for the one place that needs it. Never for a message.
  const T& reveal() const& { return m_value; }
  T reveal() && { return std::move(m_value); }

  bool operator==(const Redacted&) const = default;

 private:
  T m_value{};
};

/// What stands in a message instead.
inline constexpr std::string_view kRedacted = "[redacted]";

template <class T>
std::ostream& operator<<(std::ostream&, const Redacted<T>&) = delete;
template <class T>
std::string operator+(const std::string&, const Redacted<T>&) = delete;
template <class T>
std::string operator+(const Redacted<T>&, const std::string&) = delete;
template <class T>
std::string to_string(const Redacted<T>&) = delete;

}  // namespace safelight
