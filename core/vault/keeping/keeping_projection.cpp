#include "core/vault/keeping/keeping_projection.h"

#include "core/vault/images/image_rows.h"
#include "core/vault/receiving/receiving_projection.h"

namespace safelight::vault {
namespace {

constexpr std::string_view kKit = "kit", kEpoch = "epoch";

/// The catalogue's value, one for each owner.
std::string kitOf(model::UserId owner) { return std::string(kKit).append(" ").append(owner.toString()); }

Result<void> noteKit(store::Connection& catalogue, model::UserId owner, KitState state) { return writeMeta(catalogue, kitOf(owner), Bytes{static_cast<std::uint8_t>(state)}); }

/// Everything that names a patient by id, besides images.
Result<void> deletePatient(store::Connection& catalogue, model::PatientId id) {
  for (const char* sql : {"DELETE FROM worklist WHERE patient = ?", "DELETE FROM outgoing WHERE patient = ?", "DELETE FROM hold WHERE patient = ?",
                          "DELETE FROM object_key WHERE patient = ?", "DELETE FROM patient_key WHERE patient = ?", "DELETE FROM patient WHERE id = ?",
                          "UPDATE image SET suggestion = zeroblob(16) WHERE suggestion = ?"}) {
    TRY_ASSIGN(auto* change, catalogue.prepare(sql));
    TRY_VOID(change->begin().bindBlob(id.uuid.view()).run());
  }
  return {};
}

Result<void> noteErased(store::Connection& catalogue, const OpenRecord& record, const change::PatientErased& c, model::PatientId id) {
  TRY_ASSIGN(auto* insert, catalogue.prepare("INSERT OR IGNORE INTO erased_patient (patient, erased, erased_by, reason, final, sequence) VALUES (?, ?, ?, ?, ?, ?)"));
  insert->begin().bindBlob(id.uuid.view()).bind(record.time.milliseconds).bindBlob(record.author.uuid.view()).bind(c.reason);
  return insert->bind(static_cast<std::int64_t>(c.finalOn.dayNumber())).bind(static_cast<std::int64_t>(record.sequence)).run();
}

Result<void> carryPatient(store::Connection& catalogue, const change::CarriedPatient& other) {
  TRY_ASSIGN(auto* update, catalogue.prepare("UPDATE patient SET last_activity = ?, withdrawn = ? WHERE id = ?"));
  update->begin().bind(other.lastActivity.milliseconds).bind(static_cast<std::int64_t>(other.isWithdrawn));
  return update->bindBlob(other.patient.uuid.view()).run();
}

/// A row without words for an image that is gone, until the record comes that says so: what was done with it in between counts as it did then.
Result<void> standIn(store::Connection& catalogue, const OpenRecord& record, const change::Unreadable& c) {
  model::Image image;
  image.id = c.image;
  image.import = c.import;
  image.patient = record.patient;
  image.status = *c.status;
  TRY_ASSIGN(const ImagePlace before, placeOf(catalogue, image.id));
  if (before.found && before.status == model::ImageStatus::Filed) TRY_VOID(addToImageCount(catalogue, before.patient, -1));
  TRY_VOID(insertImage(catalogue, image, {}, record.sequence));
  if (image.status != model::ImageStatus::Filed) return {};
  TRY_VOID(addToImageCount(catalogue, image.patient, 1));
  return c.ofClass == change::ImageImported::kClass ? touchPatient(catalogue, image.patient, record.time) : ok();
}

}  // namespace

Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord&, const change::KeysRotated& c) {
  ByteWriter epoch;
  epoch.u32(c.epoch);
  return writeMeta(catalogue, kEpoch, epoch.bytes());
}

Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord&, const change::KitRenewed& c) { return noteKit(catalogue, c.user, KitState::Unproven); }

Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::PatientErased& c) {
  for (const model::ImageId id : c.images) {
    TRY_VOID(deleteImage(catalogue, id));
    TRY_ASSIGN(auto* unsend, catalogue.prepare("DELETE FROM outgoing WHERE image = ?"));
    TRY_VOID(unsend->begin().bindBlob(id.uuid.view()).run());
  }
  for (const model::PatientId id : c.patients) {
    TRY_VOID(deletePatient(catalogue, id));
    TRY_VOID(noteErased(catalogue, record, c, id));
  }
  for (const change::CarriedArrival& carried : c.arrivals) TRY_VOID(insertArrival(catalogue, carried.sequence, carried.arrival, ArrivalState::Image, carried.image));
  for (const change::CarriedPatient& other : c.others) TRY_VOID(carryPatient(catalogue, other));
  return {};
}

Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::PatientHeld& c) {
  TRY_ASSIGN(auto* insert, catalogue.prepare("INSERT OR REPLACE INTO hold (patient, reason, since, held_by) VALUES (?, ?, ?, ?)"));
  insert->begin().bindBlob(record.patient.uuid.view()).bind(c.reason).bind(record.time.milliseconds);
  return insert->bindBlob(record.author.uuid.view()).run();
}

Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::PatientReleased&) {
  TRY_ASSIGN(auto* remove, catalogue.prepare("DELETE FROM hold WHERE patient = ?"));
  return remove->begin().bindBlob(record.patient.uuid.view()).run();
}

Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::ImageKept& c) {
  model::Image image = c.image;
  image.patient = record.patient;
  TRY_ASSIGN(const ImagePlace before, placeOf(catalogue, image.id));
  if (before.found && before.status == model::ImageStatus::Filed) TRY_VOID(addToImageCount(catalogue, before.patient, -1));
  TRY_VOID(insertImage(catalogue, image, c.duplicateKey, c.sequence));
  return image.status == model::ImageStatus::Filed ? addToImageCount(catalogue, image.patient, 1) : ok();
}

Result<void> projectKeeping(store::Connection& catalogue, const OpenRecord& record, const change::Unreadable& c) {
  if (c.status) TRY_VOID(standIn(catalogue, record, c));
  if (!c.arrival) return {};
  return insertArrival(catalogue, record.sequence, *c.arrival, ArrivalState::Image, c.image);
}

Result<std::uint32_t> rotatedEpoch(store::Connection& catalogue) {
  TRY_ASSIGN(const auto value, readMeta(catalogue, kEpoch));
  if (!value) return std::uint32_t{1};
  ByteReader reader(*value);
  return reader.u32();
}

Result<KitState> kitState(store::Connection& catalogue, model::UserId owner) {
  TRY_ASSIGN(auto value, readMeta(catalogue, kitOf(owner)));
  if (!value) {
    TRY_ASSIGN(value, readMeta(catalogue, kKit));  // what an index from before each owner had their own says of everybody
  }
  if (!value || value->empty() || value->front() > static_cast<std::uint8_t>(KitState::Unproven)) return KitState::Kept;
  return static_cast<KitState>(value->front());
}

Result<void> projectKit(store::Connection& catalogue, const change::PeopleChanged& c) {
  if (c.what == change::kRecoveryKitUsed) return noteKit(catalogue, c.user, KitState::Used);
  if (c.what == kRecoveryKitBegun || c.what == kRecoveryKitShown) return noteKit(catalogue, c.user, KitState::Unproven);
  if (c.what == kRecoveryKitTypedBack || c.what == kRecoveryKitGivenOut) return noteKit(catalogue, c.user, KitState::Kept);
  return {};
}

}  // namespace safelight::vault
