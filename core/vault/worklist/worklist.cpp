#include "core/vault/worklist/worklist.h"

#include <algorithm>

#include "core/model/worklist.h"
#include "core/vault/internals.h"
#include "core/vault/patients/folding.h"
#include "core/vault/patients/patient_group.h"
#include "core/vault/patients/patients.h"
#include "core/vault/sql_text.h"

namespace safelight::vault {
namespace {

constexpr std::string_view kColumns = "id, patient, details, status, entered, entered_by, ended, image";

Result<model::WorklistEntry> readEntry(const store::Statement& row) {
  model::WorklistEntry entry;
  entry.id.uuid = Uuid::fromBytes(row.blob(0));
  entry.patient.uuid = Uuid::fromBytes(row.blob(1));
  ByteReader details(row.blob(2));
  entry.order = model::readOrder(details);
  if (!details.finished()) return fail(ErrorCode::CatalogueDamaged, "worklist row");
  entry.status = static_cast<model::WorklistStatus>(row.integer(3));
  entry.enteredAt.milliseconds = row.integer(4);
  entry.enteredBy.uuid = Uuid::fromBytes(row.blob(5));
  if (!row.isNull(6)) entry.endedAt = Instant{row.integer(6)};
  if (!row.isNull(7)) entry.image.uuid = Uuid::fromBytes(row.blob(7));
  return entry;
}

Result<std::vector<model::WorklistEntry>> readEntries(store::Statement& select) {
  std::vector<model::WorklistEntry> entries;
  while (true) {
    TRY_ASSIGN(const bool row, select.step());
    if (!row) break;
    auto entry = readEntry(select);
    if (!entry) {
      select.reset();
      return fail(entry.error());
    }
    entries.push_back(std::move(*entry));
  }
  select.reset();
  return entries;
}

constexpr std::int64_t kDaySeconds = 86'400;
std::int64_t startOf(model::Date day) { return std::int64_t{day.dayNumber()} * kDaySeconds; }

Result<std::vector<model::WorklistEntry>> findEntries(store::Connection& catalogue, const WorklistSearch& search) {
  std::string with, where = "WHERE scheduled >= ? AND scheduled < ?";
  if (search.patient) {
    with = "WITH RECURSIVE down(id) AS (VALUES (?) UNION SELECT patient.id FROM patient JOIN down ON patient.merged_into = down.id) ";
    where += " AND patient IN down";
  }
  if (search.status) where += " AND status = ?";
  TRY_ASSIGN(auto* select, catalogue.prepare(sqlText({with, "SELECT ", kColumns, " FROM worklist ", where, " ORDER BY scheduled, id LIMIT ?"})));
  select->begin();
  if (search.patient) select->bindBlob(search.patient->uuid.view());
  select->bind(search.from ? startOf(*search.from) : INT64_MIN).bind(search.to ? startOf(*search.to) + kDaySeconds : INT64_MAX);
  if (search.status) select->bind(static_cast<std::int64_t>(*search.status));
  select->bind(static_cast<std::int64_t>(search.limit));
  return readEntries(*select);
}

Result<model::WorklistEntry> openEntry(Vault::Internals& vault, model::WorklistId id) {
  TRY_ASSIGN(auto* select, vault.catalogue.prepare(sqlText({"SELECT ", kColumns, " FROM worklist WHERE id = ? AND status = 1"})));
  select->begin().bindBlob(id.uuid.view());
  TRY_ASSIGN(auto found, readEntries(*select));
  if (found.empty()) return fail(ErrorCode::NotFound, "open order");
  return std::move(found.front());
}

model::Date today(const Vault& vault) {
  const Clock& clock = vault.environment().clock;
  return model::LocalTime::at(clock.now(), clock).date();
}

model::SourceIdentity identityOf(const model::PatientDetails& details) {
  return {details.number, details.familyName, details.givenName, details.birthDate, static_cast<std::uint8_t>(details.sex)};
}

/// The order of a new entry, complete and checked.
Result<PendingChange> entering(model::PatientId patient, model::WorklistId id, model::WorklistOrder order) {
  fillIds(order, id);
  if (!model::isValidOrder(order)) return fail(ErrorCode::OrderFieldInvalid);
  return PendingChange{patient, change::WorklistEntered{id, std::move(order)}};
}

/// One order of the practice software, on its way in.
class OrderTaker {
 public:
  explicit OrderTaker(Vault& vault) : m_vault(vault) {}

