#include "core/base/result.h"

#include <catch2/catch_test_macros.hpp>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/base/path.h"

using namespace safelight;

namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return fail(ErrorCode::InvalidArgument, "odd");
  return number / 2;
}

Result<int> quarter(int number) {
  TRY_ASSIGN(const int once, half(number));
  TRY_ASSIGN(const int twice, half(once));
  return twice;
}

Result<void> check(int number, int& reached) {
  TRY_VOID(half(number));
  ++reached;
  return ok();
}

Result<std::unique_ptr<int>> boxed(int number) {
  TRY_ASSIGN(auto value, half(number));
  return std::make_unique<int>(value);
}

}  // namespace

TEST_CASE("TRY_ASSIGN hands a value on and leaves with an error", "[base]") {
  CHECK(quarter(12).value() == 3);
  CHECK(quarter(6).error() == Error{ErrorCode::InvalidArgument, "odd"});
}

TEST_CASE("TRY_VOID goes on only after success", "[base]") {
  int reached = 0;
  CHECK(check(2, reached).has_value());
  CHECK(reached == 1);
  CHECK_FALSE(check(3, reached).has_value());
  CHECK(reached == 1);
}

TEST_CASE("a result carries values that can only be moved", "[base]") {
  auto value = boxed(8);
  REQUIRE(value.has_value());
  CHECK(**value == 4);
}

TEST_CASE("copies of a cancel token are one request", "[base]") {
  const CancelToken token;
  const CancelToken copy = token;
  const CancelToken other;
  CHECK_FALSE(copy.isCancelled());
  token.cancel();
  CHECK(copy.isCancelled());
  CHECK_FALSE(other.isCancelled());
}

TEST_CASE("a path keeps its UTF-8", "[base]") {
  const std::string text = "Fr\xc3\xa4ulein \xe2\x82\xac/\xf0\x9f\xa6\xb7.png";
  CHECK(pathToUtf8(pathFromUtf8(text)) == text);
}
