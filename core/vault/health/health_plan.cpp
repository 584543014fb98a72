#include "core/vault/health/health_plan.h"

#include <algorithm>

namespace safelight::vault {
namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kBackupAmber = 2, kBackupRed = 14;  // days
constexpr std::int64_t kCheckAmber = 35;
constexpr std::int64_t kFarAhead = 400;

std::int64_t daysBetween(Instant from, Instant to) { return (to.milliseconds - from.milliseconds) / kDay; }

class Planner {
 public:
  explicit Planner(const HealthFacts& facts) : m_facts(facts) {}

  Health run() {
    damage();
    backups();
    freshness();
    clock();
    checks();
    if (m_facts.swap == SwapProtection::Plain) find(HealthReason::SwapPlain, HealthLevel::Amber);
    std::stable_sort(m_health.findings.begin(), m_health.findings.end(), [](const HealthFinding& a, const HealthFinding& b) {
      return a.level != b.level ? a.level > b.level : a.reason < b.reason;
    });
    if (!m_health.findings.empty()) m_health.level = m_health.findings.front().level;
    m_health.checkedAt = m_facts.sampledAt;
    m_health.wholeAt = m_facts.scrubbedAt;
    return std::move(m_health);
  }

 private:
  void find(HealthReason reason, HealthLevel level, std::uint64_t count = 0, std::optional<Instant> since = {}) {
    m_health.findings.push_back({reason, level, count, since});
  }

  void damage() {
    if (m_facts.damaged > 0) find(HealthReason::OriginalsDamaged, HealthLevel::Red, m_facts.damaged);
    if (m_facts.journalDamaged) find(HealthReason::JournalDamaged, HealthLevel::Red);
    if (m_facts.keysDamaged) find(HealthReason::KeysDamaged, HealthLevel::Red);
    if (m_facts.laterBackup) find(HealthReason::OlderThanBackup, HealthLevel::Red, 0, m_facts.laterBackup);
    if (m_facts.erasureUnfinished) find(HealthReason::ErasureUnfinished, HealthLevel::Red);
    if (m_facts.restoring) find(HealthReason::StillRestored, HealthLevel::Amber);
    if (m_facts.massChange) find(HealthReason::OriginalsChanged, HealthLevel::Red);
    if (m_facts.indexAltered) find(HealthReason::IndexAltered, HealthLevel::Amber);
    else if (m_facts.indexRebuilt) find(HealthReason::IndexRebuilt, HealthLevel::Green);
  }

  void backups() {
    // With nothing in it there is nothing to lose yet.
    if (m_facts.images == 0 && !m_facts.lastBackup) return;
    const std::int64_t days = daysBetween(m_facts.lastBackup.value_or(m_facts.begun), m_facts.now);
    if (!m_facts.lastBackup) find(HealthReason::NoBackup, days > kBackupRed ? HealthLevel::Red : HealthLevel::Amber);
    else if (days > kBackupAmber) find(HealthReason::BackupOld, days > kBackupRed ? HealthLevel::Red : HealthLevel::Amber, static_cast<std::uint64_t>(days), m_facts.lastBackup);
    if (m_facts.drillFailed) find(HealthReason::DrillFailed, HealthLevel::Amber);
    if (m_facts.lastBackup && !m_facts.oneCannotBeDeleted) find(HealthReason::CopyDeletable, HealthLevel::Green);
  }

  void freshness() {
    if (m_facts.olderAccepted) find(HealthReason::OlderAccepted, HealthLevel::Amber);
    else if (!m_facts.freshnessKnown) find(HealthReason::FreshnessUnknown, HealthLevel::Green);
    if (m_facts.remembers && m_facts.memoryTrouble) find(HealthReason::MemoryUnwritable, HealthLevel::Amber);
  }

  void clock() {
    if (!m_facts.lastSeen) return;
    if (m_facts.now.milliseconds + kDay < m_facts.lastSeen->milliseconds) find(HealthReason::ClockBehind, HealthLevel::Amber, 0, m_facts.lastSeen);
    else if (daysBetween(*m_facts.lastSeen, m_facts.now) > kFarAhead) find(HealthReason::ClockAhead, HealthLevel::Amber, 0, m_facts.lastSeen);
  }

  void checks() {
    if (m_facts.images == 0) return;
    const Instant since = m_facts.scrubbedAt.value_or(m_facts.begun);
    const std::int64_t days = daysBetween(since, m_facts.now);
    if (days > kCheckAmber) find(HealthReason::CheckLate, HealthLevel::Amber, static_cast<std::uint64_t>(days), m_facts.scrubbedAt);
  }

  const HealthFacts& m_facts;
  Health m_health;
};

}  // namespace

Health planHealth(const HealthFacts& facts) { return Planner(facts).run(); }

}  // namespace safelight::vault
