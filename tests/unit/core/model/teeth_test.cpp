#include "core/model/teeth.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace safelight;
using namespace safelight::model;

namespace {
int fdiOf(std::string_view text, ToothNotation notation) {
  const auto tooth = Tooth::parse(text, notation);
  return tooth ? tooth->fdi() : 0;
}
}  // namespace

TEST_CASE("there are 52 teeth and each has a code of its own", "[model]") {
  std::set<std::string_view> codes;
  for (const Tooth tooth : allTeeth()) {
    codes.insert(tooth.snomed());
    CHECK(Tooth::fromSnomed(tooth.snomed()) == tooth);
    CHECK(Tooth::fromFdi(tooth.fdi()) == tooth);
  }
  CHECK(allTeeth().size() == 52);
  CHECK(codes.size() == 52);
}

TEST_CASE("codes are those of CID 4018 and CID 4019", "[model]") {
  CHECK(Tooth::fromFdi(18)->snomed() == "68085002");
  CHECK(Tooth::fromFdi(11)->snomed() == "22120004");
  CHECK(Tooth::fromFdi(36)->snomed() == "89625000");
  CHECK(Tooth::fromFdi(48)->snomed() == "38994002");
  CHECK(Tooth::fromFdi(51)->snomed() == "245620002");
  CHECK(Tooth::fromFdi(85)->snomed() == "61868007");
  CHECK_FALSE(Tooth::fromSnomed("28035005"));  // teeth, gums and supporting structures
  CHECK_FALSE(Tooth::fromSnomed(""));
}

TEST_CASE("numbers that are no FDI tooth are refused", "[model]") {
  for (const int number : {-11, 0, 1, 8, 9, 10, 19, 20, 29, 30, 39, 40, 49, 50, 56, 60, 66, 70, 76, 80, 86, 91, 111})
    CHECK_FALSE(Tooth::fromFdi(number));
}

TEST_CASE("11 in FDI and 8 in Universal are the same tooth, 11 and 11 are not", "[model]") {
  CHECK(fdiOf("11", ToothNotation::Fdi) == 11);
  CHECK(fdiOf("8", ToothNotation::Universal) == 11);
  CHECK(fdiOf("11", ToothNotation::Universal) == 23);
}

TEST_CASE("Universal numbers run clockwise from the upper right, letters for milk teeth", "[model]") {
  const std::vector<std::pair<std::string, int>> expected = {{"1", 18},  {"8", 11},  {"9", 21},  {"16", 28}, {"17", 38}, {"24", 31},
                                                             {"25", 41}, {"32", 48}, {"A", 55},  {"E", 51},  {"F", 61},  {"J", 65},
                                                             {"K", 75},  {"O", 71},  {"P", 81},  {"T", 85},  {"j", 65}};
  for (const auto& [text, fdi] : expected) CHECK(fdiOf(text, ToothNotation::Universal) == fdi);
  for (const char* text : {"0", "33", "51", "U", "AS", "08", "", "-1", "1A"}) CHECK(fdiOf(text, ToothNotation::Universal) == 0);
}

TEST_CASE("Palmer names the quadrant and the place", "[model]") {
  const std::vector<std::pair<std::string, int>> expected = {{"UR8", 18}, {"UR1", 11}, {"UL1", 21}, {"UL6", 26}, {"LL6", 36}, {"LR6", 46},
                                                             {"URA", 51}, {"ULE", 65}, {"LLC", 73}, {"LRE", 85}, {"lr3", 43}, {"6UR", 16},
                                                             {"6┘", 16},  {"└6", 26},  {"┌6", 36},  {"6┐", 46}};
  for (const auto& [text, fdi] : expected) CHECK(fdiOf(text, ToothNotation::Palmer) == fdi);
  for (const char* text : {"UR9", "UR0", "URF", "UR", "16", "XR1", "UR66", ""}) CHECK(fdiOf(text, ToothNotation::Palmer) == 0);
}

TEST_CASE("every tooth's label reads back in every notation", "[model]") {
  for (const ToothNotation notation : {ToothNotation::Fdi, ToothNotation::Universal, ToothNotation::Palmer}) {
    std::set<std::string> labels;
    for (const Tooth tooth : allTeeth()) {
      labels.insert(tooth.label(notation));
      CHECK(Tooth::parse(tooth.label(notation), notation) == tooth);
    }
    CHECK(labels.size() == 52);
  }
}

