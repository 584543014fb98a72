// The list of a medium: what it names goes to whoever opens files (and refuses what leaves the medium).

#include "app/decoder/worker/describe.h"
#include "app/decoder/worker/prepare.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  static const bool ready = (decoder::prepareDecoding(), true);
  fuzz::require(ready);
  const auto references = decoder::mediaReferencesOf(bytes);
  if (!references) return;
  // The parent understands what its child says.
  const auto heard = decode::parseReferences(decode::encodeReferences(*references));
  fuzz::require(heard && heard->size() == references->size());
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("dicomdir", run, fuzz::noSeeds, "dicom/media")
