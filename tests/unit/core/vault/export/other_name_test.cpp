#include "core/vault/export/other_name.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::vault;

namespace {

struct Name {
  std::string family, given;
};

bool namesAnother(const Name& inFile, const Name& patient, std::optional<model::Date> born = {}) {
  model::PatientDetails details;
  details.familyName = patient.family;
  details.givenName = patient.given;
  details.birthDate = model::Date::make(1987, 3, 14);
  return namesSomebodyElse({"1", inFile.family, inFile.given, born, 0}, details);
}

}  // namespace

TEST_CASE("twins whose names begin alike are two people", "[vault][export]") {
  const auto born = model::Date::make(1987, 3, 14);
  CHECK(namesAnother({"Lindqvist", "Jan"}, {"Lindqvist", "Jana"}, born));
  CHECK(namesAnother({"Lindqvist", "Paula"}, {"Lindqvist", "Paul"}, born));
  CHECK(namesAnother({"Meier", "Marta"}, {"Meierhofer", "Marta"}, born));
}

TEST_CASE("a name of more words, an initial and another spelling name nobody else", "[vault][export]") {
  CHECK_FALSE(namesAnother({"Lindqvist", "Marta"}, {"Lindqvist", "Märta Anna"}));
  CHECK_FALSE(namesAnother({"Lindqvist-Berg", "Marta"}, {"Lindqvist", "Marta"}));
  CHECK_FALSE(namesAnother({"Lindqvist, Dr.", "Marta"}, {"Lindqvist", "Marta"}));
  CHECK_FALSE(namesAnother({"MUELLER", "Joerg"}, {"Müller", "Jörg Hans"}));
  CHECK_FALSE(namesAnother({"Lindqvist", "M"}, {"Lindqvist", "Marta"}));
  CHECK_FALSE(namesAnother({"Lindqvist", ""}, {"Lindqvist", "Marta"}));
  CHECK(namesAnother({"Lindqvist", "P"}, {"Lindqvist", "Marta"}));
}

TEST_CASE("a long name that a device cut off names nobody else", "[vault][export]") {
  CHECK_FALSE(namesAnother({"Leutheusser-Schn", "Marta"}, {"Leutheusser-Schnarrenberger", "Marta"}));
}

TEST_CASE("another birth date is somebody else, whatever the name", "[vault][export]") {
  CHECK(namesAnother({"Lindqvist", "Marta"}, {"Lindqvist", "Marta"}, model::Date::make(1988, 3, 14)));
}

TEST_CASE("a file without a family name and without a given name names nobody, whatever else it says", "[vault][export]") {
  CHECK(namesNobody({}));
  CHECK(namesNobody({"20417", "", "", model::Date::make(1987, 3, 14), 2}));
  CHECK_FALSE(namesNobody({"", "Lindqvist", "", {}, 0}));
  CHECK_FALSE(namesNobody({"", "", "Marta", {}, 0}));
}
