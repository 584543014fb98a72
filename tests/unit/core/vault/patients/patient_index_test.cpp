#include "core/vault/patients/patient_index.h"

#include <catch2/catch_test_macros.hpp>

#include "core/vault/catalogue.h"
#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::vault;
using safelight::tests::numbered;
using Spellings = std::vector<std::string>;

namespace {

/// "y-m-d" of each meaning, '*' for what is open.
std::vector<std::string> datesOf(std::string_view typed) {
  std::vector<std::string> dates;
  for (const QueryWord& word : parseQuery(typed)) {
    for (const auto& date : word.dates) {
      const auto part = [](const std::optional<int>& value) { return value ? std::to_string(*value) : std::string("*"); };
      dates.push_back(part(date.year) + "-" + part(date.month) + "-" + part(date.day));
    }
  }
  return dates;
}
using Dates = std::vector<std::string>;

/// A loaded index over patients 1 ... n, each a day more recent than the one before.
struct Practice {
  Practice() : catalogue(*store::Connection::openInMemory(ErrorCode::CatalogueDamaged)) { REQUIRE(prepareCatalogue(catalogue)); }
  model::Patient add(std::uint8_t number, const char* family, const char* given, std::optional<model::Date> birth) {
    model::Patient patient;
    patient.id = numbered<model::PatientId>(number);
    patient.details = {family, given, birth, model::Sex::Unknown, "P" + std::to_string(number), ""};
    patient.createdAt = patient.lastActivity = {number * 86'400'000LL};
    REQUIRE(project(catalogue, {number, {}, patient.createdAt, patient.id, change::PatientCreated{patient.details}}));
    return patient;
  }
  std::vector<std::uint8_t> find(std::string_view text, std::size_t sorted = 100) {
    std::vector<std::uint8_t> numbers;
    for (const auto& hit : index.find(parseQuery(text), sorted)) numbers.push_back(hit.id.uuid.bytes[0]);
    return numbers;
  }
  store::Connection catalogue;
  PatientIndex index;
};
using Numbers = std::vector<std::uint8_t>;

}  // namespace

TEST_CASE("what is typed parts at spaces, commas, semicolons and carets", "[vault][search]") {
  CHECK(parseQuery("").empty());
  CHECK(parseQuery(" \t ,;^ \n").empty());
  const auto query = parseQuery("Lindqvist^Marta, 204;x");
  REQUIRE(query.size() == 4);
  CHECK(query[0].spellings == Spellings{"lindqvist"});
  CHECK(query[1].spellings == Spellings{"marta"});
  CHECK(query[2].spellings == Spellings{"204"});
  CHECK(query[3].spellings == Spellings{"x"});
}

TEST_CASE("an umlaut is looked for in both spellings, a double name as two words", "[vault][search]") {
  const auto query = parseQuery("Müller-Köhl");
  REQUIRE(query.size() == 2);
  CHECK(query[0].spellings == Spellings{"muller", "mueller"});
  CHECK(query[1].spellings == Spellings{"kohl", "koehl"});
  CHECK(parseQuery("O’Bri").at(0).spellings == Spellings{"obri"});
}

TEST_CASE("a word that comes in both spellings keeps the words behind it in step", "[vault][search]") {
  const auto query = parseQuery("Müller-Mueller-Köhler");
  REQUIRE(query.size() == 3);
  CHECK(query[0].spellings == Spellings{"muller", "mueller"});
  CHECK(query[1].spellings == Spellings{"mueller"});
  CHECK(query[2].spellings == Spellings{"kohler", "koehler"});
  Practice practice;
  practice.add(1, "Müller-Mueller-Köhler", "Jörg", {});
  practice.add(2, "Müller", "Jörg", {});
  REQUIRE(practice.index.load(practice.catalogue));
  for (const char* typed : {"Müller-Mueller-Köhler", "muller-mueller-kohler", "mueller-mueller-koehler"}) {
    INFO(typed);
    CHECK(practice.find(typed) == Numbers{1});
  }
}

