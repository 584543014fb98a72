#pragma once
// Names inside a place of backups (FORMAT.md).

#include "core/base/path.h"
#include "core/model/ids.h"

namespace safelight::vault {

/// Where each part of a place lies.
struct PlaceLayout {
  Path root;

  Path marker() const { return root / "backup"; }
  Path lock() const { return root / "lock"; }
  Path objects() const { return root / "objects"; }
  Path journal() const { return root / "journal"; }
  Path arrivals() const { return root / "arrivals"; }
  Path erased() const { return root / "erased"; }
  Path sets() const { return root / "sets"; }
  Path set(const std::string& name) const { return sets() / name; }

  Path objectFolder(model::ImageId id) const { return objects() / id.toString().substr(34, 2); }
  Path object(model::ImageId id) const { return objectFolder(id) / id.toString(); }
};

}  // namespace safelight::vault
