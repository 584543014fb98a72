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
  return directionsOf(file->dataSet(), 0);
}

/// `places`: where the cosines stand (0 in the data set, 1 for all frames, 2 for the second of two frames).
Directions ofCosines(std::string_view cosines, int place = 0, std::uint32_t frame = 0, std::string_view orientation = "") {
  DataSetWriter own(Encoding{}), plane(Encoding{}), item(Encoding{}), set(Encoding{});
  own.text(tags::kImageOrientation, Vr::DS, cosines);
  plane.sequence(tags::kPlaneOrientation, own);
  set.text(tags::kModality, Vr::CS, "CT");
  if (!orientation.empty()) set.text(tags::kPatientOrientation, Vr::CS, orientation);
  if (place == 0) set.raw(own.written());
  if (place == 1) set.sequence(tags::kSharedGroups, plane);
  if (place == 2) {
    item.text(tags::kImageComments, Vr::LT, "first");
    set.beginSequence(tags::kPerFrameGroups);
    for (const DataSetWriter* group : {&item, &plane}) {
      set.beginItem();
      set.raw(group->written());
      set.endItem();
    }
    set.endSequence();
  }
  const Bytes bytes = wrapped(set);
  const auto file = DicomFile::parse(bytes);
  REQUIRE(file);
  return directionsOf(file->dataSet(), frame);
}

}  // namespace

TEST_CASE("of a slice the direction cosines say where its rows and columns lead") {
  CHECK(ofCosines("1\\0\\0\\0\\1\\0") == Directions{"L", "P"});
  CHECK(ofCosines("0\\1\\0\\0\\0\\-1") == Directions{"P", "F"});
  CHECK(ofCosines("-1\\0\\0\\0\\0\\1") == Directions{"R", "H"});
  CHECK(ofCosines("0.98\\0.199\\0\\0\\0\\-1") == Directions{"L", "F"});
  CHECK(ofCosines("0.8\\-0.6\\0\\0\\0\\-1") == Directions{"LA", "F"});
}

TEST_CASE("the cosines may stand for all frames or for one") {
  CHECK(ofCosines("1\\0\\0\\0\\1\\0", 1, 7) == Directions{"L", "P"});
  CHECK(ofCosines("1\\0\\0\\0\\1\\0", 2, 1) == Directions{"L", "P"});
  CHECK(ofCosines("1\\0\\0\\0\\1\\0", 2, 0).empty());
}

TEST_CASE("Patient Orientation goes before the cosines, and senseless cosines say nothing") {
  CHECK(ofCosines("1\\0\\0\\0\\1\\0", 0, 0, "A\\F") == Directions{"A", "F"});
  for (const char* text : {"", "1\\0\\0", "1\\0\\0\\1\\0\\0", "2\\0\\0\\0\\1\\0", "0\\0\\0\\0\\0\\0", "a\\b\\c\\d\\e\\f"}) {
    CAPTURE(text);
    CHECK(ofCosines(text).empty());
  }
}

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
