// HEIC and AVIF.

#include "tests/fuzz/photo_target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) { fuzz::runPhoto(bytes, {codec::PhotoFormat::Heic, codec::PhotoFormat::Avif}); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("photo_heif", run, fuzz::noSeeds, "photos")
