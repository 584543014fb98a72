#include "core/vault/key_ring.h"

#include <algorithm>

namespace safelight::vault {
namespace {
constexpr std::size_t kKeptPatientKeys = 128;  // two locked pages each
}

Result<KeyRing> KeyRing::make(crypto::SecretBytes root, model::VaultId vault, std::uint32_t epoch) {
  KeyRing ring;
  ring.m_vault = vault;
  ring.m_epoch = epoch;
  ring.m_root = std::move(root);
  const auto derive = [&ring](std::string_view context) { return ring.derived(context); };
  TRY_ASSIGN(ring.m_catalogue, derive("safelight catalogue"));
  TRY_ASSIGN(ring.m_thumbnails, derive("safelight thumbnails"));
  TRY_ASSIGN(ring.m_duplicates, derive("safelight duplicates"));
  TRY_ASSIGN(ring.m_wrapping, derive("safelight patient keys"));
  TRY_ASSIGN(ring.m_vaultJournal, derive("safelight vault journal"));
  return ring;
}

Result<crypto::SecretBytes> KeyRing::derived(std::string_view context) const {
  ByteWriter number;
  number.u32(m_epoch);
  return crypto::deriveKey(m_root, context, {m_vault.uuid.view(), number.bytes()});
}

Result<KeyRing::Entry*> KeyRing::remember(model::PatientId patient, const crypto::SecretBytes& key) {
  Entry entry;
  entry.patient = patient;
  TRY_ASSIGN(entry.wrapping, crypto::deriveKey(key, "safelight object keys", {patient.uuid.view()}));
  TRY_ASSIGN(entry.journal, crypto::deriveKey(key, "safelight patient journal", {patient.uuid.view()}));
  m_recent.push_front(std::move(entry));
  if (m_recent.size() > kKeptPatientKeys) m_recent.pop_back();
  return &m_recent.front();
}

void KeyRing::forget(model::PatientId patient) {
  m_recent.remove_if([patient](const Entry& entry) { return entry.patient == patient; });
}

Result<store::KeyRecord> KeyRing::makePatientKey(model::PatientId patient, Random& random) {
  TRY_ASSIGN(const crypto::SecretBytes key, crypto::newKey(random));
  store::KeyRecord record;
  record.kind = store::KeyKind::Patient;
  record.id = patient.uuid;
  record.patient = patient;
  TRY_ASSIGN(const Bytes wrapped, crypto::wrapKey(m_wrapping, key, store::keyAssociation(m_vault, record), random));
  std::copy(wrapped.begin(), wrapped.end(), record.wrapped.begin());
  TRY_ASSIGN([[maybe_unused]] Entry * kept, remember(patient, key));
  return record;
}

Result<KeyRing::Entry*> KeyRing::entry(model::PatientId patient, store::Connection& catalogue) {
  const auto known = std::find_if(m_recent.begin(), m_recent.end(), [patient](const Entry& e) { return e.patient == patient; });
  if (known != m_recent.end()) {
    m_recent.splice(m_recent.begin(), m_recent, known);
    return &m_recent.front();
  }
  TRY_ASSIGN(store::Statement * select, catalogue.prepare("SELECT wrapped FROM patient_key WHERE patient = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(patient.uuid.view()).step());
  if (!found) {
    select->reset();
    return fail(ErrorCode::KeysDamaged, "no patient key");
  }
  const ByteView blob = select->blob(0);
  const Bytes wrapped(blob.begin(), blob.end());
  select->reset();
  store::KeyRecord record;
  record.kind = store::KeyKind::Patient;
  record.id = patient.uuid;
  record.patient = patient;
  auto key = crypto::unwrapKey(m_wrapping, wrapped, store::keyAssociation(m_vault, record));
  if (!key) return fail(ErrorCode::KeysDamaged, "a patient key does not open");
  return remember(patient, *key);
}

Result<const crypto::SecretBytes*> KeyRing::patientKey(model::PatientId patient, store::Connection& catalogue) {
  TRY_ASSIGN(Entry * found, entry(patient, catalogue));
  return &found->wrapping;
}

Result<const crypto::SecretBytes*> KeyRing::journalKey(model::PatientId patient, store::Connection& catalogue) {
  if (patient.isNil()) return &m_vaultJournal;
  TRY_ASSIGN(Entry * found, entry(patient, catalogue));
  return &found->journal;
}

Result<store::KeyRecord> KeyRing::wrapObject(model::ImageId image, model::PatientId patient, const crypto::SecretBytes& key, store::Connection& catalogue,
                                             Random& random) {
  TRY_ASSIGN(const crypto::SecretBytes* wrapping, patientKey(patient, catalogue));
  store::KeyRecord record;
  record.kind = store::KeyKind::Object;
  record.id = image.uuid;
  record.patient = patient;
  TRY_ASSIGN(const Bytes wrapped, crypto::wrapKey(*wrapping, key, store::keyAssociation(m_vault, record), random));
  std::copy(wrapped.begin(), wrapped.end(), record.wrapped.begin());
  return record;
}

Result<KeyRing::NewObjectKey> KeyRing::makeObjectKey(model::ImageId image, model::PatientId patient, store::Connection& catalogue, Random& random) {
  TRY_ASSIGN(crypto::SecretBytes key, crypto::newKey(random));
  TRY_ASSIGN(store::KeyRecord record, wrapObject(image, patient, key, catalogue, random));
  return NewObjectKey{std::move(key), std::move(record)};
}

Result<crypto::SecretBytes> KeyRing::unwrapObject(const store::KeyRecord& record, store::Connection& catalogue) {
  TRY_ASSIGN(const crypto::SecretBytes* wrapping, patientKey(record.patient, catalogue));
  auto key = crypto::unwrapKey(*wrapping, record.wrapped, store::keyAssociation(m_vault, record));
  if (!key) return fail(ErrorCode::KeysDamaged, "an object key does not open");
  return key;
}

Result<crypto::SecretBytes> KeyRing::objectKey(model::ImageId image, store::Connection& catalogue) {
  TRY_ASSIGN(store::Statement * select, catalogue.prepare("SELECT patient, wrapped FROM object_key WHERE image = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(image.uuid.view()).step());
  if (!found) {
    select->reset();
    return fail(ErrorCode::KeysDamaged, "no object key");
  }
  store::KeyRecord record;
  record.kind = store::KeyKind::Object;
  record.id = image.uuid;
  const ByteView patient = select->blob(0);
  const ByteView wrapped = select->blob(1);
  const bool sound = patient.size() == 16 && wrapped.size() == record.wrapped.size();
  if (sound) {
    record.patient.uuid = Uuid::fromBytes(patient);
    std::copy(wrapped.begin(), wrapped.end(), record.wrapped.begin());
  }
  select->reset();
  if (!sound) return fail(ErrorCode::CatalogueDamaged, "object_key");
  return unwrapObject(record, catalogue);
}

Result<store::KeyRecord> KeyRing::rewrap(model::ImageId image, model::PatientId patient, store::Connection& catalogue, Random& random) {
  TRY_ASSIGN(const crypto::SecretBytes key, objectKey(image, catalogue));
  return wrapObject(image, patient, key, catalogue, random);
}

}  // namespace safelight::vault
