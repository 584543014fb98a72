#include "core/vault/patients/patients.h"

#include <algorithm>
#include <string>

#include "core/vault/catalogue.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/patients/patient_group.h"
#include "core/vault/sql_text.h"

namespace safelight::vault {
namespace {

constexpr const char* kVisible = "merged_into IS NULL AND withdrawn = 0";

std::string selectPatients(std::string_view rest) { return sqlText({"SELECT ", kPatientColumns, " FROM patient ", rest}); }

Result<std::optional<model::Patient>> loadPatient(store::Connection& catalogue, model::PatientId id) {
  TRY_ASSIGN(auto* select, catalogue.prepare(selectPatients("WHERE id = ?")));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
  std::optional<model::Patient> patient;
  if (found) patient = readPatient(*select);
  select->reset();
  return patient;
}

/// When a day of the practice's clock begins, by the offset that counts then.
std::int64_t beginningOf(const Clock& clock, std::int64_t dayNumber) {
  const std::int64_t local = dayNumber * 86'400'000;
  const auto offsetAt = [&clock](std::int64_t utc) { return static_cast<std::int64_t>(clock.utcOffsetSeconds({utc})) * 1000; };
  return local - offsetAt(local - offsetAt(local));
}

/// First and last millisecond of a day of the practice's clock, which has 23 or 25 hours twice a year.
std::pair<std::int64_t, std::int64_t> dayRange(const Clock& clock, model::Date day) {
  return {beginningOf(clock, day.dayNumber()), beginningOf(clock, std::int64_t{day.dayNumber()} + 1) - 1};
}

Result<PatientPage> listAll(Vault::Internals& vault, const PatientSearch& search) {
  const std::string where = sqlText({"WHERE ", kVisible, search.activeOn ? " AND last_activity BETWEEN ?1 AND ?2" : ""});
  const auto bindDay = [&](store::Statement& statement) {
    if (!search.activeOn) return;
    const auto [first, last] = dayRange(vault.environment.clock, *search.activeOn);
    statement.bind(first).bind(last);
  };
  PatientPage page;
  TRY_ASSIGN(auto* count, vault.catalogue.prepare(sqlText({"SELECT count(*) FROM patient ", where})));
  count->begin();
  bindDay(*count);
  TRY_ASSIGN([[maybe_unused]] const bool counted, count->step());
  page.total = static_cast<std::uint32_t>(count->integer(0));
  count->reset();

  const std::string_view order = search.order == PatientOrder::Name ? " ORDER BY name_key, id" : " ORDER BY last_activity DESC, id";
  TRY_ASSIGN(auto* select, vault.catalogue.prepare(selectPatients(sqlText({where, order, search.activeOn ? " LIMIT ?3 OFFSET ?4" : " LIMIT ?1 OFFSET ?2"}))));
  select->begin();
  bindDay(*select);
  select->bind(static_cast<std::int64_t>(search.limit)).bind(static_cast<std::int64_t>(search.offset));
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    page.patients.push_back(readPatient(*select));
  }
  select->reset();
  return page;
}

Result<PatientPage> findByText(Vault::Internals& vault, const PatientSearch& search, const std::vector<QueryWord>& query) {
  if (!vault.patients.isLoaded()) TRY_VOID(vault.patients.load(vault.catalogue));
  const bool byName = search.order == PatientOrder::Name;
  auto hits = vault.patients.find(query, byName ? 0 : search.offset + search.limit);
  if (search.activeOn) {
    const auto day = dayRange(vault.environment.clock, *search.activeOn);
    std::erase_if(hits, [&day](const PatientIndex::Hit& hit) { return hit.lastActivity.milliseconds < day.first || hit.lastActivity.milliseconds > day.second; });
  }
  PatientPage page;
  page.total = static_cast<std::uint32_t>(hits.size());
  const std::size_t first = std::min<std::size_t>(byName ? 0 : search.offset, hits.size());
  // By name, everything found is read and ordered; people use that order on short lists.
  const std::size_t last = byName ? std::min<std::size_t>(hits.size(), 2000) : std::min<std::size_t>(first + search.limit, hits.size());
  for (std::size_t i = first; i < last; ++i) {
    TRY_ASSIGN(auto patient, loadPatient(vault.catalogue, hits[i].id));
    if (patient) page.patients.push_back(std::move(*patient));
  }
  if (byName) {
    std::sort(page.patients.begin(), page.patients.end(), [](const model::Patient& a, const model::Patient& b) {
      return std::tie(a.details.familyName, a.details.givenName, a.id) < std::tie(b.details.familyName, b.details.givenName, b.id);
    });
    const std::size_t skip = std::min<std::size_t>(search.offset, page.patients.size());
    page.patients.erase(page.patients.begin(), page.patients.begin() + static_cast<std::ptrdiff_t>(skip));
    if (page.patients.size() > search.limit) page.patients.resize(search.limit);
  }
  return page;
}

/// Nobody ever, or erased.
tl::unexpected<Error> whyMissing(store::Connection& catalogue, model::PatientId id) {
  auto select = catalogue.prepare("SELECT 1 FROM erased_patient WHERE patient = ?");
  if (!select) return fail(select.error());
  const auto found = (*select)->begin().bindBlob(id.uuid.view()).step();
  (*select)->reset();
  return fail(found && *found ? ErrorCode::PatientErased : ErrorCode::PatientNotFound);
}

}  // namespace

