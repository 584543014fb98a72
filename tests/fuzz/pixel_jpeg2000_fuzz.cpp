// JPEG 2000 and high-throughput JPEG 2000.

#include "tests/fuzz/pixel_target.h"

using namespace safelight;

namespace {

constexpr std::array<std::string_view, 4> kSyntaxes{"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.4.201", "1.2.840.10008.1.2.4.203"};

void run(ByteView bytes) { fuzz::runPixels(bytes, kSyntaxes); }
std::vector<Bytes> seeds() { return fuzz::pixelSeeds(kSyntaxes); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("pixel_jpeg2000", run, seeds)