TEST_CASE("dates are read as people write them, in every sense they can have", "[vault][search]") {
  const std::pair<const char*, Dates> rows[] = {
      {"1987", {"1987-*-*"}},
      {"14.3.", {"*-3-14"}},
      {"14.3", {"*-3-14"}},
      {"14.3.1987", {"1987-3-14"}},
      {"14/03/1987", {"1987-3-14"}},
      {"3/14/1987", {"1987-3-14"}},
      {"4.3.1987", {"1987-3-4", "1987-4-3"}},
      {"3.3.1987", {"1987-3-3"}},
      {"14.3.87", {"1987-3-14", "2087-3-14"}},
      {"1987-03-14", {"1987-3-14"}},
      {"1987-03", {"1987-3-*"}},
      {"03.1987", {"1987-3-*"}},
      {"19870314", {"1987-3-14"}},
      {"14031987", {"1987-3-14"}},
      {"03141987", {"1987-3-14"}},
      {"140387", {"1987-3-14", "2087-3-14"}},
      {"870314", {"1987-3-14", "2087-3-14"}},
      {"3/14", {"*-3-14"}},
      {"14/3", {"*-3-14"}},
      {"3-14", {"*-3-14"}},
      {"4/3", {"*-3-4", "*-4-3"}},
      {"4.3", {"*-3-4"}},
      {"3.14", {}},
      {"3/14/87", {"1987-3-14", "2087-3-14"}},
      {"14 Mar 1987", {"*-*-14", "*-3-*", "1987-*-*"}},
      {"March 14, 1987", {"*-3-*", "*-*-14", "1987-*-*"}},
      {"14. März 1987", {"*-*-14", "*-3-*", "1987-*-*"}},
      {"Mar 1987", {"*-3-*", "1987-*-*"}},
      {"14 août", {"*-*-14", "*-8-*"}},
      {"2 jui", {"*-*-2", "*-6-*", "*-7-*"}},
  };
  for (const auto& [typed, dates] : rows) {
    INFO(typed);
    CHECK(datesOf(typed) == dates);
  }
}

TEST_CASE("numbers that are no date mean no date", "[vault][search]") {
  for (const char* typed : {"1", "87", "999", "1879", "2201", "20417", "123456789", "32.13.", "1.2.3.4", "a1987", "1987a", "...", "-", "99999.1", "Mar", "May Lin", "14 Marta", "149999", "32 Mar", "00 Mar"}) {
    INFO(typed);
    CHECK(datesOf(typed).empty());
  }
}

TEST_CASE("digits alone may still be a patient number", "[vault][search]") {
  CHECK(parseQuery("1987").at(0).spellings == Spellings{"1987"});
  CHECK(parseQuery("19870314").at(0).spellings == Spellings{"19870314"});
  CHECK(parseQuery("14.3.1987").at(0).spellings.empty());
}

TEST_CASE("an index that is not loaded knows nobody and takes nobody in", "[vault][search]") {
  Practice practice;
  const auto patient = practice.add(1, "Lindqvist", "Marta", {});
  practice.index.update(patient, patientWords(patient.details));
  practice.index.touch(patient.id, {99});
  CHECK_FALSE(practice.index.isLoaded());
  CHECK(practice.find("").empty());
}

TEST_CASE("every word must fit the start of a word, and dates the birth date", "[vault][search]") {
  Practice practice;
  practice.add(1, "Lindqvist", "Marta", model::Date::make(1987, 3, 14));
  practice.add(2, "Lindgren", "Astrid", model::Date::make(1907, 11, 14));
  practice.add(3, "Martin", "Lin", {});
  REQUIRE(practice.index.load(practice.catalogue));
  CHECK(practice.find("lin") == Numbers{3, 2, 1});
  CHECK(practice.find("lind") == Numbers{2, 1});
  CHECK(practice.find("lin mart") == Numbers{3, 1});
  CHECK(practice.find("indqvist").empty());
  CHECK(practice.find("lind 1987") == Numbers{1});
  CHECK(practice.find("1907-11") == Numbers{2});
  CHECK(practice.find("14.11.") == Numbers{2});
  CHECK(practice.find("p3") == Numbers{3});
  CHECK(practice.find("lind zzz").empty());
}

