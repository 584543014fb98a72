#pragma once
// What a computer remembers of a vault's receiver: how far its arrivals had come, as the receiver's own head says, beside the device secret and outside
// of the vault. Whoever takes the last arrivals out of the inbox together with the head that counts them is found by it. Kept up while the vault is
// locked, so nothing here needs a key, or opens anything; the lock screen links it.

#include <optional>

#include "core/base/path.h"
#include "core/model/ids.h"
#include "core/seal/arrival.h"
#include "core/store/file_system.h"

namespace safelight::vault {

/// STATION/ID.arrivals
Path arrivalMemoryPath(const Path& stationMemory, model::VaultId vault);

/// From now on it is this receiver's word that counts. For an open vault, which knows whom it believes. A memory of another receiver's is forgotten.
Result<void> rememberReceiver(store::FileSystem& files, const Path& stationMemory, model::VaultId vault, const seal::SigningPublicKey& receiver);

/// Takes the head that lies in the vault's inbox into the memory, if the receiver signed it and it has come further. Nothing happens for a vault whose
/// receiver this computer was never told. For the lock screen, whenever something arrived.
void rememberArrivals(store::FileSystem& files, const Path& vault, const Path& stationMemory);

/// The furthest head that this computer saw, if this receiver signed it.
std::optional<seal::InboxHead> recallArrivals(store::FileSystem& files, const Path& stationMemory, model::VaultId vault, const seal::SigningPublicKey& receiver);

}  // namespace safelight::vault
