#pragma once
// A practice in which one patient touched everything that a patient can touch, and another whose things must stay.

#include "core/store/key_file.h"
#include "core/vault/audit.h"
#include "core/vault/export/outbox.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/erase.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/worklist/worklist.h"
#include "tests/support/sample_values.h"
#include "tests/unit/core/vault/faults.h"
#include "tests/unit/core/vault/practice_at_work.h"

namespace safelight::tests {

inline constexpr const char* kCanaryName = "Zwiebelrost";
inline constexpr const char* kCanaryInFiles = "77001|Zwiebelrost|Quirina|1991-02-03";
inline constexpr const char* kCanaryPixels = "canary-pixels-of-a-face";

inline model::PatientId addCanary(vault::Vault& open) {
  const auto id = vault::createPatient(open, {kCanaryName, "Quirina", model::Date::make(1991, 2, 3), model::Sex::Female, "77001", "likes onions"});
  REQUIRE(id);
  return *id;
}

/// Everything that crossed from the canary to somebody else, and back.
struct CanaryPractice {
  model::PatientId canary, marta, merged;
  model::ImageId own, tagged, binned, fromInbox, ofMerged, gone;  // go with her
  model::ImageId moved, unfiled, tagsOnly, stays;                 // stay
  std::vector<model::ImageId> hers() const { return {own, tagged, binned, fromInbox, ofMerged}; }
  std::vector<model::ImageId> others() const { return {moved, unfiled, tagsOnly, stays}; }
};

/// An image that names nobody, filed by a person's word.
inline model::ImageId takeInAs(VaultFixture& practice, vault::Vault& open, const std::string& name, model::PatientId patient) {
  const Path file = practice.writeImage(name, "||||", name);
  auto run = vault::ImportRun::start(open, practice.decoder, {{file}, patient, vault::MatchContext::NewPatients::Suggest, 1}, {});
  REQUIRE(run);
  model::ImageId id;
  while (!(*run)->finished()) {
    const auto outcomes = (*run)->step();
    REQUIRE(outcomes);
    for (const auto& outcome : *outcomes) id = outcome.image;
  }
  REQUIRE(vault::findImage(open, id)->patient == patient);
  return id;
}

inline CanaryPractice fillPractice(VaultFixture& practice, vault::Vault& open) {
  CanaryPractice made;
  made.marta = addMarta(open);
  made.canary = addCanary(open);
  const auto body = [](const char* name) { return std::string(kCanaryPixels).append(" ").append(name); };
  made.own = takeIn(practice, open, "own.dcm", body("own"), kCanaryInFiles);
  made.tagged = takeIn(practice, open, "tagged.dcm", body("tagged"), kCanaryInFiles);
  REQUIRE(vault::tagImages(open, {made.tagged}, {{}, {}, {}, {}, "note about Zwiebelrost"}));
  made.binned = takeIn(practice, open, "binned.dcm", body("binned"), kCanaryInFiles);
  REQUIRE(vault::binImages(open, {made.binned}));
  // Waits for somebody first: its record is the vault's, and names her all the same.
  made.fromInbox = takeIn(practice, open, "inbox.dcm", body("inbox"), "|Zwiebelrost|Q.|1991-02-03");
  REQUIRE(vault::findImage(open, made.fromInbox)->status == model::ImageStatus::Inbox);
  REQUIRE(vault::tagImages(open, {made.fromInbox}, {{}, {}, {}, {}, "Zwiebelrost perhaps"}));
  REQUIRE(vault::fileImages(open, {made.fromInbox}, made.canary));
  // Marta's, hers, and Marta's again with tags that only her own key seals.
  made.tagsOnly = takeIn(practice, open, "wandered.dcm", "wandered");
  REQUIRE(vault::fileImages(open, {made.tagsOnly}, made.canary));
  REQUIRE(vault::tagImages(open, {made.tagsOnly}, {{}, {}, {}, {}, "kept note"}));
  REQUIRE(vault::fileImages(open, {made.tagsOnly}, made.marta));
  // Came as hers by mistake.
  made.moved = takeInAs(practice, open, "moved.dcm", made.canary);
  REQUIRE(vault::fileImages(open, {made.moved}, made.marta));
  made.unfiled = takeIn(practice, open, "unfiled.dcm", "unfiled", kCanaryInFiles);
  REQUIRE(vault::unfileImages(open, {made.unfiled}));
  made.stays = takeIn(practice, open, "stays.dcm", "stays");
  made.gone = takeIn(practice, open, "gone.dcm", body("gone"), kCanaryInFiles);
  REQUIRE(vault::binImages(open, {made.gone}));
  REQUIRE(vault::purgeImages(open, {made.gone}));
  // A second record of hers.
  const auto second = vault::createPatient(open, {kCanaryName, "Quirina", {}, model::Sex::Unknown, "77002", ""});
  REQUIRE(second);
  made.merged = *second;
  made.ofMerged = takeIn(practice, open, "merged.dcm", body("merged"), "77002|Zwiebelrost|Quirina|");
  REQUIRE(vault::fileImages(open, {made.ofMerged}, made.merged));
  REQUIRE(vault::mergePatients(open, made.canary, made.marta));
  REQUIRE(vault::undoMerge(open, made.canary));
  REQUIRE(vault::mergePatients(open, made.merged, made.canary));
  model::WorklistOrder order;
  order.modality = "PX";
  order.description = "Zwiebelrost panoramic";
  order.scheduledAt = model::LocalTime::at(practice.clock.now(), practice.clock);
  REQUIRE(vault::enterWorklist(open, made.canary, order));
  REQUIRE(vault::queueImages(open, {made.own, made.stays}, {numbered<model::SendId>(9).uuid, "PACS"}, vault::SendForm::AsStored));
  REQUIRE(vault::notePatientOpened(open, made.canary));
  return made;
}

inline vault::ErasureRequest orderOf(model::PatientId patient) {
  return {patient, "Asked for it in writing", vault::ErasureRequest::Retention::Override};
}

inline void checkOthersAreThere(vault::Vault& open, const CanaryPractice& made) {
  for (const model::ImageId id : made.others()) {
    INFO(id.toString());
    CHECK(vault::findImage(open, id));
    CHECK(vault::readOriginal(open, id));
  }
  CHECK(vault::findImage(open, made.tagsOnly)->tags.note == "kept note");
  CHECK(vault::findImage(open, made.moved)->patient == made.marta);
  CHECK(vault::findImage(open, made.unfiled)->status == model::ImageStatus::Inbox);
  CHECK(vault::findPatient(open, made.marta)->imageCount == 3);
}

inline void checkSheIsGone(VaultFixture& practice, vault::Vault& open, const CanaryPractice& made) {
  for (const model::PatientId id : {made.canary, made.merged}) CHECK(vault::findPatient(open, id).error().code == ErrorCode::PatientErased);
  for (const model::ImageId id : made.hers()) {
    CHECK(vault::findImage(open, id).error().code == ErrorCode::ImageNotFound);
    CHECK_FALSE(std::filesystem::exists(store::Layout{practice.path}.object(id)));
  }
  CHECK(vault::searchPatients(open, [] { vault::PatientSearch search; search.text = kCanaryName; return search; }())->total == 0);
  CHECK_FALSE(std::filesystem::exists(store::Layout{practice.path}.erasing()));
}

}  // namespace safelight::tests
