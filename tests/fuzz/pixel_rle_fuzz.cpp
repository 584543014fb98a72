// RLE (PS3.5 annex G).

#include "tests/fuzz/pixel_target.h"

using namespace safelight;

namespace {

constexpr std::array<std::string_view, 1> kSyntaxes{"1.2.840.10008.1.2.5"};

void run(ByteView bytes) { fuzz::runPixels(bytes, kSyntaxes); }
std::vector<Bytes> seeds() { return fuzz::pixelSeeds(kSyntaxes); }

}  // namespace

SAFELIGHT_FUZZ_TARGET("pixel_rle", run, seeds)
