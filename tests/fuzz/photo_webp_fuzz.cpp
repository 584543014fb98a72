// WebP.

#include "tests/fuzz/photo_target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) { fuzz::runPhoto(bytes, {codec::PhotoFormat::WebP}); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("photo_webp", run, fuzz::noSeeds, "photos")
