#include "ui/words/error_words.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

using namespace safelight;
using namespace safelight::ui;

namespace {

std::vector<ErrorCode> everyCode() {
  std::vector<ErrorCode> codes;
  for (int number = 1; number < 2000; ++number) {
    const ErrorCode code = errorFromNumber(static_cast<std::uint16_t>(number));
    if (static_cast<int>(code) == number) codes.push_back(code);
  }
  return codes;
}

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

}  // namespace

TEST_CASE("every code has words of its own", "[words]") {
  REQUIRE(everyCode().size() > 60);
  std::set<std::string_view> sentences;
  for (const ErrorCode code : everyCode()) {
    INFO(errorName(code));
    const ErrorWords words = errorWords(code);
    CHECK_FALSE(words.what.empty());
    CHECK(sentences.insert(words.what).second);
  }
}

TEST_CASE("words are sentences of a bearable length", "[words]") {
  for (const ErrorCode code : everyCode()) {
    const ErrorWords words = errorWords(code);
    for (const std::string_view sentence : {words.what.text(), words.toDo.text()}) {
      if (sentence.empty()) continue;
      INFO(sentence);
      CHECK((sentence.front() >= 'A' && sentence.front() <= 'Z'));
      CHECK(sentence.back() == '.');
      CHECK(sentence.size() <= 160);
      CHECK(sentence.find("  ") == std::string_view::npos);
    }
  }
}

TEST_CASE("nobody has to know our trade: no code names, no figures, no jargon", "[words]") {
  for (const ErrorCode code : everyCode()) {
    const std::string sentence = errorSentence({code, "the day"});
    INFO(sentence);
    CHECK(sentence.find(errorName(code).size() > 9 ? errorName(code) : "\x01") == std::string::npos);
    for (const char* jargon : {"errno", "exception", "fsync", "argon", "kdf", "cipher", "sql", "aead", "mac ", "hash", "checksum", "byte", "buffer",
                               "parse", "syntax", "voi", "segfault", "signal", "process", "thread", "null", "invalid", "fatal", "abort", "i/o",
                               "stack", "decoder", "decrypt"})
      CHECK(lowerCase(sentence).find(jargon) == std::string::npos);
    const bool hasFigures = sentence.find_first_of("0123456789") != std::string::npos;
    CHECK_FALSE(hasFigures);
  }
}

TEST_CASE("details are filled in where a sentence asks for them and shown nowhere else", "[words]") {
  CHECK(errorSentence({ErrorCode::RecoveryGroupWrong, "3"}).starts_with("Group 3 of the recovery code is not right."));
  for (const ErrorCode code : everyCode()) {
    const std::string sentence = errorSentence({code, "DETAIL"});
    CHECK(sentence.find("%1") == std::string::npos);
    CHECK((sentence.find("DETAIL") != std::string::npos) == (errorWords(code).what.text().find("%1") != std::string_view::npos));
  }
}

TEST_CASE("what to do follows what happened", "[words]") {
  CHECK(errorSentence({ErrorCode::VaultInUse, {}}) == "This vault is already open in another Safelight. Close it there first, then try again.");
  CHECK(errorSentence({ErrorCode::NothingToUndo, {}}) == "There is nothing here to undo.");
}

TEST_CASE("a code from the future is said to be our fault", "[words]") {
  CHECK(errorWords(static_cast<ErrorCode>(60'000)).what == errorWords(ErrorCode::Internal).what);
}