Result<void> checkDetails(Vault::Internals& vault, const model::PatientDetails& details, model::PatientId self) {
  if (details.familyName.empty() && details.givenName.empty()) return fail(ErrorCode::PatientNameMissing);
  if (details.birthDate) {
    const model::Date today = model::LocalTime::at(vault.environment.clock.now(), vault.environment.clock).date();
    if (*details.birthDate > today || details.birthDate->year < 1880) return fail(ErrorCode::BirthDateInvalid);
  }
  if (details.number.empty()) return {};
  TRY_ASSIGN(auto* select, vault.catalogue.prepare(sqlText({"SELECT 1 FROM patient WHERE number = ? AND id <> ? AND ", kVisible})));
  TRY_ASSIGN(const bool taken, select->begin().bind(details.number).bindBlob(self.uuid.view()).step());
  select->reset();
  if (taken) return fail(ErrorCode::NumberTaken);
  return {};
}

Result<model::PatientId> resolveMerged(store::Connection& catalogue, model::PatientId id) {
  // A chain of merges is followed to its end; the limit only guards against a damaged catalogue.
  for (int i = 0; i < 64; ++i) {
    TRY_ASSIGN(const auto patient, loadPatient(catalogue, id));
    if (!patient) return whyMissing(catalogue, id);
    if (patient->mergedInto.isNil()) return id;
    id = patient->mergedInto;
  }
  return fail(ErrorCode::CatalogueDamaged, "merge chain");
}

Result<std::vector<model::Patient>> matchCandidates(store::Connection& catalogue, const std::string& number, const std::string& key) {
  std::vector<model::Patient> candidates;
  TRY_ASSIGN(auto* select, catalogue.prepare(selectPatients(sqlText({"WHERE ((number = ?1 AND number <> '') OR name_key = ?2) AND ", kVisible, " ORDER BY id LIMIT 200"}))));
  select->begin().bind(number).bind(key);
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    candidates.push_back(readPatient(*select));
  }
  select->reset();
  return candidates;
}

Result<PatientPage> searchPatients(Vault& vault, const PatientSearch& search) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  const std::vector<QueryWord> query = parseQuery(search.text);
  if (query.empty() && search.text.find_first_not_of(" \t\n,;^") == std::string::npos) return listAll(vault.internals(), search);
  if (query.empty()) return PatientPage{};  // only signs that no name holds
  return findByText(vault.internals(), search, query);
}

Result<model::Patient> findPatient(Vault& vault, model::PatientId id) {
  TRY_ASSIGN(const model::PatientId resolved, resolveMerged(vault.internals().catalogue, id));
  TRY_ASSIGN(const auto patient, loadPatient(vault.internals().catalogue, resolved));
  if (!patient) return fail(ErrorCode::PatientNotFound);
  return *patient;
}

Result<model::PatientId> createPatient(Vault& vault, const model::PatientDetails& details) {
  TRY_VOID(require(vault, model::Permission::EditPatients));
  Vault::Internals& internals = vault.internals();
  TRY_VOID(checkDetails(internals, details, {}));
  const model::PatientId id{newUuid(internals.environment.clock, internals.environment.random)};
  TRY_ASSIGN(const store::KeyRecord key, internals.keys.makePatientKey(id, internals.environment.random));
  TRY_VOID(commit(internals, {{id, change::PatientCreated{details}}}, {key}));
  return id;
}

Result<void> editPatient(Vault& vault, model::PatientId id, const model::PatientDetails& details) {
  TRY_VOID(require(vault, model::Permission::EditPatients));
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const model::PatientId resolved, resolveMerged(internals.catalogue, id));
  TRY_VOID(checkDetails(internals, details, resolved));
  return commit(internals, {{resolved, change::PatientEdited{details}}});
}

Result<void> mergePatients(Vault& vault, model::PatientId from, model::PatientId into) {
  TRY_VOID(require(vault, model::Permission::MergePatients));
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const model::PatientId source, resolveMerged(internals.catalogue, from));
  TRY_ASSIGN(const model::PatientId target, resolveMerged(internals.catalogue, into));
  if (source == target) return fail(ErrorCode::MergeIntoItself);
  return commit(internals, {{source, change::PatientMerged{target}}});
}

Result<void> undoMerge(Vault& vault, model::PatientId from) {
  TRY_VOID(require(vault, model::Permission::MergePatients));
  TRY_ASSIGN(const auto patient, loadPatient(vault.internals().catalogue, from));
  if (!patient) return fail(ErrorCode::PatientNotFound);
  if (patient->mergedInto.isNil()) return fail(ErrorCode::NothingToUndo);
  TRY_ASSIGN(const auto held, reasonHeldSinceMerge(vault.internals(), from));
  std::vector<PendingChange> changes{{from, change::PatientUnmerged{}}};
  if (held) changes.push_back({from, change::PatientHeld{*held}});
  return commit(vault.internals(), changes);
}

Result<void> notePatientOpened(Vault& vault, model::PatientId id) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  TRY_ASSIGN(const model::PatientId resolved, resolveMerged(vault.internals().catalogue, id));
  return commit(vault.internals(), {{resolved, change::PatientOpened{}}});
}

}  // namespace safelight::vault
