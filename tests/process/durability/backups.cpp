#include "tests/process/durability/backups.h"

#include <filesystem>

#include "core/vault/backup/restore.h"

namespace safelight::tests {
namespace {

/// What a backup holds once the tombstones of today were applied to it.
Ledger expectedOf(const Ledger& held, const Ledger& today) {
  Ledger expected = held;
  for (const auto& [number, person] : today.people)
    if ((person.edit == 0 || person.next == 0u) && expected.people.contains(number)) expected.take({Act::Erase, false, number, 0, {}});
  return expected;
}

}  // namespace

void forgetRestored(const Path& target) {
  std::filesystem::remove_all(target);
  std::filesystem::remove_all(Clinic::memoryOf(target));
}

Result<Verdict> bringBack(Clinic& clinic, const Path& place, const Path& target, const Ledger& ledger, const Care& care) {
  const auto restored = vault::restoreBackup(clinic.environment(clinic.files()), place, target);
  const bool wasWhole = !restored && restored.error().code == ErrorCode::VaultExists;
  if (!restored && !wasWhole) return fail(restored.error().code, "restoring: " + restored.error().detail);
  auto opened = clinic.open(target);
  if (!opened) return fail(opened.error().code, "opening what was restored: " + opened.error().detail);
  const Care glance{[](std::uint32_t) { return false; }, std::nullopt};
  std::vector<std::shared_ptr<const Ledger>> held = {ledger.backedUp};
  held.insert(held.end(), ledger.backingUp.begin(), ledger.backingUp.end());
  Verdict verdict;
  for (std::size_t i = 0; i < held.size(); ++i) {
    Ledger expected = expectedOf(*held[i], ledger);
    const bool isLast = i + 1 == held.size();
    if (!isLast) {
      Ledger tried = expected;
      if (!compare(*opened, tried, glance).isClean()) continue;
    }
    return compare(*opened, expected, care);
  }
  return verdict;
}

}  // namespace safelight::tests
