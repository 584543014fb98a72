// A key slot as a stranger may have written it into a membership log.

#include "core/crypto/key_slot.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  ByteReader reader(bytes);
  const auto slot = crypto::KeySlot::parse(reader);
  if (!slot) return;
  ByteWriter writer;
  slot->encode(writer);
  const ByteView read = bytes.first(bytes.size() - reader.remaining());
  fuzz::require(std::equal(read.begin(), read.end(), writer.bytes().begin(), writer.bytes().end()));
}

std::vector<Bytes> seeds() { return {}; }

}  // namespace

SAFELIGHT_FUZZ_TARGET("key_slot", run, seeds, "format")
