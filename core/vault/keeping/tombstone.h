#pragma once
// Tombstones (FORMAT.md): who was erased, signed by an owner, in files that outlive the keys. A restore applies them before anything else, so
// that an erased patient does not come back out of an older backup.

#include <functional>
#include <vector>

#include "core/crypto/signing.h"
#include "core/store/layout.h"
#include "core/store/members_log.h"

namespace safelight::vault {

/// Ids alone: a tombstone can be read without a key and names nobody.
struct Tombstone {
  model::VaultId vault;
  Instant at;
  model::UserId signer;
  std::vector<model::PatientId> patients;  // at least one; the first gives the file its name
  std::vector<model::ImageId> images;
};

Bytes signTombstone(const Tombstone& tombstone, const crypto::Identity& identity);
/// Writes it durably into `folder` (made when missing).
Result<void> writeTombstone(store::FileSystem& files, const Path& folder, const Tombstone& tombstone, const crypto::Identity& identity);
/// BackupForged when it is not of this vault or not signed by somebody who is or was an owner; VaultTooNew.
Result<Tombstone> parseTombstone(ByteView file, const store::MembersLog& members);
/// Whose word counts. Working: an owner's who is one now; what the others ordered while they were, the journal says, and whoever left must not erase
/// anybody. Of a vault that came back out of a backup also somebody's who became an owner after its own log ends (giveLaterPeople).
enum class TombstoneSigners : std::uint8_t { Working, Ever };
/// Those of a folder that are sound and count, in the order of their names; a missing folder has none.
Result<std::vector<Tombstone>> readTombstones(store::FileSystem& files, const Path& folder, const store::MembersLog& members,
                                              TombstoneSigners signers = TombstoneSigners::Working);

/// Puts a later state of a restored vault's membership log beside its tombstones, so that those of later owners are believed. Nothing is done when `later`
/// says no more than `own`.
Result<void> giveLaterPeople(store::FileSystem& files, const Path& folder, const store::MembersLog& own, const store::MembersLog& later, const Path& laterFile);
/// Takes it away again: what it bore witness to stands in the journal.
Result<void> dropLaterPeople(store::FileSystem& files, const Path& folder);

/// Whether this person may erase now.
bool isWorkingOwner(const store::Members& members, model::UserId user);
/// Which of the tombstones that are sound a restore believes; empty: all.
using Believes = std::function<bool(const Tombstone&)>;

struct Entombed {
  std::uint32_t patients = 0;         // who were there still
  std::uint64_t keys = 0;             // records destroyed
  std::vector<std::string> refused;   // names of tombstones that are not sound, or not believed
};
/// Copies the tombstones of `folder` into a vault that nobody has opened, destroys the keys they name in its key files and removes the objects.
/// Needs no key of the vault. Doing it again does nothing.
Result<Entombed> applyTombstones(store::FileSystem& files, const Path& folder, const store::Layout& vault, const store::MembersLog& members,
                                 const Believes& believes = {});

}  // namespace safelight::vault
