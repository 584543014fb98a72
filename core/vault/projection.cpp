// From journal records to catalogue rows. Depends on nothing but the record and earlier rows, so that replaying gives the same rows.

#include "core/model/image_codec.h"
#include "core/vault/backup/backup_projection.h"
#include "core/vault/catalogue.h"
#include "core/vault/health/health_record.h"
#include "core/vault/images/image_rows.h"
#include "core/vault/keeping/keeping_projection.h"
#include "core/vault/patients/folding.h"
#include "core/vault/receiving/receiving_projection.h"

namespace safelight::vault {
namespace {

class Projector {
 public:
  Projector(store::Connection& catalogue, const OpenRecord& record) : m_catalogue(catalogue), m_record(record) {}

  Result<void> operator()(const change::VaultCreated&) { return {}; }
  Result<void> operator()(const change::VaultUnlocked&) { return {}; }
  Result<void> operator()(const change::PeopleChanged& c) { return projectKit(m_catalogue, c); }
  Result<void> operator()(const change::BackupMade&) { return {}; }
  Result<void> operator()(const change::LogRead&) { return {}; }
  Result<void> operator()(const change::ImageViewed&) { return {}; }
  Result<void> operator()(const change::ImagesExported&) { return {}; }
  template <class Receiving>
  Result<void> operator()(const Receiving& c) {
    return projectReceiving(m_catalogue, m_record, c);
  }

  Result<void> operator()(const change::HealthChecked& c) { return projectHealth(m_catalogue, m_record, c); }
  Result<void> operator()(const change::StateAccepted&) { return {}; }
  Result<void> operator()(const change::BackupPlaceSet& c) { return projectBackup(m_catalogue, m_record, c); }
  Result<void> operator()(const change::BackupPlaceRemoved& c) { return projectBackup(m_catalogue, m_record, c); }
  Result<void> operator()(const change::BackupFinished& c) { return projectBackup(m_catalogue, m_record, c); }
  Result<void> operator()(const change::DrillFinished& c) { return projectBackup(m_catalogue, m_record, c); }

  Result<void> operator()(const change::KeysRotated& c) { return projectKeeping(m_catalogue, m_record, c); }
  Result<void> operator()(const change::KitRenewed& c) { return projectKeeping(m_catalogue, m_record, c); }
  Result<void> operator()(const change::PatientErased& c) { return projectKeeping(m_catalogue, m_record, c); }
  Result<void> operator()(const change::PatientHeld& c) { return projectKeeping(m_catalogue, m_record, c); }
  Result<void> operator()(const change::PatientReleased& c) { return projectKeeping(m_catalogue, m_record, c); }
  Result<void> operator()(const change::ImageKept& c) { return projectKeeping(m_catalogue, m_record, c); }
  Result<void> operator()(const change::Unreadable& c) { return projectKeeping(m_catalogue, m_record, c); }

