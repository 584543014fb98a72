// PNG.

#include "tests/fuzz/photo_target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) { fuzz::runPhoto(bytes, {codec::PhotoFormat::Png}); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("photo_png", run, fuzz::noSeeds, "photos")
