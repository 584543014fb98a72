#include "core/vault/health/self_check.h"

#include <algorithm>

#include "core/vault/backup/restore.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/health/health_record.h"
#include "core/vault/health/original_reader.h"
#include "core/vault/images/images.h"
#include "core/vault/images/thumbnail_store.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/renew_databases.h"

namespace safelight::vault {
namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kPassDays = 25;
constexpr std::uint64_t kJournalHead = 1'000, kRecordsAStep = 100;
constexpr std::size_t kIdsAStep = 5'000;
constexpr std::uint32_t kPurgedAStep = 50;
constexpr std::int64_t kPauseDays = 7;
constexpr std::uint64_t kNotedTogether = 1'000;

/// Ids of what there is from `next` on, in order.
Result<std::vector<model::ImageId>> idsFrom(store::Connection& catalogue, model::ImageId next, std::size_t most) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT id FROM image WHERE id >= ? AND status <> 4 ORDER BY id LIMIT ?"));
  return select->begin().bindBlob(next.uuid.view()).bind(static_cast<std::int64_t>(most)).ids<model::ImageId>();
}

/// Whoever comes back after a pause, or to a state of before, may want something out of the bin: it is emptied from the next session on.
bool isInUse(const Vault::Internals& vault) {
  const StationMemory& memory = vault.memory;
  return memory.freshness != Freshness::Accepted && memory.lastSeen && vault.environment.clock.now().milliseconds - memory.lastSeen->milliseconds <= kPauseDays * kDay;
}

model::ImageId after(model::ImageId id) {
  for (std::size_t i = id.uuid.bytes.size(); i-- > 0;)
    if (++id.uuid.bytes[i] != 0) break;
  return id;
}

}  // namespace

std::uint64_t scrubDue(Instant now, Instant passBegan, std::uint64_t passObjects, std::uint64_t total) {
  if (passObjects >= total) return 0;
  const std::int64_t days = std::clamp<std::int64_t>((now.milliseconds - passBegan.milliseconds) / kDay + 1, 1, kPassDays);
  const std::uint64_t wanted = total / kPassDays * static_cast<std::uint64_t>(days) + total % kPassDays * static_cast<std::uint64_t>(days) / kPassDays;
  return wanted > passObjects ? std::min(wanted, total) - passObjects : 0;
}

struct SelfCheck::Parts {
  enum class Stage { Journal, Databases, Thumbnails, Bin, Pick, Sample, NoteSample, Remnants, Plan, Scrub, Done } stage = Stage::Journal;
  SelfCheckReport report;
  store::JournalPosition position;
  std::vector<model::ImageId> picked, queue;
  std::uint64_t seen = 0;  // ids that the picking has passed: all there are, in the end
  model::ImageId next;
  std::unique_ptr<OriginalReader> reading;
  std::size_t at = 0;
  change::HealthChecked scrub;
  std::vector<DamagedObject> met;         // since the last note
  std::vector<model::ImageId> soundNow;   // since then, of those that were known to be damaged
  std::uint64_t due = 0, unnoted = 0;

  Result<void> checkJournal(Vault::Internals& vault) {
    const std::uint64_t before = position.sequence;
    const auto checked = store::Journal::checkSome(vault.environment.files, vault.layout.journal(), vault.id(), position, kRecordsAStep, signersOf(vault.members));
    if (!checked) report.journal = checked.error();
    report.records += position.sequence - before;
    if (!checked || *checked || position.sequence >= kJournalHead) stage = Stage::Databases;
    return {};
  }

  Result<void> checkDatabases(Vault::Internals& vault) {
    if (const auto rows = checkRows(vault.catalogue, GuardedRows::All); !rows) {
      report.catalogue = rows.error();
      vault.catalogue.giveUp();  // made anew at the next opening
    }
    if (const auto differing = vault.keyFile.damagedInOneCopy(); !differing) report.keys = differing.error();
    else if (!differing->empty()) {
      const auto healed = vault.keyFile.heal();
      if (!healed) report.keys = healed.error();
      else if (*healed < differing->size()) report.keys = Error{ErrorCode::KeysDamaged, std::to_string(differing->size() - *healed) + " records"};
    }
    stage = Stage::Thumbnails;
    return {};
  }

