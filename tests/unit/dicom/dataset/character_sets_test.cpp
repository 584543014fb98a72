#include "dicom/dataset/character_sets.h"

#include "dicom/dataset/dictionary.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

std::string fullName(const std::string& file) {
  const Bytes bytes = testFile("charset/" + file);
  const auto parsed = DicomFile::parse(bytes);
  REQUIRE(parsed);
  const CharacterSets sets(parsed->dataSet().text(tags::kCharacterSet));
  return sets.toUtf8(parsed->dataSet().text(tags::kPatientName), CharacterSets::Kind::PersonName);
}

}  // namespace

TEST_CASE("names in single-byte character sets become UTF-8") {
  loadDictionary();
  CHECK(fullName("chrArab.dcm") == "قباني^لنزار");
  CHECK(fullName("chrFren.dcm") == "Buc^Jérôme");
  CHECK(fullName("chrGerm.dcm") == "Äneas^Rüdiger");
  CHECK(fullName("chrGreek.dcm") == "Διονυσιος");
  CHECK(fullName("chrHbrw.dcm") == "שרון^דבורה");
  CHECK(fullName("chrRuss.dcm") == "Люкceмбypг");
}

TEST_CASE("names with code extensions keep all three of their forms") {
  loadDictionary();
  CHECK(fullName("chrH31.dcm") == "Yamada^Tarou=山田^太郎=やまだ^たろう");
  CHECK(fullName("chrH32.dcm") == "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
  CHECK(fullName("chrI2.dcm") == "Hong^Gildong=洪^吉洞=홍^길동");
  CHECK(fullName("chrKoreanMulti.dcm") == "김희중");
  CHECK(fullName("chrJapMultiExplicitIR6.dcm") == "やまだ^たろう");
}

TEST_CASE("kanji of both Japanese sets are read after their escapes, whichever tables DCMTK was built with") {
  loadDictionary();
  const CharacterSets sets("ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 159");
  CHECK(sets.toUtf8("\x1b$B;3ED\x1b(J") == "山田");
  CHECK(sets.toUtf8("\x1b$@;3ED\x1b(B") == "山田");
  CHECK(sets.toUtf8("\x1b$B!!!A0lt&\x1b(J") == "\xE3\x80\x80〜一熙");  // the first and the last rows, an ideographic blank
  CHECK(sets.toUtf8("\x1b$(D0!\x1b(B") == "丂");
  CHECK(sets.toUtf8("\x1b$B!@\x1b(J") == "＼");  // no backslash: that would part one value in two
}

TEST_CASE("half a kanji or an empty place of the table costs one character only") {
  loadDictionary();
  const CharacterSets sets("\\ISO 2022 IR 87");
  CHECK(sets.toUtf8("\x1b$B;3E\x1b(B^A") == "山\xEF\xBF\xBD^A");
  CHECK(sets.toUtf8("\x1b$B;3.!ED\x1b(B") == "山\xEF\xBF\xBD田");
}

TEST_CASE("names in Unicode and GB18030 are read whole") {
  loadDictionary();
  CHECK(fullName("chrX1.dcm") == "Wang^XiaoDong=王^小東=");
  CHECK(fullName("chrX2.dcm") == "Wang^XiaoDong=王^小东=");
}

TEST_CASE("text whose character set is not declared is UTF-8 when it can be, else Latin-1") {
  const CharacterSets none;
  CHECK(none.toUtf8("M\xC3\xBCller") == "Müller");
  CHECK(none.toUtf8("M\xFCller") == "Müller");
  CHECK(CharacterSets("ISO_IR 192").toUtf8("M\xFCller") == "Müller");
  CHECK(CharacterSets("ISO_IR 999").toUtf8("M\xFCller") == "Müller");
}

TEST_CASE("whatever the bytes, the result is valid UTF-8") {
  loadDictionary();
  std::string every;
  for (int i = 0; i < 256; ++i) every += static_cast<char>(i);
  for (const char* set : {"", "ISO_IR 100", "ISO_IR 13", "ISO 2022 IR 13\\ISO 2022 IR 87", "\\ISO 2022 IR 149", "GB18030", "GBK", "ISO_IR 192", "ISO_IR 166",
                          "\\ISO 2022 IR 58", "\\ISO 2022 IR 159", "nonsense"}) {
    INFO(set);
    const CharacterSets sets(set);
    for (const std::string& text : {every, "\x1b$B" + every, "\x1b$)C" + every, "\x1b" + every, "\x1b$(D" + every}) CHECK(isUtf8(sets.toUtf8(text)));
  }
}

TEST_CASE("cleaning drops control and direction characters and cuts between characters") {
  CHECK(cleaned("  A\x01\nB\x7F ") == "AB");
  CHECK(cleaned("gnp\xE2\x80\xAE.jpg") == "gnp.jpg");
  CHECK(cleaned(std::string("a\0b", 3)) == "ab");
  CHECK(cleaned("ääää", 5) == "ää");
  CHECK(cleaned("<b>x</b>") == "<b>x</b>");  // shown as it is: nothing interprets it
}

TEST_CASE("a value of many megabytes is not converted whole") {
  const std::string huge(8u << 20, 'x');
  CHECK(CharacterSets().toUtf8(huge).size() == CharacterSets::kMostBytes);
}