TEST_CASE("a birth date is found however it is written, and a month's name stays a name beside it", "[vault][search]") {
  Practice practice;
  practice.add(1, "Lindqvist", "Marta", model::Date::make(1987, 3, 14));
  practice.add(2, "Lindgren", "Astrid", model::Date::make(1987, 11, 14));
  practice.add(3, "Marsh", "May", model::Date::make(1987, 8, 3));
  REQUIRE(practice.index.load(practice.catalogue));
  for (const char* typed : {"14.3.1987", "14.3.", "14/3", "3/14", "3/14/1987", "03/14/87", "1987-03-14", "14 Mar 1987", "mar 14", "March 14 1987", "14. März", "140387", "03141987"}) {
    INFO(typed);
    CHECK(practice.find(typed) == Numbers{1});
  }
  CHECK(practice.find("mar") == Numbers{3, 1});
  CHECK(practice.find("mar 1987") == Numbers{3, 1});  // Marsh by name, Marta by both
  CHECK(practice.find("may 1987") == Numbers{3});
  CHECK(practice.find("15 mar 1987").empty());
}

TEST_CASE("the newest stand first as far as was asked", "[vault][search]") {
  Practice practice;
  for (std::uint8_t i = 1; i <= 30; ++i) practice.add(i, "Same", "Name", {});
  REQUIRE(practice.index.load(practice.catalogue));
  const Numbers some = practice.find("same", 3);
  REQUIRE(some.size() == 30);
  CHECK(Numbers(some.begin(), some.begin() + 3) == Numbers{30, 29, 28});
}

TEST_CASE("a touched patient moves up and never back", "[vault][search]") {
  Practice practice;
  practice.add(1, "Same", "A", {});
  practice.add(2, "Same", "B", {});
  REQUIRE(practice.index.load(practice.catalogue));
  CHECK(practice.find("same") == Numbers{2, 1});
  practice.index.touch(numbered<model::PatientId>(1), {999'999'999'999});
  CHECK(practice.find("same") == Numbers{1, 2});
  practice.index.touch(numbered<model::PatientId>(1), {0});
  CHECK(practice.find("same") == Numbers{1, 2});
  practice.index.touch(numbered<model::PatientId>(77), {1});
  CHECK(practice.find("same").size() == 2);
}

TEST_CASE("an update replaces the words of a patient and adds one who is new", "[vault][search]") {
  Practice practice;
  model::Patient patient = practice.add(1, "Lindquist", "Marta", model::Date::make(1987, 3, 14));
  REQUIRE(practice.index.load(practice.catalogue));
  patient.details.familyName = "Okafor";
  patient.details.birthDate.reset();
  practice.index.update(patient, patientWords(patient.details));
  CHECK(practice.find("lindquist").empty());
  CHECK(practice.find("1987").empty());
  CHECK(practice.find("okafor") == Numbers{1});
  patient.id = numbered<model::PatientId>(2);
  practice.index.update(patient, patientWords(patient.details));
  CHECK(practice.find("okafor").size() == 2);
}

TEST_CASE("merged and withdrawn patients are not loaded", "[vault][search]") {
  Practice practice;
  for (std::uint8_t i = 1; i <= 3; ++i) practice.add(i, "Same", "Name", {});
  REQUIRE(project(practice.catalogue, {9, {}, {1}, numbered<model::PatientId>(1), change::PatientMerged{numbered<model::PatientId>(2)}}));
  REQUIRE(project(practice.catalogue, {10, {}, {1}, numbered<model::PatientId>(3), change::PatientWithdrawn{}}));
  REQUIRE(practice.index.load(practice.catalogue));
  CHECK(practice.find("same") == Numbers{2});
  practice.index.invalidate();
  CHECK_FALSE(practice.index.isLoaded());
  CHECK(practice.find("same").empty());
}