  Result<void> operator()(const change::SettingsChanged& c) {
    TRY_ASSIGN(auto* upsert, m_catalogue.prepare("INSERT INTO meta (name, value) VALUES ('settings', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    return upsert->begin().bindBlob(change::encode(c)).run();
  }

  Result<void> operator()(const change::PatientCreated& c) {
    TRY_ASSIGN(auto* insert, m_catalogue.prepare("INSERT OR REPLACE INTO patient (id, family, given, birth, sex, number, note, created, last_activity, name_key, words) "
                                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert->begin().bindBlob(m_record.patient.uuid.view());
    bindDetails(*insert, c.details);
    insert->bind(m_record.time.milliseconds).bind(m_record.time.milliseconds);
    return insert->bind(nameKey(c.details.familyName, c.details.givenName)).bind(patientWords(c.details)).run();
  }

  Result<void> operator()(const change::PatientEdited& c) {
    TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE patient SET family = ?, given = ?, birth = ?, sex = ?, number = ?, note = ?, name_key = ?, words = ?, "
                                                 "last_activity = max(last_activity, ?) WHERE id = ?"));
    update->begin();
    bindDetails(*update, c.details);
    update->bind(nameKey(c.details.familyName, c.details.givenName)).bind(patientWords(c.details));
    return update->bind(m_record.time.milliseconds).bindBlob(m_record.patient.uuid.view()).run();
  }

  Result<void> operator()(const change::PatientMerged& c) {
    TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE patient SET merged_into = ? WHERE id = ?"));
    TRY_VOID(update->begin().bindBlob(c.into.uuid.view()).bindBlob(m_record.patient.uuid.view()).run());
    TRY_VOID(touch(c.into));
    return recountAll();
  }

  Result<void> operator()(const change::PatientUnmerged&) {
    TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE patient SET merged_into = NULL WHERE id = ?"));
    TRY_VOID(update->begin().bindBlob(m_record.patient.uuid.view()).run());
    return recountAll();
  }

  Result<void> operator()(const change::PatientOpened&) { return touch(m_record.patient); }

  Result<void> operator()(const change::PatientWithdrawn&) {
    TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE patient SET withdrawn = 1 WHERE id = ?"));
    return update->begin().bindBlob(m_record.patient.uuid.view()).run();
  }

  Result<void> operator()(const change::ImageImported& c) {
    model::Image image = c.image;
    image.patient = m_record.patient;
    image.importedAt = m_record.time;
    image.importedBy = m_record.author;
    TRY_VOID(insertImage(m_catalogue, image, c.duplicateKey, m_record.sequence));
    if (c.arrival) TRY_VOID(projectArrival(m_catalogue, m_record, c));
    if (image.status != model::ImageStatus::Filed) return {};
    TRY_VOID(addToImageCount(m_catalogue, m_record.patient, 1));
    return touch(m_record.patient);
  }

  Result<void> operator()(const change::ImagesTagged& c) {
    for (const auto& [id, tags] : c.tags) {
      TRY_ASSIGN(auto* select, m_catalogue.prepare("SELECT facts, source_name FROM image WHERE id = ?"));
      TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
      std::string words;
      if (found) {
        ByteReader reader(select->blob(0));
        const model::ImageFacts facts = model::readFacts(reader);
        words = imageWords(facts, tags, select->text(1));
      }
      select->reset();
      if (!found) continue;
      TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE image SET tags = ?, teeth = ?, search = ? WHERE id = ?"));
      update->begin().bindBlob(model::encoded(tags)).bind(static_cast<std::int64_t>(tags.teeth.bits())).bind(words);
      TRY_VOID(update->bindBlob(id.uuid.view()).run());
    }
    return {};
  }

  Result<void> operator()(const change::DisplaySaved& c) {
    TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE image SET display = ? WHERE id = ?"));
    return update->begin().bindBlob(model::encoded(c.display)).bindBlob(c.image.uuid.view()).run();
  }

  Result<void> operator()(const change::ImagesFiled& c) {
    for (const model::ImageId id : c.images) TRY_VOID(move(id, m_record.patient, model::ImageStatus::Filed));
    return touch(m_record.patient);
  }

  Result<void> operator()(const change::ImagesUnfiled& c) {
    for (const model::ImageId id : c.images) TRY_VOID(move(id, {}, model::ImageStatus::Inbox));
    return {};
  }

  Result<void> operator()(const change::ImagesBinned& c) { return setStatus(c.images, model::ImageStatus::Binned); }
  Result<void> operator()(const change::ImagesRestored& c) { return setStatus(c.images, model::ImageStatus::Filed); }
  Result<void> operator()(const change::ImagesPurged& c) {
    // Their keys are destroyed and with them perhaps the record that brought them: nothing of them stays here either.
    for (const model::ImageId id : c.images) TRY_VOID(deleteImage(m_catalogue, id));
    return {};
  }

  Result<void> operator()(const change::WorklistEntered& c) {
    TRY_ASSIGN(auto* insert, m_catalogue.prepare("INSERT OR REPLACE INTO worklist (id, patient, details, scheduled, source, status, entered, entered_by) "
                                                 "VALUES (?, ?, ?, ?, ?, 1, ?, ?)"));
    insert->begin().bindBlob(c.id.uuid.view()).bindBlob(m_record.patient.uuid.view()).bindBlob(model::encoded(c.order)).bind(c.order.scheduledAt.seconds);
    TRY_VOID(insert->bind(c.order.source).bind(m_record.time.milliseconds).bindBlob(m_record.author.uuid.view()).run());
    return touch(m_record.patient);
  }

  Result<void> operator()(const change::WorklistClosed& c) { return endOrder(c.id, model::WorklistStatus::Done, c.image); }
  Result<void> operator()(const change::WorklistCancelled& c) { return endOrder(c.id, model::WorklistStatus::Cancelled, {}); }

  Result<void> operator()(const change::SendQueued& c) {
    for (const model::ImageId id : c.images) {
      TRY_ASSIGN(auto* insert, m_catalogue.prepare("INSERT OR REPLACE INTO outgoing (send, image, patient, device, device_name, form, state, attempts, error, retry, queued) "
                                                   "VALUES (?, ?, ?, ?, ?, ?, 1, 0, 0, ?, ?)"));
      insert->begin().bindBlob(c.send.uuid.view()).bindBlob(id.uuid.view()).bindBlob(m_record.patient.uuid.view()).bindBlob(c.device.view()).bind(c.deviceName);
      TRY_VOID(insert->bind(static_cast<std::int64_t>(c.form)).bind(m_record.time.milliseconds).bind(m_record.time.milliseconds).run());
    }
    return {};
  }

  Result<void> operator()(const change::SendDone& c) {
    for (const model::ImageId id : c.images) {
      TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE outgoing SET state = 2, committed = ?, retry = NULL, ended = ? WHERE send = ? AND image = ?"));
      update->begin().bind(static_cast<std::int64_t>(c.committed)).bind(m_record.time.milliseconds);
      TRY_VOID(update->bindBlob(c.send.uuid.view()).bindBlob(id.uuid.view()).run());
    }
    return {};
  }

  Result<void> operator()(const change::SendFailed& c) {
    for (const model::ImageId id : c.images) {
      TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE outgoing SET state = ?, attempts = attempts + 1, error = ?, retry = ?, ended = ? "
                                                   "WHERE send = ? AND image = ? AND state <> 2"));
      update->begin().bind(std::int64_t{c.retryAt ? 1 : 3}).bind(static_cast<std::int64_t>(c.error));
      if (c.retryAt) update->bind(c.retryAt->milliseconds).bindNull();
      else update->bindNull().bind(m_record.time.milliseconds);
      TRY_VOID(update->bindBlob(c.send.uuid.view()).bindBlob(id.uuid.view()).run());
    }
    return {};
  }

