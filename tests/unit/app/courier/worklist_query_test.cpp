#include "app/courier/worklist/worklist_query.h"

#include <catch2/catch_test_macros.hpp>

#include "dicom/dataset/character_sets.h"
#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/parser.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"

using namespace safelight;
using namespace safelight::courier;
using dicom::Tag;
using dicom::Vr;
namespace tags = dicom::tags;

namespace {

constexpr dicom::Encoding kExplicit{true, false}, kImplicit{false, false};
constexpr Tag kStep{0x0040, 0x0100}, kStation{0x0040, 0x0001}, kDate{0x0040, 0x0002}, kTime{0x0040, 0x0003}, kStepId{0x0040, 0x0009}, kStudySequence{0x0008, 0x1110};

PreparedItem sample() {
  dicom::loadDictionary();
  model::WorklistItem item;
  item.patient = {"20417", "Müller-Weiß", "Jörg", model::Date::make(1949, 11, 30), 2};
  item.order = {"A77", "P77", "S77", "2.25.77", "Panoramic", "PX", "PANO", model::LocalTime::make(*model::Date::make(2026, 11, 22), 9, 15), "anxious", ""};
  return prepare(std::move(item));
}

/// A query with these keys, those of the step inside its sequence.
WorklistQuery queryOf(const std::vector<std::tuple<Tag, Vr, std::string>>& top, const std::vector<std::tuple<Tag, Vr, std::string>>& step, std::string_view set = {},
                      dicom::Encoding encoding = kExplicit) {
  dicom::loadDictionary();
  dicom::DataSetWriter writer(encoding), item(encoding);
  if (!set.empty()) writer.text(tags::kCharacterSet, Vr::CS, set);
  for (const auto& [tag, vr, value] : top) writer.text(tag, vr, value);
  for (const auto& [tag, vr, value] : step) item.text(tag, vr, value);
  if (!step.empty()) writer.sequence(kStep, item);
  const auto query = readWorklistQuery(writer.written(), encoding);
  REQUIRE(query);
  return *query;
}

bool topMatches(Tag tag, Vr vr, const std::string& value) { return matches(queryOf({{tag, vr, value}}, {}), sample()); }
bool stepMatches(Tag tag, Vr vr, const std::string& value) { return matches(queryOf({}, {{tag, vr, value}}), sample()); }

}  // namespace

TEST_CASE("an empty key matches everything and asks to be told", "[courier]") {
  CHECK(matches(queryOf({{tags::kPatientName, Vr::PN, ""}}, {{kStation, Vr::AE, ""}}), sample()));
  CHECK(matches(queryOf({}, {}), sample()));
  CHECK(topMatches(tags::kPatientName, Vr::PN, "*"));
}

TEST_CASE("names match whatever their case, accents and spelling of umlauts", "[courier]") {
  for (const char* name : {"MULLER-WEISS^JORG", "mueller-weiss^joerg", "Muller*", "m?ller-weiss^*", "*^jorg", "MUELLER*", "muller-weiss^jorg^", "Muller-Weiss^Jorg=ideographic"}) {
    INFO(name);
    CHECK(topMatches(tags::kPatientName, Vr::PN, name));
  }
  for (const char* name : {"Muller", "Meier*", "Jorg^Muller*"}) {
    INFO(name);
    CHECK_FALSE(topMatches(tags::kPatientName, Vr::PN, name));
  }
}

TEST_CASE("a name in the query's own character set is understood", "[courier]") {
  CHECK(matches(queryOf({{tags::kPatientName, Vr::PN, "M\xfcller-Wei\xdf^J\xf6rg"}}, {}, "ISO_IR 100"), sample()));
  CHECK(matches(queryOf({{tags::kPatientName, Vr::PN, "Müller-Weiß*"}}, {}, "ISO_IR 192"), sample()));
}

