#include "core/vault/keeping/erasure_carry.h"

#include "core/vault/catalogue.h"
#include "core/vault/sql_text.h"

namespace safelight::vault {
namespace {

class Carrier {
 public:
  Carrier(Vault::Internals& vault, const std::set<model::PatientId>& patients, const std::set<model::ImageId>& images)
      : m_vault(vault), m_patients(patients), m_images(images) {}

  Result<Carried> run() {
    const auto each = [this](const store::JournalRecord& record) -> Result<void> {
      if (!m_patients.contains(record.patient)) return {};
      TRY_ASSIGN(const change::Any change, openChange(m_vault.keys, m_vault.catalogue, m_vault.id(), record));
      return look(record, change);
    };
    TRY_VOID(m_vault.journal.readOwn(each));
    for (const model::ImageId id : m_touched) TRY_VOID(keep(id));
    for (const model::PatientId id : m_patients) TRY_VOID(freeKeysUnder(id));
    for (const model::PatientId id : m_others) TRY_VOID(carry(id));
    return std::move(m_carried);
  }

 private:
  Result<void> look(const store::JournalRecord& record, const change::Any& change) {
    for (const model::ImageId id : change::imagesOf(change))
      if (!m_images.contains(id)) m_touched.insert(id);
    if (const auto* imported = std::get_if<change::ImageImported>(&change); imported != nullptr && imported->arrival)
      m_carried.arrivals.push_back({record.sequence, imported->image.id, *imported->arrival});
    if (const auto* unreadable = std::get_if<change::Unreadable>(&change); unreadable != nullptr && unreadable->arrival)
      m_carried.arrivals.push_back({record.sequence, unreadable->image, *unreadable->arrival});
    if (const auto* purged = std::get_if<change::ImagesPurged>(&change))
      m_carried.purged.insert(m_carried.purged.end(), purged->images.begin(), purged->images.end());
    if (const auto* merged = std::get_if<change::PatientMerged>(&change); merged != nullptr && !m_patients.contains(merged->into)) m_others.insert(merged->into);
    return {};
  }

  /// An image that belonged to an erased patient once and is somebody else's, or nobody's, now.
  Result<void> keep(model::ImageId id) {
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare(sqlText({"SELECT ", kImageColumns, ", image.duplicate_key, image.sequence, object_key.patient FROM image "
                                                                "LEFT JOIN object_key ON object_key.image = image.id WHERE image.id = ?"})));
    TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
    if (!found) {
      select->reset();
      return {};
    }
    auto image = readImage(*select);
    change::ImageKept kept;
    const ByteView duplicate = select->blob(19);
    if (duplicate.size() == kept.duplicateKey.size()) std::copy(duplicate.begin(), duplicate.end(), kept.duplicateKey.begin());
    kept.sequence = static_cast<std::uint64_t>(select->integer(20));
    const bool hasKey = !select->isNull(21);
    const model::PatientId keyOf{hasKey ? Uuid::fromBytes(select->blob(21)) : Uuid{}};
    select->reset();
    if (!image) return fail(image.error());
    kept.image = std::move(*image);
    const model::PatientId owner = kept.image.patient;
    if (!owner.isNil()) m_others.insert(owner);
    if (hasKey && m_patients.contains(keyOf)) {
      TRY_ASSIGN(store::KeyRecord key, m_vault.keys.rewrap(id, owner, m_vault.catalogue, m_vault.environment.random));
      m_carried.keys.push_back(std::move(key));
    }
    m_carried.kept.push_back({owner, std::move(kept)});
    return {};
  }

  /// A filing that a crash broke off left a key wrapped for a patient whose image it never became.
  Result<void> freeKeysUnder(model::PatientId patient) {
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare("SELECT image.id, image.patient FROM object_key JOIN image ON image.id = object_key.image WHERE object_key.patient = ?"));
    std::vector<std::pair<model::ImageId, model::PatientId>> found;
    select->begin().bindBlob(patient.uuid.view());
    while (true) {
      TRY_ASSIGN(const bool row, select->step());
      if (!row) break;
      found.emplace_back(model::ImageId{Uuid::fromBytes(select->blob(0))}, model::PatientId{select->isNull(1) ? Uuid{} : Uuid::fromBytes(select->blob(1))});
    }
    select->reset();
    for (const auto& [image, owner] : found) {
      if (m_images.contains(image) || m_touched.contains(image)) continue;
      TRY_ASSIGN(store::KeyRecord key, m_vault.keys.rewrap(image, owner, m_vault.catalogue, m_vault.environment.random));
      m_carried.keys.push_back(std::move(key));
    }
    return {};
  }

  Result<void> carry(model::PatientId id) {
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare("SELECT last_activity, withdrawn FROM patient WHERE id = ?"));
    TRY_ASSIGN(const bool found, select->begin().bindBlob(id.uuid.view()).step());
    if (found) m_carried.others.push_back({id, Instant{select->integer(0)}, select->integer(1) != 0});
    select->reset();
    return {};
  }

  Vault::Internals& m_vault;
  const std::set<model::PatientId>& m_patients;
  const std::set<model::ImageId>& m_images;
  std::set<model::ImageId> m_touched;
  std::set<model::PatientId> m_others;
  Carried m_carried;
};

}  // namespace

Result<Carried> carryOthers(Vault::Internals& vault, const std::set<model::PatientId>& patients, const std::set<model::ImageId>& images) {
  return Carrier(vault, patients, images).run();
}

}  // namespace safelight::vault
