// TIFF.

#include "tests/fuzz/photo_target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) { fuzz::runPhoto(bytes, {codec::PhotoFormat::Tiff}); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("photo_tiff", run, fuzz::noSeeds, "photos")
