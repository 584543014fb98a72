#include "app/courier/worklist/text_values.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace safelight::courier;

TEST_CASE("a star stands for any characters, a question mark for one", "[courier]") {
  CHECK(matchesWildcard("", ""));
  CHECK(matchesWildcard("*", ""));
  CHECK(matchesWildcard("*", "anything"));
  CHECK(matchesWildcard("mul*", "muller^jorg"));
  CHECK(matchesWildcard("*jorg", "muller^jorg"));
  CHECK(matchesWildcard("m?ller*", "muller^jorg"));
  CHECK(matchesWildcard("a*b*c", "a-b-b-c"));
  CHECK(matchesWildcard("a**c", "abc"));
  CHECK(matchesWildcard("M?ller", "Müller"));
  CHECK_FALSE(matchesWildcard("mul", "muller"));
  CHECK_FALSE(matchesWildcard("muller?", "muller"));
  CHECK_FALSE(matchesWildcard("?", ""));
  CHECK_FALSE(matchesWildcard("*x", "muller"));
  CHECK_FALSE(matchesWildcard("a*b", "a-c"));
}

TEST_CASE("a pattern made to take for ever is answered at once", "[courier]") {
  std::string pattern;
  for (int i = 0; i < 2000; ++i) pattern += "a*";
  CHECK_FALSE(matchesWildcard(pattern + "b", std::string(3000, 'a')));
}

TEST_CASE("dates match as a day or as a range with either end open", "[courier]") {
  CHECK(matchesDate("20261122", "20261122"));
  CHECK(matchesDate("2026.11.22", "20261122"));
  CHECK(matchesDate("20261121-20261123", "20261122"));
  CHECK(matchesDate("20261122-20261122", "20261122"));
  CHECK(matchesDate("-20261122", "20261122"));
  CHECK(matchesDate("20261122-", "20261122"));
  CHECK(matchesDate(" 20261122 ", "20261122"));
  CHECK_FALSE(matchesDate("20261123", "20261122"));
  CHECK_FALSE(matchesDate("20261123-", "20261122"));
  CHECK_FALSE(matchesDate("-20261121", "20261122"));
  CHECK_FALSE(matchesDate("20261123-20261121", "20261122"));
  for (const char* nonsense : {"today", "2026", "2026112", "202611222", "xx-20261122", "20261122-zz", "--"}) {
    INFO(nonsense);
    CHECK_FALSE(matchesDate(nonsense, "20261122"));
  }
}

TEST_CASE("times match to the precision that was asked for, and as ranges", "[courier]") {
  CHECK(matchesTime("09", "091500"));
  CHECK(matchesTime("0915", "091500"));
  CHECK(matchesTime("091500", "091500"));
  CHECK(matchesTime("091500.000000", "091500"));
  CHECK(matchesTime("09:15", "091500"));
  CHECK(matchesTime("08-09", "095959"));
  CHECK(matchesTime("0900-0915", "091559"));
  CHECK(matchesTime("-1000", "091500"));
  CHECK(matchesTime("0900-", "235959"));
  CHECK_FALSE(matchesTime("10", "091500"));
  CHECK_FALSE(matchesTime("0916-", "091500"));
  CHECK_FALSE(matchesTime("morning", "091500"));
  CHECK_FALSE(matchesTime("9", "091500"));
}

TEST_CASE("lists of unique identifiers match when one of them does", "[courier]") {
  CHECK(matchesList("1.2.3", "1.2.3"));
  CHECK(matchesList("1.2.4\\1.2.3", "1.2.3"));
  CHECK_FALSE(matchesList("1.2.33\\1.2", "1.2.3"));
}

TEST_CASE("only what fits into Latin 1 is turned into it", "[courier]") {
  CHECK(toLatin1("Müller") == std::string("M\xfcller"));
  CHECK(toLatin1("ÿ") == std::string("\xff"));
  CHECK_FALSE(toLatin1("Ā"));
  CHECK_FALSE(toLatin1("Дмитриев"));
  CHECK(isAscii("Smith^John"));
  CHECK_FALSE(isAscii("Müller"));
}
