#include "core/vault/keeping/erase.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/vault/backup/places.h"
#include "core/vault/backup/restored_from.h"
#include "core/vault/catalogue.h"
#include "core/vault/images/thumbnail_store.h"
#include "core/vault/keeping/erasure_carry.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/keeping/renew_databases.h"
#include "core/vault/keeping/tombstone.h"
#include "core/vault/patients/folding.h"
#include "core/vault/patients/patients.h"
#include "core/vault/receiving/arrival_reader.h"

namespace safelight::vault {
namespace {

template <class IdType>
Result<std::vector<IdType>> selectIds(store::Connection& catalogue, const char* sql, model::PatientId patient) {
  TRY_ASSIGN(auto* select, catalogue.prepare(sql));
  return select->begin().bindBlob(patient.uuid.view()).ids<IdType>();
}

/// The patient and everybody merged into them.
Result<std::vector<model::PatientId>> groupOf(store::Connection& catalogue, model::PatientId patient) {
  return selectIds<model::PatientId>(catalogue, "WITH RECURSIVE down(id) AS (VALUES (?1) UNION SELECT patient.id FROM patient JOIN down ON patient.merged_into = down.id) "
                                                "SELECT id FROM down ORDER BY id <> ?1, id", patient);
}

/// Images of the group, with objects that only have a key (an import that a crash broke off). An arrival whose adoption was broken off has such a
/// key too; it still waits in the inbox, is nobody's, and will be taken in under its own key.
Result<std::set<model::ImageId>> imagesOfGroup(Vault::Internals& vault, const std::vector<model::PatientId>& group) {
  std::set<model::ImageId> images, unfinished;
  for (const model::PatientId id : group) {
    TRY_ASSIGN(const auto known, selectIds<model::ImageId>(vault.catalogue, "SELECT id FROM image WHERE patient = ?", id));
    images.insert(known.begin(), known.end());
    TRY_ASSIGN(const auto keys, selectIds<model::ImageId>(vault.catalogue, "SELECT image FROM object_key WHERE patient = ? AND image NOT IN (SELECT id FROM image)", id));
    unfinished.insert(keys.begin(), keys.end());
  }
  if (unfinished.empty()) return images;
  TRY_ASSIGN(const auto waiting, listInbox(vault.environment.files, vault.layout));
  for (const model::ImageId id : waiting) unfinished.erase(id);
  images.insert(unfinished.begin(), unfinished.end());
  return images;
}

bool isThere(store::Connection& catalogue, const char* sql) {
  const auto select = catalogue.prepare(sql);
  if (!select) return true;
  const auto found = (*select)->begin().step();
  (*select)->reset();
  return !found || *found;
}

/// By the clock as it stands: backups let go by it, too.
model::Date today(const Vault::Internals& vault) { return model::LocalTime::at(vault.environment.clock.now(), vault.environment.clock).date(); }

/// Whether any was ever tried, or this vault came out of one.
bool hasBackups(Vault::Internals& vault) {
  store::FileSystem& files = vault.environment.files;
  return files.info(restoredNote(vault.layout.root)).has_value() || isThere(vault.catalogue, "SELECT 1 FROM backup_run LIMIT 1");
}

/// What is known of the backups there are; `places` of those on the list.
Backups backupsOf(Vault::Internals& vault, const std::vector<PlaceStatus>& places) {
  if (!hasBackups(vault)) return Backups::None;
  const bool isKept = std::any_of(places.begin(), places.end(), [](const PlaceStatus& status) {
    return status.last && (status.place.deleting == Deleting::Promised || status.place.deleting == Deleting::Refused);
  });
  return isKept ? Backups::KeptByStorage : Backups::LetGo;
}

/// The reason without the words of the patient's own name and number: it outlives them.
std::string withoutNames(const std::string& reason, const model::PatientDetails& details) {
  const auto names = searchWords(foldText(details.familyName + " " + details.givenName + " " + details.number));
  std::string kept;
  std::size_t at = 0;
  while (at < reason.size()) {
    const std::size_t end = std::min(reason.find(' ', at), reason.size());
    const std::string word = reason.substr(at, end - at);
    const auto folded = searchWords(foldText(word));
    const bool isName = std::any_of(folded.begin(), folded.end(), [&](const std::string& one) { return std::find(names.begin(), names.end(), one) != names.end(); });
    if (!kept.empty()) kept += ' ';
    kept += isName ? "…" : word;
    at = end + 1;
  }
  return kept;
}

/// Everything after the journal's record; can be done again.
class Eraser {
 public:
  explicit Eraser(Vault::Internals& vault) : m_vault(vault) {}

