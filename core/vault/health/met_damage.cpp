#include "core/vault/health/met_damage.h"

#include <algorithm>
#include <utility>

#include "core/vault/backup/restore.h"
#include "core/vault/health/health_record.h"
#include "core/vault/internals.h"

namespace safelight::vault {

void meetDamage(Vault::Internals& vault, model::ImageId id, const Error& error) {
  if (error.code == ErrorCode::ObjectMissing || error.code == ErrorCode::ObjectDamaged) vault.metDamage.insert_or_assign(id, error.code);
}

bool hasMetDamage(const Vault& vault) { return !vault.internals().metDamage.empty(); }

Result<std::size_t> noteMetDamage(Vault& vault) {
  Vault::Internals& internals = vault.internals();
  const auto met = std::exchange(internals.metDamage, {});
  const bool isRestoring = isBeingRestored(internals.environment.files, internals.layout.root);
  TRY_ASSIGN(const auto before, readHealth(internals.catalogue));
  change::HealthChecked state = before ? before->last : change::HealthChecked{};
  const std::size_t known = state.damaged.size();
  for (const auto& [id, code] : met) {
    if (state.damaged.size() >= change::HealthChecked::kMostNamed) break;
    const bool isNamed = std::any_of(state.damaged.begin(), state.damaged.end(), [&](const DamagedObject& one) { return one.image == id; });
    if (!isNamed && !(isRestoring && code == ErrorCode::ObjectMissing)) state.damaged.push_back({id, code});
  }
  const std::size_t news = state.damaged.size() - known;
  if (news == 0) return news;
  // Of the way through all originals nothing changes.
  state.kind = change::CheckKind::Scrub;
  state.objects = news;
  state.damagedCount = state.damaged.size();
  state.repaired.clear();
  TRY_VOID(commit(internals, {{{}, state}}));
  return news;
}

}  // namespace safelight::vault
