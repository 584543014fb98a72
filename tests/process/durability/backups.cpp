#include "tests/process/durability/backups.h"

#include <filesystem>

#include "core/vault/backup/restore.h"

namespace safelight::tests {
namespace {

/// What a backup holds once the tombstones of today were applied to it. They name persons, and images: one that was with somebody else when the
/// backup was made, and was filed to the erased person later, went with them.
Ledger expectedOf(const Ledger& held, const Ledger& today) {
  Ledger expected = held;
  for (const auto& [number, person] : today.people)
    if ((person.edit == 0 || person.next == 0u) && expected.people.contains(number)) expected.take({Act::Erase, false, number, 0, {}});
  for (const auto& [number, picture] : today.pictures)
    if (const auto kept = expected.pictures.find(number); picture.wasErased && kept != expected.pictures.end()) kept->second.next = Look{};
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
  // The one that fits best: where none does, its findings say most.
  std::optional<Ledger> best;
  std::uint64_t fewest = 0;
  for (const auto& each : held) {
    const Ledger expected = expectedOf(*each, ledger);
    Ledger tried = expected;
    const Verdict verdict = compare(*opened, tried, glance);
    const std::uint64_t findings = verdict.lost + verdict.silent + verdict.named;
    if (best && findings >= fewest) continue;
    best = expected;
    fewest = findings;
    if (findings == 0) break;
  }
  return compare(*opened, *best, care);
}

}  // namespace safelight::tests
