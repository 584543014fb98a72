#include "core/vault/worklist/worklist.h"

#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "core/vault/verify.h"
#include "tests/support/sample_values.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using namespace safelight::vault;
using safelight::tests::VaultFixture;

namespace {

model::WorklistOrder order(const std::string& modality, model::LocalTime at) {
  model::WorklistOrder made;
  made.modality = modality;
  made.scheduledAt = at;
  made.description = "Examination";
  return made;
}

model::LocalTime todayAt(const VaultFixture& fixture, int hour, int days = 0) {
  const model::Date today = model::LocalTime::at(fixture.clock.now(), fixture.clock).date();
  return model::LocalTime::make(model::Date::fromDayNumber(today.dayNumber() + days), hour);
}

model::PatientId marta(Vault& vault) { return *createPatient(vault, {"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", ""}); }

PracticeOrder practiceOrder(const std::string& number, const std::string& family, model::LocalTime at, const std::string& name) {
  PracticeOrder made;
  made.patient = {number, family, "Marta", model::Date::make(1987, 3, 14), 1};
  made.order = order("PX", at);
  made.order.source = name;
  return made;
}

/// Imports an image whose file says this; gives it as it came in.
vault::ImportOutcome importOne(VaultFixture& fixture, Vault& vault, const std::string& identity, const std::string& body) {
  const Path file = fixture.writeImage(body + ".dcm", identity, body);
  ImportRequest request;
  request.paths = {file};
  auto run = ImportRun::start(vault, fixture.decoder, std::move(request), {});
  REQUIRE(run);
  std::vector<ImportOutcome> outcomes;
  while (!(*run)->finished()) {
    auto step = (*run)->step();
    REQUIRE(step);
    outcomes.insert(outcomes.end(), step->begin(), step->end());
  }
  REQUIRE(outcomes.size() == 1);
  return outcomes.front();
}

std::vector<WorklistRow> all(Vault& vault) { return *listWorklist(vault, {}); }

}  // namespace

TEST_CASE("an order is entered, listed, served, and taken back", "[worklist]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const model::PatientId patient = marta(vault);
  const auto today = enterWorklist(vault, patient, order("PX", todayAt(fixture, 9)));
  const auto tomorrow = enterWorklist(vault, patient, order("IO", todayAt(fixture, 8, 1)));
  REQUIRE(enterWorklist(vault, patient, order("CT", todayAt(fixture, 8, 2))));
  REQUIRE(enterWorklist(vault, patient, order("CT", todayAt(fixture, 8, -1))));
  REQUIRE((today && tomorrow));
  CHECK(all(vault).size() == 4);
  CHECK(all(vault)[1].patient.details.familyName == "Lindqvist");
  const auto served = servedItems(vault);
  REQUIRE(served);
  REQUIRE(served->size() == 2);
  CHECK((*served)[0].order.modality == "PX");
  CHECK((*served)[0].patient.patientNumber == "20417");
  REQUIRE(cancelWorklist(vault, *today));
  CHECK(servedItems(vault)->size() == 1);
  CHECK(cancelWorklist(vault, *today).error().code == ErrorCode::NotFound);
  REQUIRE(closeWorklist(vault, *tomorrow));
  CHECK(servedItems(vault)->empty());
}

TEST_CASE("an order with a field that no device could hold is refused", "[worklist]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const model::PatientId patient = marta(vault);
  for (const auto& spoil : std::vector<void (*)(model::WorklistOrder&)>{
           [](model::WorklistOrder& o) { o.modality.clear(); }, [](model::WorklistOrder& o) { o.modality = "px"; }, [](model::WorklistOrder& o) { o.station = "A-STATION-NAME-TOO-LONG"; },
           [](model::WorklistOrder& o) { o.accession = "A\\B"; }, [](model::WorklistOrder& o) { o.description = std::string(65, 'x'); },
           [](model::WorklistOrder& o) { o.note = "two\nlines"; }, [](model::WorklistOrder& o) { o.studyUid = "../1"; }}) {
    model::WorklistOrder wrong = order("PX", todayAt(fixture, 9));
    spoil(wrong);
    CHECK(enterWorklist(vault, patient, wrong).error().code == ErrorCode::OrderFieldInvalid);
  }
  CHECK(enterWorklist(vault, {}, order("PX", todayAt(fixture, 9))).error().code == ErrorCode::PatientNotFound);
  CHECK(all(vault).empty());
}

