#include "core/vault/audit.h"

#include "core/vault/backup/backup.h"
#include "core/vault/export/export.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"
#include "core/vault/settings.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using safelight::tests::VaultFixture;

namespace {

std::vector<vault::AuditEntry> entriesOf(vault::Vault& open) {
  std::vector<vault::AuditEntry> entries;
  REQUIRE(vault::readAudit(open, [&](const vault::AuditEntry& entry) {
    entries.push_back(entry);
    return true;
  }));
  return entries;
}

}  // namespace

TEST_CASE("the log says of every kind of change what it was about, and names no patient", "[vault][audit]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  const auto other = *vault::createPatient(open, {"Okonjo", "Ada", {}, model::Sex::Female, "7", "zebra"});
  const auto filed = tests::takeIn(practice, open, "Lindqvist.dcm", "1");
  const auto waiting = tests::takeIn(practice, open, "x.dcm", "2", "|Lindqvist|Marta|");
  const std::size_t before = entriesOf(open).size() + 1;  // this reading is an entry itself

  struct Step {
    const char* action;
    model::PatientId patient;
    std::vector<model::ImageId> images;
    std::string summary;
  };
  std::vector<Step> expected;
  vault::TagChange note;
  note.note = "Lindqvist's molar";
  REQUIRE(vault::tagImages(open, {filed}, note));
  expected.push_back({"image.tagged", marta, {filed}, ""});
  REQUIRE(vault::saveDisplay(open, filed, {true, 10, 20, false, 1, false}));
  expected.push_back({"image.display-saved", marta, {filed}, ""});
  REQUIRE(vault::fileImages(open, {waiting}, other));
  expected.push_back({"image.filed", other, {waiting}, ""});
  REQUIRE(vault::unfileImages(open, {waiting}));
  expected.push_back({"image.unfiled", {}, {waiting}, ""});
  REQUIRE(vault::binImages(open, {filed}));
  expected.push_back({"image.binned", marta, {filed}, ""});
  REQUIRE(vault::restoreImages(open, {filed}));
  expected.push_back({"image.restored", marta, {filed}, ""});
  REQUIRE(vault::exportImages(open, practice.decoder, {{filed}, practice.folder / "out", vault::ExportAs::Jpeg, vault::Identity::Remove, 0, {}}));
  expected.push_back({"image.exported", marta, {filed}, "as jpeg, identity removed"});
  REQUIRE(vault::exportImages(open, practice.decoder, {{filed}, practice.folder / "out", vault::ExportAs::Original, vault::Identity::Keep, 0, {}}));
  expected.push_back({"image.exported", marta, {filed}, "as original"});
  REQUIRE(vault::editPatient(open, other, {"Okonjo", "Ada", {}, model::Sex::Female, "8", ""}));
  expected.push_back({"patient.edited", other, {}, ""});
  REQUIRE(vault::notePatientOpened(open, marta));
  expected.push_back({"patient.opened", marta, {}, ""});
  REQUIRE(vault::mergePatients(open, other, marta));
  expected.push_back({"patient.merged", other, {}, "into " + marta.toString()});
  REQUIRE(vault::undoMerge(open, other));
  expected.push_back({"patient.unmerged", other, {}, ""});

  const auto entries = entriesOf(open);
  REQUIRE(entries.size() >= before + expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const vault::AuditEntry& entry = entries[before + i];
    INFO(i << ": " << entry.action);
    CHECK(entry.action == expected[i].action);
    CHECK(entry.patient == expected[i].patient);
    CHECK(entry.images == expected[i].images);
    CHECK(entry.summary == expected[i].summary);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    CHECK(entries[i].sequence == i);
    for (const char* planted : {"Lindqvist", "Marta", "Okonjo", "zebra", "molar", "20417"}) CHECK(entries[i].summary.find(planted) == std::string::npos);
  }
}

TEST_CASE("an arrival that waits says why", "[vault][audit]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::takeIn(practice, open, "x.dcm", "1", "|||");
  const auto entries = entriesOf(open);
  const auto imported = std::find_if(entries.begin(), entries.end(), [](const auto& entry) { return entry.action == "image.imported"; });
  REQUIRE(imported != entries.end());
  CHECK(imported->summary == "application/dicom, waits: no-identity");
  CHECK(imported->patient.isNil());
  CHECK(imported->author == "owner");
  CHECK(imported->at == practice.clock.now());
}

TEST_CASE("each form in which images leave has its name in the log", "[vault][audit]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  using vault::ExportAs;
  for (const auto& [form, name] : {std::pair(ExportAs::Original, "as original"), std::pair(ExportAs::Png, "as png"), std::pair(ExportAs::Jpeg, "as jpeg"),
                                   std::pair(ExportAs::Dicom, "as dicom"), std::pair(ExportAs::Media, "as media")}) {
    REQUIRE(vault::commit(open.internals(), {{marta, vault::change::ImagesExported{{}, form, vault::Identity::Keep}}}));
    const auto entries = entriesOf(open);
    CHECK(entries.back().summary == name);
  }
}

TEST_CASE("reading the log is a view, and stands in it", "[vault][audit]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const std::size_t before = entriesOf(open).size();
  const auto entries = entriesOf(open);
  REQUIRE(entries.size() == before + 1);
  CHECK(entries.back().action == "log.read");
  CHECK(entries.back().author == "owner");
  CHECK(entries.back().patient.isNil());
}

TEST_CASE("reading stops when the reader has enough", "[vault][audit]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  int read = 0;
  CHECK(vault::readAudit(open, [&](const vault::AuditEntry&) { return ++read < 2; }));
  CHECK(read == 2);
}

TEST_CASE("an assistant does not read the log", "[vault][audit]") {
  VaultFixture practice;
  vault::Vault open = practice.open("nurse", tests::kNursePassword);
  int read = 0;
  const std::uint64_t records = open.internals().journal.end().sequence;
  const auto refused = vault::readAudit(open, [&](const vault::AuditEntry&) { return ++read > 0; });
  CHECK(refused.error().code == ErrorCode::NotAllowed);
  CHECK(open.internals().journal.end().sequence == records);
  CHECK(read == 0);
}