  /// What was deleted thirty days ago goes for good, some at a time. Nothing is destroyed while something is wrong or missing; what fails is tried again by
  /// the next session.
  void emptyBin(Vault& vault) {
    const bool isWhole = !report.journal && !report.catalogue && !report.keys && !isBeingRestored(vault.environment().files, vault.path());
    const auto purged = isWhole && isInUse(vault.internals()) ? purgeExpired(vault, kPurgedAStep) : Result<std::uint32_t>(0u);
    if (!purged || *purged < kPurgedAStep) stage = Stage::Pick;
  }

  /// Each id has the same chance, however many there are (Vitter's method R).
  Result<void> pick(Vault::Internals& vault) {
    TRY_ASSIGN(const auto ids, idsFrom(vault.catalogue, next, kIdsAStep));
    for (const model::ImageId id : ids) {
      ++seen;
      if (picked.size() < kSample) {
        picked.push_back(id);
        continue;
      }
      std::array<std::uint8_t, 8> bytes{};
      vault.environment.random.fill(bytes);
      const std::uint64_t place = ByteReader(bytes).u64() % seen;
      if (place < kSample) picked[static_cast<std::size_t>(place)] = id;
    }
    if (ids.size() == kIdsAStep) next = after(ids.back());
    else stage = Stage::Sample;
    return {};
  }

  /// A piece of the original at `at` of `ids`; moves on when it is through.
  Result<void> read(Vault& vault, const std::vector<model::ImageId>& ids) {
    const model::ImageId id = ids[at];
    Result<bool> more = false;
    if (!reading) {
      auto opened = OriginalReader::open(vault, id);
      if (opened) reading = std::make_unique<OriginalReader>(std::move(*opened));
      else more = fail(opened.error());
    }
    if (reading) more = reading->step();
    if (more && *more) return {};
    if (reading) report.bytes += reading->bytes();
    reading.reset();
    ++at;
    ++report.objects;
    // Somebody may have deleted it for good, or erased the patient, since it was picked.
    if (!more && more.error().code == ErrorCode::ObjectMissing && isBeingRestored(vault.environment().files, vault.path())) ++report.awaited;
    else if (!more && more.error().code != ErrorCode::ImageNotFound) add(id, more.error().code);
    else soundNow.push_back(id);
    return {};
  }

  void add(model::ImageId id, ErrorCode error) {
    report.damaged.push_back({id, error});
    met.push_back({id, error});
  }

  /// What the journal names by now (a repair may have been at work beside this check), with what was met since.
  Result<void> mergeDamaged(Vault::Internals& vault) {
    TRY_ASSIGN(const auto before, readHealth(vault.catalogue));
    scrub.damaged = before ? before->last.damaged : std::vector<DamagedObject>();
    const auto isSeen = [&](const DamagedObject& known) {
      return std::find(soundNow.begin(), soundNow.end(), known.image) != soundNow.end() ||
             std::any_of(met.begin(), met.end(), [&](const DamagedObject& one) { return one.image == known.image; });
    };
    if (!scrub.damaged.empty()) std::erase_if(scrub.damaged, isSeen);
    for (const DamagedObject& object : met)
      if (scrub.damaged.size() < change::HealthChecked::kMostNamed) scrub.damaged.push_back(object);
    met.clear();
    soundNow.clear();
    return {};
  }

  Result<void> write(Vault::Internals& vault, change::CheckKind kind, std::uint64_t objects) {
    TRY_VOID(mergeDamaged(vault));
    scrub.kind = kind;
    scrub.objects = objects;
    scrub.damagedCount = scrub.damaged.size();
    unnoted = 0;
    return commit(vault, {{{}, scrub}});
  }

  Result<void> plan(Vault::Internals& vault) {
    const Instant now = vault.environment.clock.now();
    if (scrub.passBegan.milliseconds == 0 || scrub.passBegan > now) scrub.passBegan = now;
    due = scrubDue(now, scrub.passBegan, scrub.passObjects, seen);
    // Somebody deleted images that had been seen: what is left of the way is not to be told from numbers.
    if (scrub.passObjects >= seen) due = 1;
    at = 0;
    queue.clear();
    stage = due > 0 && seen > 0 ? Stage::Scrub : Stage::Done;
    return {};
  }