TEST_CASE("each attribute matches by its own rule", "[courier]") {
  CHECK(topMatches(tags::kPatientId, Vr::LO, "20417"));
  CHECK(topMatches(tags::kPatientId, Vr::LO, "204*"));
  CHECK_FALSE(topMatches(tags::kPatientId, Vr::LO, "2041"));
  CHECK(topMatches(tags::kAccessionNumber, Vr::SH, "A7?"));
  CHECK(topMatches(tags::kStudy, Vr::UI, "1.2\\2.25.77"));
  CHECK_FALSE(topMatches(tags::kStudy, Vr::UI, "2.25.7"));
  CHECK(topMatches(tags::kBirthDate, Vr::DA, "19491130"));
  CHECK_FALSE(topMatches(tags::kBirthDate, Vr::DA, "19491201-"));
  CHECK(topMatches(tags::kSex, Vr::CS, "M"));
  CHECK(stepMatches(tags::kModality, Vr::CS, "PX"));
  CHECK_FALSE(stepMatches(tags::kModality, Vr::CS, "px"));
  CHECK(stepMatches(kStation, Vr::AE, "PANO"));
  CHECK_FALSE(stepMatches(kStation, Vr::AE, "SENSOR"));
  CHECK(stepMatches(kDate, Vr::DA, "20261121-20261123"));
  CHECK_FALSE(stepMatches(kDate, Vr::DA, "20261123"));
  CHECK(stepMatches(kTime, Vr::TM, "0900-0930"));
  CHECK_FALSE(stepMatches(kTime, Vr::TM, "0916"));
  CHECK(stepMatches(kStepId, Vr::SH, "S77"));
}

TEST_CASE("what the worklist does not know matches, and is told empty", "[courier]") {
  const WorklistQuery query = queryOf({{tags::kReferringPhysician, Vr::PN, "House*"}, {tags::kPatientId, Vr::LO, ""}}, {});
  REQUIRE(matches(query, sample()));
  const Bytes answer = answerTo(query, sample(), "PANO", kExplicit);
  const auto set = dicom::parseDataSet(answer, kExplicit);
  REQUIRE(set);
  REQUIRE(set->find(tags::kReferringPhysician) != nullptr);
  CHECK(set->text(tags::kReferringPhysician).empty());
  CHECK(set->text(tags::kPatientId) == "20417");
  CHECK(set->find(tags::kAccessionNumber) == nullptr);
}

TEST_CASE("an order for any device matches every station and answers with the caller's name", "[courier]") {
  PreparedItem item = sample();
  item.item.order.station.clear();
  const WorklistQuery query = queryOf({}, {{kStation, Vr::AE, "SENSOR2"}});
  REQUIRE(matches(query, item));
  const Bytes answer = answerTo(query, item, "SENSOR2", kExplicit);
  const auto set = dicom::parseDataSet(answer, kExplicit);
  REQUIRE(set);
  CHECK(set->item(kStep)->text(kStation) == "SENSOR2");
}

TEST_CASE("an empty step sequence asks for everything of the step; other sequences are told empty", "[courier]") {
  for (const dicom::Encoding encoding : {kExplicit, kImplicit}) {
    dicom::loadDictionary();
    dicom::DataSetWriter writer(encoding), nothing(encoding);
    writer.sequence(kStudySequence, nothing);
    writer.sequence(kStep, nothing);
    const auto query = readWorklistQuery(writer.written(), encoding);
    REQUIRE(query);
    const Bytes answer = answerTo(*query, sample(), "PANO", encoding);
    const auto set = dicom::parseDataSet(answer, encoding);
    REQUIRE(set);
    const dicom::DataSet* step = set->item(kStep);
    REQUIRE(step != nullptr);
    CHECK(step->text(tags::kModality) == "PX");
    CHECK(step->text(kDate) == "20261122");
    CHECK(step->text(kTime) == "091500");
    CHECK(step->text(kStepId) == "S77");
    REQUIRE(set->find(kStudySequence) != nullptr);
    CHECK(set->find(kStudySequence)->items.empty());
  }
}

TEST_CASE("texts are told in the character set that was declared, or in one that can hold them", "[courier]") {
  const auto told = [](std::string_view set) {
    const WorklistQuery query = queryOf({{tags::kPatientName, Vr::PN, ""}}, {}, set);
    const Bytes answer = answerTo(query, sample(), "PANO", kExplicit);
    const auto parsed = dicom::parseDataSet(answer, kExplicit);
    REQUIRE(parsed);
    return std::pair(std::string(parsed->text(tags::kCharacterSet)), std::string(parsed->text(tags::kPatientName)));
  };
  CHECK(told("ISO_IR 192") == std::pair<std::string, std::string>("ISO_IR 192", "Müller-Weiß^Jörg"));
  CHECK(told("ISO_IR 100") == std::pair<std::string, std::string>("ISO_IR 100", "M\xfcller-Wei\xdf^J\xf6rg"));
  CHECK(told("") == std::pair<std::string, std::string>("ISO_IR 100", "M\xfcller-Wei\xdf^J\xf6rg"));
}