  Result<void> begin() {
    store::FileSystem& files = m_vault.environment.files;
    if (!files.info(m_vault.layout.erasing())) {
      TRY_ASSIGN([[maybe_unused]] const auto marker, files.open(m_vault.layout.erasing(), store::OpenMode::CreateNew));
    }
    return files.syncDirectory(m_vault.layout.root);
  }

  Result<void> destroy(const std::set<model::PatientId>& patients, const std::set<model::ImageId>& images) {
    for (const model::PatientId id : patients) m_vault.keys.forget(id);
    TRY_ASSIGN([[maybe_unused]] const std::uint64_t keys, m_vault.keyFile.destroy([&](std::uint64_t, const store::KeyRecord& record) {
      return patients.contains(record.patient) || (record.kind == store::KeyKind::Object && images.contains({record.id}));
    }));
    for (const model::ImageId id : images) {
      if (m_vault.objects.fileBytes(id)) TRY_VOID(m_vault.objects.remove(id));
      TRY_VOID(deleteThumbnail(m_vault, id));
    }
    return {};
  }

  /// No page of the catalogue remembers, or will in a while, and nothing else is left to do. What thumbnails are left no key opens any more.
  Result<void> end() {
    TRY_VOID(renewAfterErasing(m_vault));
    store::FileSystem& files = m_vault.environment.files;
    TRY_VOID(files.remove(m_vault.layout.erasing()));
    return files.syncDirectory(m_vault.layout.root);
  }

 private:
  Vault::Internals& m_vault;
};

/// What is written for an erasure.
struct Sentence {
  std::vector<model::PatientId> patients;
  std::string reason;
  std::optional<model::Date> keptUntil;
  std::vector<model::ImageId> alsoImages{};  // that a tombstone names
  std::optional<model::Date> finalOn{};      // none: nobody asked what backups there are
};

/// The journal's record with all that must be said again, and the images that go.
Result<std::set<model::ImageId>> pronounce(Vault::Internals& vault, const Sentence& sentence, Carried carried, std::set<model::ImageId> images) {
  change::PatientErased erased;
  erased.patients = sentence.patients;
  images.insert(carried.purged.begin(), carried.purged.end());
  images.insert(sentence.alsoImages.begin(), sentence.alsoImages.end());
  erased.images.assign(images.begin(), images.end());
  erased.reason = sentence.reason;
  erased.keptUntil = sentence.keptUntil;
  erased.finalOn = sentence.finalOn.value_or(erasureFinalOn(today(vault), hasBackups(vault) ? Backups::KeptByStorage : Backups::None));
  erased.arrivals = std::move(carried.arrivals);
  erased.others = std::move(carried.others);
  carried.kept.push_back({{}, std::move(erased)});
  TRY_VOID(commit(vault, carried.kept, carried.keys));
  return images;
}

Result<std::set<model::ImageId>> erasedImages(store::Connection& catalogue) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT image FROM erased_image"));
  TRY_ASSIGN(const auto images, select->begin().ids<model::ImageId>());
  return std::set<model::ImageId>(images.begin(), images.end());
}

Result<std::set<model::PatientId>> erasedPatients(store::Connection& catalogue) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT patient FROM erased_patient"));
  TRY_ASSIGN(const auto patients, select->begin().ids<model::PatientId>());
  return std::set<model::PatientId>(patients.begin(), patients.end());
}

