#include "core/crypto/password_rules.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "core/crypto/common_passwords.h"
#include "core/crypto/word_list.h"
#include "core/seal/sodium_random.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;

namespace {

/// The code's name, or "good".
std::string judged(std::string_view password, const std::vector<std::string_view>& forbidden = {}) {
  const auto checked = checkNewPassword(tests::secretOf(password), forbidden);
  return checked ? "good" : std::string(errorName(checked.error().code));
}

}  // namespace

TEST_CASE("long passwords that nobody would guess are good, whatever they are made of", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  for (const char* password : {"meadow violin harbor quilt seven", "gruen-faehrt der bus um halb", "7hd92kfmwq01zxb", "ich mag keine Zwiebelsuppe",
                               "mon chat dort sous la table", "Tk9#vLq2!mZp8@rW", "kettle purple ostrich", "\xd1\x81\xd0\xbe\xd0\xb1\xd0\xb0\xd0\xba\xd0\xb0 "
                               "\xd0\xb8\xd0\xb4\xd1\x91\xd1\x82 \xd0\xb2 \xd0\xbb\xd0\xb5\xd1\x81"})
    CHECK(judged(password) == "good");
}

TEST_CASE("fifteen characters are needed, counted as people count them", "[crypto]") {
  CHECK(judged("fjord kelp mauv") == "good");             // 15
  CHECK(judged("fjord kelp mau") == "PasswordTooShort");  // 14
  CHECK(judged("") == "PasswordTooShort");
  // Fourteen umlauts are 28 bytes, and with combining marks 42, but still fourteen characters.
  CHECK(judged("\xc3\xa4\xc3\xb6\xc3\xbc\xc3\xa4\xc3\xb6\xc3\xbcx\xc3\xa4yq\xc3\xb6wu\xc3\xbc") == "PasswordTooShort");
  CHECK(judged("a\xcc\x88o\xcc\x88u\xcc\x88" "bcdfghjklmn") == "PasswordTooShort");
}

TEST_CASE("well-known long passwords are refused", "[crypto]") {
  for (const char* password : {"correcthorsebatterystaple", "correct horse battery staple", "thequickbrownfoxjumpsoverthelazydog", "maytheforcebewithyou",
                               "iloveyouverymuch", "abcdefghijklmnopqrstuvwxyz", "passwordpassword", "Password Password Password", "letmeinletmeinletmein",
                               "franzjagtimkomplettverwahrlostentaxi"})
    CHECK(judged(password) == "PasswordCommon");
}

TEST_CASE("runs and repeats are refused", "[crypto]") {
  for (const char* password : {"123456789012345", "aaaaaaaaaaaaaaaaaaaa", "abababababababab", "abcabcabcabcabc", "111111222222333333", "987654321098765",
                               "xk7xk7xk7xk7xk7xk7", "zyxwvutsrqponmlkj", "000000000000000", "abcdefgh12345678"})
    CHECK(judged(password) == "PasswordCommon");
}

TEST_CASE("walks over the keyboard are refused", "[crypto]") {
  for (const char* password : {"qwertyuiopasdfghjkl", "qwertzuiopasdfghjkl", "azertyuiopqsdfghjklm", "1qaz2wsx3edc4rfv", "zaq1xsw2cde3vfr4",
                               "1q2w3e4r5t6y7u8i", "qwertyuiop1234567890", "poiuytrewqlkjhgfdsa", "!@#$%^&*()_+qwerty"})
    CHECK(judged(password) == "PasswordCommon");
}

TEST_CASE("a common word with digits behind it stays common", "[crypto]") {
  for (const char* password : {"Password123456789", "Passwort-2026-2027", "P4$$w0rd!P4$$w0rd!", "Welcome2026Welcome", "zahnarztpraxis2026", "Summer2026Winter2026",
                               "dental dental dental", "Sommer2024!!!!!!"})
    CHECK(judged(password) == "PasswordCommon");
}

TEST_CASE("names that the practice's neighbours know are refused with little else", "[crypto]") {
  const std::vector<std::string_view> forbidden{"m.okafor", "Dr Maria Okafor-M\xc3\xbcller", "Praxis am Lindenhof"};
  for (const char* password : {"praxislindenhof1", "Lindenhof-Okafor-1", "mariaokafor2026!", "Okafor.Muller.2026", "MARIAMARIAOKAFOR", "0k4f0r-M4r1a-0k4f0r"}) {
    CHECK(judged(password, forbidden) == "PasswordCommon");
  }
  CHECK(judged("okafor keeps nine green bicycles", forbidden) == "good");
  CHECK(judged("lindenhof1", forbidden) == "PasswordTooShort");
}

TEST_CASE("text that is no UTF-8 is no password", "[crypto]") { CHECK(judged("fifteen bytes \xff\xfe and more") == "InvalidArgument"); }

TEST_CASE("a very long password is judged quickly and taken", "[crypto]") {
  std::string password = "meadow violin harbor quilt ";
  while (password.size() < 1000) password += "ostrich canyon ";
  CHECK(judged(password) == "good");
}

TEST_CASE("there are 2,048 ordinary words, sorted, none like another", "[crypto]") {
  std::set<std::string_view> words;
  for (std::size_t i = 0; i < kWordCount; ++i) {
    const std::string_view word = wordAt(i);
    words.insert(word);
    CHECK(word.size() >= 3);
    CHECK(word.size() <= 8);
    CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos);
    if (i > 0) CHECK(wordAt(i - 1) < word);
  }
  CHECK(words.size() == kWordCount);
  // One wrong letter never makes another word of the list.
  int alike = 0;
  for (std::size_t a = 0; a < kWordCount; ++a) {
    for (std::size_t b = a + 1; b < kWordCount; ++b) {
      const std::string_view one = wordAt(a);
      const std::string_view two = wordAt(b);
      if (one.size() != two.size()) continue;
      int different = 0;
      for (std::size_t i = 0; i < one.size() && different < 2; ++i) different += one[i] != two[i] ? 1 : 0;
      if (different < 2) ++alike;
    }
  }
  CHECK(alike == 0);
}

TEST_CASE("every generated passphrase has five words and passes the rules itself", "[crypto]") {
  seal::SodiumRandom random;
  std::set<std::string> phrases;
  for (int i = 0; i < 300; ++i) {
    const std::string phrase = tests::textOf(generatePassphrase(random).value());
    phrases.insert(phrase);
    CHECK(std::count(phrase.begin(), phrase.end(), ' ') == 4);
    CHECK(judged(phrase) == "good");
  }
  CHECK(phrases.size() == 300);
}

TEST_CASE("the block list is written in the form that passwords are compared in", "[crypto]") {
  for (const auto list : {commonPasswordWords(), commonPhrases()})
    for (const std::string_view word : list) {
      CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos);
      CHECK(word.size() >= 3);
    }
}
