#pragma once
// Proving who somebody is, apart from opening the vault: the slot and its Argon2id here, everything that lies on the disk in opening.h.

#include <string>

#include "core/crypto/signing.h"
#include "core/store/members_log.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// A person who proved who they are: what their key slot gives. Opens the vault any number of times (Vault::open) until they are disabled;
/// the root key is unsealed at each opening, so a turned epoch does not matter. Wiped when it goes.
struct UnlockedMember {
  model::UserId user;
  crypto::Identity identity;

  Result<UnlockedMember> clone() const;
};

/// Opens the slot of `kind`: a third of a second of Argon2id. WrongCredentials (no such slot too), SlotRefused, MembersDamaged, UserDisabled
/// (only somebody who proved who they are learns that).
Result<UnlockedMember> unlockMember(const store::MembersLog& members, const store::Member& member, crypto::SlotKind kind, const crypto::SecretBytes& password,
                                    const crypto::SecretBytes& deviceSecret);

/// The same for whoever has this login, from the files; changes nothing and needs no lock. VaultNotFound, NotAVault, MembersDamaged too.
Result<UnlockedMember> unlockMember(store::FileSystem& files, const Path& path, const Credentials& credentials);

/// The vault's root key as it is sealed to this member. MembersDamaged when it is not what the log committed to.
Result<crypto::SecretBytes> openRoot(const store::Member& member, const crypto::Identity& identity, model::VaultId vault);

}  // namespace safelight::vault
