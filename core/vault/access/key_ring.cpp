#include "core/vault/access/key_ring.h"

#include <algorithm>

namespace safelight::vault {
namespace {
constexpr std::size_t kKeptPatientKeys = 128;  // two locked pages each
constexpr std::string_view kWrapping = "safelight patient keys";
constexpr std::string_view kVaultJournal = "safelight vault journal";
constexpr std::string_view kUnfiled = "safelight unfiled images";
}

Result<crypto::SecretBytes> KeyRing::deriveFrom(const crypto::SecretBytes& root, std::uint32_t epoch, std::string_view context) const {
  ByteWriter number;
  number.u32(epoch);
  return crypto::deriveKey(root, context, {m_vault.uuid.view(), number.bytes()});
}

Result<KeyRing::OlderEpoch> KeyRing::olderEpoch(EpochRoot root) const {
  OlderEpoch older;
  older.epoch = root.epoch;
  TRY_ASSIGN(older.wrapping, deriveFrom(root.root, root.epoch, kWrapping));
  TRY_ASSIGN(older.vaultJournal, deriveFrom(root.root, root.epoch, kVaultJournal));
  TRY_ASSIGN(older.unfiled, deriveFrom(root.root, root.epoch, kUnfiled));
  older.root = std::move(root.root);
  return older;
}

Result<void> KeyRing::deriveAll() {
  TRY_ASSIGN(m_catalogue, derived("safelight catalogue"));
  TRY_ASSIGN(m_thumbnails, derived("safelight thumbnails"));
  TRY_ASSIGN(m_wrapping, derived(kWrapping));
  TRY_ASSIGN(m_vaultJournal, derived(kVaultJournal));
  TRY_ASSIGN(m_unfiled, derived(kUnfiled));
  return {};
}

Result<KeyRing> KeyRing::make(crypto::SecretBytes root, model::VaultId vault, std::uint32_t epoch, std::vector<EpochRoot> older) {
  KeyRing ring;
  ring.m_vault = vault;
  ring.m_epoch = epoch;
  ring.m_root = std::move(root);
  TRY_VOID(ring.deriveAll());
  for (EpochRoot& one : older) {
    TRY_ASSIGN(OlderEpoch kept, ring.olderEpoch(std::move(one)));
    ring.m_older.push_back(std::move(kept));
  }
  TRY_ASSIGN(ring.m_duplicates, ring.derived("safelight duplicates", ring.epochs().back()));
  return ring;
}

Result<void> KeyRing::turn(EpochRoot next) {
  TRY_ASSIGN(OlderEpoch before, olderEpoch({m_epoch, std::move(m_root)}));
  m_older.push_front(std::move(before));
  m_epoch = next.epoch;
  m_root = std::move(next.root);
  return deriveAll();
}

std::vector<std::uint32_t> KeyRing::epochs() const {
  std::vector<std::uint32_t> epochs{m_epoch};
  for (const OlderEpoch& older : m_older) epochs.push_back(older.epoch);
  return epochs;
}

Result<crypto::SecretBytes> KeyRing::derived(std::string_view context) const { return deriveFrom(m_root, m_epoch, context); }

Result<crypto::SecretBytes> KeyRing::derived(std::string_view context, std::uint32_t epoch) const {
  if (epoch == m_epoch) return derived(context);
  for (const OlderEpoch& older : m_older)
    if (older.epoch == epoch) return deriveFrom(older.root, epoch, context);
  return fail(ErrorCode::KeysDamaged, "no root of this epoch");
}

Result<const crypto::SecretBytes*> KeyRing::vaultJournalKey(std::uint32_t epoch) const {
  if (epoch == m_epoch) return &m_vaultJournal;
  for (const OlderEpoch& older : m_older)
    if (older.epoch == epoch) return &older.vaultJournal;
  return fail(ErrorCode::KeysDamaged, "no root of this epoch");
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
  if (wrapped.size() != record.wrapped.size()) return fail(ErrorCode::CatalogueDamaged, "patient_key");
  std::copy(wrapped.begin(), wrapped.end(), record.wrapped.begin());
  TRY_ASSIGN(const crypto::SecretBytes key, unwrapPatient(record));
  return remember(patient, key);
}

/// Under the root of this epoch, or of one before: a rotation that a crash broke off leaves both.
Result<crypto::SecretBytes> KeyRing::unwrapPatient(const store::KeyRecord& record) const {
  const Bytes association = store::keyAssociation(m_vault, record);
  auto key = crypto::unwrapKey(m_wrapping, record.wrapped, association);
  for (auto older = m_older.begin(); !key && older != m_older.end(); ++older) key = crypto::unwrapKey(older->wrapping, record.wrapped, association);
  if (!key) return fail(ErrorCode::KeysDamaged, "a patient key does not open");
  return key;
}

bool KeyRing::isOfThisEpoch(const store::KeyRecord& patientKey) const {
  return crypto::unwrapKey(m_wrapping, patientKey.wrapped, store::keyAssociation(m_vault, patientKey)).has_value();
}

Result<std::optional<store::KeyRecord>> KeyRing::renewed(const store::KeyRecord& patientKey, Random& random) const {
  const Bytes association = store::keyAssociation(m_vault, patientKey);
  if (isOfThisEpoch(patientKey)) return std::optional<store::KeyRecord>();
  TRY_ASSIGN(const crypto::SecretBytes key, unwrapPatient(patientKey));
  TRY_ASSIGN(const Bytes wrapped, crypto::wrapKey(m_wrapping, key, association, random));
  store::KeyRecord record = patientKey;
  std::copy(wrapped.begin(), wrapped.end(), record.wrapped.begin());
  return std::optional<store::KeyRecord>(record);
}

Result<bool> KeyRing::knows(model::PatientId patient, store::Connection& catalogue) {
  if (std::any_of(m_recent.begin(), m_recent.end(), [patient](const Entry& e) { return e.patient == patient; })) return true;
  TRY_ASSIGN(store::Statement * select, catalogue.prepare("SELECT 1 FROM patient_key WHERE patient = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(patient.uuid.view()).step());
  select->reset();
  return found;
}

Result<std::optional<crypto::SecretBytes>> KeyRing::knownObjectKey(model::ImageId image, store::Connection& catalogue) {
  TRY_ASSIGN(store::Statement * select, catalogue.prepare("SELECT 1 FROM object_key JOIN patient_key USING (patient) WHERE image = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(image.uuid.view()).step());
  select->reset();
  if (!found) return std::optional<crypto::SecretBytes>();
  TRY_ASSIGN(crypto::SecretBytes key, objectKey(image, catalogue));
  return std::optional<crypto::SecretBytes>(std::move(key));
}

crypto::DerivedKey imageRecordKey(const crypto::SecretBytes& objectKey, model::ImageId image) { return {objectKey, "safelight image record", image.uuid}; }
crypto::DerivedKey thumbnailKey(const crypto::SecretBytes& objectKey, model::ImageId image) { return {objectKey, "safelight thumbnail", image.uuid}; }

Result<const crypto::SecretBytes*> KeyRing::patientKey(model::PatientId patient, store::Connection& catalogue) {
  TRY_ASSIGN(Entry * found, entry(patient, catalogue));
  return &found->wrapping;
}

Result<const crypto::SecretBytes*> KeyRing::journalKey(model::PatientId patient, store::Connection& catalogue) {
  if (patient.isNil()) return &m_vaultJournal;
  TRY_ASSIGN(Entry * found, entry(patient, catalogue));
  return &found->journal;
}

/// Under what keys of images are wrapped now. Images without a patient stay under one key in the first epoch; from the second on each epoch has its own,
/// because whoever left keeps that of before.
Result<const crypto::SecretBytes*> KeyRing::wrappingKey(model::PatientId patient, store::Connection& catalogue) {
  if (patient.isNil() && !m_older.empty()) return &m_unfiled;
  return patientKey(patient, catalogue);
}

Result<store::KeyRecord> KeyRing::wrapObject(model::ImageId image, model::PatientId patient, const crypto::SecretBytes& key, store::Connection& catalogue,
                                             Random& random) {
  TRY_ASSIGN(const crypto::SecretBytes* wrapping, wrappingKey(patient, catalogue));
  store::KeyRecord record;
  record.kind = store::KeyKind::Object;
  record.id = image.uuid;
  record.patient = patient;
  TRY_ASSIGN(const Bytes wrapped, crypto::wrapKey(*wrapping, key, store::keyAssociation(m_vault, record), random));
  std::copy(wrapped.begin(), wrapped.end(), record.wrapped.begin());
  return record;
}

Result<KeyRing::NewObjectKey> KeyRing::makeObjectKey(model::ImageId image, model::PatientId patient, store::Connection& catalogue, Random& random,
                                                     crypto::SecretBytes spare) {
  TRY_ASSIGN(crypto::SecretBytes key, crypto::newKey(random, std::move(spare)));
  TRY_ASSIGN(store::KeyRecord record, wrapObject(image, patient, key, catalogue, random));
  return NewObjectKey{std::move(key), std::move(record)};
}

Result<crypto::SecretBytes> KeyRing::unwrapObject(const store::KeyRecord& record, store::Connection& catalogue) {
  const Bytes association = store::keyAssociation(m_vault, record);
  if (record.patient.isNil() && !m_older.empty()) {
    auto key = crypto::unwrapKey(m_unfiled, record.wrapped, association);
    for (auto older = m_older.begin(); !key && older != m_older.end(); ++older) key = crypto::unwrapKey(older->unfiled, record.wrapped, association);
    if (key) return key;
  }
  TRY_ASSIGN(const crypto::SecretBytes* wrapping, patientKey(record.patient, catalogue));
  auto key = crypto::unwrapKey(*wrapping, record.wrapped, association);
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

seal::Hash KeyRing::duplicateHashOf(const seal::Hash& blake2b) const {
  return m_duplicates.read([&](ByteView key) { return seal::keyedHash(key, {blake2b}); });
}

}  // namespace safelight::vault
