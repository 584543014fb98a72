#include "core/vault/health/health.h"

#include "core/vault/backup/places.h"
#include "core/vault/backup/restore.h"
#include "core/vault/backup/restored_from.h"
#include "core/vault/health/clock_jump.h"
#include "core/vault/health/health_record.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/erase.h"

namespace safelight::vault {
namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kDaysToBelieve = 30;

Result<std::uint64_t> countOriginals(store::Connection& catalogue) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT count(*) FROM image WHERE status <> 4"));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().step());
  const auto count = static_cast<std::uint64_t>(select->integer(0));
  select->reset();
  return count;
}

}  // namespace

Result<HealthFacts> healthFacts(Vault& vault, const SelfCheckReport& session, const std::vector<SavedState>& saved) {
  Vault::Internals& internals = vault.internals();
  HealthFacts facts;
  facts.now = internals.environment.clock.now();
  facts.begun = internals.members.members().begun();
  TRY_ASSIGN(facts.images, countOriginals(internals.catalogue));
  TRY_ASSIGN(const auto checked, readHealth(internals.catalogue));
  if (checked) {
    facts.damaged = checked->last.damagedCount;
    facts.sampledAt = checked->sampledAt;
    facts.scrubbedAt = checked->scrubbedAt;
    facts.passBegan = checked->last.passBegan;
  }
  facts.journalDamaged = session.journal.has_value();
  facts.keysDamaged = session.keys.has_value();
  facts.erasureUnfinished = isErasureUnfinished(internals);
  facts.restoring = isBeingRestored(internals.environment.files, vault.path());
  if (const auto later = laterThanVault(vault, saved)) facts.laterBackup = later->state.at;
  facts.indexAltered = internals.wasAltered || (session.catalogue && session.catalogue->code == ErrorCode::CatalogueAltered);
  facts.indexRebuilt = lostItsIndex(vault) || session.catalogue.has_value();
  const StationMemory& memory = internals.memory;
  facts.remembers = !internals.environment.stationMemory.empty();
  facts.memoryTrouble = memory.trouble.has_value();
  facts.freshnessKnown = memory.freshness == Freshness::Confirmed;
  facts.olderAccepted = memory.freshness == Freshness::Accepted;
  facts.lastSeen = memory.lastSeen;
  TRY_ASSIGN(const BackupAge backups, backupAge(vault));
  facts.lastBackup = backups.lastBackup;
  facts.drillFailed = backups.drillFailed;
  facts.massChange = backups.massChange;
  facts.oneCannotBeDeleted = backups.oneCannotBeDeleted;
  facts.swap = swapProtection();
  return facts;
}

Result<void> trustClock(const Vault& vault) {
  const Vault::Internals& internals = vault.internals();
  const auto& seen = internals.memory.lastSeen;
  if (!seen) return {};
  const std::int64_t ahead = internals.environment.clock.now().milliseconds - seen->milliseconds;
  if (ahead < -kDay) return fail(ErrorCode::ClockWrong, "before what was seen");
  if (ahead > kFarAheadMilliseconds) return fail(ErrorCode::ClockWrong, "far behind what was seen");
  return {};
}

Result<Instant> timeForKeeping(Vault::Internals& vault) {
  const Instant now = vault.environment.clock.now();
  const auto& seen = vault.memory.lastSeen;
  if (seen && now.milliseconds - seen->milliseconds > kFarAheadMilliseconds) return *seen;
  // Whatever landed within those days, landed that far after `first`.
  const Instant landed{now.milliseconds - kDaysToBelieve * kDay}, first{landed.milliseconds - kFarAheadMilliseconds};
  TRY_ASSIGN(const auto jump, lastClockJump(vault.catalogue, first, now, kFarAheadMilliseconds));
  if (!jump || jump->to.milliseconds <= landed.milliseconds) return now;
  if (jump->from != first) return jump->from;
  TRY_ASSIGN(const auto before, lastKnownUntil(vault.catalogue, first));
  return before.value_or(now);  // a young vault jumped nowhere
}

}  // namespace safelight::vault