  Result<void> operator()(const change::ImportUndone& c) {
    TRY_ASSIGN(auto* select, m_catalogue.prepare("SELECT id FROM image WHERE import = ? AND status IN (1, 2) ORDER BY id"));
    TRY_ASSIGN(const auto images, select->begin().bindBlob(c.import.uuid.view()).ids<model::ImageId>());
    return setStatus(images, model::ImageStatus::Binned);
  }

 private:
  static void bindDetails(store::Statement& statement, const model::PatientDetails& details) {
    statement.bind(details.familyName).bind(details.givenName);
    if (details.birthDate) statement.bind(static_cast<std::int64_t>(details.birthDate->dayNumber()));
    else statement.bindNull();
    statement.bind(static_cast<std::int64_t>(details.sex)).bind(details.number).bind(details.note);
  }

  /// Only what is open ends.
  Result<void> endOrder(model::WorklistId id, model::WorklistStatus status, model::ImageId image) {
    TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE worklist SET status = ?, ended = ?, image = ? WHERE id = ? AND status = 1"));
    update->begin().bind(static_cast<std::int64_t>(status)).bind(m_record.time.milliseconds);
    return update->bindBlob(image.uuid.view()).bindBlob(id.uuid.view()).run();
  }

  Result<void> touch(model::PatientId patient) { return touchPatient(m_catalogue, patient, m_record.time); }

