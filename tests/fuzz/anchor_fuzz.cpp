// What a computer remembers of a vault, as somebody may have left it beside the device secret; and states that a stranger made up, compared with files
// that are sound.

#include "core/vault/health/anchor.h"
#include "tests/fuzz/small_practice.h"
#include "tests/support/fake_clock.h"

using namespace safelight;
using namespace safelight::vault;

namespace {

/// Journal and keys of the practice, at rest.
struct Ground {
  fuzz::MemoryFiles files;
  store::Journal journal;
  store::KeyFile keys;
  Ground() : journal(fuzz::smallPractice().journal(files, 4)), keys(fuzz::smallPractice().keys(files, 3)) {}
};

Ground& ground() {
  static Ground one;
  return one;
}

VaultState stateNow() {
  const store::Members& members = fuzz::smallPractice().members->members();
  VaultState state;
  state.vault = fuzz::smallPractice().vault();
  state.memberRecords = members.records();
  state.lastMember = *members.hashOf(members.records() - 1);
  state.journal = ground().journal.end();
  state.keyRecords = ground().keys.count();
  state.at = Instant{1'795'000'000'000};
  return state;
}

/// The anchor as it lies there: what is believed is what the owner signed, byte for byte, and anything else is trouble that is told.
void recall(ByteView bytes) {
  fuzz::SmallPractice& practice = fuzz::smallPractice();
  fuzz::MemoryFiles files;
  files.files[anchorPath("station", practice.vault())] = std::make_shared<Bytes>(bytes.begin(), bytes.end());
  const tests::FakeClock clock;
  const auto memory = recallState({clock, practice.random, files, "station"}, *practice.members);
  if (!memory) return fuzz::require(memory.error().code == ErrorCode::VaultRolledBack);
  fuzz::require(memory->known.has_value() != memory->trouble.has_value());
  fuzz::require((memory->freshness == Freshness::Confirmed) == memory->known.has_value());
  if (!memory->known) return;
  const Bytes again = signManifest(*memory->known, practice.id, *practice.owner);
  fuzz::require(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
}

/// Any state at all, as if it had been signed: whoever passes has come exactly this far, or not so far.
void compare(ByteView bytes) {
  const auto manifest = parseManifest(bytes);
  if (!manifest) return;
  const store::MembersLog& members = *fuzz::smallPractice().members;
  const VaultState& known = manifest->state;
  const store::Head head{members.vault(), 1, {}, fuzz::smallPractice().id};
  const bool groundIsFresh = checkGroundIsFresh(known, members, head, ground().files, "journal").has_value();
  const bool filesAreFresh = checkFilesAreFresh(known, ground().journal, ground().keys).has_value();
  if (groundIsFresh) fuzz::require(known.memberRecords <= members.members().records() && known.epoch <= 1);
  if (filesAreFresh) fuzz::require(known.journal.sequence <= ground().journal.end().sequence && known.keyRecords <= ground().keys.count());
  if (filesAreFresh && known.journal.sequence == ground().journal.end().sequence) fuzz::require(known.journal.last == ground().journal.end().last);
}

/// The first byte chooses.
void run(ByteView bytes) {
  if (bytes.empty()) return;
  if (bytes[0] % 2 == 0) recall(bytes.subspan(1));
  else compare(bytes.subspan(1));
}

std::vector<Bytes> seeds() {
  const fuzz::SmallPractice& practice = fuzz::smallPractice();
  std::vector<Bytes> all;
  const auto add = [&](const VaultState& state, model::UserId signer) {
    const Bytes bytes = signManifest(state, signer, *practice.owner);
    all.push_back(fuzz::behind(0, bytes));
    all.push_back(fuzz::behind(1, bytes));
  };
  add(stateNow(), practice.id);
  VaultState later = stateNow();
  later.memberRecords += 1;
  add(later, tests::numbered<model::UserId>(5));  // signed by somebody who is gone
  VaultState elsewhere = stateNow();
  elsewhere.journal.segment = ~std::uint32_t{0};
  elsewhere.journal.offset = ~std::uint64_t{0};
  elsewhere.journal.sequence = 1;
  add(elsewhere, practice.id);
  VaultState nothing = stateNow();
  nothing.journal = {};
  nothing.memberRecords = 0;
  add(nothing, practice.id);
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("anchor", run, seeds)
