// A journal segment, read strictly, as after a crash, and as a ruin.

#include "tests/fuzz/small_practice.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  const fuzz::SmallPractice& practice = fuzz::smallPractice();
  fuzz::MemoryFiles files;
  files.files["journal/000001.seg"] = std::make_shared<Bytes>(bytes.begin(), bytes.end());
  const model::VaultId vault = practice.vault();
  const auto signers = practice.signers();
  // Only what the owner signed counts, in a ruin as well, and nothing twice in sound files.
  std::size_t saved = 0;
  const auto ruin = store::Journal::salvage(files, "journal", signers, [&](const store::JournalRecord& record) {
    fuzz::require(record.author == practice.id);
    ++saved;
    return ok();
  });
  fuzz::require(ruin.has_value());
  store::JournalPosition position;
  for (int i = 0; i < 4; ++i) {
    const auto atEnd = store::Journal::checkSome(files, "journal", vault, position, 1, signers);
    if (!atEnd || *atEnd) break;
  }
  const auto scanned = store::Journal::scan(files, "journal", vault, signers, [](const auto&) { return ok(); });
  const auto opened = store::Journal::open(files, "journal", vault, {}, signers, [](const auto&, const auto&) { return ok(); });
  // Whoever reads it strictly without complaint reads it leniently too, to the same end.
  if (scanned) fuzz::require(opened && opened->end().sequence == scanned->sequence && saved >= scanned->sequence);
}

/// The first segment of two, one alone, and one that says it is the second.
std::vector<Bytes> seeds() {
  fuzz::MemoryFiles two, one;
  (void)fuzz::smallPractice().journal(two, 6);
  (void)fuzz::smallPractice().journal(one, 1);
  return {*two.files["journal/000001.seg"], *one.files["journal/000001.seg"], *two.files["journal/000002.seg"]};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("journal", run, seeds, "format")
