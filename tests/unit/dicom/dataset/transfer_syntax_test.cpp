#include "dicom/dataset/transfer_syntax.h"

#include <catch2/catch_test_macros.hpp>

#include "dicom/dataset/person_name.h"

using namespace safelight::dicom;

TEST_CASE("only the three old syntaxes write elements otherwise than explicit little endian", "[dicom]") {
  CHECK(transferSyntax(kImplicitLittleEndian).encoding == Encoding{false, false});
  CHECK(transferSyntax(kExplicitLittleEndian).encoding == Encoding{true, false});
  CHECK(transferSyntax(kExplicitBigEndian).encoding == Encoding{true, true});
  for (const char* uid : {"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.1.99"}) CHECK(transferSyntax(uid).encoding == Encoding{});
}

TEST_CASE("every syntax names how its pixels are coded", "[dicom]") {
  const std::pair<const char*, PixelCoding> rows[] = {{"1.2.840.10008.1.2", PixelCoding::Native},          {"1.2.840.10008.1.2.1.98", PixelCoding::Native},
                                                      {"1.2.840.10008.1.2.4.51", PixelCoding::Jpeg},       {"1.2.840.10008.1.2.4.57", PixelCoding::Jpeg},
                                                      {"1.2.840.10008.1.2.4.70", PixelCoding::Jpeg},       {"1.2.840.10008.1.2.4.80", PixelCoding::JpegLs},
                                                      {"1.2.840.10008.1.2.4.81", PixelCoding::JpegLs},     {"1.2.840.10008.1.2.4.91", PixelCoding::Jpeg2000},
                                                      {"1.2.840.10008.1.2.4.201", PixelCoding::Jpeg2000},  {"1.2.840.10008.1.2.5", PixelCoding::Rle},
                                                      {"1.2.840.10008.1.2.8.1", PixelCoding::DeflatedFrame}};
  for (const auto& [uid, coding] : rows) {
    INFO(uid);
    CHECK(transferSyntax(uid).uid == uid);
    CHECK(transferSyntax(uid).pixels == coding);
  }
}

TEST_CASE("one syntax deflates the whole data set", "[dicom]") {
  CHECK(transferSyntax("1.2.840.10008.1.2.1.99").deflated);
  CHECK_FALSE(transferSyntax(kExplicitLittleEndian).deflated);
}

TEST_CASE("an unknown syntax is explicit little endian with pixels that nobody decodes", "[dicom]") {
  for (const char* uid : {"", "1.2.840.10008.1.2.4.100", "1.2.840.10008.1.2.", "nonsense"}) {
    CHECK(transferSyntax(uid).uid.empty());
    CHECK(transferSyntax(uid).encoding == Encoding{true, false});
    CHECK(transferSyntax(uid).pixels == PixelCoding::Unsupported);
  }
}

TEST_CASE("a name that is written comes apart into the same parts", "[dicom]") {
  for (const auto& [family, given] : {std::pair{"Müller-Weiß", "Jörg"}, {"Fernández-Ruiz de la Hinojosa", "María Inmaculada"}, {"العلي", "سامي"}, {"Solo", ""}}) {
    const PersonName name = personName(toPersonName(family, given));
    CHECK(name.family == family);
    CHECK(name.given == given);
  }
}

TEST_CASE("signs that part a name's components cannot be smuggled into one", "[dicom]") {
  CHECK(toPersonName("A^B", "C=D\\E") == "A B^C D E");
  CHECK(personName(toPersonName("A^B", "C=D")).given == "C D");
  CHECK(toPersonName("", "Given") == "^Given");
  CHECK(toPersonName("", "").empty());
  CHECK(toPersonName(std::string(500, 'x'), "").size() == 64);
}
