#pragma once
// Result<T>: a value or an Error. Ignoring one is a compile error.

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "core/base/error.h"

namespace safelight {

/// A value, or why there is none. Made from a T, or from `fail(...)`.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(const tl::expected<T, Error>& other) : tl::expected<T, Error>(other) {}
  Result(tl::expected<T, Error>&& other) : tl::expected<T, Error>(std::move(other)) {}
};

/// The failing half of a Result.
inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, std::move(detail)});
}
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

inline Result<void> ok() { return {}; }

}  // namespace safelight

#define SAFELIGHT_JOIN_(a, b) a##b
#define SAFELIGHT_JOIN(a, b) SAFELIGHT_JOIN_(a, b)

/// TRY_ASSIGN(auto head, readHead(path)); leaves the function with the error if there is one.
#define TRY_ASSIGN(declaration, expression) TRY_ASSIGN_(SAFELIGHT_JOIN(try_, __LINE__), declaration, expression)
#define TRY_ASSIGN_(temporary, declaration, expression)                      \
  auto temporary = (expression);                                             \
  if (!temporary) return ::safelight::fail(std::move(temporary).error());    \
  declaration = std::move(*temporary)

/// TRY_VOID(sync(file)); leaves the function with the error if there is one.
#define TRY_VOID(expression)                                                             \
  do {                                                                                   \
    auto tryVoid = (expression);                                                         \
    if (!tryVoid) return ::safelight::fail(std::move(tryVoid).error());                  \
  } while (false)