TEST_CASE("an image that is filed closes the order it answers, once", "[worklist]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const model::PatientId patient = marta(vault);
  const auto first = enterWorklist(vault, patient, order("IO", todayAt(fixture, 9)));
  const auto second = enterWorklist(vault, patient, order("IO", todayAt(fixture, 10)));
  REQUIRE((first && second));
  FinishedImage image;
  image.image = tests::numbered<model::ImageId>(7);
  image.patient = patient;
  image.modality = "IO";
  image.day = todayAt(fixture, 9).date();
  CHECK(*closeMatching(vault, {image}) == std::vector{*first});
  CHECK(*closeMatching(vault, {image, image}) == std::vector{*second});
  CHECK(closeMatching(vault, {image})->empty());
  const auto rows = all(vault);
  CHECK(rows[0].entry.status == model::WorklistStatus::Done);
  CHECK(rows[0].entry.image == image.image);
  CHECK(rows[0].entry.endedAt);
}

TEST_CASE("an image closes the order that it names by accession number or step, whatever day and kind the order was for", "[worklist]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const model::PatientId patient = marta(vault);
  const std::string names = "20417|Lindqvist|Marta|1987-03-14";
  for (const int days : {-1, 0, 1}) REQUIRE(enterWorklist(vault, patient, order("CT", todayAt(fixture, 9, days))));
  const auto open = all(vault);
  const auto& first = open[0].entry;
  const auto& second = open[1].entry;

  const auto plain = importOne(fixture, vault, names, "uid:1");
  CHECK(plain.status == ImportStatus::Imported);
  CHECK(all(vault)[0].entry.status == model::WorklistStatus::Open);  // it is no CT
  const auto byStep = importOne(fixture, vault, names, "uid:2|step:" + second.order.stepId);
  const auto byAccession = importOne(fixture, vault, names, "uid:3|acc:" + first.order.accession);
  const auto rows = all(vault);
  CHECK(rows[0].entry.status == model::WorklistStatus::Done);
  CHECK(rows[0].entry.image == byAccession.image);
  CHECK(rows[1].entry.image == byStep.image);
  CHECK(rows[2].entry.status == model::WorklistStatus::Open);
  CHECK(findImage(vault, byStep.image)->facts.stepId == second.order.stepId);
}

TEST_CASE("an image that a person takes out of the Inbox closes its order then, and moving it on closes nothing more", "[worklist]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const model::PatientId patient = marta(vault);
  REQUIRE(enterWorklist(vault, patient, order("CT", todayAt(fixture, 9))));
  const auto accession = all(vault)[0].entry.order.accession;
  const auto waiting = importOne(fixture, vault, "20417|Lindquist|Marta|1987-03-14", "acc:" + accession);
  REQUIRE(findImage(vault, waiting.image)->patient.isNil());
  CHECK(all(vault)[0].entry.status == model::WorklistStatus::Open);
  REQUIRE(fileImages(vault, {waiting.image}, patient));
  CHECK(all(vault)[0].entry.status == model::WorklistStatus::Done);
  CHECK(all(vault)[0].entry.image == waiting.image);

  const auto other = createPatient(vault, {"Okafor", "Chi", {}, model::Sex::Unknown, "9", ""});
  auto again = order("CT", todayAt(fixture, 10));
  again.accession = accession;
  REQUIRE(enterWorklist(vault, *other, again));
  REQUIRE(fileImages(vault, {waiting.image}, *other));
  CHECK(all(vault)[1].entry.status == model::WorklistStatus::Open);
}

