#include "core/vault/images/image_rows.h"

#include "core/model/image_codec.h"
#include "core/model/view_names.h"
#include "core/vault/patients/folding.h"

namespace safelight::vault {
namespace {

void bindOrNull(store::Statement& statement, const Uuid& id) {
  if (id.isNil()) statement.bindNull();
  else statement.bindBlob(id.view());
}

}  // namespace

std::string imageWords(const model::ImageFacts& facts, const model::ImageTags& tags, std::string_view sourceName) {
  std::string text = facts.modality;
  for (const std::string_view part : {std::string_view(facts.seriesDescription), std::string_view(facts.studyDescription), model::viewName(tags.view),
                                      model::kindName(facts.kind), std::string_view(tags.note), sourceName}) {
    text += ' ';
    text += part;
  }
  if (tags.phase != model::Phase::None) text += ' ' + std::string(model::phaseName(tags.phase));
  text += ' ' + tags.teeth.label(model::ToothNotation::Fdi);
  std::string words;
  for (const std::string& word : searchWords(text)) words += '\n' + word;
  return words;
}

Result<void> insertImage(store::Connection& catalogue, const model::Image& image, const seal::Hash& duplicateKey, std::uint64_t sequence) {
  TRY_ASSIGN(auto* insert,
             catalogue.prepare("INSERT OR REPLACE INTO image (id, patient, status, kind, facts, tags, display, teeth, captured, imported, imported_by, import, "
                               "source_name, bytes, blake2b, duplicate_key, search, inbox_reason, suggestion, sequence, sop_instance, device, conflict, binned, binned_by) "
                               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
  insert->begin().bindBlob(image.id.uuid.view()).bindBlob(image.patient.uuid.view());
  insert->bind(static_cast<std::int64_t>(image.status)).bind(static_cast<std::int64_t>(image.facts.kind));
  insert->bindBlob(model::encoded(image.facts)).bindBlob(model::encoded(image.tags)).bindBlob(model::encoded(image.display));
  insert->bind(static_cast<std::int64_t>(image.tags.teeth.bits())).bind(image.capturedAt.seconds).bind(image.importedAt.milliseconds);
  insert->bindBlob(image.importedBy.uuid.view()).bindBlob(image.import.uuid.view()).bind(image.sourceName);
  insert->bind(static_cast<std::int64_t>(image.bytes)).bindBlob(image.blake2b).bindBlob(duplicateKey);
  insert->bind(imageWords(image.facts, image.tags, image.sourceName)).bind(image.inboxReason).bindBlob(image.suggestion.uuid.view());
  insert->bind(static_cast<std::int64_t>(sequence)).bind(image.facts.sopInstance);
  bindOrNull(*insert, image.device.uuid);
  bindOrNull(*insert, image.conflictsWith.uuid);
  if (image.binnedAt) insert->bind(image.binnedAt->milliseconds);
  else insert->bindNull();
  bindOrNull(*insert, image.binnedBy.uuid);
  return insert->run();
}

Result<void> addToImageCount(store::Connection& catalogue, model::PatientId patient, std::int64_t by) {
  TRY_ASSIGN(auto* update, catalogue.prepare("WITH RECURSIVE up(id) AS (VALUES (?1) UNION SELECT merged_into FROM patient JOIN up USING (id) WHERE merged_into IS NOT NULL) "
                                             "UPDATE patient SET image_count = image_count + ?2, withdrawn = iif(?2 > 0, 0, withdrawn) WHERE id IN up"));
  return update->begin().bindBlob(patient.uuid.view()).bind(by).run();
}

Result<void> touchPatient(store::Connection& catalogue, model::PatientId patient, Instant at) {
  TRY_ASSIGN(auto* update, catalogue.prepare("UPDATE patient SET last_activity = max(last_activity, ?) WHERE id = ?"));
  return update->begin().bind(at.milliseconds).bindBlob(patient.uuid.view()).run();
}

Result<ImagePlace> placeOf(store::Connection& catalogue, model::ImageId id) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT patient, status FROM image WHERE id = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
  ImagePlace place;
  if (found) place = {true, {Uuid::fromBytes(select->blob(0))}, static_cast<model::ImageStatus>(select->integer(1))};
  select->reset();
  return place;
}

Result<void> deleteImage(store::Connection& catalogue, model::ImageId id) {
  TRY_ASSIGN(const ImagePlace before, placeOf(catalogue, id));
  if (before.found && before.status == model::ImageStatus::Filed) TRY_VOID(addToImageCount(catalogue, before.patient, -1));
  for (const char* sql : {"DELETE FROM image WHERE id = ?", "DELETE FROM object_key WHERE image = ?"}) {
    TRY_ASSIGN(auto* remove, catalogue.prepare(sql));
    TRY_VOID(remove->begin().bindBlob(id.uuid.view()).run());
  }
  TRY_ASSIGN(auto* note, catalogue.prepare("INSERT OR IGNORE INTO erased_image (image) VALUES (?)"));
  return note->begin().bindBlob(id.uuid.view()).run();
}

}  // namespace safelight::vault
