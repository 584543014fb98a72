#include "core/model/patient.h"
#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/person_name.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;
using model::View;

namespace {

model::ImageFacts factsOf(const Bytes& bytes) {
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  const auto facts = file->facts();
  REQUIRE(facts);
  return *facts;
}

DataSetWriter code(std::string_view value, std::string_view scheme) {
  DataSetWriter item(Encoding{});
  item.text(tags::kCodeValue, Vr::SH, value);
  item.text(tags::kCodingScheme, Vr::SH, scheme);
  return item;
}

/// An intra-oral image with these anatomy codes; pixels of one sample.
Bytes intraoral(const std::vector<std::string>& structures, std::string_view scheme, std::string_view description, std::string_view side = "") {
  DataSetWriter set(Encoding{});
  set.text(tags::kSopClass, Vr::UI, "1.2.840.10008.5.1.4.1.1.1.3");
  set.text(tags::kModality, Vr::CS, "IO");
  set.text(tags::kSeriesDescription, Vr::LO, description);
  set.beginSequence(tags::kPrimaryStructure);
  for (const std::string& structure : structures) {
    set.beginItem();
    set.raw(code(structure, scheme).written());
    set.endItem();
  }
  set.endSequence();
  set.text(tags::kImageLaterality, Vr::CS, side);
  set.bytes(tags::kPixelData, Vr::OW, words({0}));
  return wrapped(set);
}

Bytes dental(std::string_view modality, std::string_view description, const DataSetWriter& more = DataSetWriter(Encoding{})) {
  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, modality);
  set.text(tags::kStudyDescription, Vr::LO, description);
  set.raw(more.written());
  set.bytes(tags::kPixelData, Vr::OW, words({0}));
  return wrapped(set);
}

}  // namespace

TEST_CASE("a CT slice tells what it is, when and with what it was made") {
  loadDictionary();
  const auto facts = factsOf(testFile("codecs/CT_small.dcm"));
  CHECK(facts.kind == model::ImageKind::Radiograph);
  CHECK(facts.mediaType == "application/dicom");
  CHECK(facts.modality == "CT");
  CHECK(facts.sopClass == "1.2.840.10008.5.1.4.1.1.2");
  CHECK(facts.transferSyntax == "1.2.840.10008.1.2.1");
  CHECK(facts.width == 128);
  CHECK(facts.height == 128);
  CHECK(facts.frames == 1);
  CHECK(facts.bitsStored == 16);
  CHECK_FALSE(facts.colour);
  REQUIRE(facts.capturedAt);
  CHECK(facts.capturedAt->toString() == "1997-04-30T11:29:36");
  CHECK(facts.device == "GE MEDICAL SYSTEMS RHAPSODE");
  CHECK(facts.spacingSource == model::SpacingSource::Patient);
  CHECK(facts.spacingX == 0.661468);
  CHECK(facts.identity.familyName == "CompressedSamples");
  CHECK(facts.identity.givenName == "CT1");
  CHECK(facts.identity.patientNumber == "1CT1");
  CHECK(facts.identity.sex == static_cast<std::uint8_t>(model::Sex::Other));
}

TEST_CASE("reports, documents and presentation states are documents without frames") {
  loadDictionary();
  for (const char* name : {"reportsi.dcm", "encapsulated-pdf.dcm", "gsps-for-dx_image.dcm", "rtplan.dcm"}) {
    INFO(name);
    const auto facts = factsOf(testFile(std::string("documents/") + name));
    CHECK(facts.kind == model::ImageKind::Document);
    CHECK(facts.frames == 0);
    CHECK(facts.width == 0);
  }
}

TEST_CASE("names are taken apart, the ideographic form counts only without an alphabetic one") {
  CHECK(personName("Doe^Jane^Mary^Dr^MD").family == "Doe");
  CHECK(personName("Doe^Jane^Mary^Dr^MD").given == "Jane Mary");
  CHECK(personName("=山田^太郎").family == "山田");
  CHECK(personName("Yamada^Tarou=山田^太郎").family == "Yamada");
  CHECK(personName("^Jane").given == "Jane");
  CHECK(personName("One\\Two").family == "One");
  CHECK(personName("").family.empty());
  CHECK(toPersonName("O^Brien=x", "A\\B") == "O Brien x^A B");
  CHECK(toPersonName("", "") == "");
}

