#pragma once
// Where an examined original belongs: known already or new, and whose. Looked up in the vault, decided by the pure plans.

#include <string>
#include <unordered_map>

#include "core/vault/import/examine.h"
#include "core/vault/import/import_plan.h"
#include "core/vault/internals.h"

namespace safelight::vault {

/// By which the vault knows the same bytes again: the hash of an original under a key of the vault's own.
struct DuplicateKey {
  seal::Hash hash{};
};

/// What is known of one original before it is sealed.
struct Placement {
  DuplicateKey duplicateKey;
  model::ImageId same;  // an image with these bytes; nil when there is none
  MatchPlan match;      // CreateAndFile only where the placer may not create
  ImportPlan plan;
};

/// Places the originals of one run. Belongs to the vault's thread; the vault outlives it.
class Placer {
 public:
  enum class Effects : std::uint8_t {
    None,           // a preview: patients are named, not made
    NewPatients,    // a new patient stands in the journal before its first image does
  };
  Placer(Vault& vault, std::optional<model::Patient> chosen, MatchContext::NewPatients newPatients, Effects effects)
      : m_vault(vault), m_chosen(std::move(chosen)), m_newPatients(newPatients), m_effects(effects) {}

  /// Opens the vault's key for one call: asked for once an original.
  DuplicateKey duplicateKeyOf(const seal::Hash& blake2b) const;
  Result<Placement> place(const DuplicateKey& key, const model::SourceIdentity& identity);

  /// An image with these bytes is on its way but not committed: nobody may be told yet that they have a duplicate of it.
  bool isUnderWay(const DuplicateKey& key) const;
  /// The placed original was accepted as this image; settle() follows when it was committed or lost: from then on the catalogue says.
  void accept(const Placement& placement, model::ImageId image);
  void settle(const Placement& placement);

 private:
  struct Known {
    model::ImageId id;
    bool isBinned = false;
    bool isSound = true;
  };
  Result<Known> find(const DuplicateKey& key);
  /// As far as opening it tells, and the checks that were made. While a restore brings the images back, those that are awaited count as here.
  Result<bool> isSound(model::ImageId image);
  Result<MatchPlan> match(const model::SourceIdentity& identity);

  Vault& m_vault;
  std::optional<model::Patient> m_chosen;
  MatchContext::NewPatients m_newPatients;
  Effects m_effects;
  std::unordered_map<std::string, model::ImageId> m_underWay;  // by duplicate key
};

/// The image that an original becomes: id, facts, times, whose, why it waits. `import` is nil for arrivals.
model::Image newImage(Vault& vault, const Examined& examined, const Placement& placement, model::ImportId import, const std::string& sourceName);

}  // namespace safelight::vault
