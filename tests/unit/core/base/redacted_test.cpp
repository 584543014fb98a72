// What must not compile is asked of the compiler here: were it possible after all, this file would be the one that does not compile.

#include "core/base/redacted.h"

#include <catch2/catch_test_macros.hpp>

#include <fmt/format.h>

#include <type_traits>

#include "core/base/result.h"

using namespace safelight;

namespace {

using Name = Redacted<std::string>;

template <class T>
concept Printable = requires(std::ostream& stream, const T& value) { stream << value; };
template <class T>
concept Appendable = requires(std::string text, const T& value) { text + value; } || requires(std::string text, const T& value) { text += value; };
template <class T>
concept ADetail = requires(const T& value) { fail(ErrorCode::Internal, value); };
template <class T>
concept ConvertibleToText = std::is_convertible_v<T, std::string> || std::is_convertible_v<T, std::string_view> || std::is_convertible_v<T, const char*> || std::is_convertible_v<T, bool>;

// The questions can be answered with yes ...
static_assert(Printable<std::string> && Appendable<std::string> && ADetail<std::string> && ConvertibleToText<std::string> && fmt::is_formattable<std::string>::value);
// ... and are with no.
static_assert(!Printable<Name> && !Appendable<Name> && !ADetail<Name> && !ConvertibleToText<Name> && !fmt::is_formattable<Name>::value);
static_assert(!Printable<Redacted<int>> && !Appendable<Redacted<char>> && !ADetail<Redacted<const char*>> && !ConvertibleToText<Redacted<const char*>>);
// Nor does a text become redacted, or a redacted value plain, unless somebody says so.
static_assert(!std::is_convertible_v<std::string, Name> && !std::is_assignable_v<std::string&, Name>);

}  // namespace

TEST_CASE("a redacted value is there for whoever asks for it by name", "[base]") {
  const Name name(std::string("Okafor^Chi"));
  CHECK(name.reveal() == "Okafor^Chi");
  CHECK(name == Name(std::string("Okafor^Chi")));
  CHECK_FALSE(name == Name());
  CHECK(Name(std::string(100, 'x')).reveal() == std::string(100, 'x'));
}
