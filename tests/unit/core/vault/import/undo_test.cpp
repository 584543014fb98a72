// Undoing an import, and undoing that.
#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/patients/patients.h"
#include "core/vault/verify.h"
#include "core/vault/worklist/worklist.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using safelight::tests::VaultFixture;
using vault::ImportStatus;

namespace {

constexpr const char* kMarta = "20417|Lindqvist|Marta|1987-03-14";
constexpr std::int64_t kMinute = 60'000;

struct Imported {
  model::ImportId id;
  std::vector<vault::ImportOutcome> outcomes;
};

Imported import(VaultFixture& practice, vault::Vault& open, const Path& path) {
  auto run = vault::ImportRun::start(open, practice.decoder, {{path}, {}, vault::MatchContext::NewPatients::Create, 2}, {});
  REQUIRE(run);
  Imported imported{(*run)->id(), {}};
  while (!(*run)->finished()) {
    auto outcomes = (*run)->step();
    REQUIRE(outcomes);
    for (auto& outcome : *outcomes) imported.outcomes.push_back(std::move(outcome));
  }
  return imported;
}

std::uint32_t patientCount(vault::Vault& open) { return vault::searchPatients(open, {})->total; }

}  // namespace

TEST_CASE("an undone import that comes back brings its patients back", "[vault][undo]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const Path file = practice.writeImage("a.dcm", kMarta);
  const Imported first = import(practice, open, file);
  REQUIRE(patientCount(open) == 1);
  vault::PatientSearch byName;
  byName.text = "lindq";
  REQUIRE(vault::searchPatients(open, byName)->total == 1);
  REQUIRE(vault::undoImport(open, first.id));
  REQUIRE(patientCount(open) == 0);
  REQUIRE(vault::searchPatients(open, byName)->total == 0);

  SECTION("from the bin") { REQUIRE(vault::restoreImages(open, {first.outcomes[0].image})); }
  SECTION("by importing the file again") { CHECK(import(practice, open, file).outcomes[0].status == ImportStatus::Duplicate); }
  CHECK(patientCount(open) == 1);
  CHECK(vault::searchPatients(open, byName)->total == 1);
  CHECK(vault::findPatient(open, first.outcomes[0].patient)->imageCount == 1);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("undoing an import leaves a patient whom a person had made a moment before", "[vault][undo]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  REQUIRE(vault::createPatient(open, {"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", ""}));
  practice.clock.advance(kMinute / 2);
  const Imported imported = import(practice, open, practice.writeImage("a.dcm", kMarta));
  REQUIRE(imported.outcomes[0].status == ImportStatus::Imported);
  REQUIRE(vault::undoImport(open, imported.id));
  CHECK(patientCount(open) == 1);
}

TEST_CASE("undoing an import leaves a patient who has an older image in the bin", "[vault][undo]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const Imported imported = import(practice, open, practice.writeImage("a.dcm", kMarta, "1"));
  const Imported later = import(practice, open, practice.writeImage("b.dcm", kMarta, "2"));
  REQUIRE(vault::binImages(open, {later.outcomes[0].image}));
  REQUIRE(vault::undoImport(open, imported.id));
  CHECK(patientCount(open) == 1);
}

TEST_CASE("undoing an import leaves a patient it made whom somebody has given an older record, an order or a hold since", "[vault][undo]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto older = vault::createPatient(open, {"Lindquist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "9", ""});
  REQUIRE(older);
  practice.clock.advance(kMinute);
  const Imported imported = import(practice, open, practice.writeImage("a.dcm", kMarta));
  const model::PatientId made = imported.outcomes[0].patient;
  REQUIRE(made != *older);
  SECTION("an older record") { REQUIRE(vault::mergePatients(open, *older, made)); }
  SECTION("an order") {
    model::WorklistOrder order;
    order.procedureId = order.stepId = "1";
    order.modality = "IO";
    REQUIRE(vault::enterWorklist(open, made, order));
  }
  SECTION("a hold") { REQUIRE(vault::holdPatient(open, made, "A court asked for them")); }
  REQUIRE(vault::undoImport(open, imported.id));
  CHECK(vault::findPatient(open, made)->imageCount == 0);
  vault::PatientSearch byName;
  byName.text = "lindqvist";
  CHECK(vault::searchPatients(open, byName)->total == 1);
}

TEST_CASE("undoing a long import takes away patients from its first minute", "[vault][undo]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  for (int i = 100; i < 160; ++i) {
    const std::string number = std::to_string(i);
    practice.writeImage("in/" + number + ".dcm", number + "|Family" + number + "|Given|1990-01-01", number);
  }
  auto run = vault::ImportRun::start(open, practice.decoder, {{practice.folder / "in"}, {}, vault::MatchContext::NewPatients::Create, 2}, {});
  REQUIRE(run);
  while (!(*run)->finished()) {
    REQUIRE((*run)->step());
    practice.clock.advance(5 * kMinute);
  }
  REQUIRE(patientCount(open) == 60);
  CHECK(vault::undoImport(open, (*run)->id()) == 60u);
  CHECK(patientCount(open) == 0);
}

TEST_CASE("an image that was deleted for good comes back by no filing", "[vault][undo]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const Imported imported = import(practice, open, practice.writeImage("a.dcm", kMarta));
  const model::ImageId id = imported.outcomes[0].image;
  REQUIRE(vault::binImages(open, {id}));
  REQUIRE(vault::purgeImages(open, {id}));
  CHECK(vault::unfileImages(open, {id}).error().code == ErrorCode::ImageNotFound);
  CHECK(vault::fileImages(open, {id}, imported.outcomes[0].patient).error().code == ErrorCode::ImageNotFound);
  CHECK(vault::countImages(open, {}) == 0u);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}
