#include "core/vault/backup/backup_projection.h"

#include "core/vault/backup/doubtful_copies.h"
#include "core/vault/keeping/wiped_bytes.h"

namespace safelight::vault {
namespace {

std::int64_t numberOf(const std::optional<ErrorCode>& error) { return error ? static_cast<std::int64_t>(*error) : 0; }

template <class Change>
Result<void> insertEnd(store::Connection& catalogue, std::string_view sql, const OpenRecord& record, const Change& c) {
  TRY_ASSIGN(auto* insert, catalogue.prepare(sql));
  insert->begin().bind(static_cast<std::int64_t>(record.sequence)).bindBlob(c.place.view()).bind(record.time.milliseconds);
  return insert->bind(numberOf(c.error)).bindBlob(change::encode(change::Any(c))).run();
}

}  // namespace

Result<void> projectBackup(store::Connection& catalogue, const OpenRecord& record, const change::BackupPlaceSet& c) {
  TRY_ASSIGN(auto* upsert, catalogue.prepare("INSERT INTO backup_place (id, details, added) VALUES (?, ?, ?) "
                                             "ON CONFLICT (id) DO UPDATE SET details = excluded.details, removed = NULL"));
  const WipedBytes details(change::encode(change::Any(c)));
  upsert->begin().bindBlob(c.place.id.view()).bindBlob(details.view());
  return upsert->bind(record.time.milliseconds).run();
}

Result<void> projectBackup(store::Connection& catalogue, const OpenRecord& record, const change::BackupPlaceRemoved& c) {
  TRY_ASSIGN(auto* update, catalogue.prepare("UPDATE backup_place SET removed = ? WHERE id = ? AND removed IS NULL"));
  return update->begin().bind(record.time.milliseconds).bindBlob(c.place.view()).run();
}

Result<void> projectBackup(store::Connection& catalogue, const OpenRecord& record, const change::BackupFinished& c) {
  return insertEnd(catalogue, "INSERT OR REPLACE INTO backup_run (sequence, place, at, error, details) VALUES (?, ?, ?, ?, ?)", record, c);
}

Result<void> projectBackup(store::Connection& catalogue, const OpenRecord& record, const change::DrillFinished& c) {
  TRY_VOID(projectDoubt(catalogue, record.sequence, c.damagedImages));
  return insertEnd(catalogue, "INSERT OR REPLACE INTO backup_drill (sequence, place, at, error, details) VALUES (?, ?, ?, ?, ?)", record, c);
}

}  // namespace safelight::vault