TEST_CASE("the moment of capture is the most exact one that is there") {
  loadDictionary();
  DataSetWriter more(Encoding{});
  more.text({0x0008, 0x0020}, Vr::DA, "20200101");
  more.text({0x0008, 0x0022}, Vr::DA, "20240229");
  more.text({0x0008, 0x0032}, Vr::TM, "0915");
  DataSetWriter exact(Encoding{});
  exact.text({0x0008, 0x002A}, Vr::DT, "20250102030405.123456+0100");
  DataSetWriter wrong(Encoding{});
  wrong.text({0x0008, 0x0022}, Vr::DA, "20230230");
  wrong.text({0x0008, 0x0023}, Vr::DA, "1994.03.04");
  wrong.text({0x0008, 0x0033}, Vr::TM, "10:11:12");
  CHECK(factsOf(dental("IO", "", more)).capturedAt->toString() == "2024-02-29T09:15:00");
  CHECK(factsOf(dental("IO", "", exact)).capturedAt->toString() == "2025-01-02T03:04:05");
  CHECK(factsOf(dental("IO", "", wrong)).capturedAt->toString() == "1994-03-04T10:11:12");
  CHECK_FALSE(factsOf(dental("IO", "")).capturedAt);
}

TEST_CASE("teeth are read from SNOMED CT and from the older SRT codes alike") {
  loadDictionary();
  const model::Teeth expected{16, 17, 46, 47};
  CHECK(factsOf(intraoral({"5140004", "7121006", "28480000", "40005008"}, "SCT", "")).tags.teeth == expected);
  CHECK(factsOf(intraoral({"T-54230", "T-54220", "T-54500", "T-54510"}, "SRT", "")).tags.teeth == expected);
  CHECK(factsOf(intraoral({"T-54630", "T-54781"}, "SRT", "")).tags.teeth == model::Teeth{53, 73});
  CHECK(factsOf(intraoral({"T-54210", "T-54280", "T-54290", "T-54360", "T-54370", "T-54440", "T-54450", "T-54520"}, "SRT", "")).tags.teeth ==
        model::Teeth{18, 11, 21, 28, 38, 31, 41, 48});
  CHECK(factsOf(intraoral({"T-54000", "T-54999", "", "123"}, "SRT", "")).tags.teeth.empty());
}

TEST_CASE("a region modifier names the teeth when jaw and side are known") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, "IO");
  DataSetWriter region = code("70925003", "SCT");
  region.sequence(tags::kAnatomicRegionModifier, code("699507006", "SCT"));
  set.sequence(tags::kAnatomicRegion, region);
  DataSetWriter left = set, unknown = set;
  left.text(tags::kImageLaterality, Vr::CS, "L");
  CHECK(factsOf(wrapped(left)).tags.teeth == model::Teeth{26});
  CHECK(factsOf(wrapped(unknown)).tags.teeth.empty());
}

TEST_CASE("the view follows from words first, then from teeth") {
  loadDictionary();
  CHECK(factsOf(intraoral({"5140004", "28480000"}, "SCT", "")).tags.view == View::Bitewing);
  CHECK(factsOf(intraoral({"5140004"}, "SCT", "")).tags.view == View::Periapical);
  CHECK(factsOf(intraoral({"5140004"}, "SCT", "Right BW molar")).tags.view == View::Bitewing);
  CHECK(factsOf(intraoral({}, "SCT", "PA upper")).tags.view == View::Periapical);
  CHECK(factsOf(intraoral({}, "SCT", "Occlusal")).tags.view == View::Occlusal);
  CHECK(factsOf(intraoral({}, "SCT", "Spare part")).tags.view == View::Unknown);  // "pa" inside a word means nothing
  CHECK(factsOf(dental("PX", "")).tags.view == View::Panoramic);
  CHECK(factsOf(dental("DX", "OPG adult")).tags.view == View::Panoramic);
  CHECK(factsOf(dental("DX", "Lateral ceph")).tags.view == View::Cephalogram);
  CHECK(factsOf(dental("CT", "CBCT mandible")).tags.view == View::Cbct);
  CHECK(factsOf(dental("CT", "Head")).tags.view == View::Unknown);
  CHECK(factsOf(intraoral({}, "SCT", "", "B")).tags.side == model::Side::Both);
}