Result<bool> isErased(store::Connection& catalogue, model::PatientId id) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT 1 FROM erased_patient WHERE patient = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
  select->reset();
  return found;
}

bool isLastingDamage(ErrorCode code) { return code == ErrorCode::JournalDamaged || code == ErrorCode::KeysDamaged; }

Result<std::uint32_t> count(store::Connection& catalogue, const char* sql, model::PatientId id) {
  TRY_ASSIGN(auto* select, catalogue.prepare(sql));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().bindBlob(id.uuid.view()).step());
  const auto number = static_cast<std::uint32_t>(select->integer(0));
  select->reset();
  return number;
}

}  // namespace

Result<ErasureCheck> checkErasure(Vault& vault, model::PatientId patient) {
  TRY_VOID(require(vault, model::Permission::HoldRecords));
  Vault::Internals& internals = vault.internals();
  ErasureCheck check;
  TRY_ASSIGN(check.patient, findPatient(vault, patient));
  TRY_ASSIGN(const auto group, groupOf(internals.catalogue, check.patient.id));
  check.mergedRecords = static_cast<std::uint32_t>(group.size() - 1);
  const std::pair<std::uint32_t*, const char*> counts[] = {
      {&check.images, "SELECT count(*) FROM image WHERE patient = ?"},
      {&check.binned, "SELECT count(*) FROM image WHERE patient = ? AND status = 3"},
      {&check.openOrders, "SELECT count(*) FROM worklist WHERE patient = ? AND status = 1"},
      {&check.waitingSends, "SELECT count(*) FROM outgoing WHERE patient = ? AND state = 1"},
      {&check.inboxSuggestions, "SELECT count(*) FROM image WHERE suggestion = ? AND status = 2"},
  };
  for (const model::PatientId id : group) {
    for (const auto& [into, sql] : counts) {
      TRY_ASSIGN(const std::uint32_t number, count(internals.catalogue, sql, id));
      *into += number;
    }
  }
  TRY_ASSIGN(const RetentionFacts facts, retentionFacts(internals, check.patient, group));
  check.retention = planRetention(facts);
  TRY_ASSIGN(check.holdReason, holdReason(internals.catalogue, group));
  TRY_ASSIGN(const auto places, backupPlaces(vault));
  check.finalOn = erasureFinalOn(today(internals), backupsOf(internals, places));
  return check;
}

Result<Erasure> erasePatient(Vault& vault, const ErasureRequest& request) {
  TRY_VOID(require(vault, model::Permission::ErasePatients));
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const ErasureCheck check, checkErasure(vault, request.patient));
  if (request.reason.find_first_not_of(" \t\r\n") == std::string::npos) return fail(ErrorCode::ReasonMissing);
  if (check.retention.verdict == RetentionVerdict::OnHold) return fail(ErrorCode::PatientOnHold);
  const bool runs = check.retention.verdict == RetentionVerdict::Running;
  if (runs && request.retention == ErasureRequest::Retention::Respect) return fail(ErrorCode::RetentionRuns, check.retention.keepUntil->toString());

  Sentence sentence;
  TRY_ASSIGN(sentence.patients, groupOf(internals.catalogue, check.patient.id));
  sentence.reason = withoutNames(request.reason, check.patient.details);
  if (runs) sentence.keptUntil = check.retention.keepUntil;
  sentence.finalOn = check.finalOn;
  TRY_ASSIGN(std::set<model::ImageId> images, imagesOfGroup(internals, sentence.patients));
  const auto number = static_cast<std::uint32_t>(images.size());
  // Before anything says that it was begun: a journal that cannot be read forbids it, and would forbid every opening that has to finish it.
  TRY_ASSIGN(Carried carried, carryOthers(internals, {sentence.patients.begin(), sentence.patients.end()}, images));
  const bool leftTraces = std::exchange(internals.leavesTraces, true);  // until it is done; from the tombstone on, the next unlock would finish it
  Eraser eraser(internals);
  TRY_VOID(eraser.begin());
  const Tombstone tombstone{internals.id(), internals.environment.clock.now(), internals.user.id, sentence.patients, {images.begin(), images.end()}};
  TRY_VOID(writeTombstone(internals.environment.files, internals.layout.erased(), tombstone, internals.identity));
  TRY_ASSIGN(images, pronounce(internals, sentence, std::move(carried), std::move(images)));
  TRY_VOID(eraser.destroy({sentence.patients.begin(), sentence.patients.end()}, images));
  TRY_VOID(eraser.end());
  internals.leavesTraces = leftTraces;
  return Erasure{static_cast<std::uint32_t>(sentence.patients.size()), number, check.finalOn};
}

