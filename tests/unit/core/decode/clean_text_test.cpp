#include "core/decode/clean_text.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight::decode;
using namespace std::string_literals;

TEST_CASE("ordinary names of any script are clean and stay as they are", "[decode]") {
  for (const char* const name : {"Müller, Jürgen", "山田^太郎", "Люкceмбypг", "قباني^لنزار", "O'Brien-Smith", "𝕬", ""}) {
    CHECK(isCleanText(name));
    CHECK(cleanText(name) == name);
  }
}

TEST_CASE("control characters go and line breaks become blanks", "[decode]") {
  CHECK(cleanText("a\nb\tc\rd") == "a b c d");
  CHECK(cleanText("a\0b\x1b[31mc\x7f"s) == "ab[31mc");
  CHECK(cleanText("a\xC2\x85" "b\xE2\x80\xA8" "c") == "ab c");
  CHECK_FALSE(isCleanText("a\nb"));
  CHECK_FALSE(isCleanText("a\0b"s));
}

TEST_CASE("characters that turn the reading direction of their surroundings go", "[decode]") {
  const std::string spoofed = "gpj.\xE2\x80\xAE" "exe";
  CHECK_FALSE(isCleanText(spoofed));
  CHECK(cleanText(spoofed) == "gpj.exe");
  CHECK(cleanText("\xE2\x81\xA6x\xE2\x81\xA9") == "x");
}

TEST_CASE("bytes that are no UTF-8 become the replacement character", "[decode]") {
  CHECK(cleanText("M\xFCller") == "M\xEF\xBF\xBDller");
  for (const std::string& bad : {"\xC0\x80"s, "\xE0\x80\x80"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s, "\xF8"s, "\xC3"s, "\x80"s, "\xE2\x82"s}) {
    CHECK_FALSE(isCleanText(bad));
    CHECK(isCleanText(cleanText(bad)));
  }
}

TEST_CASE("a text is cut at a character's end", "[decode]") {
  const std::string text = "aa\xC3\xBC";
  CHECK(isCleanText(text, 4));
  CHECK_FALSE(isCleanText(text, 3));
  CHECK(cleanText(text, 3) == "aa");
  CHECK(cleanText(text, 0).empty());
}

TEST_CASE("whatever comes in, what cleanText returns is clean", "[decode]") {
  unsigned state = 12345;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525u + 1013904223u;
      text.push_back(static_cast<char>(state >> 24));
    }
    REQUIRE(isCleanText(cleanText(text, 50), 50));
  }
}

TEST_CASE("entry names that stay inside the archive are safe", "[decode]") {
  for (const char* const name : {"a.jpg", "folder/a.jpg", "a b/ü.dcm", ".hidden", "a..b/c", "..."}) CHECK(isSafeEntryName(name));
}

TEST_CASE("entry names that leave the archive or pretend are not", "[decode]") {
  for (const std::string& name : {""s, "/etc/passwd"s, "../a"s, "a/../../b"s, "a/.."s, ".."s, "."s, "a//b"s, "a/"s, "a\\b"s, "C:x"s, "a\0.jpg"s,
                                  "a\nb"s, "gpj\xE2\x80\xAE.exe"s, std::string(5000, 'a')}) {
    CHECK_FALSE(isSafeEntryName(name));
  }
}
