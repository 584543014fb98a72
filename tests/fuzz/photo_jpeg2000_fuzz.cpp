// JPEG 2000 as a photograph.

#include "tests/fuzz/photo_target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) { fuzz::runPhoto(bytes, {codec::PhotoFormat::Jpeg2000}); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("photo_jpeg2000", run, fuzz::noSeeds, "photos")
