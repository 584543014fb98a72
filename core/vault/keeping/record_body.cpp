#include "core/vault/keeping/record_body.h"

#include "core/seal/read_array.h"
#include "core/vault/keeping/tombstone.h"
#include "core/vault/keeping/wiped_bytes.h"

namespace safelight::vault {
namespace {

// In the place of a body's version. The first says nothing of what an image was when its record was made.
constexpr std::uint8_t kOlderUnderImageKey = 255, kUnderImageKey = 254;

/// What is known of a record still when the image's key is gone: where the image came from, and what later records lean on.
void encodeRest(ByteWriter& writer, const change::Any& change) {
  const auto* imported = std::get_if<change::ImageImported>(&change);
  const auto* kept = std::get_if<change::ImageKept>(&change);
  const model::Image* image = imported != nullptr ? &imported->image : kept != nullptr ? &kept->image : nullptr;
  writer.u8(image != nullptr ? static_cast<std::uint8_t>(image->status) : 0);
  if (image != nullptr) writer.raw(image->import.uuid.view());
}

void readRest(ByteReader& reader, change::Unreadable& left) {
  const std::uint8_t status = reader.u8();
  if (status == 0) return;
  if (status > static_cast<std::uint8_t>(model::ImageStatus::Binned)) return reader.fail();
  left.status = static_cast<model::ImageStatus>(status);
  left.import.uuid = seal::readUuid(reader);
}

const Arrival* arrivalOf(const change::Any& change) {
  const auto* imported = std::get_if<change::ImageImported>(&change);
  return imported != nullptr && imported->arrival ? &*imported->arrival : nullptr;
}

/// What a change says may be a secret.
template <class Key>
Result<Bytes> sealChange(const Key& key, const change::Any& change, ByteView association, Random& random) {
  const WipedBytes body(change::encode(change));
  return crypto::sealBody(key, body.view(), association, random);
}

Result<Bytes> sealUnderImageKey(const crypto::SecretBytes& objectKey, model::ImageId image, const change::Any& change, ByteView association, Random& random) {
  TRY_ASSIGN(const Bytes sealed, sealChange(imageRecordKey(objectKey, image), change, association, random));
  ByteWriter writer;
  writer.u8(kUnderImageKey);
  writer.raw(image.uuid.view());
  encodeRest(writer, change);
  const Arrival* arrival = arrivalOf(change);
  writer.flag(arrival != nullptr);
  if (arrival != nullptr) change::encode(writer, *arrival);
  writer.raw(sealed);
  return std::move(writer).take();
}

/// The body inside; nothing, with what is still known in `left`, when the image's key is gone.
Result<std::optional<Bytes>> openUnderImageKey(KeyRing& keys, store::Connection& catalogue, ByteView body, ByteView association, change::Unreadable& left) {
  ByteReader reader(body.subspan(1));
  left.image.uuid = seal::readUuid(reader);
  if (body.front() == kUnderImageKey) readRest(reader, left);
  if (reader.flag()) left.arrival = change::readArrival(reader);
  const ByteView sealed = reader.raw(reader.remaining());
  if (reader.failed()) return fail(ErrorCode::JournalDamaged, "a body does not open");
  TRY_ASSIGN(const auto objectKey, keys.knownObjectKey(left.image, catalogue));
  if (!objectKey) return std::optional<Bytes>();
  auto inner = crypto::openBody(imageRecordKey(*objectKey, left.image), sealed, association);
  if (!inner) return fail(ErrorCode::JournalDamaged, "a body does not open");
  return std::optional<Bytes>(std::move(*inner));
}

template <class IdType>
Result<void> forgetKnown(store::Connection& catalogue, const char* sql, std::map<IdType, std::uint64_t>& ids) {
  for (auto next = ids.begin(); next != ids.end();) {
    TRY_ASSIGN(auto* select, catalogue.prepare(sql));
    TRY_ASSIGN(const bool found, select->begin().bindBlob(next->first.uuid.view()).step());
    select->reset();
    next = found ? ids.erase(next) : std::next(next);
  }
  return {};
}

}  // namespace

Result<Bytes> sealRecord(KeyRing& keys, store::Connection& catalogue, model::VaultId vault, const store::JournalRecord& record, const change::Any& change,
                         Random& random, const crypto::SecretBytes* objectKey) {
  const Bytes association = store::bodyAssociation(vault, record);
  TRY_ASSIGN(const crypto::SecretBytes* key, keys.journalKey(record.patient, catalogue));
  const model::ImageId lone = change::loneImage(change);
  if (lone.isNil()) return sealChange(*key, change, association, random);
  std::optional<crypto::SecretBytes> known;
  if (objectKey == nullptr) {
    TRY_ASSIGN(known, keys.knownObjectKey(lone, catalogue));
    if (known) objectKey = &*known;
  }
  if (objectKey == nullptr) {
    // Its key was lost: nobody opens the image any more, and what is said of it goes with the patient alone.
    if (record.patient.isNil()) return fail(ErrorCode::KeysDamaged, "no object key");
    return sealChange(*key, change, association, random);
  }
  TRY_ASSIGN(const Bytes body, sealUnderImageKey(*objectKey, lone, change, association, random));
  TRY_ASSIGN(key, keys.journalKey(record.patient, catalogue));  // asking for another key may have moved it
  return crypto::sealBody(*key, body, association, random);
}

Result<change::Any> openChange(KeyRing& keys, store::Connection& catalogue, model::VaultId vault, const store::JournalRecord& record) {
  const crypto::SecretBytes* key = nullptr;
  if (record.patient.isNil()) {
    TRY_ASSIGN(key, keys.vaultJournalKey(record.epoch));
  } else {
    TRY_ASSIGN(const bool isThere, keys.knows(record.patient, catalogue));
    if (!isThere) return change::Any(change::Unreadable{record.patient, {}});
    TRY_ASSIGN(key, keys.journalKey(record.patient, catalogue));
  }
  const Bytes association = store::bodyAssociation(vault, record);
  auto opened = crypto::openBody(*key, record.sealedBody, association);
  if (!opened) return fail(ErrorCode::JournalDamaged, "a body does not open");
  WipedBytes body(std::move(*opened));
  if (!body.view().empty() && (body.view().front() == kUnderImageKey || body.view().front() == kOlderUnderImageKey)) {
    change::Unreadable left;
    left.ofClass = record.changeClass;
    TRY_ASSIGN(auto inner, openUnderImageKey(keys, catalogue, body.view(), association, left));
    if (!inner) return change::Any(std::move(left));
    body = WipedBytes(std::move(*inner));
  }
  auto change = change::parse(record.changeClass, body.view());
  if (!change) return fail(ErrorCode::VaultTooNew, "change class " + std::to_string(record.changeClass));
  return std::move(*change);
}

void UnreadableRecords::note(const store::JournalRecord& record, const change::Any& change) {
  const auto* unreadable = std::get_if<change::Unreadable>(&change);
  if (unreadable == nullptr) return;
  ++m_count;
  if (!unreadable->patient.isNil()) m_patients.try_emplace(unreadable->patient, record.sequence);
  else m_images.try_emplace(unreadable->image, record.sequence);
}

Result<void> UnreadableRecords::settle(store::Connection& catalogue) {
  TRY_VOID(forgetKnown(catalogue, "SELECT 1 FROM erased_patient WHERE patient = ?", m_patients));
  return forgetKnown(catalogue, "SELECT 1 FROM erased_image WHERE image = ?", m_images);
}

Result<void> UnreadableRecords::finish(store::Connection& catalogue, store::FileSystem& files, const store::Layout& layout, const store::MembersLog& members) {
  TRY_VOID(settle(catalogue));
  if (empty()) return {};
  TRY_ASSIGN(const std::vector<Tombstone> tombstones, readTombstones(files, layout.erased(), members));
  for (const Tombstone& tombstone : tombstones) {
    for (const model::PatientId id : tombstone.patients) m_patients.erase(id);
    for (const model::ImageId id : tombstone.images) m_images.erase(id);
  }
  if (empty()) return {};
  const std::uint64_t number = m_patients.empty() ? m_images.begin()->second : m_patients.begin()->second;
  return fail(ErrorCode::KeysDamaged, "the key of record " + std::to_string(number) + " is gone");
}

}  // namespace safelight::vault
