#pragma once
// Names inside a vault folder (FORMAT.md, "Folder").

#include "core/base/path.h"
#include "core/model/ids.h"

namespace safelight::store {

inline constexpr std::uint16_t kFormatVersion = 1;

/// Where each part of a vault lies.
struct Layout {
  Path root;

  Path head() const { return root / "head"; }
  Path members() const { return root / "members"; }
  Path keys() const { return root / "keys"; }
  Path keysCopy() const { return root / "keys.copy"; }
  Path journal() const { return root / "journal"; }
  Path catalogue() const { return root / "catalogue.db"; }
  Path thumbnails() const { return root / "thumbs.db"; }
  Path objects() const { return root / "objects"; }
  Path inbox() const { return root / "inbox"; }
  Path lock() const { return root / "lock"; }
  Path session() const { return root / "session"; }
  Path erased() const { return root / "erased"; }    // tombstones of patients
  Path erasing() const { return root / "erasing"; }  // there while an erasure is under way
  /// There while free pages of the catalogue may hold remnants of who was erased.
  Path remnants() const { return root / "remnants"; }
  Path temporary() const { return root / "tmp"; }

  /// objects/xx: xx are the last two hex digits of the id (its first ones are the time and would fill one folder a while).
  Path objectFolder(model::ImageId id) const { return objects() / id.toString().substr(34, 2); }
  Path object(model::ImageId id) const { return objectFolder(id) / id.toString(); }
};

}  // namespace safelight::store