TEST_CASE("each tooth knows its jaw and the patient's side", "[model]") {
  CHECK((Tooth::fromFdi(16)->isUpper() && Tooth::fromFdi(16)->isRight()));
  CHECK((Tooth::fromFdi(26)->isUpper() && !Tooth::fromFdi(26)->isRight()));
  CHECK((!Tooth::fromFdi(36)->isUpper() && !Tooth::fromFdi(36)->isRight()));
  CHECK((!Tooth::fromFdi(46)->isUpper() && Tooth::fromFdi(46)->isRight()));
  CHECK((Tooth::fromFdi(55)->isUpper() && Tooth::fromFdi(55)->isRight() && Tooth::fromFdi(55)->isDeciduous()));
  CHECK((!Tooth::fromFdi(75)->isUpper() && !Tooth::fromFdi(75)->isRight()));
  CHECK_FALSE(Tooth::fromFdi(48)->isDeciduous());
}

TEST_CASE("a set lists teeth in mouth order without doubles", "[model]") {
  Teeth teeth{47, 16, 11, 21, 16, 46, 55};
  std::vector<int> order;
  for (const Tooth tooth : teeth.list()) order.push_back(tooth.fdi());
  CHECK(order == std::vector<int>{16, 11, 21, 47, 46, 55});
  CHECK(teeth.size() == 6);
  teeth.remove(*Tooth::fromFdi(11));
  CHECK_FALSE(teeth.contains(*Tooth::fromFdi(11)));
  CHECK(teeth.contains(*Tooth::fromFdi(21)));
  CHECK(teeth.intersects(Teeth{21, 22}));
  CHECK_FALSE(teeth.intersects(Teeth{22}));
}

TEST_CASE("a set is written by rising number in each notation", "[model]") {
  const Teeth teeth{46, 17, 47, 16};
  CHECK(teeth.label(ToothNotation::Fdi) == "16 17 46 47");
  CHECK(teeth.label(ToothNotation::Universal) == "2 3 30 31");
  CHECK(teeth.label(ToothNotation::Palmer) == "UR6 UR7 LR6 LR7");
  CHECK(Teeth{}.label(ToothNotation::Fdi).empty());
}

TEST_CASE("lists and ranges read as sets", "[model]") {
  CHECK(Teeth::parse("16, 17 46,47", ToothNotation::Fdi).value() == Teeth{16, 17, 46, 47});
  CHECK(Teeth::parse("14-17", ToothNotation::Fdi).value() == Teeth{14, 15, 16, 17});
  CHECK(Teeth::parse("12-22 31", ToothNotation::Fdi).value() == Teeth{12, 11, 21, 22, 31});
  CHECK(Teeth::parse("55-65", ToothNotation::Fdi).value().size() == 10);
  CHECK(Teeth::parse("2 A,32", ToothNotation::Universal).value() == Teeth{17, 55, 48});
  CHECK(Teeth::parse("  ", ToothNotation::Fdi).value().empty());
}

TEST_CASE("one wrong label fails the whole list", "[model]") {
  for (const char* text : {"16 19", "16 x", "14-", "-17", "14-47", "18-55", "14-17-18", "16;17"})
    CHECK(Teeth::parse(text, ToothNotation::Fdi).error().code == ErrorCode::TeethInvalid);
  CHECK(Teeth::parse("2-5", ToothNotation::Universal).error().code == ErrorCode::TeethInvalid);
}

TEST_CASE("the stored bits keep their places and drop what is no tooth", "[model]") {
  CHECK(Teeth{18}.bits() == 1);
  CHECK(Teeth{28}.bits() == std::uint64_t{1} << 15);
  CHECK(Teeth{48}.bits() == std::uint64_t{1} << 16);
  CHECK(Teeth{55}.bits() == std::uint64_t{1} << 32);
  CHECK(Teeth{75}.bits() == std::uint64_t{1} << 51);
  CHECK(Teeth::fromBits(~std::uint64_t{0}).size() == 52);
  CHECK(Teeth::fromBits(std::uint64_t{1} << 60).empty());
  const Teeth teeth{36, 37};
  CHECK(Teeth::fromBits(teeth.bits()) == teeth);
}