  Result<void> scrubOn(Vault& vault) {
    Vault::Internals& internals = vault.internals();
    if (at == queue.size()) {
      at = 0;
      TRY_ASSIGN(queue, idsFrom(internals.catalogue, scrub.next, static_cast<std::size_t>(std::min<std::uint64_t>(due, 100))));
      if (queue.empty()) return endPass(internals);
    }
    const std::size_t before = at;
    TRY_VOID(read(vault, queue));
    if (at == before) return {};
    scrub.next = after(queue[before]);
    ++scrub.passObjects;
    --due;
    if (++unnoted >= kNotedTogether) TRY_VOID(write(internals, change::CheckKind::Scrub, unnoted));
    if (due > 0) return {};
    TRY_ASSIGN(const auto rest, idsFrom(internals.catalogue, scrub.next, 1));
    if (rest.empty()) return endPass(internals);
    stage = Stage::Done;
    return unnoted > 0 ? write(internals, change::CheckKind::Scrub, unnoted) : ok();
  }

  /// All were seen; the next way begins at the next session, when that is due.
  Result<void> endPass(Vault::Internals& vault) {
    const std::uint64_t objects = unnoted;
    scrub.next = {};
    scrub.passBegan = vault.environment.clock.now();
    scrub.passObjects = 0;
    stage = Stage::Done;
    return write(vault, change::CheckKind::ScrubDone, objects);
  }
};

SelfCheck::SelfCheck(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
SelfCheck::~SelfCheck() = default;
const SelfCheckReport& SelfCheck::report() const { return m_parts->report; }
bool SelfCheck::sampleIsDone() const { return m_parts->stage > Parts::Stage::NoteSample; }

std::unique_ptr<SelfCheck> SelfCheck::start(Vault& vault) {
  auto parts = std::make_unique<Parts>();
  if (const auto before = readHealth(vault.internals().catalogue); before && *before) parts->scrub = (*before)->last;
  return std::unique_ptr<SelfCheck>(new SelfCheck(std::move(parts)));
}

Result<bool> SelfCheck::step(Vault& vault) {
  Parts& parts = *m_parts;
  Vault::Internals& internals = vault.internals();
  switch (parts.stage) {
    case Parts::Stage::Journal: TRY_VOID(parts.checkJournal(internals)); return true;
    case Parts::Stage::Databases: TRY_VOID(parts.checkDatabases(internals)); return true;
    case Parts::Stage::Thumbnails:
      if (const auto checked = checkThumbnails(internals); !checked) parts.report.thumbnails = checked.error();
      parts.stage = Parts::Stage::Bin;
      return true;
    case Parts::Stage::Bin: parts.emptyBin(vault); return true;
    case Parts::Stage::Pick: TRY_VOID(parts.pick(internals)); return true;
    case Parts::Stage::Sample:
      if (parts.at < parts.picked.size()) TRY_VOID(parts.read(vault, parts.picked));
      else parts.stage = Parts::Stage::NoteSample;
      return true;
    case Parts::Stage::NoteSample:
      parts.stage = Parts::Stage::Remnants;
      TRY_VOID(parts.write(internals, change::CheckKind::Sample, parts.report.objects));
      return true;
    case Parts::Stage::Remnants:
      // Of a large vault it takes seconds; what cannot be done now is done after the next sign-in.
      if (const auto removed = removeRemnants(internals); !removed && removed.error().code == ErrorCode::CatalogueDamaged) parts.report.catalogue = removed.error();
      parts.stage = Parts::Stage::Plan;
      return true;
    case Parts::Stage::Plan: TRY_VOID(parts.plan(internals)); return parts.stage != Parts::Stage::Done;
    case Parts::Stage::Scrub: TRY_VOID(parts.scrubOn(vault)); return parts.stage != Parts::Stage::Done;
    case Parts::Stage::Done: break;
  }
  return false;
}

Result<void> SelfCheck::note(Vault& vault) {
  if (m_parts->unnoted == 0) return {};
  return m_parts->write(vault.internals(), change::CheckKind::Scrub, m_parts->unnoted);
}

Result<void> checkOriginal(Vault& vault, model::ImageId id) {
  TRY_ASSIGN(OriginalReader reader, OriginalReader::open(vault, id));
  while (true) {
    TRY_ASSIGN(const bool more, reader.step());
    if (!more) return {};
  }
}

}  // namespace safelight::vault