  /// Merging is rare: count everybody that takes part in one anew.
  Result<void> recountAll() {
    TRY_ASSIGN(auto* update,
               m_catalogue.prepare("UPDATE patient AS p SET image_count = (WITH RECURSIVE down(id) AS (VALUES (p.id) UNION SELECT patient.id FROM patient JOIN down ON "
                                   "patient.merged_into = down.id) SELECT count(*) FROM image WHERE status = 1 AND image.patient IN down) "
                                   "WHERE merged_into IS NOT NULL OR id IN (SELECT merged_into FROM patient WHERE merged_into IS NOT NULL) OR id = ?1 "
                                   "OR image_count <> (SELECT count(*) FROM image WHERE status = 1 AND image.patient = p.id)"));
    return update->begin().bindBlob(m_record.patient.uuid.view()).run();
  }

  Result<void> move(model::ImageId id, model::PatientId patient, model::ImageStatus status) {
    TRY_ASSIGN(const ImagePlace before, placeOf(m_catalogue, id));
    if (!before.found) return {};
    if (before.status == model::ImageStatus::Filed) TRY_VOID(addToImageCount(m_catalogue, before.patient, -1));
    if (status == model::ImageStatus::Filed) TRY_VOID(addToImageCount(m_catalogue, patient, 1));
    TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE image SET patient = ?, status = ? WHERE id = ?"));
    return update->begin().bindBlob(patient.uuid.view()).bind(static_cast<std::int64_t>(status)).bindBlob(id.uuid.view()).run();
  }

  Result<void> setStatus(const std::vector<model::ImageId>& ids, model::ImageStatus asked) {
    for (const model::ImageId id : ids) {
      TRY_ASSIGN(const ImagePlace before, placeOf(m_catalogue, id));
      if (!before.found) continue;
      // Back from the bin means back to where it was: an image without a patient waits in the Inbox.
      const model::ImageStatus status = asked == model::ImageStatus::Filed && before.patient.isNil() ? model::ImageStatus::Inbox : asked;
      if (before.status == status) continue;
      if (before.status == model::ImageStatus::Filed) TRY_VOID(addToImageCount(m_catalogue, before.patient, -1));
      if (status == model::ImageStatus::Filed) TRY_VOID(addToImageCount(m_catalogue, before.patient, 1));
      TRY_ASSIGN(auto* update, m_catalogue.prepare("UPDATE image SET status = ?, binned = ?, binned_by = ? WHERE id = ?"));
      update->begin().bind(static_cast<std::int64_t>(status));
      if (status == model::ImageStatus::Binned) update->bind(m_record.time.milliseconds).bindBlob(m_record.author.uuid.view());
      else update->bindNull().bindNull();
      TRY_VOID(update->bindBlob(id.uuid.view()).run());
    }
    return {};
  }

  store::Connection& m_catalogue;
  const OpenRecord& m_record;
};

}  // namespace

Result<void> project(store::Connection& catalogue, const OpenRecord& record) {
  Projector projector(catalogue, record);
  return std::visit(projector, record.change);
}

Result<void> projectKey(store::Connection& catalogue, const store::KeyRecord& key) {
  if (key.kind == store::KeyKind::Patient) {
    TRY_ASSIGN(auto* upsert, catalogue.prepare("INSERT INTO patient_key (patient, wrapped) VALUES (?, ?) ON CONFLICT (patient) DO UPDATE SET wrapped = excluded.wrapped"));
    return upsert->begin().bindBlob(key.id.view()).bindBlob(key.wrapped).run();
  }
  TRY_ASSIGN(auto* upsert, catalogue.prepare("INSERT INTO object_key (image, patient, wrapped) VALUES (?, ?, ?) "
                                             "ON CONFLICT (image) DO UPDATE SET patient = excluded.patient, wrapped = excluded.wrapped"));
  return upsert->begin().bindBlob(key.id.view()).bindBlob(key.patient.uuid.view()).bindBlob(key.wrapped).run();
}

}  // namespace safelight::vault