TEST_CASE("millimetres say where they come from") {
  loadDictionary();
  DataSetWriter detector(Encoding{});
  detector.text(tags::kImagerPixelSpacing, Vr::DS, "0.015\\0.02");
  auto facts = factsOf(dental("IO", "", detector));
  CHECK(facts.spacingSource == model::SpacingSource::Detector);
  CHECK(facts.spacingY == 0.015);
  CHECK(facts.spacingX == 0.02);

  DataSetWriter magnified(Encoding{});
  magnified.text(tags::kMagnification, Vr::DS, "1.25");
  magnified.text(tags::kImagerPixelSpacing, Vr::DS, "0.1\\0.1");
  facts = factsOf(dental("PX", "", magnified));
  CHECK(facts.spacingSource == model::SpacingSource::Estimated);
  CHECK(facts.spacingX == 0.1 / 1.25);

  DataSetWriter calibrated(Encoding{});
  calibrated.text(tags::kImagerPixelSpacing, Vr::DS, "0.1\\0.1");
  calibrated.text(tags::kPixelSpacing, Vr::DS, "0.09\\0.09");
  calibrated.text(tags::kCalibrationType, Vr::CS, "FIDUCIAL");
  facts = factsOf(dental("DX", "", calibrated));
  CHECK(facts.spacingSource == model::SpacingSource::Calibrated);
  CHECK(facts.spacingX == 0.09);

  DataSetWriter absurd(Encoding{});
  absurd.text(tags::kImagerPixelSpacing, Vr::DS, "0\\-1");
  CHECK(factsOf(dental("IO", "", absurd)).spacingSource == model::SpacingSource::None);
}

TEST_CASE("absurd frame counts are refused and nonsense ones read as one") {
  loadDictionary();
  DataSetWriter many(Encoding{}), nonsense(Encoding{});
  many.text(tags::kFrames, Vr::IS, "2147483648");
  nonsense.text(tags::kFrames, Vr::IS, "1A");
  const Bytes bytes = dental("IO", "", many);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  CHECK(errorOf(file->facts()) == ErrorCode::TooManyFrames);
  CHECK(factsOf(dental("IO", "", nonsense)).frames == 1);
}

TEST_CASE("texts longer than a field are cut and freed of control characters") {
  loadDictionary();
  DataSetWriter long_(Encoding{});
  long_.text(tags::kSeriesDescription, Vr::LO, std::string(5000, 'x') + "\n");
  DataSetWriter id(Encoding{});
  id.text(tags::kPatientId, Vr::LO, "12\x07" "3\r\n");
  CHECK(factsOf(dental("IO", "", long_)).seriesDescription.size() == 1024);
  CHECK(factsOf(dental("IO", "", id)).identity.patientNumber == "123");
}

TEST_CASE("the order behind an image is named by its accession number and its scheduled step") {
  loadDictionary();
  const auto ordered = [](std::string_view accession, std::string_view accessionInRequest) {
    DataSetWriter set(Encoding{});
    set.text(tags::kAccessionNumber, Vr::SH, accession);
    set.text(tags::kModality, Vr::CS, "PX");
    set.beginSequence(tags::kRequestAttributes);
    set.beginItem();
    set.text(tags::kAccessionNumber, Vr::SH, accessionInRequest);
    set.text(tags::kStepId, Vr::SH, "S17 ");
    set.endItem();
    set.endSequence();
    set.bytes(tags::kPixelData, Vr::OW, words({0}));
    return factsOf(wrapped(set));
  };
  CHECK(ordered("A4711", "").accession == "A4711");
  CHECK(ordered("A4711", "A1").accession == "A4711");
  CHECK(ordered("", "A1").accession == "A1");
  CHECK(ordered("A4711", "").stepId == "S17");
  CHECK(ordered(std::string(200, 'x'), "").accession.size() == 64);
  const auto without = factsOf(dental("PX", ""));
  CHECK(without.accession.empty());
  CHECK(without.stepId.empty());
}

TEST_CASE("without millimetres the aspect ratio says how pixels are shaped, with them it says nothing") {
  DataSetWriter ratio(Encoding{});
  ratio.text(tags::kPixelAspectRatio, Vr::IS, "4\\3");
  const auto facts = factsOf(dental("US", "", ratio));
  CHECK(facts.spacingSource == model::SpacingSource::None);
  CHECK(facts.spacingY == 4);
  CHECK(facts.spacingX == 3);
  DataSetWriter both(Encoding{});
  both.text(tags::kImagerPixelSpacing, Vr::DS, "0.1\\0.1");
  both.text(tags::kPixelAspectRatio, Vr::IS, "4\\3");
  const auto square = factsOf(dental("DX", "", both));
  CHECK(square.spacingSource == model::SpacingSource::Detector);
  CHECK(square.spacingX == square.spacingY);
  for (const char* nonsense : {"1\\1", "0\\1", "-4\\3", "4", "a\\b", "4\\9999999", ""}) {
    DataSetWriter set(Encoding{});
    set.text(tags::kPixelAspectRatio, Vr::IS, nonsense);
    CAPTURE(nonsense);
    CHECK(factsOf(dental("US", "", set)).spacingX == 0);
  }
}
