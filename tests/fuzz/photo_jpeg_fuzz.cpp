// JPEG.

#include "tests/fuzz/photo_target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) { fuzz::runPhoto(bytes, {codec::PhotoFormat::Jpeg}); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("photo_jpeg", run, fuzz::noSeeds, "photos")
