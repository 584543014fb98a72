#pragma once
// Images as lines, for `images` and `inbox`.

#include "app/cli/command.h"
#include "core/vault/images/images.h"

namespace safelight::cli {

/// Says every image that matches, newest first.
Result<void> listImages(Context& context, vault::Vault& vault, vault::ImageSearch search);

}  // namespace safelight::cli
