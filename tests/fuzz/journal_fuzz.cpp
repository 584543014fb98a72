// A journal segment, read strictly and as after a crash.

#include "core/seal/sodium_random.h"
#include "core/store/journal.h"
#include "tests/fuzz/memory_files.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  static const bool started = seal::startSodium().has_value();
  fuzz::require(started);
  fuzz::MemoryFiles files;
  files.files["journal/000001.seg"] = std::make_shared<Bytes>(bytes.begin(), bytes.end());
  model::VaultId vault;
  vault.uuid.bytes.fill(1);
  const auto signers = [](const auto&...) { return std::optional(crypto::SigningPublicKey{}); };
  const auto scanned = store::Journal::scan(files, "journal", vault, signers, [](const auto&) { return ok(); });
  const auto opened = store::Journal::open(files, "journal", vault, {}, signers, [](const auto&, const auto&) { return ok(); });
  // Whoever reads it strictly without complaint reads it leniently too, to the same end.
  if (scanned) fuzz::require(opened && opened->end().sequence == scanned->sequence);
}

std::vector<Bytes> seeds() { return {}; }

}  // namespace

SAFELIGHT_FUZZ_TARGET("journal", run, seeds, "format")
