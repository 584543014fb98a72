#pragma once
// The keys of an open vault: the root, its sub-keys, and the patient keys in use.

#include <list>
#include <optional>
#include <vector>

#include "core/crypto/key_wrap.h"
#include "core/store/key_file.h"
#include "core/store/sql.h"

namespace safelight::vault {

/// The root key of an epoch.
struct EpochRoot {
  std::uint32_t epoch = 1;
  crypto::SecretBytes root;
};

/// Owns secrets; belongs to the vault's thread. Patient keys are unwrapped on demand and the least recently used are wiped, because
/// locked memory is scarce (8 MiB on a usual Linux).
class KeyRing {
 public:
  /// `older`: the roots of earlier epochs, newest first, so that what was written under them is read.
  static Result<KeyRing> make(crypto::SecretBytes root, model::VaultId vault, std::uint32_t epoch, std::vector<EpochRoot> older = {});
  /// A new epoch begins: from now on everything is wrapped and sealed under the new root.
  Result<void> turn(EpochRoot next);

  std::uint32_t epoch() const { return m_epoch; }
  const crypto::SecretBytes& catalogueKey() const { return m_catalogue; }
  const crypto::SecretBytes& thumbnailKey() const { return m_thumbnails; }
  /// Of the first epoch for good: duplicates are found among images of any.
  const crypto::SecretBytes& duplicateKey() const { return m_duplicates; }
  /// By which the vault knows the same original again: its hash under that key.
  seal::Hash duplicateHashOf(const seal::Hash& blake2b) const;
  /// For signing a copy of the root to a new member.
  const crypto::SecretBytes& root() const { return m_root; }
  /// A key for one more purpose, made from the root like the ones above.
  Result<crypto::SecretBytes> derived(std::string_view context) const;
  /// The same of another epoch; KeysDamaged when its root is not here.
  Result<crypto::SecretBytes> derived(std::string_view context, std::uint32_t epoch) const;
  /// Every epoch whose root is here, newest first.
  std::vector<std::uint32_t> epochs() const;

  /// A new patient key, wrapped and kept in the ring; nil is the key of unfiled images.
  Result<store::KeyRecord> makePatientKey(model::PatientId patient, Random& random);
  /// The patient's key (from the ring or the catalogue's patient_key table). KeysDamaged when it is missing or does not open.
  Result<const crypto::SecretBytes*> patientKey(model::PatientId patient, store::Connection& catalogue);

  /// False when the catalogue has no key of this patient: it was destroyed, or is lost.
  Result<bool> knows(model::PatientId patient, store::Connection& catalogue);
  /// Whether the patient key of a record is wrapped for this epoch. Whoever left can wrap keys of their own for the epochs before.
  bool isOfThisEpoch(const store::KeyRecord& patientKey) const;
  /// Whether the root of this epoch or of one before opens a patient key.
  bool opens(const store::KeyRecord& patientKey) const { return unwrapPatient(patientKey).has_value(); }
  /// The patient key of a record wrapped anew for this epoch; nothing when it is wrapped for it already. KeysDamaged when no root opens it.
  Result<std::optional<store::KeyRecord>> renewed(const store::KeyRecord& patientKey, Random& random) const;

  /// A new random object key wrapped under a patient's key. `spare`: guarded memory of a key that is needed no more (crypto::newKey).
  struct NewObjectKey {
    crypto::SecretBytes key;
    store::KeyRecord record;
  };
  Result<NewObjectKey> makeObjectKey(model::ImageId image, model::PatientId patient, store::Connection& catalogue, Random& random,
                                      crypto::SecretBytes spare = {});
  /// An object key that is there already, wrapped under a patient's key.
  Result<store::KeyRecord> wrapObject(model::ImageId image, model::PatientId patient, const crypto::SecretBytes& key, store::Connection& catalogue, Random& random);
  /// Opens an object's key through the catalogue's object_key table.
  Result<crypto::SecretBytes> objectKey(model::ImageId image, store::Connection& catalogue);
  /// The same; nothing when the catalogue does not know that key, or its patient's, any more.
  Result<std::optional<crypto::SecretBytes>> knownObjectKey(model::ImageId image, store::Connection& catalogue);
  /// The same key wrapped for another patient.
  Result<store::KeyRecord> rewrap(model::ImageId image, model::PatientId patient, store::Connection& catalogue, Random& random);

  /// Journal bodies: under the patient's key, or the vault's for nil.
  Result<const crypto::SecretBytes*> journalKey(model::PatientId patient, store::Connection& catalogue);
  /// The vault's journal key of an epoch; KeysDamaged when its root is not here.
  Result<const crypto::SecretBytes*> vaultJournalKey(std::uint32_t epoch) const;
  /// Object keys and journal keys of a patient are derived apart from one random key.
  void forget(model::PatientId patient);

 private:
  struct Entry {
    model::PatientId patient;
    crypto::SecretBytes wrapping, journal;
  };
  /// What an epoch that is over still opens.
  struct OlderEpoch {
    std::uint32_t epoch = 0;
    crypto::SecretBytes root, wrapping, vaultJournal, unfiled;
  };
  KeyRing() = default;
  Result<OlderEpoch> olderEpoch(EpochRoot root) const;
  Result<void> deriveAll();
  Result<crypto::SecretBytes> deriveFrom(const crypto::SecretBytes& root, std::uint32_t epoch, std::string_view context) const;
  Result<crypto::SecretBytes> unwrapPatient(const store::KeyRecord& record) const;
  Result<Entry*> entry(model::PatientId patient, store::Connection& catalogue);
  Result<Entry*> remember(model::PatientId patient, const crypto::SecretBytes& key);
  Result<crypto::SecretBytes> unwrapObject(const store::KeyRecord& record, store::Connection& catalogue);
  Result<const crypto::SecretBytes*> wrappingKey(model::PatientId patient, store::Connection& catalogue);

  model::VaultId m_vault;
  std::uint32_t m_epoch = 1;
  crypto::SecretBytes m_root, m_catalogue, m_thumbnails, m_duplicates, m_wrapping, m_vaultJournal, m_unfiled;
  std::list<OlderEpoch> m_older;  // newest first
  std::list<Entry> m_recent;      // newest first
};

/// Seals what is said of an image, so that it goes with the image's key.
crypto::DerivedKey imageRecordKey(const crypto::SecretBytes& objectKey, model::ImageId image);
/// Seals an image's thumbnail.
crypto::DerivedKey thumbnailKey(const crypto::SecretBytes& objectKey, model::ImageId image);

}  // namespace safelight::vault