TEST_CASE("what is no query, or one made to harm, is refused", "[courier]") {
  dicom::loadDictionary();
  CHECK_FALSE(readWorklistQuery(asBytes("this is no data set, is it?"), kExplicit));
  dicom::DataSetWriter many(kExplicit);
  for (std::uint16_t i = 0; i < 600; ++i) many.text({0x0011, static_cast<std::uint16_t>(0x1000 + i)}, Vr::LO, "x");
  CHECK(readWorklistQuery(many.written(), kExplicit).error().code == ErrorCode::TooManyElements);
  dicom::DataSetWriter deep(kExplicit);
  for (int i = 0; i < 10; ++i) {
    deep.beginSequence(kStep);
    deep.beginItem();
  }
  for (int i = 0; i < 10; ++i) {
    deep.endItem();
    deep.endSequence();
  }
  CHECK(readWorklistQuery(deep.written(), kExplicit).error().code == ErrorCode::NestedTooDeep);
}

// What broke the query side of DCMTK's servers: keys that are missing, empty, doubled, or of another kind than their attribute's.
TEST_CASE("keys that are something else than their attribute ask for nothing, and harm nobody", "[courier][history]") {
  dicom::loadDictionary();
  const PreparedItem item = sample();
  const auto answered = [&](const dicom::DataSetWriter& writer) {
    const auto query = readWorklistQuery(writer.written(), kExplicit);
    REQUIRE(query);
    static_cast<void>(matches(*query, item));
    const Bytes answer = answerTo(*query, item, "PANO", kExplicit);
    CHECK(dicom::parseDataSet(answer, kExplicit).has_value());
  };
  answered(dicom::DataSetWriter(kExplicit));  // no key at all
  const Tag kAll[] = {tags::kCharacterSet, tags::kPatientName, tags::kPatientId, tags::kAccessionNumber, kStep, kStation, kDate, kTime, kStepId, kStudySequence};
  for (const Tag tag : kAll) {
    INFO(tag.group << " " << tag.element);
    for (const Vr vr : {Vr::LO, Vr::UN, Vr::UT, Vr::US, Vr::FD, Vr::OB}) {
      for (const std::size_t size : {0u, 2u, 8u, 4096u}) {
        dicom::DataSetWriter wrong(kExplicit);
        wrong.bytes(tag, vr, Bytes(size, 0x5C));  // backslashes: as many values as there are bytes
        answered(wrong);
      }
    }
    dicom::DataSetWriter sequence(kExplicit);
    sequence.beginSequence(tag);
    for (int i = 0; i < 20; ++i) {
      sequence.beginItem();
      sequence.endItem();
    }
    sequence.endSequence();
    answered(sequence);
  }
}

TEST_CASE("what is no attribute is not repeated in the answer", "[courier]") {
  // An item without a sequence, and elements of commands and of file meta information.
  dicom::DataSetWriter writer(kExplicit);
  writer.text({0x0002, 0x0010}, Vr::UI, "1.2");
  writer.text(tags::kPatientId, Vr::LO, "");
  Bytes identifier = std::move(writer).take();
  for (const std::uint8_t byte : {0xFE, 0xFF, 0x00, 0xE0, 0x00, 0x00, 0x00, 0x00}) identifier.push_back(byte);
  const PreparedItem item = sample();
  const auto query = readWorklistQuery(identifier, kExplicit);
  REQUIRE(query);
  REQUIRE(query->keys.size() == 1);
  const Bytes answer = answerTo(*query, item, "PANO", kExplicit);
  const auto read = dicom::parseDataSet(answer, kExplicit);
  REQUIRE(read);
  CHECK(read->text(tags::kPatientId) == "20417");
  CHECK(read->elements.size() == 2);  // and the character set
}
