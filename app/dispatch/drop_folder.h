#pragma once
// The folder in which practice software drops orders (docs/worklist.md).

#include "core/courier/client.h"
#include "core/vault/worklist/worklist.h"

namespace safelight::dispatch {

struct DroppedLine {
  std::uint32_t line = 0;
  vault::TakenOrder taken;   // its error holds the field in words when the line itself was refused
};

struct DroppedFile {
  Path path;
  std::optional<Error> error;        // nothing of it was taken
  std::vector<DroppedLine> lines;
  std::size_t refused() const;
};

/// One file, read in a jail and taken over; it stays where it is.
Result<DroppedFile> takeOrderFile(vault::Vault& vault, const courier::Client& client, const Path& file);

/// Every .csv, .txt and .json file of the folder, oldest first. Taken over as a whole, a file is removed; with refused lines it goes into the folder
/// "refused" for a person to look at. A file that cannot be read and is younger than a minute may still be being written: it waits.
Result<std::vector<DroppedFile>> takeDropFolder(vault::Vault& vault, const courier::Client& client, const Path& folder);

}  // namespace safelight::dispatch
