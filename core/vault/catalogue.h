#pragma once
// The catalogue's schema, its rows as values, and the projection that writes them.

#include "core/store/journal.h"
#include "core/store/key_file.h"
#include "core/store/sql.h"
#include "core/vault/changes.h"

namespace safelight::vault {

class KeyRing;

/// Every table that a replay must give row for row.
inline constexpr const char* kCatalogueTables[] = {"meta", "patient", "image", "object_key", "patient_key", "worklist", "outgoing", "device", "arrival", "backup_place", "backup_run", "backup_drill", "doubtful_copy", "hold", "erased_patient", "erased_image"};

/// Makes the tables in an empty database, and those that came since (resources/sql, by number) in an older one. CatalogueDamaged when the
/// schema's number is unknown.
Result<void> prepareCatalogue(store::Connection& catalogue);
Result<void> prepareThumbnails(store::Connection& thumbnails);

/// What the catalogue has already taken in.
struct AppliedState {
  store::JournalPosition journal;
  std::uint64_t keyRecords = 0;
};
Result<AppliedState> readApplied(store::Connection& catalogue);
Result<void> writeApplied(store::Connection& catalogue, const AppliedState& applied);

/// One record with its body open: everything the projection may depend on, so that a replay gives the same rows.
struct OpenRecord {
  std::uint64_t sequence = 0;
  model::UserId author;
  Instant time;
  model::PatientId patient;
  change::Any change;
};
Result<void> project(store::Connection& catalogue, const OpenRecord& record);
Result<void> projectKey(store::Connection& catalogue, const store::KeyRecord& key);
/// The same of a record that the key file has, whoever wrote it: a patient's key that is wrapped for this epoch gives way to none that is not.
Result<void> takeKey(const KeyRing& keys, store::Connection& catalogue, const store::KeyRecord& key);

/// A named value of the catalogue; nothing when it was never written.
Result<std::optional<Bytes>> readMeta(store::Connection& catalogue, std::string_view name);
/// Written by projections alone.
Result<void> writeMeta(store::Connection& catalogue, std::string_view name, ByteView value);
/// The settings row; defaults when there is none yet.
Result<Settings> readSettings(store::Connection& catalogue);

// Columns in the order that readPatient and readImage expect.
inline constexpr const char* kPatientColumns =
    "patient.id, patient.family, patient.given, patient.birth, patient.sex, patient.number, patient.note, patient.created, patient.last_activity, "
    "patient.image_count, patient.merged_into";
inline constexpr const char* kImageColumns =
    "image.id, image.patient, image.status, image.facts, image.tags, image.display, image.captured, image.imported, image.imported_by, image.import, "
    "image.source_name, image.bytes, image.blake2b, image.binned, image.inbox_reason, image.suggestion, "
    "image.binned_by, image.device, image.conflict";
model::Patient readPatient(const store::Statement& row);
/// CatalogueDamaged when a stored value does not parse.
Result<model::Image> readImage(const store::Statement& row);

/// "\nword\nword": what PatientIndex scans.
std::string patientWords(const model::PatientDetails& details);

}  // namespace safelight::vault
