#include "core/vault/images/images.h"

#include <algorithm>
#include <map>

#include "core/imaging/thumbnail_codec.h"
#include "core/vault/catalogue.h"
#include "core/vault/health/clock_jump.h"
#include "core/vault/health/health.h"
#include "core/vault/images/image_rows.h"
#include "core/vault/images/thumbnail_store.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/erase.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/patients/folding.h"
#include "core/vault/patients/patient_group.h"
#include "core/vault/sql_text.h"
#include "core/vault/worklist/worklist.h"

namespace safelight::vault {
namespace {

/// WHERE clause and its bindings, in order.
struct Filter {
  std::string with, where;
  std::vector<std::function<void(store::Statement&)>> bindings;

  void bind(store::Statement& statement) const {
    for (const auto& binding : bindings) binding(statement);
  }
};

Filter filterOf(const ImageSearch& search) {
  Filter filter;
  filter.where = "WHERE 1";
  if (search.patient) {
    // Records merged into this one keep their images; they are shown together.
    filter.with = "WITH RECURSIVE down(id) AS (VALUES (?) UNION SELECT patient.id FROM patient JOIN down ON patient.merged_into = down.id) ";
    filter.where += " AND image.patient IN down";
    filter.bindings.push_back([id = *search.patient](store::Statement& s) { s.bindBlob(id.uuid.view()); });
  }
  if (search.status) {
    filter.where += " AND image.status = ?";
    filter.bindings.push_back([status = *search.status](store::Statement& s) { s.bind(static_cast<std::int64_t>(status)); });
  } else {
    filter.where += " AND image.status IN (1, 2)";
  }
  if (search.import) {
    filter.where += " AND image.import = ?";
    filter.bindings.push_back([id = *search.import](store::Statement& s) { s.bindBlob(id.uuid.view()); });
  }
  for (const std::string& word : searchWords(foldText(search.text))) {
    filter.where += " AND instr(image.search, ?) > 0";
    filter.bindings.push_back([word](store::Statement& s) { s.bind('\n' + word); });
  }
  return filter;
}

/// Images grouped by the patient whose key seals the record about them.
Result<std::map<model::PatientId, std::vector<model::ImageId>>> byPatient(store::Connection& catalogue, const std::vector<model::ImageId>& ids) {
  std::map<model::PatientId, std::vector<model::ImageId>> groups;
  for (const model::ImageId id : ids) {
    TRY_ASSIGN(auto* select, catalogue.prepare("SELECT patient FROM image WHERE id = ? AND status <> 4"));
    TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
    if (found) groups[{Uuid::fromBytes(select->blob(0))}].push_back(id);
    select->reset();
    if (!found) return fail(ErrorCode::ImageNotFound);
  }
  return groups;
}

template <class Change>
Result<void> commitByPatient(Vault& vault, const std::vector<model::ImageId>& ids) {
  TRY_ASSIGN(auto groups, byPatient(vault.internals().catalogue, ids));
  std::vector<PendingChange> changes;
  for (auto& [patient, images] : groups) changes.push_back({patient, Change{std::move(images)}});
  if (changes.empty()) return {};
  return commit(vault.internals(), changes);
}

Result<void> commitTags(Vault& vault, const std::vector<std::pair<model::ImageId, model::ImageTags>>& tags) {
  std::vector<PendingChange> changes;
  for (const auto& [id, value] : tags) {
    TRY_ASSIGN(const model::Image image, findImage(vault, id));
    changes.push_back({image.patient, change::ImagesTagged{{{id, value}}}});  // each goes with its image's own key
  }
  if (changes.empty()) return {};
  return commit(vault.internals(), changes);
}

/// Whether a hold forbids that anything of the patient is destroyed.
Result<bool> isOnHold(Vault& vault, model::PatientId patient) {
  if (patient.isNil()) return false;
  TRY_ASSIGN(const auto hold, findHold(vault, patient));
  return hold.has_value();
}

/// One image that comes into a hold from where there is none.
struct Filing {
  model::ImageId image;
  model::PatientId from;
};

/// Refuses (PatientOnHold) when one of these may not leave its record for `target` (nil: the Inbox), and what lies in the bin. Otherwise those that could not leave it again.
Result<std::vector<Filing>> checkMove(Vault& vault, const std::vector<model::ImageId>& ids, model::PatientId target) {
  Vault::Internals& internals = vault.internals();
  const auto holdingOf = [&vault](model::PatientId patient) -> Result<Holding> {
    TRY_ASSIGN(const bool isHeld, isOnHold(vault, patient));
    return isHeld ? Holding::Held : Holding::Free;
  };
  TRY_ASSIGN(const Holding to, holdingOf(target));
  std::map<model::PatientId, Holding> known;
  std::vector<Filing> filings;
  for (const model::ImageId id : ids) {
    TRY_ASSIGN(const ImagePlace place, placeOf(internals.catalogue, id));
    if (place.found && place.status == model::ImageStatus::Binned) return fail(ErrorCode::InvalidArgument, "an image in the bin is brought back first");
    if (!known.contains(place.patient)) {
      TRY_ASSIGN(known[place.patient], holdingOf(place.patient));
    }
    const Holding from = known[place.patient];
    const bool isSlip = internals.recentFilings.isSlip(id, place.patient, target, internals.environment.clock.now());
    if (!mayMove(from, to, isSlip ? Move::BackFromSlip : Move::Onward)) return fail(ErrorCode::PatientOnHold);
    if (from != Holding::Free || to != Holding::Held) continue;
    // Of records that came together people see one, and that is where they take it back to.
    filings.push_back({id, place.patient});
    if (place.patient.isNil()) continue;
    TRY_ASSIGN(filings.back().from, resolveMerged(internals.catalogue, place.patient));
  }
  return filings;
}

}  // namespace

Result<std::vector<model::Image>> searchImages(Vault& vault, const ImageSearch& search) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  const Filter filter = filterOf(search);
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare(sqlText({filter.with, "SELECT ", kImageColumns, " FROM image ", filter.where,
                                                                        " ORDER BY captured DESC, sequence, id LIMIT ? OFFSET ?"})));
  select->begin();
  filter.bind(*select);
  select->bind(search.limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(search.limit)).bind(static_cast<std::int64_t>(search.offset));
  std::vector<model::Image> images;
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    auto image = readImage(*select);
    if (!image) {
      select->reset();
      return fail(image.error());
    }
    images.push_back(std::move(*image));
  }
  select->reset();
  return images;
}

