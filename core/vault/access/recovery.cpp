#include "core/vault/access/recovery.h"

#include <algorithm>

#include "core/seal/hash.h"
#include "core/vault/images/object_metadata.h"
#include "core/vault/import/match_plan.h"
#include "core/vault/keeping/erase.h"
#include "core/vault/patients/folding.h"
#include "core/vault/patients/patient_group.h"
#include "core/vault/receiving/arrival_files.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kAdoptedTogether = 64;

/// Every image that the catalogue knows, or knows to be gone, by id.
struct KnownImage {
  model::ImageId id;
  bool purged = false;
};

Result<std::vector<KnownImage>> knownImages(store::Connection& catalogue) {
  std::vector<KnownImage> known;
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT id, 0 FROM image UNION ALL SELECT image, 1 FROM erased_image ORDER BY 1"));
  select->begin();
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    known.push_back({{Uuid::fromBytes(select->blob(0))}, select->integer(1) == 1});
  }
  select->reset();
  return known;
}

class Recovery {
 public:
  explicit Recovery(Vault::Internals& vault) : m_vault(vault) {}

  Result<Recovered> run() {
    TRY_ASSIGN(m_report.healedKeys, m_vault.keyFile.heal());
    // What was erased must not be adopted.
    TRY_VOID(finishErasures(m_vault));
    // First: an arrival whose record is written may still lie in the inbox.
    TRY_ASSIGN(m_report.arrivals, finishArrivals(m_vault));
    TRY_ASSIGN(const std::vector<KnownImage> known, knownImages(m_vault.catalogue));
    TRY_ASSIGN(const std::vector<model::ImageId> objects, m_vault.objects.list());
    auto next = known.begin();
    for (const model::ImageId id : objects) {
      while (next != known.end() && next->id < id) ++next;
      const bool isKnown = next != known.end() && next->id == id;
      if (isKnown && next->purged) TRY_VOID(remove(id));
      else if (!isKnown) TRY_VOID(adopt(id));
    }
    TRY_VOID(commitAdopted());
    return m_report;
  }

 private:
  Result<void> remove(model::ImageId id) {
    TRY_VOID(m_vault.objects.remove(id));
    ++m_report.removed;
    return {};
  }

  Result<void> adopt(model::ImageId id) {
    auto read = readOrphan(id);
    if (!read) {
      // Without its key, or damaged: never acknowledged, and nothing that could be shown. It stays for whoever looks into it.
      ++m_report.leftAlone;
      return {};
    }
    change::ImageImported& imported = *read;
    TRY_ASSIGN(const bool isSecond, isStoredAlready(imported.duplicateKey));
    if (isSecond) return remove(id);
    TRY_VOID(place(imported.image));
    m_changes.push_back({imported.image.patient, std::move(imported)});
    ++m_report.adopted;
    return m_changes.size() < kAdoptedTogether ? ok() : commitAdopted();
  }

  /// What chunk 0 says, once the whole object has proved to be what it says.
  Result<change::ImageImported> readOrphan(model::ImageId id) {
    TRY_ASSIGN(const crypto::SecretBytes key, m_vault.keys.objectKey(id, m_vault.catalogue));
    TRY_ASSIGN(const crypto::ObjectOpener object, m_vault.objects.open(id, key));
    TRY_ASSIGN(const Bytes metadata, object.metadata());
    auto image = parseMetadata(metadata);
    if (!image) return fail(ErrorCode::ObjectDamaged, "metadata");
    TRY_ASSIGN(const Bytes original, object.readAll());
    if (original.size() != image->bytes || seal::hash(original) != image->blake2b) return fail(ErrorCode::ObjectDamaged, "hash");
    change::ImageImported imported;
    imported.image = std::move(*image);
    imported.image.id = id;
    imported.duplicateKey = m_vault.keys.duplicateHashOf(imported.image.blake2b);
    return imported;
  }

  /// A person took the same file again, after the import that left this object behind.
  Result<bool> isStoredAlready(const seal::Hash& duplicateKey) {
    for (const PendingChange& pending : m_changes)
      if (std::get<change::ImageImported>(pending.change).duplicateKey == duplicateKey) return true;
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare("SELECT id FROM image WHERE duplicate_key = ? AND status <> 4"));
    TRY_ASSIGN(const bool found, select->begin().bindBlob(duplicateKey).step());
    const model::ImageId other{found ? Uuid::fromBytes(select->blob(0)) : Uuid{}};
    select->reset();
    return found && m_vault.objects.fileBytes(other).has_value();
  }

  /// With the patient it was meant for, if the vault still knows them and the key says the same; else into the Inbox.
  Result<void> place(model::Image& image) {
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare("SELECT (SELECT count(*) FROM patient WHERE id = ?1 AND withdrawn = 0), patient FROM object_key WHERE image = ?2"));
    TRY_ASSIGN(const bool found, select->begin().bindBlob(image.patient.uuid.view()).bindBlob(image.id.uuid.view()).step());
    const bool patientIsKnown = found && select->integer(0) == 1;
    const model::PatientId keyOf{found ? Uuid::fromBytes(select->blob(1)) : Uuid{}};
    select->reset();
    if (image.status == model::ImageStatus::Filed && patientIsKnown && keyOf == image.patient) return {};
    image.status = model::ImageStatus::Inbox;
    image.patient = {};
    MatchContext context;
    context.identity = image.facts.identity;
    const std::string key = context.identity.familyName.empty() && context.identity.givenName.empty()
                                ? std::string()
                                : nameKey(context.identity.familyName, context.identity.givenName);
    if (!context.identity.empty()) {
      TRY_ASSIGN(context.candidates, matchCandidates(m_vault.catalogue, context.identity.patientNumber, key));
    }
    const MatchPlan match = planMatch(context);
    image.inboxReason = matchReasonName(match.reason);
    image.suggestion = match.action == MatchPlan::Action::File ? match.patient : match.suggestion;
    if (keyOf.isNil()) return {};
    TRY_ASSIGN(store::KeyRecord rewrapped, m_vault.keys.rewrap(image.id, {}, m_vault.catalogue, m_vault.environment.random));
    m_keys.push_back(std::move(rewrapped));
    return {};
  }

  Result<void> commitAdopted() {
    if (m_changes.empty()) return {};
    TRY_VOID(commit(m_vault, m_changes, m_keys));
    m_changes.clear();
    m_keys.clear();
    return {};
  }

  Vault::Internals& m_vault;
  Recovered m_report;
  std::vector<PendingChange> m_changes;
  std::vector<store::KeyRecord> m_keys;
};

}  // namespace

Result<bool> beginSession(store::FileSystem& files, const store::Layout& layout) {
  if (files.info(layout.session())) return true;
  TRY_ASSIGN([[maybe_unused]] const auto marker, files.open(layout.session(), store::OpenMode::CreateNew));
  // Durable before the first change: a power cut must not take the mark and leave the traces.
  TRY_VOID(files.syncDirectory(layout.root));
  return false;
}

void endSession(store::FileSystem& files, const store::Layout& layout) { [[maybe_unused]] const auto removed = files.remove(layout.session()); }

Result<Recovered> recoverTraces(Vault::Internals& vault) { return Recovery(vault).run(); }

}  // namespace safelight::vault
