#pragma once
// Arrivals leave the inbox: into the objects when their record is durable, away when their bytes are here already. Only core/vault includes this.

#include "core/vault/internals.h"

namespace safelight::vault {

/// An arrival whose record is in the journal.
struct Recorded {
  model::ImageId id;
  std::uint64_t objectBytes = 0;  // the file's length without its trailer
};

/// Makes the folders that publishArrivals will need, so that it cannot fail for want of them after the record is written.
Result<void> prepareFolders(Vault::Internals& vault, const std::vector<model::ImageId>& ids);

/// Gives each its name among the objects and syncs the folders, takes the one in the inbox away and syncs that, then cuts off the trailers
/// and syncs the files. In this order a crash leaves an arrival in the inbox with its trailer, or an object that still has one;
/// finishArrivals ends either. Sets `leavesTraces` after an error.
Result<void> publishArrivals(Vault::Internals& vault, const std::vector<Recorded>& arrivals);

/// Removes arrivals whose bytes are sealed elsewhere, and syncs the folder.
Result<void> removeArrivals(Vault::Internals& vault, const std::vector<model::ImageId>& ids);

/// True when the image's object opens, is whole, and holds the bytes that its row says. Reads all of it.
Result<bool> isSound(Vault::Internals& vault, model::ImageId image);

/// What a crash or an error left: arrivals that have a record take their place, or go when their object is there already; trailers of the
/// last ones go. How many files were touched.
Result<std::uint32_t> finishArrivals(Vault::Internals& vault);

}  // namespace safelight::vault
