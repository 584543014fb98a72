#include "dicom/dataset/anatomy.h"

#include "dicom/dataset/dictionary.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;
using model::View;

namespace {

DataSetWriter code(std::string_view value) {
  DataSetWriter item(Encoding{});
  item.text(tags::kCodeValue, Vr::SH, value);
  item.text(tags::kCodingScheme, Vr::SH, "SCT");
  return item;
}

/// What a photo with these codes shows; an empty code is left out.
View photoView(std::string_view region, std::string_view structure, std::string_view view, std::string_view description = "") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, "XC");
  if (!region.empty()) set.sequence(tags::kAnatomicRegion, code(region));
  if (!structure.empty()) set.sequence(tags::kPrimaryStructure, code(structure));
  if (!view.empty()) set.sequence(tags::kViewCode, code(view));
  set.bytes(tags::kPixelData, Vr::OW, words({0}));
  const Bytes bytes = wrapped(set);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  return tagsOf(file->dataSet(), "XC", "", description).view;
}

/// What a radiograph of this modality shows by its words alone.
View radiographView(std::string_view modality, std::string_view description, std::string_view sopClass = "") {
  return tagsOf(DataSet{}, modality, sopClass, description).view;
}

constexpr const char *kMouth = "123851003", *kHead = "774007";
constexpr const char *kFrontal = "399033003", *kRightLateral = "399198007", *kLeftLateral = "399173006", *kOcclusal = "260499007";

}  // namespace

TEST_CASE("photographs are told apart by region, structure and view codes", "[dicom][anatomy]") {
  CHECK(photoView(kMouth, "", kFrontal) == View::IntraoralFrontal);
  CHECK(photoView(kMouth, "", kRightLateral) == View::IntraoralRight);
  CHECK(photoView(kMouth, "", kLeftLateral) == View::IntraoralLeft);
  CHECK(photoView(kMouth, "", "") == View::IntraoralClose);
  CHECK(photoView(kHead, "", kFrontal) == View::PhotoFrontal);
  CHECK(photoView(kHead, "", kFrontal, "Full smile") == View::PhotoFrontalSmile);
  CHECK(photoView(kHead, "", kRightLateral) == View::PhotoProfileRight);
  CHECK(photoView(kHead, "", kLeftLateral) == View::PhotoProfileLeft);
  CHECK(photoView(kMouth, "39481002", kOcclusal) == View::IntraoralUpper);
  CHECK(photoView(kMouth, "88176008", kOcclusal) == View::IntraoralLower);
}

TEST_CASE("a photograph of the face in a mouth's clothes is one of the face", "[dicom][anatomy]") {
  CHECK(photoView(kMouth, "89545001", kFrontal) == View::PhotoFrontal);
}

TEST_CASE("words help where codes are silent, and nothing is guessed from nothing", "[dicom][anatomy]") {
  CHECK(photoView("", "", kOcclusal, "lower arch") == View::IntraoralLower);
  CHECK(photoView("", "", "", "Intraoral OCCLUSAL maxillary mirror") == View::IntraoralUpper);
  CHECK(photoView("", "", "", "intra-oral") == View::IntraoralClose);
  CHECK(photoView("", "", "") == View::Unknown);
  CHECK(photoView("", "", "999") == View::Unknown);
}

TEST_CASE("radiographs are told apart by words of several languages", "[dicom][anatomy]") {
  for (const char* words : {"Bitewing", "bite wing right", "Bite-Wing", "Bissflügel links", "retrocoronaire", "BW 3", "2 bwx"}) CHECK(radiographView("IO", words) == View::Bitewing);
  for (const char* words : {"Periapical", "Zahnfilm 36", "retroalveolaire", "PA 11"}) CHECK(radiographView("IO", words) == View::Periapical);
  for (const char* words : {"Occlusal upper", "Aufbissaufnahme"}) CHECK(radiographView("IO", words) == View::Occlusal);
  for (const char* words : {"Panoramic", "Orthopantomogram", "Panorex", "opg", "OPT adult"}) CHECK(radiographView("DX", words) == View::Panoramic);
  for (const char* words : {"Cephalogram", "ceph lat", "Fernröntgen"}) CHECK(radiographView("DX", words) == View::Cephalogram);
  for (const char* words : {"CBCT", "cone beam", "DVT Oberkiefer"}) CHECK(radiographView("CT", words) == View::Cbct);
}

TEST_CASE("short words count only by themselves and where they can be meant", "[dicom][anatomy]") {
  for (const char* words : {"Spare", "opt-in", "adopt", "copgrip", "bwana"}) {
    INFO(words);
    CHECK(radiographView("IO", words) == (std::string_view(words) == "opt-in" ? View::Panoramic : View::Unknown));
  }
  // PA is a direction of chest and skull images.
  CHECK(radiographView("DX", "Chest PA") == View::Unknown);
  CHECK(radiographView("DX", "occlusal") == View::Unknown);
}

TEST_CASE("object classes say what they are without words", "[dicom][anatomy]") {
  CHECK(radiographView("CT", "", "1.2.840.10008.5.1.4.1.1.13.1.2") == View::Cbct);
  CHECK(radiographView("PX", "") == View::Panoramic);
  CHECK(radiographView("DX", "aufbiss", "1.2.840.10008.5.1.4.1.1.1.3.1") == View::Occlusal);
}

TEST_CASE("what is written of a view is read as the same view", "[dicom][anatomy]") {
  for (const View view : {View::PhotoFrontal, View::PhotoProfileRight, View::PhotoProfileLeft, View::IntraoralFrontal, View::IntraoralRight, View::IntraoralLeft}) {
    model::ImageTags tags;
    tags.view = view;
    CHECK(photoView(regionOf(tags, true).value, "", viewCodeOf(view).value) == view);
  }
  for (const View view : {View::Unknown, View::Bitewing, View::Panoramic, View::Other}) CHECK(viewCodeOf(view).value.empty());
}

TEST_CASE("a radiograph's region is the jaw of its teeth", "[dicom][anatomy]") {
  const auto regionOfTeeth = [](std::initializer_list<int> teeth) {
    model::ImageTags tags;
    tags.teeth = teeth;
    return regionOf(tags, false).meaning;
  };
  CHECK(regionOfTeeth({11, 21}) == "Maxilla");
  CHECK(regionOfTeeth({36, 85}) == "Mandible");
  CHECK(regionOfTeeth({16, 46}) == "Jaw region");
  CHECK(regionOfTeeth({}) == "Jaw region");
}
