#pragma once
// What an open vault consists of. Only core/vault includes this.

#include <functional>
#include <list>
#include <map>

#include "core/crypto/signing.h"
#include "core/store/head_file.h"
#include "core/store/journal.h"
#include "core/store/key_file.h"
#include "core/store/layout.h"
#include "core/store/members_log.h"
#include "core/store/object_store.h"
#include "core/store/sql.h"
#include "core/vault/access/key_ring.h"
#include "core/vault/changes.h"
#include "core/vault/health/anchor.h"
#include "core/vault/keeping/recent_filings.h"
#include "core/vault/patients/patient_index.h"
#include "core/vault/settings.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// One change on its way into the journal.
struct PendingChange {
  model::PatientId patient;  // nil: the vault as a whole
  change::Any change;
  const crypto::SecretBytes* objectKey = nullptr;  // of the image it is about, where it is at hand
};

struct Vault::Internals {
  Internals(const Environment& outside, store::Layout where, std::unique_ptr<store::ExclusiveLock> held, store::MembersLog log, crypto::Identity self,
            model::User who, KeyRing ring, store::KeyFile openedKeys, store::Journal opened, store::Connection catalogueDatabase, store::Connection thumbnailDatabase)
      : environment(outside), layout(std::move(where)), lock(std::move(held)), members(std::move(log)), identity(std::move(self)), user(std::move(who)),
        keys(std::move(ring)), keyFile(std::move(openedKeys)), journal(std::move(opened)), catalogue(std::move(catalogueDatabase)),
        thumbnails(std::move(thumbnailDatabase)), objects(outside.files, layout) {}

  Environment environment;
  store::Layout layout;
  std::unique_ptr<store::ExclusiveLock> lock;
  store::MembersLog members;
  crypto::Identity identity;
  model::User user;
  KeyRing keys;
  store::KeyFile keyFile;
  store::Journal journal;
  store::Connection catalogue;
  store::Connection thumbnails;
  store::ObjectStore objects;
  Settings settings;
  PatientIndex patients;
  bool rebuilt = false;
  /// The journal's records when it was opened.
  std::uint64_t openedAt = 0;
  /// The catalogue was rebuilt because pages of it had been put back.
  bool wasAltered = false;
  /// What this computer remembered of the vault, and remembers.
  StationMemory memory;
  /// The inbox key that this session issued (inbox_keys.h); nil until then.
  Uuid inboxKey;
  std::optional<Error> receivingTrouble;
  /// Arrivals that cannot be taken in and were named once; later runs leave them alone.
  std::map<model::ImageId, Error> refusedArrivals;
  /// Originals that could not be read when somebody wanted them, not noted yet (health/met_damage.h).
  std::map<model::ImageId, ErrorCode> metDamage;
  /// What this person filed into records on hold, and may take back.
  RecentFilings recentFilings;
  /// A commit failed half-way: the catalogue must take in what key file and journal hold before anything else is changed.
  bool catalogueIsBehind = false;
  /// Something may lie about that no record names: the next open looks for it (recovery.h).
  bool leavesTraces = false;

  model::VaultId id() const { return members.vault(); }
};

/// Appends the changes to the journal (sealed, signed, one sync), then applies them to the catalogue in one transaction together with
/// `newKeys`, which are appended to the key file first. The one way to change anything. `publish` runs when the keys are durable and
/// before anything is in the journal: objects take their place there, so that whatever a crash leaves can be opened.
Result<void> commit(Vault::Internals& vault, const std::vector<PendingChange>& changes, const std::vector<store::KeyRecord>& newKeys = {},
                    const std::function<Result<void>()>& publish = {});

/// How replayTail goes about it.
struct Replay {
  std::uint64_t known = 0;  // records that somebody has seen: none of them is cut as a torn tail (RecordsLost)
  std::function<void(std::uint64_t done, std::uint64_t total)> onProgress{};  // bytes of the journal
  bool mayBeEmpty = false;  // a journal without any record is one just begun, not one that lost them all (JournalDamaged)
};

/// Takes the tails of key file and journal into the catalogue and opens the journal at its end.
Result<store::Journal> replayTail(const Environment& environment, const store::Layout& layout, const store::MembersLog& members, KeyRing& keys,
                                  const store::KeyFile& keyFile, store::Connection& catalogue, const Replay& replay = {});

/// Whose signature counts in the journal.
store::SignerLookup signersOf(const store::MembersLog& members);

/// NotAllowed unless the person's role has the permission.
Result<void> require(const Vault& vault, model::Permission permission);

/// The sealed body of a record opened and read; change::Unreadable when the catalogue has no key for it any more (record_body.h says whether
/// that is as it should be).
Result<change::Any> openChange(KeyRing& keys, store::Connection& catalogue, model::VaultId vault, const store::JournalRecord& record);

}  // namespace safelight::vault