Result<std::uint32_t> countImages(Vault& vault, const ImageSearch& search) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  const Filter filter = filterOf(search);
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare(sqlText({filter.with, "SELECT count(*) FROM image ", filter.where})));
  select->begin();
  filter.bind(*select);
  TRY_ASSIGN([[maybe_unused]] const bool row, select->step());
  const auto count = static_cast<std::uint32_t>(select->integer(0));
  select->reset();
  return count;
}

Result<model::Image> findImage(Vault& vault, model::ImageId id) {
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare(sqlText({"SELECT ", kImageColumns, " FROM image WHERE id = ? AND status <> 4"})));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
  if (!found) {
    select->reset();
    return fail(ErrorCode::ImageNotFound);
  }
  auto image = readImage(*select);
  select->reset();
  return image;
}

Result<model::ImageId> findInstance(Vault& vault, std::string_view sopInstance) {
  model::ImageId id;
  if (sopInstance.empty()) return id;
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare("SELECT id FROM image WHERE sop_instance = ? AND status <> 4 ORDER BY status, sequence LIMIT 1"));
  TRY_ASSIGN(const bool found, select->begin().bind(sopInstance).step());
  if (found) id.uuid = Uuid::fromBytes(select->blob(0));
  select->reset();
  return id;
}

Result<void> tagImages(Vault& vault, const std::vector<model::ImageId>& ids, const TagChange& wanted) {
  TRY_VOID(require(vault, model::Permission::Tag));
  std::vector<std::pair<model::ImageId, model::ImageTags>> tags;
  for (const model::ImageId id : ids) {
    TRY_ASSIGN(const model::Image image, findImage(vault, id));
    model::ImageTags next = image.tags;
    if (wanted.teeth) next.teeth = *wanted.teeth;
    if (wanted.view) next.view = *wanted.view;
    if (wanted.side) next.side = *wanted.side;
    if (wanted.phase) next.phase = *wanted.phase;
    if (wanted.note) next.note = *wanted.note;
    if (next != image.tags) tags.emplace_back(id, std::move(next));
  }
  return commitTags(vault, tags);
}

Result<void> restoreTags(Vault& vault, const std::vector<std::pair<model::ImageId, model::ImageTags>>& tags) {
  TRY_VOID(require(vault, model::Permission::Tag));
  return commitTags(vault, tags);
}

Result<void> saveDisplay(Vault& vault, model::ImageId id, const model::DisplayState& display) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  TRY_ASSIGN(const model::Image image, findImage(vault, id));
  if (image.display == display) return {};
  return commit(vault.internals(), {{image.patient, change::DisplaySaved{id, display}}});
}

Result<void> fileImages(Vault& vault, const std::vector<model::ImageId>& ids, model::PatientId patient) {
  TRY_VOID(require(vault, model::Permission::Tag));
  Vault::Internals& internals = vault.internals();
  TRY_ASSIGN(const model::PatientId target, resolveMerged(internals.catalogue, patient));
  TRY_ASSIGN(const auto intoHold, checkMove(vault, ids, target));
  std::vector<store::KeyRecord> keys;
  std::vector<FinishedImage> finished;
  for (const model::ImageId id : ids) {
    TRY_ASSIGN(model::Image image, findImage(vault, id));
    TRY_ASSIGN(store::KeyRecord key, internals.keys.rewrap(id, target, internals.catalogue, internals.environment.random));
    keys.push_back(std::move(key));
    if (!image.patient.isNil() || image.facts.mediaType != "application/dicom") continue;
    image.patient = target;
    finished.push_back(finishedImage(image));
  }
  TRY_VOID(commit(internals, {{target, change::ImagesFiled{ids}}}, keys));
  for (const Filing& filing : intoHold) internals.recentFilings.note(filing.image, filing.from, target, internals.environment.clock.now());
  // Out of the Inbox they are what was ordered; an order that stays open is closed by the next image or by a person.
  if (!finished.empty()) [[maybe_unused]] const auto closed = closeMatching(vault, finished);
  return {};
}

