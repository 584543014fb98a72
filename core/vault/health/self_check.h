#pragma once
// Looks at a vault in small pieces while people work: a part of it after each unlock, everything within a month.

#include <memory>

#include "core/vault/health/health_changes.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// What a check found, besides damaged originals (which the journal then names).
struct SelfCheckReport {
  std::uint64_t objects = 0;
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;              // of the journal
  std::uint64_t awaited = 0;              // originals that a restore under way has not brought yet: neither sound nor damaged
  std::vector<DamagedObject> damaged;     // by this check
  std::optional<Error> journal, catalogue, thumbnails, keys;
};

/// How many originals a session should look at on the way through all of them, so that everything was seen after 25 days (5 are in reserve for
/// days on which nobody works). Pure.
std::uint64_t scrubDue(Instant now, Instant passBegan, std::uint64_t passObjects, std::uint64_t total);

/// One session's check: first the journal's head and the databases, then what has been in the bin for its thirty days goes, then 200 originals picked by chance, then as many as are due on the way
/// through all. Belongs to the vault's thread; each step takes some milliseconds, so that people never wait for it.
class SelfCheck {
 public:
  static constexpr std::size_t kSample = 200;
  static std::unique_ptr<SelfCheck> start(Vault& vault);
  ~SelfCheck();

  /// One more piece; false when there is nothing left to do. An error is one of the vault's own (the journal could not be written), not what was found.
  Result<bool> step(Vault& vault);
  /// True once the part after unlocking is done and journaled; what follows is the way through all.
  bool sampleIsDone() const;
  const SelfCheckReport& report() const;
  /// Journals what the way through all has seen and not noted yet; for a session that ends.
  Result<void> note(Vault& vault);

 private:
  struct Parts;
  explicit SelfCheck(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> m_parts;
};

/// Reads one original whole and compares it with what the catalogue says. ObjectMissing, ObjectDamaged, KeysDamaged, ImageNotFound.
Result<void> checkOriginal(Vault& vault, model::ImageId id);

}  // namespace safelight::vault