  Result<TakenOrder> take(PracticeOrder practice) {
    if (practice.order.source.empty()) practice.order.source = nameOf(practice);
    TRY_ASSIGN(const auto known, newestOf(practice.order.source));
    if (practice.isCancelled) return takeBack(known);
    TRY_ASSIGN(const model::PatientId patient, patientOf(practice.patient));
    if (!known) return enter(patient, practice.order, nullptr);
    if (known->status != model::WorklistStatus::Open) return TakenOrder{OrderOutcome::AlreadyThere, known->id, known->patient, {}};
    model::WorklistOrder filled = practice.order;
    fillIds(filled, known->id);
    if (filled == known->order && patient == known->patient) return TakenOrder{OrderOutcome::AlreadyThere, known->id, patient, {}};
    return enter(patient, practice.order, &*known);
  }

 private:
  Vault::Internals& internals() { return m_vault.internals(); }

  /// A file without names for its orders: what is asked, of whom and when, names one.
  static std::string nameOf(const PracticeOrder& practice) {
    if (!practice.order.accession.empty()) return "accession " + practice.order.accession;
    if (!practice.order.stepId.empty()) return "step " + practice.order.stepId;
    return practice.patient.patientNumber.substr(0, 48) + ' ' + practice.order.scheduledAt.toString() + ' ' + practice.order.modality + ' ' + practice.order.station;
  }

  Result<std::optional<model::WorklistEntry>> newestOf(const std::string& source) {
    TRY_ASSIGN(auto* select, internals().catalogue.prepare(sqlText({"SELECT ", kColumns, " FROM worklist WHERE source = ? ORDER BY status, entered DESC, id DESC LIMIT 1"})));
    select->begin().bind(source);
    TRY_ASSIGN(auto found, readEntries(*select));
    if (found.empty()) return std::optional<model::WorklistEntry>();
    return std::optional(std::move(found.front()));
  }

  Result<TakenOrder> takeBack(const std::optional<model::WorklistEntry>& known) {
    if (!known) return fail(ErrorCode::NotFound, "order");
    if (known->status == model::WorklistStatus::Open) TRY_VOID(commit(internals(), {{known->patient, change::WorklistCancelled{known->id}}}));
    return TakenOrder{known->status == model::WorklistStatus::Done ? OrderOutcome::AlreadyThere : OrderOutcome::Cancelled, known->id, known->patient, {}};
  }

  Result<TakenOrder> enter(model::PatientId patient, const model::WorklistOrder& order, const model::WorklistEntry* replaced) {
    const model::WorklistId id{newUuid(m_vault.environment().clock, m_vault.environment().random)};
    TRY_ASSIGN(PendingChange entered, entering(patient, id, order));
    std::vector<PendingChange> changes;
    if (replaced != nullptr) changes.push_back({replaced->patient, change::WorklistCancelled{replaced->id}});
    changes.push_back(std::move(entered));
    TRY_VOID(commit(internals(), changes));
    return TakenOrder{replaced == nullptr ? OrderOutcome::Entered : OrderOutcome::Changed, id, patient, {}};
  }

  Result<model::PatientId> patientOf(const model::SourceIdentity& identity) {
    if (identity.patientNumber.empty()) return fail(ErrorCode::OrderFieldMissing, "patient number");
    if (identity.familyName.empty() && identity.givenName.empty()) return fail(ErrorCode::OrderFieldMissing, "name");
    const std::string key = nameKey(identity.familyName, identity.givenName);
    TRY_ASSIGN(const auto candidates, matchCandidates(internals().catalogue, identity.patientNumber, key));
    const auto sameNumber = std::find_if(candidates.begin(), candidates.end(), [&](const model::Patient& patient) { return patient.details.number == identity.patientNumber; });
    if (sameNumber != candidates.end()) {
      const model::PatientDetails& details = sameNumber->details;
      const bool sameBirth = !identity.birthDate || !details.birthDate || *identity.birthDate == *details.birthDate;
      if (nameKey(details.familyName, details.givenName) == key && sameBirth) return sameNumber->id;
      return fail(ErrorCode::OrderPatientDiffers);
    }
    // Somebody here without that number but with this name and birth date may be the same person: a person decides, not we.
    const bool alike = std::any_of(candidates.begin(), candidates.end(), [&](const model::Patient& patient) {
      return !identity.birthDate || !patient.details.birthDate || patient.details.birthDate == identity.birthDate;
    });
    if (alike) return fail(ErrorCode::OrderPatientDiffers);
    if (!identity.birthDate) return fail(ErrorCode::OrderFieldMissing, "birth date");
    return createPatient(m_vault, {identity.familyName, identity.givenName, identity.birthDate, static_cast<model::Sex>(identity.sex), identity.patientNumber, {}});
  }

  Vault& m_vault;
};

}  // namespace

Result<std::vector<WorklistRow>> listWorklist(Vault& vault, const WorklistSearch& search) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  TRY_ASSIGN(auto entries, findEntries(vault.internals().catalogue, search));
  std::vector<WorklistRow> rows;
  for (model::WorklistEntry& entry : entries) {
    TRY_ASSIGN(model::Patient patient, findPatient(vault, entry.patient));
    rows.push_back({std::move(entry), std::move(patient)});
  }
  return rows;
}

