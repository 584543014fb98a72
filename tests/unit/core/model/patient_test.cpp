#include "core/model/patient.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight::model;

TEST_CASE("a patient is shown as family name, given name, or the one there is", "[model]") {
  PatientDetails details;
  details.familyName = "Okafor";
  details.givenName = "Amara";
  CHECK(details.displayName() == "Okafor, Amara");
  details.givenName.clear();
  CHECK(details.displayName() == "Okafor");
  details = {};
  details.givenName = "Amara";
  CHECK(details.displayName() == "Amara");
}
