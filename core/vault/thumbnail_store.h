#pragma once
// Thumbnails beside the catalogue: rebuilt from objects when lost.

#include "core/imaging/tone.h"
#include "core/model/ids.h"
#include "core/store/sql.h"

namespace safelight::vault {

Result<void> storeThumbnail(store::Connection& thumbnails, model::ImageId id, const imaging::Rendered& picture);
/// The same when the picture was compressed elsewhere (imaging::compressThumbnail on another thread).
Result<void> storeCompressedThumbnail(store::Connection& thumbnails, model::ImageId id, ByteView jpeg);

}  // namespace safelight::vault
