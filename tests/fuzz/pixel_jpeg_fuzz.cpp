// JPEG inside DICOM: baseline, extended, lossless.

#include "tests/fuzz/pixel_target.h"

using namespace safelight;

namespace {

constexpr std::array<std::string_view, 4> kSyntaxes{"1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.70"};

void run(ByteView bytes) { fuzz::runPixels(bytes, kSyntaxes); }
std::vector<Bytes> seeds() { return fuzz::pixelSeeds(kSyntaxes); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("pixel_jpeg", run, seeds)
