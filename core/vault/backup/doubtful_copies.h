#pragma once
// Images whose copies in places may be of a damaged original, saved before anybody knew: of what was brought back since, and of what a test restore could
// not open. Each place's next run compares them with the vault's (FORMAT.md, "Writing"). Only core/vault includes this.

#include <vector>

#include "core/model/ids.h"
#include "core/store/sql.h"

namespace safelight::vault {

/// An image, and the number of the last journal record that gave cause for doubt: sets of a later moment have settled it.
struct DoubtfulCopy {
  model::ImageId image;
  std::uint64_t sequence = 0;
};

Result<void> projectDoubt(store::Connection& catalogue, std::uint64_t sequence, const std::vector<model::ImageId>& images);
/// Of images that are there. By id.
Result<std::vector<DoubtfulCopy>> doubtfulCopies(store::Connection& catalogue);
/// Those that a set with so many journal records does not know of yet. By id, as `all` is.
std::vector<model::ImageId> doubtedSince(const std::vector<DoubtfulCopy>& all, std::uint64_t records);

}  // namespace safelight::vault