Result<void> unfileImages(Vault& vault, const std::vector<model::ImageId>& ids) {
  TRY_VOID(require(vault, model::Permission::Tag));
  TRY_VOID(checkMove(vault, ids, {}));
  Vault::Internals& internals = vault.internals();
  std::vector<store::KeyRecord> keys;
  for (const model::ImageId id : ids) {
    TRY_ASSIGN([[maybe_unused]] const model::Image image, findImage(vault, id));
    TRY_ASSIGN(store::KeyRecord key, internals.keys.rewrap(id, {}, internals.catalogue, internals.environment.random));
    keys.push_back(std::move(key));
  }
  return commit(internals, {{{}, change::ImagesUnfiled{ids}}}, keys);
}

Result<void> binImages(Vault& vault, const std::vector<model::ImageId>& ids) {
  TRY_VOID(require(vault, model::Permission::DeleteImages));
  return commitByPatient<change::ImagesBinned>(vault, ids);
}

Result<void> restoreImages(Vault& vault, const std::vector<model::ImageId>& ids) {
  TRY_VOID(require(vault, model::Permission::DeleteImages));
  return commitByPatient<change::ImagesRestored>(vault, ids);
}

Result<void> purgeImages(Vault& vault, const std::vector<model::ImageId>& ids) {
  TRY_VOID(require(vault, model::Permission::EmptyBin));
  for (const model::ImageId id : ids) {
    TRY_ASSIGN(const model::Image image, findImage(vault, id));
    if (image.status != model::ImageStatus::Binned) return fail(ErrorCode::InvalidArgument, "only binned images are purged");
    TRY_ASSIGN(const bool isHeld, isOnHold(vault, image.patient));
    if (isHeld) return fail(ErrorCode::PatientOnHold);
  }
  // Catalogue first, keys and files afterwards: a crash in between leaves an object without a living record, never a record without its object.
  TRY_VOID(commitByPatient<change::ImagesPurged>(vault, ids));
  Vault::Internals& internals = vault.internals();
  const bool leftTraces = std::exchange(internals.leavesTraces, true);  // the next open finishes what fails from here on
  TRY_VOID(destroyImageKeys(internals, ids));
  for (const model::ImageId id : ids) {
    TRY_VOID(internals.objects.remove(id));
    TRY_VOID(deleteThumbnail(internals, id));
  }
  internals.leavesTraces = leftTraces;
  return {};
}

Result<std::uint32_t> purgeExpired(Vault& vault, std::size_t most) {
  // By a clock that is years off everything in the bin would be old.
  if (!vault.may(model::Permission::EmptyBin) || !trustClock(vault)) return 0u;
  const Instant now = vault.environment().clock.now();
  constexpr std::int64_t kBinTime = kBinDays * 86'400'000;
  const std::int64_t before = now.milliseconds - kBinTime;
  TRY_ASSIGN(auto* oldest, vault.internals().catalogue.prepare("SELECT COALESCE(MIN(binned), ?1) FROM image WHERE status = 3"));
  TRY_ASSIGN([[maybe_unused]] const bool found, oldest->begin().bind(now.milliseconds).step());
  const Instant first{oldest->integer(0)};
  oldest->reset();
  if (first.milliseconds > before) return 0u;
  // Signing in twice by such a clock makes it no better; and one that is months ahead would empty the bin just as well.
  TRY_ASSIGN(const auto jump, lastClockJump(vault.internals().catalogue, first, now, kBinTime));
  if (jump && jump->to.milliseconds > before) return 0u;
  // What came later than it went was deleted by a clock that stood behind: only a person knows when.
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare("SELECT id FROM image WHERE status = 3 AND binned <= ? AND imported <= binned ORDER BY binned, id"));
  TRY_ASSIGN(const auto old, select->begin().bind(before).ids<model::ImageId>());
  std::map<model::PatientId, bool> held;
  std::vector<model::ImageId> expired;
  for (const model::ImageId id : old) {
    if (expired.size() == most) break;
    TRY_ASSIGN(const ImagePlace place, placeOf(vault.internals().catalogue, id));
    if (!held.contains(place.patient)) {
      TRY_ASSIGN(held[place.patient], isOnHold(vault, place.patient));
    }
    if (!held[place.patient]) expired.push_back(id);
  }
  if (!expired.empty()) TRY_VOID(purgeImages(vault, expired));
  return static_cast<std::uint32_t>(expired.size());
}

Result<imaging::Rendered> loadThumbnail(Vault& vault, model::ImageId id) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  TRY_ASSIGN(const auto jpeg, readThumbnail(vault.internals(), id));
  if (jpeg) return imaging::expandThumbnail(*jpeg);
  TRY_ASSIGN(const model::Image image, findImage(vault, id));
  return fail(image.facts.kind == model::ImageKind::Document ? ErrorCode::NoPixels : ErrorCode::NotFound);
}

}  // namespace safelight::vault
