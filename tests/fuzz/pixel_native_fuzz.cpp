// Pixels as they are, in every byte order, depth and colour.

#include "tests/fuzz/pixel_target.h"

using namespace safelight;

namespace {

constexpr std::array<std::string_view, 4> kSyntaxes{"1.2.840.10008.1.2.1", "1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.98"};

void run(ByteView bytes) { fuzz::runPixels(bytes, kSyntaxes); }
std::vector<Bytes> seeds() { return fuzz::pixelSeeds(kSyntaxes); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("pixel_native", run, seeds)
