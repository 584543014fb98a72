#include "core/vault/import/placement.h"

#include <algorithm>

#include "core/vault/backup/restore.h"
#include "core/vault/health/health_record.h"
#include "core/vault/health/original_reader.h"
#include "core/vault/patients/folding.h"
#include "core/vault/patients/patient_group.h"
#include "core/vault/patients/patients.h"

namespace safelight::vault {
namespace {

bool makesNoPatient(ErrorCode code) { return code == ErrorCode::BirthDateInvalid || code == ErrorCode::PatientNameMissing || code == ErrorCode::NumberTaken; }

model::PatientDetails detailsFrom(const model::SourceIdentity& identity) {
  model::PatientDetails details;
  details.familyName = identity.familyName;
  details.givenName = identity.givenName;
  details.birthDate = identity.birthDate;
  details.sex = static_cast<model::Sex>(identity.sex);
  details.number = identity.patientNumber;
  return details;
}

}  // namespace

DuplicateKey Placer::duplicateKeyOf(const seal::Hash& blake2b) const {
  return {m_vault.internals().keys.duplicateHashOf(blake2b)};
}

bool Placer::isUnderWay(const DuplicateKey& key) const { return m_underWay.contains(toHex(key.hash)); }

void Placer::accept(const Placement& placement, model::ImageId image) { m_underWay.emplace(toHex(placement.duplicateKey.hash), image); }

void Placer::settle(const Placement& placement) { m_underWay.erase(toHex(placement.duplicateKey.hash)); }

Result<Placer::Known> Placer::find(const DuplicateKey& key) {
  if (const auto found = m_underWay.find(toHex(key.hash)); found != m_underWay.end()) return Known{found->second, false};
  TRY_ASSIGN(auto* select,
             m_vault.internals().catalogue.prepare("SELECT id, status FROM image WHERE duplicate_key = ? AND status <> 4 ORDER BY status, sequence"));
  std::vector<Known> all;
  select->begin().bindBlob(key.hash);
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    all.push_back({{Uuid::fromBytes(select->blob(0))}, select->integer(1) == static_cast<std::int64_t>(model::ImageStatus::Binned), true});
  }
  select->reset();
  for (Known& known : all) {
    TRY_ASSIGN(known.isSound, isSound(known.id));
    if (known.isSound) return known;
  }
  return all.empty() ? Known{} : all.front();
}

Result<bool> Placer::isSound(model::ImageId image) {
  Vault::Internals& internals = m_vault.internals();
  TRY_ASSIGN(const auto health, readHealth(internals.catalogue));
  if (health && std::any_of(health->last.damaged.begin(), health->last.damaged.end(), [image](const DamagedObject& one) { return one.image == image; })) return false;
  const auto opened = OriginalReader::open(m_vault, image);
  if (opened) return true;
  switch (opened.error().code) {
    case ErrorCode::ObjectMissing: return isBeingRestored(internals.environment.files, internals.layout.root);
    case ErrorCode::ObjectDamaged:
    case ErrorCode::KeysDamaged:
    case ErrorCode::ReadFailed: return false;
    default: return fail(opened.error());
  }
}

Result<MatchPlan> Placer::match(const model::SourceIdentity& identity) {
  MatchContext context;
  context.identity = identity;
  context.chosen = m_chosen;
  context.newPatients = m_newPatients;
  if (!m_chosen && !identity.empty()) {
    const std::string key = identity.familyName.empty() && identity.givenName.empty() ? std::string() : nameKey(identity.familyName, identity.givenName);
    TRY_ASSIGN(context.candidates, matchCandidates(m_vault.internals().catalogue, identity.patientNumber, key));
  }
  return planMatch(context);
}

Result<Placement> Placer::place(const DuplicateKey& key, const model::SourceIdentity& identity) {
  Placement placement;
  placement.duplicateKey = key;
  TRY_ASSIGN(const Known known, find(key));
  placement.same = known.id;
  TRY_ASSIGN(placement.match, match(identity));
  if (placement.match.action == MatchPlan::Action::CreateAndFile) {
    const model::PatientDetails details = detailsFrom(identity);
    const auto possible = checkDetails(m_vault.internals(), details, {});
    if (!possible && !makesNoPatient(possible.error().code)) return fail(possible.error());
    // A file whose identity makes no patient (a birth date of 1870) is no worse than one that names nobody alike: a person decides.
    if (!possible) placement.match.action = MatchPlan::Action::Inbox;
    else if ((known.id.isNil() || !known.isSound) && m_effects == Effects::NewPatients) {
      TRY_ASSIGN(placement.match.patient, createPatient(m_vault, details));
      placement.match.action = MatchPlan::Action::File;
    }
  }
  ImportContext context;
  context.sameBytes = known.id;
  context.sameBytesBinned = known.isBinned;
  context.sameBytesSound = known.isSound;
  context.match = placement.match;
  placement.plan = planImport(context);
  return placement;
}

model::Image newImage(Vault& vault, const Examined& examined, const Placement& placement, model::ImportId import, const std::string& sourceName) {
  const Environment& environment = vault.environment();
  model::Image image;
  image.id = {newUuid(environment.clock, environment.random)};
  image.status = placement.plan.imageStatus;
  image.patient = image.status == model::ImageStatus::Filed ? placement.match.patient : model::PatientId{};
  image.facts = examined.inspection->facts;
  image.tags = image.facts.tags;
  image.capturedAt = image.facts.capturedAt.value_or(model::LocalTime::at(environment.clock.now(), environment.clock));
  image.importedAt = environment.clock.now();
  image.importedBy = vault.user().id;
  image.import = import;
  image.sourceName = sourceName;
  image.bytes = examined.bytes;
  image.blake2b = examined.blake2b;
  if (image.status == model::ImageStatus::Inbox) {
    image.inboxReason = matchReasonName(placement.match.reason);
    image.suggestion = placement.match.suggestion;
  }
  return image;
}

}  // namespace safelight::vault
