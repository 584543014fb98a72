#include "core/vault/health/clock_jump.h"

namespace safelight::vault {

std::optional<ClockJump> lastClockJump(const std::vector<Instant>& times, Instant first, Instant now, std::int64_t longestPause) {
  std::optional<ClockJump> last;
  Instant before = first;
  const auto step = [&](Instant at) {
    if (at.milliseconds - before.milliseconds > longestPause) last = {before, at};
    before = at;
  };
  for (const Instant at : times)
    if (at.milliseconds > first.milliseconds && at.milliseconds <= now.milliseconds) step(at);
  step(now);
  return last;
}

Result<std::optional<ClockJump>> lastClockJump(store::Connection& catalogue, Instant first, Instant now, std::int64_t longestPause) {
  // Each by an index or from a small table: in a large practice as quick as in a new one. What they leave out only makes what waits wait on.
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT at FROM backup_run WHERE at > ?1 UNION SELECT at FROM backup_drill WHERE at > ?1 "
                                             "UNION SELECT binned FROM image WHERE status = 3 AND binned > ?1 "
                                             "UNION SELECT last_activity FROM patient WHERE merged_into IS NULL AND withdrawn = 0 AND last_activity > ?1 ORDER BY 1"));
  select->begin().bind(first.milliseconds);
  std::vector<Instant> times;
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    times.push_back({select->integer(0)});
  }
  select->reset();
  return lastClockJump(times, first, now, longestPause);
}

Result<std::optional<Instant>> lastKnownUntil(store::Connection& catalogue, Instant at) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT MAX(at) FROM (SELECT MAX(at) AS at FROM backup_run WHERE at <= ?1 UNION SELECT MAX(at) FROM backup_drill WHERE at <= ?1 "
                                             "UNION SELECT MAX(binned) FROM image WHERE status = 3 AND binned <= ?1 "
                                             "UNION SELECT MAX(last_activity) FROM patient WHERE merged_into IS NULL AND withdrawn = 0 AND last_activity <= ?1)"));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().bind(at.milliseconds).step());
  const std::int64_t known = select->integer(0);
  select->reset();
  return known > 0 ? std::optional(Instant{known}) : std::nullopt;
}

}  // namespace safelight::vault