bool isErasureUnfinished(const Vault::Internals& vault) { return vault.environment.files.info(vault.layout.erasing()).has_value(); }

Result<void> finishErasures(Vault::Internals& vault) {
  store::FileSystem& files = vault.environment.files;
  TRY_VOID(removeUnfinishedDatabases(files, vault.layout));
  const bool wasBegun = files.info(vault.layout.erasing()).has_value();
  TRY_ASSIGN(const std::vector<Tombstone> tombstones, readTombstones(files, vault.layout.erased(), vault.members));
  Eraser eraser(vault);
  bool isLeftUndone = false;
  for (const Tombstone& tombstone : tombstones) {
    TRY_ASSIGN(const bool isKnown, isErased(vault.catalogue, tombstone.patients.front()));
    if (isKnown) continue;
    TRY_VOID(eraser.begin());
    TRY_ASSIGN(std::set<model::ImageId> images, imagesOfGroup(vault, tombstone.patients));
    auto carried = carryOthers(vault, {tombstone.patients.begin(), tombstone.patients.end()}, images);
    if (!carried && isLastingDamage(carried.error().code)) {
      // Nothing of it was done yet. The mark stays, so that it is said, and tried again, instead of keeping everybody out.
      isLeftUndone = true;
      continue;
    }
    if (!carried) return fail(carried.error());
    TRY_ASSIGN(images, pronounce(vault, {tombstone.patients, {}, std::nullopt, tombstone.images}, std::move(*carried), std::move(images)));
  }
  TRY_ASSIGN(const std::set<model::PatientId> patients, erasedPatients(vault.catalogue));
  TRY_ASSIGN(const std::set<model::ImageId> images, erasedImages(vault.catalogue));
  TRY_VOID(eraser.destroy(patients, images));
  if (isLeftUndone) return {};
  if (wasBegun || files.info(vault.layout.erasing())) TRY_VOID(eraser.end());
  return dropLaterPeople(files, vault.layout.erased());
}

Result<void> destroyImageKeys(Vault::Internals& vault, const std::vector<model::ImageId>& images) {
  const std::set<Uuid> ids = [&] {
    std::set<Uuid> all;
    for (const model::ImageId id : images) all.insert(id.uuid);
    return all;
  }();
  TRY_ASSIGN([[maybe_unused]] const std::uint64_t keys, vault.keyFile.destroy([&](std::uint64_t, const store::KeyRecord& record) {
    return record.kind == store::KeyKind::Object && ids.contains(record.id);
  }));
  return {};
}

Result<std::vector<ErasedPatient>> listErased(Vault& vault) {
  TRY_VOID(require(vault, model::Permission::ReadAudit));
  std::vector<ErasedPatient> erased;
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare("SELECT patient, erased, erased_by, reason, final FROM erased_patient ORDER BY sequence DESC, patient"));
  select->begin();
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    erased.push_back({{Uuid::fromBytes(select->blob(0))},
                      Instant{select->integer(1)},
                      {Uuid::fromBytes(select->blob(2))},
                      select->text(3),
                      model::Date::fromDayNumber(static_cast<std::int32_t>(select->integer(4)))});
  }
  select->reset();
  return erased;
}

}  // namespace safelight::vault
