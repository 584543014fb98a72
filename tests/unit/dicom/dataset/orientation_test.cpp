#include "dicom/dataset/orientation.h"

#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;
using model::Directions;

namespace {

Directions directions(std::string_view orientation, std::string_view kind = "") {
  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, "PX");
  if (!kind.empty()) set.text(tags::kOrientationType, Vr::CS, kind);
  set.text(tags::kPatientOrientation, Vr::CS, orientation);
  const Bytes bytes = wrapped(set);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  return directionsOf(file->dataSet());
}

}  // namespace

TEST_CASE("a picture's directions are what Patient Orientation says") {
  CHECK(directions("L\\F") == Directions{"L", "F"});
  CHECK(directions("P \\ FR") == Directions{"P", "FR"});
  CHECK(directions("A\\F", "BIPED") == Directions{"A", "F"});
}

TEST_CASE("no words about directions, senseless ones and an animal's give none") {
  for (const char* text : {"", "\\", "L", "L\\", "\\F", "L\\R", "LR\\F", "left\\down", "L\\Q"}) {
    CAPTURE(text);
    CHECK(directions(text).empty());
  }
  CHECK(directions("L\\F", "QUADRUPED").empty());
}
