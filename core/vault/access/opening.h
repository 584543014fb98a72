#pragma once
// From a folder to an open vault, once somebody proved who they are (unlock.h). Only core/vault includes this.

#include "core/vault/access/unlock.h"
#include "core/vault/internals.h"

namespace safelight::vault {

/// Everything that lies on disk before anybody is named.
struct Ground {
  store::Layout layout;
  std::unique_ptr<store::ExclusiveLock> lock;
  store::MembersLog members;
  store::Head head;
};

/// Locks the vault and reads its head and members. VaultNotFound, NotAVault, VaultTooNew, VaultInUse, VaultOnNetwork, HeadDamaged,
/// MembersDamaged, ReadOnlyMedium.
Result<Ground> openGround(const Environment& environment, const Path& path);

/// Network shares and folders that copy themselves elsewhere hold no live vault.
bool isUnfitForAVault(store::FileSystem& files, const Path& path);

/// Keys, catalogue, journal and thumbnails, with whatever a crash left put right. MembersDamaged when the identity is not the member's, UserDisabled.
/// Errors of freshness (anchor.h) come before anything was changed, unless an owner accepts.
Result<std::unique_ptr<Vault::Internals>> assemble(const Environment& environment, Ground ground, const UnlockedMember& unlocked, const Opening& opening);

/// Opens and prepares the two databases of a vault.
Result<store::Connection> openCatalogue(const store::Layout& layout, const KeyRing& keys);
Result<store::Connection> openThumbnails(const store::Layout& layout, const KeyRing& keys);
/// With its rollback journal.
Result<void> removeDatabase(store::FileSystem& files, const Path& path);

}  // namespace safelight::vault