TEST_CASE("an order of another patient stays open", "[worklist]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const model::PatientId patient = marta(vault);
  const auto other = createPatient(vault, {"Okafor", "Chi", {}, model::Sex::Unknown, "9", ""});
  REQUIRE(enterWorklist(vault, *other, order("IO", todayAt(fixture, 9))));
  FinishedImage image;
  image.patient = patient;
  image.modality = "IO";
  image.day = todayAt(fixture, 9).date();
  image.stepId = all(vault)[0].entry.order.stepId;
  CHECK(closeMatching(vault, {image})->empty());
  REQUIRE(mergePatients(vault, *other, patient));
  CHECK(closeMatching(vault, {image})->size() == 1);
}

TEST_CASE("orders of the practice software are taken once, changed when they change, and cancelled", "[worklist]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  const model::PatientId patient = marta(vault);
  auto taken = takeOrders(vault, {practiceOrder("20417", "Lindqvist", todayAt(fixture, 9), "X1")});
  REQUIRE(taken);
  CHECK((*taken)[0].outcome == OrderOutcome::Entered);
  CHECK((*taken)[0].patient == patient);
  CHECK((*takeOrders(vault, {practiceOrder("20417", "LINDQVIST", todayAt(fixture, 9), "X1")}))[0].outcome == OrderOutcome::AlreadyThere);
  CHECK((*takeOrders(vault, {practiceOrder("20417", "Lindqvist", todayAt(fixture, 11), "X1")}))[0].outcome == OrderOutcome::Changed);
  CHECK(servedItems(vault)->size() == 1);
  CHECK(servedItems(vault)->front().order.scheduledAt == todayAt(fixture, 11));
  PracticeOrder back = practiceOrder("20417", "Lindqvist", todayAt(fixture, 11), "X1");
  back.isCancelled = true;
  CHECK((*takeOrders(vault, {back}))[0].outcome == OrderOutcome::Cancelled);
  CHECK(servedItems(vault)->empty());
  back.order.source = "UNKNOWN";
  CHECK((*takeOrders(vault, {back}))[0].outcome == OrderOutcome::Refused);
}

TEST_CASE("an order for somebody new makes the patient; one that resembles somebody else is refused", "[worklist]") {
  VaultFixture fixture;
  Vault vault = fixture.open();
  marta(vault);
  const auto taken = takeOrders(vault, {practiceOrder("555", "Okafor", todayAt(fixture, 9), "N1"), practiceOrder("20417", "Okafor", todayAt(fixture, 9), "N2"),
                                        practiceOrder("777", "Lindqvist", todayAt(fixture, 9), "N3")});
  REQUIRE(taken);
  CHECK((*taken)[0].outcome == OrderOutcome::Entered);
  CHECK(findPatient(vault, (*taken)[0].patient)->details.number == "555");
  for (const std::size_t i : {1u, 2u}) {
    CHECK((*taken)[i].outcome == OrderOutcome::Refused);
    CHECK((*taken)[i].error.code == ErrorCode::OrderPatientDiffers);
  }
  PracticeOrder incomplete = practiceOrder("888", "Nobody", todayAt(fixture, 9), "N4");
  incomplete.patient.birthDate.reset();
  CHECK((*takeOrders(vault, {incomplete}))[0].error == Error{ErrorCode::OrderFieldMissing, "birth date"});
}

TEST_CASE("the worklist survives a restart and a replay, row for row", "[worklist]") {
  VaultFixture fixture;
  {
    Vault vault = fixture.open();
    const model::PatientId patient = marta(vault);
    const auto first = enterWorklist(vault, patient, order("PX", todayAt(fixture, 9)));
    REQUIRE(enterWorklist(vault, patient, order("IO", todayAt(fixture, 10))));
    REQUIRE(closeWorklist(vault, *first));
  }
  Vault vault = fixture.open();
  const auto rows = all(vault);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].entry.status == model::WorklistStatus::Done);
  CHECK(rows[1].entry.status == model::WorklistStatus::Open);
  const auto report = verifyVault(vault, Depth::Deep);
  REQUIRE(report);
  for (const Finding& finding : report->findings) FAIL_CHECK(finding.where << " " << finding.error.detail);
}
