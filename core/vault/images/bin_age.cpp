#include "core/vault/images/bin_age.h"

#include "core/vault/health/health.h"

namespace safelight::vault {

Instant steadySince(const std::vector<Instant>& times, Instant first, Instant now) {
  Instant since = first, before = first;
  const auto step = [&](Instant at) {
    if (at.milliseconds - before.milliseconds > kFarAheadMilliseconds) since = at;
    before = at;
  };
  for (const Instant at : times)
    if (at.milliseconds > first.milliseconds && at.milliseconds <= now.milliseconds) step(at);
  step(now);
  return since;
}

Result<Instant> steadySince(store::Connection& catalogue, Instant first, Instant now) {
  // Each by an index or from a small table: in a large practice as quick as in a new one. What they leave out only makes the bin wait.
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT at FROM backup_run WHERE at > ?1 UNION SELECT at FROM backup_drill WHERE at > ?1 "
                                             "UNION SELECT last_activity FROM patient WHERE merged_into IS NULL AND withdrawn = 0 AND last_activity > ?1 ORDER BY 1"));
  select->begin().bind(first.milliseconds);
  std::vector<Instant> times;
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    times.push_back({select->integer(0)});
  }
  select->reset();
  return steadySince(times, first, now);
}

}  // namespace safelight::vault
