// Taking back a whole import.

#include <algorithm>
#include <set>

#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/internals.h"
#include "core/vault/patients/patients.h"

namespace safelight::vault {
namespace {

/// The moment an import began: its id is a version 7 UUID.
std::int64_t beginningOf(model::ImportId import) {
  std::int64_t milliseconds = 0;
  for (std::size_t i = 0; i < 6; ++i) milliseconds = milliseconds << 8 | import.uuid.bytes[i];
  return milliseconds;
}

/// True when anything of this patient did not come with this import: images, in the bin too, records merged into theirs, open orders, a hold, waiting sends.
Result<bool> hasAnythingElse(store::Connection& catalogue, model::PatientId patient, model::ImportId import) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT EXISTS (SELECT 1 FROM image WHERE patient = ?1 AND import <> ?2 AND status <> 4) OR EXISTS (SELECT 1 FROM patient WHERE merged_into = ?1) "
                                             "OR EXISTS (SELECT 1 FROM worklist WHERE patient = ?1 AND status = 1) OR EXISTS (SELECT 1 FROM hold WHERE patient = ?1) "
                                             "OR EXISTS (SELECT 1 FROM outgoing WHERE patient = ?1 AND state = 1)"));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().bindBlob(patient.uuid.view()).bindBlob(import.uuid.view()).step());
  const bool found = select->integer(0) != 0;
  select->reset();
  return found;
}

}  // namespace

Result<std::uint32_t> undoImport(Vault& vault, model::ImportId import) {
  TRY_VOID(require(vault, model::Permission::DeleteImages));
  if (import.isNil()) return fail(ErrorCode::NothingToUndo);  // what arrived over the network belongs to no import
  Vault::Internals& internals = vault.internals();
  ImageSearch search;
  search.import = import;
  TRY_ASSIGN(const auto images, searchImages(vault, search));
  if (images.empty()) return fail(ErrorCode::NothingToUndo);
  std::set<model::PatientId> patients;
  std::int64_t lastImport = 0;
  for (const model::Image& image : images) {
    if (!image.patient.isNil()) patients.insert(image.patient);
    lastImport = std::max(lastImport, image.importedAt.milliseconds);
  }
  std::vector<PendingChange> changes{{{}, change::ImportUndone{import}}};
  // Patients that this import made and that have nothing else go as well.
  for (const model::PatientId patient : patients) {
    TRY_ASSIGN(const model::Patient found, findPatient(vault, patient));
    TRY_ASSIGN(const bool hasMore, hasAnythingElse(internals.catalogue, patient, import));
    const bool cameWithIt = found.createdAt.milliseconds >= beginningOf(import) && found.createdAt.milliseconds <= lastImport;
    if (found.id == patient && cameWithIt && !hasMore) changes.push_back({patient, change::PatientWithdrawn{}});
  }
  TRY_VOID(commit(internals, changes));
  return static_cast<std::uint32_t>(images.size());
}

}  // namespace safelight::vault
