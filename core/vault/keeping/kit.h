#pragma once
// The recovery kit renewed, and what one's own password costs to try.

#include "core/base/cancel_token.h"
#include "core/crypto/key_slot.h"
#include "core/vault/vault.h"

namespace safelight::vault {

/// A new kit for the owner who is signed in; the one before opens this vault no more (older backups still know it). Shown once. NotAllowed for
/// others. From before the old one dies isKitUnproven() is true, until noteKitTypedBack() or noteKitGivenOut().
Result<RecoveryKit> renewKit(Vault& vault);

/// The same for whoever is signed in, owner or not any more: whoever used a kit had one.
Result<RecoveryKit> renewOwnKit(Vault& vault);

/// True when the kit of whoever is signed in was used and none was made since.
Result<bool> isKitUsed(Vault& vault);

/// Notes in the journal that the first kit, which comes with a vault, is shown; until noteKitTypedBack() nobody knows whether it stands on paper.
Result<void> noteKitShown(Vault& vault);
/// Notes that the kit was typed back from paper.
Result<void> noteKitTypedBack(Vault& vault);
/// Notes that the kit was written to a file or a terminal for whoever asked there.
Result<void> noteKitGivenOut(Vault& vault);
/// True when the kit of whoever is signed in was begun or shown and nobody knows whether it is kept. Vaults from before this was noted count as proven.
Result<bool> isKitUnproven(Vault& vault);

/// Makes one's own password slot anew with another cost of Argon2id. WrongCredentials, SlotRefused (outside the limits), Cancelled; none of them has
/// changed anything. It stops between two tries of the password, not within one.
Result<void> changePasswordCost(Vault& vault, const crypto::SecretBytes& password, const crypto::SecretBytes& deviceSecret, const crypto::StretchCost& cost, const CancelToken& cancel = {});
/// What one's own password costs now.
crypto::StretchCost passwordCost(const Vault& vault);

}  // namespace safelight::vault
