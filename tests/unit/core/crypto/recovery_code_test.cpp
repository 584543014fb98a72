#include "core/crypto/recovery_code.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/seal/sodium_random.h"
#include "tests/support/fixed_random.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::string joined(const std::vector<std::string>& groups, const std::string& separator = "-") {
  std::string text;
  for (const std::string& group : groups) text += (text.empty() ? "" : separator) + group;
  return text;
}

RecoveryCode codeFrom(std::uint64_t seed) {
  tests::FixedRandom random(seed);
  return newRecoveryCode(random).value();
}

/// The group that reading complains of; 0 when it does not.
int wrongGroup(const std::vector<std::string>& groups) {
  const auto read = readRecoveryCode(joined(groups));
  if (read) return 0;
  REQUIRE(read.error().code == ErrorCode::RecoveryGroupWrong);
  return std::stoi(read.error().detail);
}

}  // namespace

TEST_CASE("a code is eight groups of five and reads back as the same secret", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  for (std::uint64_t seed = 1; seed < 30; ++seed) {
    const auto code = codeFrom(seed);
    REQUIRE(code.groups.size() == 8);
    for (std::size_t i = 0; i < 8; ++i) {
      CHECK(code.groups[i].size() == 5);
      CHECK(groupIsSound(code.groups[i], i));
    }
    CHECK(readRecoveryCode(joined(code.groups)).value().equals(code.secret));
  }
}

TEST_CASE("the code's test vector", "[crypto]") {
  CHECK(joined(codeFrom(1).groups) == "R5KNP-W2XSG-G2JQ3-BA4PR-C7ZCY-12N8H-7DHZW-3VG81");
}

TEST_CASE("case, spaces, dashes and look-alike letters do not matter", "[crypto]") {
  // A code with zeros and ones in it.
  auto code = codeFrom(1);
  for (std::uint64_t seed = 2; joined(code.groups).find('0') == std::string::npos || joined(code.groups).find('1') == std::string::npos; ++seed)
    code = codeFrom(seed);
  std::string typed = joined(code.groups, " \xe2\x80\x93 ");
  for (char& c : typed) {
    if (c == '0') c = 'o';
    else if (c == '1') c = 'l';
    else if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  CHECK(readRecoveryCode("  " + typed + "\n").value().equals(code.secret));
  for (char& c : typed)
    if (c == 'l') c = 'I';
  CHECK(readRecoveryCode(typed).value().equals(code.secret));
}

TEST_CASE("every single wrong character is named by its group", "[crypto]") {
  const auto code = codeFrom(3);
  int missed = 0;
  for (std::size_t group = 0; group < 8; ++group) {
    for (std::size_t at = 0; at < 5; ++at) {
      for (const char c : kAlphabet) {
        auto typed = code.groups;
        if (typed[group][at] == c) continue;
        typed[group][at] = c;
        if (wrongGroup(typed) != static_cast<int>(group) + 1) ++missed;
      }
    }
  }
  CHECK(missed == 0);
}

TEST_CASE("two swapped characters of a group are named by the group", "[crypto]") {
  int missed = 0;
  for (std::uint64_t seed = 1; seed < 40; ++seed) {
    const auto code = codeFrom(seed);
    for (std::size_t group = 0; group < 8; ++group) {
      for (std::size_t at = 0; at + 1 < 5; ++at) {
        auto typed = code.groups;
        if (typed[group][at] == typed[group][at + 1]) continue;
        std::swap(typed[group][at], typed[group][at + 1]);
        if (wrongGroup(typed) != static_cast<int>(group) + 1) ++missed;
      }
    }
  }
  CHECK(missed == 0);
}

TEST_CASE("two exchanged groups are found at the first of them", "[crypto]") {
  const auto code = codeFrom(4);
  for (std::size_t a = 0; a < 8; ++a) {
    for (std::size_t b = a + 1; b < 8; ++b) {
      auto typed = code.groups;
      std::swap(typed[a], typed[b]);
      CHECK(wrongGroup(typed) == static_cast<int>(a) + 1);
      CHECK_FALSE(groupIsSound(code.groups[a], b));
    }
  }
}

TEST_CASE("a letter that the code never uses is named by its group", "[crypto]") {
  auto typed = codeFrom(5).groups;
  typed[2][1] = 'U';
  CHECK(wrongGroup(typed) == 3);
  typed[2][1] = '?';
  CHECK(wrongGroup(typed) == 3);
}

TEST_CASE("a code of another length is wrong as a whole", "[crypto]") {
  auto code = codeFrom(6);
  CHECK(readRecoveryCode("").error().code == ErrorCode::RecoveryCodeWrong);
  CHECK(readRecoveryCode(joined(code.groups) + "0").error().code == ErrorCode::RecoveryCodeWrong);
  code.groups.pop_back();
  CHECK(readRecoveryCode(joined(code.groups)).error().code == ErrorCode::RecoveryCodeWrong);
}

TEST_CASE("a group is judged alone while it is typed", "[crypto]") {
  const auto code = codeFrom(7);
  CHECK(groupIsSound(" " + code.groups[0], 0));
  CHECK_FALSE(groupIsSound(code.groups[0].substr(0, 4), 0));
  CHECK_FALSE(groupIsSound("", 0));
  CHECK_FALSE(groupIsSound(code.groups[0], 8));
}

TEST_CASE("codes differ", "[crypto]") {
  seal::SodiumRandom random;
  std::set<std::string> codes;
  for (int i = 0; i < 50; ++i) codes.insert(joined(newRecoveryCode(random).value().groups));
  CHECK(codes.size() == 50);
}
