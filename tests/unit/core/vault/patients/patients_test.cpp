#include <catch2/catch_test_macros.hpp>

#include "core/vault/internals.h"
#include "core/vault/patients/folding.h"
#include "core/vault/patients/patients.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using safelight::tests::VaultFixture;

namespace {

model::PatientId add(vault::Vault& open, const char* family, const char* given, std::optional<model::Date> birth, const char* number) {
  const auto id = vault::createPatient(open, {family, given, birth, model::Sex::Unknown, number, ""});
  REQUIRE(id);
  return *id;
}

std::vector<std::string> found(vault::Vault& open, const std::string& text) {
  vault::PatientSearch search;
  search.text = text;
  const auto page = vault::searchPatients(open, search);
  REQUIRE(page);
  std::vector<std::string> names;
  for (const model::Patient& patient : page->patients) names.push_back(patient.details.familyName);
  std::sort(names.begin(), names.end());
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("names fold without case, accents and strokes, in both spellings of an umlaut", "[vault]") {
  CHECK(vault::foldText("MÜLLER-Weiß") == "muller-weiss");
  CHECK(vault::foldExpanded("Müller") == "mueller");
  CHECK(vault::foldExpanded("Åse Sørby") == "aase soerby");
  CHECK(vault::foldText("Łukasz Đorđe") == "lukasz dorde");
  CHECK(vault::foldText("Κωνσταντίνου") == vault::foldText("ΚΩΝΣΤΑΝΤΙΝΟΥ"));
  CHECK(vault::foldText(std::string("Ma\xff\xferta", 7)) == "marta");
  CHECK(vault::searchWords("O’Brien-Smith") == std::vector<std::string>{"obrien", "smith"});
  CHECK(vault::nameKey("O’BRIEN", "saoirse") == vault::nameKey("O'Brien", "Saoirse"));
  CHECK(vault::nameKey("Mueller", "Jörg") == vault::nameKey("MÜLLER", "Joerg"));
}

TEST_CASE("search finds names, birth dates and numbers as they are typed", "[vault]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  add(open, "Müller", "Jörg", model::Date::make(1949, 11, 30), "10233");
  add(open, "Mueller", "Anna", model::Date::make(1987, 3, 14), "20417");
  add(open, "Muller", "Pieter", model::Date::make(2014, 1, 19), "A-7");
  add(open, "O’Brien", "Saoirse", model::Date::make(1995, 9, 8), "20911");

  CHECK(found(open, "mül") == Names{"Mueller", "Muller", "Müller"});
  CHECK(found(open, "muel") == Names{"Mueller", "Müller"});
  CHECK(found(open, "MULLER") == Names{"Muller", "Müller"});
  CHECK(found(open, "jor mul") == Names{"Müller"});
  CHECK(found(open, "ann mueller") == Names{"Mueller"});
  CHECK(found(open, "obrien") == Names{"O’Brien"});
  CHECK(found(open, "o'b") == Names{"O’Brien"});
  CHECK(found(open, "204") == Names{"Mueller"});
  CHECK(found(open, "a-7") == Names{"Muller"});
  CHECK(found(open, "14.3.1987") == Names{"Mueller"});
  CHECK(found(open, "14.03.87") == Names{"Mueller"});
  CHECK(found(open, "1987-03-14") == Names{"Mueller"});
  CHECK(found(open, "3/14/1987") == Names{"Mueller"});
  CHECK(found(open, "1949") == Names{"Müller"});
  CHECK(found(open, "8.9.") == Names{"O’Brien"});
  CHECK(found(open, "mül 1949") == Names{"Müller"});
  CHECK(found(open, "uller").empty());
  CHECK(found(open, "%").empty());
  CHECK(found(open, "").size() == 4);
}

TEST_CASE("an edited name is found by the new spelling only", "[vault]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto id = add(open, "Lindquist", "Marta", {}, "1");
  CHECK(found(open, "lindq").size() == 1);
  REQUIRE(vault::editPatient(open, id, {"Lindqvist", "Marta", {}, model::Sex::Female, "1", ""}));
  CHECK(found(open, "lindquist").empty());
  CHECK(found(open, "lindqvist") == Names{"Lindqvist"});
}

TEST_CASE("the patient opened last stands first", "[vault]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto first = add(open, "First", "A", {}, "");
  practice.clock.advance(1000);
  add(open, "Second", "B", {}, "");
  CHECK(vault::searchPatients(open, {})->patients[0].details.familyName == "Second");
  practice.clock.advance(1000);
  REQUIRE(vault::notePatientOpened(open, first));
  CHECK(vault::searchPatients(open, {})->patients[0].details.familyName == "First");
}

TEST_CASE("patients without a name, from the future or with a taken number are refused", "[vault]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  add(open, "Lindqvist", "Marta", {}, "20417");
  CHECK(vault::createPatient(open, {"", "", {}, model::Sex::Unknown, "", ""}).error().code == ErrorCode::PatientNameMissing);
  CHECK(vault::createPatient(open, {"A", "", model::Date::make(2190, 1, 1), model::Sex::Unknown, "", ""}).error().code == ErrorCode::BirthDateInvalid);
  CHECK(vault::createPatient(open, {"A", "", model::Date::make(1760, 1, 1), model::Sex::Unknown, "", ""}).error().code == ErrorCode::BirthDateInvalid);
  CHECK(vault::createPatient(open, {"A", "", {}, model::Sex::Unknown, "20417", ""}).error().code == ErrorCode::NumberTaken);
  CHECK(vault::searchPatients(open, {})->total == 1);
}

TEST_CASE("a merged patient stands for both, and undoing gives each their own back", "[vault]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = add(open, "Lindqvist", "Marta", {}, "1");
  const auto twice = add(open, "Lindquist", "Martha", {}, "2");
  REQUIRE(vault::mergePatients(open, twice, marta));
  CHECK(vault::searchPatients(open, {})->total == 1);
  CHECK(found(open, "martha").empty());
  CHECK(vault::findPatient(open, twice)->id == marta);
  CHECK(vault::mergePatients(open, twice, marta).error().code == ErrorCode::MergeIntoItself);
  CHECK(vault::mergePatients(open, marta, marta).error().code == ErrorCode::MergeIntoItself);
  REQUIRE(vault::undoMerge(open, twice));
  CHECK(vault::undoMerge(open, twice).error().code == ErrorCode::NothingToUndo);
  CHECK(vault::searchPatients(open, {})->total == 2);
  CHECK(found(open, "martha").size() == 1);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("hostile names are kept as they are and break nothing", "[vault]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const std::string html = "<img src=x onerror=alert(1)>", rightToLeft = "\u202Eevil", nul("a\0b", 3), huge(100'000, 'x');
  for (const std::string& name : {html, rightToLeft, nul, huge, std::string("'; DROP TABLE patient;--")}) {
    const auto id = vault::createPatient(open, {name, "", {}, model::Sex::Unknown, "", ""});
    REQUIRE(id);
    CHECK(vault::findPatient(open, *id)->details.familyName == name);
  }
  CHECK(found(open, "drop table").size() == 1);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("reception may not merge, and nobody's permission is a surprise", "[vault]") {
  VaultFixture practice;
  vault::Vault nurse = practice.open("nurse", tests::kNursePassword);
  const auto a = add(nurse, "A", "", {}, "");
  const auto b = add(nurse, "B", "", {}, "");
  CHECK(vault::mergePatients(nurse, a, b).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("a day on which the clocks are changed has all of its hours", "[vault]") {
  // Central Europe in 2026: from +1 to +2 on 29 March, and back on 25 October, each at 1:00 UTC.
  struct Central final : Clock {
    Instant at{};
    Instant now() const override { return at; }
    std::int32_t utcOffsetSeconds(Instant when) const override { return when.milliseconds >= 1'774'746'000'000 && when.milliseconds < 1'792'890'000'000 ? 7200 : 3600; }
  } clock;
  VaultFixture practice;
  const auto password = tests::secretOf(tests::kOwnerPassword);
  clock.at = practice.clock.now();
  auto open = vault::Vault::open({clock, practice.random, *practice.files, {}}, practice.path, {"owner", password, practice.deviceSecret});
  REQUIRE(open);
  const auto id = tests::addMarta(*open);
  const auto activeOn = [&](int month, int day) {
    vault::PatientSearch search;
    search.activeOn = model::Date::make(2026, month, day);
    return vault::searchPatients(*open, search)->total == 1u;
  };
  // The last activity counts, so the later day comes last; the vault is from November, and may not be opened before.
  auto& catalogue = open->internals().catalogue;
  const auto lastActive = [&](std::int64_t milliseconds) {
    auto update = catalogue.prepare("UPDATE patient SET last_activity = ? WHERE id = ?");
    REQUIRE(update);
    REQUIRE((*update)->begin().bind(milliseconds).bindBlob(id.uuid.view()).run());
  };
  lastActive(1'792'881'000'000 + 86'400'000);  // 25 October, 23:30 there
  CHECK(activeOn(10, 25));
  CHECK_FALSE(activeOn(10, 26));
  lastActive(1'774'737'000'000 + 82'800'000);  // 29 March, 23:30 there
  CHECK(activeOn(3, 29));
  CHECK_FALSE(activeOn(3, 30));
  lastActive(1'774'737'000'000 + 82'800'000 + 3'600'000);  // 30 March, 0:30 there
  CHECK(activeOn(3, 30));
  CHECK_FALSE(activeOn(3, 29));
}