Result<model::WorklistId> enterWorklist(Vault& vault, model::PatientId patient, model::WorklistOrder order) {
  TRY_VOID(require(vault, model::Permission::EditPatients));
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const model::PatientId resolved, resolveMerged(internals.catalogue, patient));
  const model::WorklistId id{newUuid(internals.environment.clock, internals.environment.random)};
  TRY_ASSIGN(const PendingChange change, entering(resolved, id, std::move(order)));
  TRY_VOID(commit(internals, {change}));
  return id;
}

Result<void> cancelWorklist(Vault& vault, model::WorklistId id) {
  TRY_VOID(require(vault, model::Permission::EditPatients));
  TRY_ASSIGN(const model::WorklistEntry entry, openEntry(vault.internals(), id));
  return commit(vault.internals(), {{entry.patient, change::WorklistCancelled{id}}});
}

Result<void> closeWorklist(Vault& vault, model::WorklistId id) {
  TRY_VOID(require(vault, model::Permission::EditPatients));
  TRY_ASSIGN(const model::WorklistEntry entry, openEntry(vault.internals(), id));
  return commit(vault.internals(), {{entry.patient, change::WorklistClosed{id, {}}}});
}

Result<std::vector<model::WorklistId>> closeMatching(Vault& vault, const std::vector<FinishedImage>& images) {
  Vault::Internals& internals = vault.internals();
  std::vector<model::WorklistId> closed;
  std::vector<PendingChange> changes;
  // Most images of a large import answer nothing.
  TRY_ASSIGN(auto* any, internals.catalogue.prepare("SELECT 1 FROM worklist WHERE status = 1 LIMIT 1"));
  TRY_ASSIGN(const bool isOpen, any->begin().step());
  any->reset();
  if (!isOpen) return closed;
  for (const FinishedImage& image : images) {
    if (image.patient.isNil()) continue;
    TRY_ASSIGN(const model::PatientId patient, resolveMerged(internals.catalogue, image.patient));
    WorklistSearch search;
    search.patient = patient;
    search.status = model::WorklistStatus::Open;
    TRY_ASSIGN(auto open, findEntries(internals.catalogue, search));
    std::erase_if(open, [&](const model::WorklistEntry& entry) { return std::find(closed.begin(), closed.end(), entry.id) != closed.end(); });
    const auto id = planClosing(open, image);
    if (!id) continue;
    const auto entry = std::find_if(open.begin(), open.end(), [&](const model::WorklistEntry& candidate) { return candidate.id == *id; });
    changes.push_back({entry->patient, change::WorklistClosed{*id, image.image}});
    closed.push_back(*id);
  }
  if (!changes.empty()) TRY_VOID(commit(internals, changes));
  return closed;
}

FinishedImage finishedImage(const model::Image& image) {
  return {image.id, image.patient, image.facts.study, image.facts.accession, image.facts.stepId, image.facts.modality, image.capturedAt.date()};
}

Result<std::vector<model::WorklistItem>> servedItems(Vault& vault) {
  WorklistSearch search;
  search.from = today(vault);
  search.to = model::Date::fromDayNumber(search.from->dayNumber() + 1);
  search.status = model::WorklistStatus::Open;
  TRY_ASSIGN(const auto rows, listWorklist(vault, search));
  std::vector<model::WorklistItem> items;
  for (const WorklistRow& row : rows) {
    items.push_back({row.entry.order, identityOf(row.patient.details)});
  }
  return items;
}

std::string_view orderOutcomeName(OrderOutcome outcome) {
  switch (outcome) {
    case OrderOutcome::Entered: return "entered";
    case OrderOutcome::Changed: return "changed";
    case OrderOutcome::AlreadyThere: return "already-there";
    case OrderOutcome::Cancelled: return "cancelled";
    case OrderOutcome::Refused: return "refused";
  }
  return "refused";
}

Result<std::vector<TakenOrder>> takeOrders(Vault& vault, const std::vector<PracticeOrder>& orders) {
  TRY_VOID(require(vault, model::Permission::EditPatients));
  OrderTaker taker(vault);
  std::vector<TakenOrder> taken;
  for (const PracticeOrder& order : orders) {
    auto one = taker.take(order);
    if (one) taken.push_back(std::move(*one));
    else taken.push_back({OrderOutcome::Refused, {}, {}, one.error()});
    // What is wrong with the vault is no fault of one order.
    if (!one && vault.internals().catalogueIsBehind) return fail(one.error());
  }
  return taken;
}

}  // namespace safelight::vault
