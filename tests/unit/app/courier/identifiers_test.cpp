#include "app/courier/identifiers.h"

#include <catch2/catch_test_macros.hpp>

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

constexpr dicom::Encoding kExplicit{true, false};
constexpr Tag kLevel{0x0008, 0x0052};

struct Parsed {
  Bytes bytes;
  dicom::DataSet set;
};
Parsed parsed(Bytes bytes) {
  Parsed result{std::move(bytes), {}};
  auto set = dicom::parseDataSet(result.bytes, kExplicit);
  REQUIRE(set);
  result.set = std::move(*set);
  return result;
}

}  // namespace

TEST_CASE("a study query asks by patient and wants to be told of studies", "[courier]") {
  Query query;
  query.patientNumber = "20417";
  query.familyName = "Müller";
  query.birthDate = model::Date::make(1987, 3, 14);
  query.from = model::Date::make(2026, 1, 1);
  const Parsed asked = parsed(findIdentifier(query, kExplicit));
  CHECK(asked.set.text(kLevel) == "STUDY");
  CHECK(asked.set.text(tags::kPatientId) == "20417");
  CHECK(asked.set.text(tags::kPatientName) == "M\xfcller*");
  CHECK(asked.set.text(tags::kCharacterSet) == "ISO_IR 100");
  CHECK(asked.set.text(tags::kBirthDate) == "19870314");
  CHECK(asked.set.text(tags::kStudyDate) == "20260101-");
  CHECK(asked.set.find(tags::kStudyDescription) != nullptr);
}

TEST_CASE("elements stand in rising order at every level", "[courier]") {
  for (const Level level : {Level::Study, Level::Series, Level::Image}) {
    Query query;
    query.level = level;
    query.study = "1.2.3";
    query.series = "1.2.3.4";
    query.instance = "1.2.3.4.5";
    for (const Bytes& bytes : {findIdentifier(query, kExplicit), retrieveIdentifier(query, kExplicit)}) {
      const Parsed asked = parsed(bytes);
      for (std::size_t i = 1; i < asked.set.elements.size(); ++i) CHECK(asked.set.elements[i - 1].tag < asked.set.elements[i].tag);
    }
  }
}

TEST_CASE("a retrieval names what it wants and nothing of the patient", "[courier]") {
  Query query;
  query.level = Level::Image;
  query.patientNumber = "20417";
  query.study = "1.2.3";
  query.series = "1.2.3.4";
  query.instance = "1.2.3.4.5";
  const Parsed asked = parsed(retrieveIdentifier(query, kExplicit));
  CHECK(asked.set.text(kLevel) == "IMAGE");
  CHECK(asked.set.text(tags::kStudy) == "1.2.3");
  CHECK(asked.set.text(tags::kSeries) == "1.2.3.4");
  CHECK(asked.set.text(tags::kSopInstance) == "1.2.3.4.5");
  CHECK(asked.set.find(tags::kPatientId) == nullptr);
}

TEST_CASE("an answer becomes clean values, whatever stands in it", "[courier]") {
  dicom::loadDictionary();
  dicom::DataSetWriter writer(kExplicit);
  writer.text(tags::kCharacterSet, Vr::CS, "ISO_IR 100");
  writer.text(tags::kStudyDate, Vr::DA, "20261122");
  writer.text(tags::kStudyTime, Vr::TM, "996099");
  writer.text({0x0008, 0x0061}, Vr::CS, "PX\\IO");
  writer.text(tags::kStudyDescription, Vr::LO, "K\xf6rper\x1b[31m\x07");
  writer.text(tags::kPatientName, Vr::PN, "M\xfcller^J\xf6rg");
  writer.text(tags::kBirthDate, Vr::DA, "not a date");
  writer.text(tags::kStudy, Vr::UI, "1.2.3");
  writer.text({0x0020, 0x1208}, Vr::IS, "-5");
  const auto item = readAnswer(writer.written(), kExplicit, Level::Study);
  REQUIRE(item);
  CHECK(item->patient.familyName == "Müller");
  CHECK_FALSE(item->patient.birthDate);
  CHECK(item->modality == "PX\\IO");
  CHECK(item->studyDescription.starts_with("Körper"));
  CHECK(item->studyDescription.find('\x1b') == std::string::npos);
  CHECK(item->at->toString() == "2026-11-22T23:59:59");
  CHECK(item->imageCount == 0);
}

TEST_CASE("an answer without the name of what it answers is none", "[courier]") {
  dicom::loadDictionary();
  dicom::DataSetWriter writer(kExplicit);
  writer.text(tags::kStudy, Vr::UI, "../../etc/passwd");
  CHECK_FALSE(readAnswer(writer.written(), kExplicit, Level::Study));
  CHECK_FALSE(readAnswer({}, kExplicit, Level::Series));
  CHECK_FALSE(readAnswer(asBytes("nonsense nonsense nonsense"), kExplicit, Level::Image));
}
