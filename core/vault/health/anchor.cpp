#include "core/vault/health/anchor.h"

#include "core/vault/health/arrival_memory.h"
#include "core/vault/internals.h"
#include "core/vault/receiving/inbox_keys.h"

namespace safelight::vault {
namespace {

constexpr std::uint64_t kRecordsUnwritten = 200;
constexpr std::int64_t kMillisecondsUnwritten = 60'000;

VaultState stateOf(const Vault::Internals& vault) {
  const store::Members& members = vault.members.members();
  VaultState state;
  state.vault = vault.id();
  state.epoch = vault.keys.epoch();
  state.memberRecords = members.records();
  state.lastMember = members.hashOf(members.records() - 1).value_or(seal::Hash{});
  state.journal = vault.journal.end();
  state.keyRecords = vault.keyFile.count();
  state.at = vault.environment.clock.now();
  return state;
}

/// While the vault is locked its lock screen goes on with this.
void noteReceiver(Vault::Internals& vault) {
  const Path& station = vault.environment.stationMemory;
  const auto receiver = namedReceiver(vault.catalogue);
  if (!receiver || !*receiver) return;
  if (rememberReceiver(vault.environment.files, station, vault.id(), **receiver)) rememberArrivals(vault.environment.files, vault.layout.root, station);
}

Result<void> older(const char* what) { return fail(ErrorCode::VaultRolledBack, what); }

}  // namespace

Path anchorPath(const Path& stationMemory, model::VaultId vault) { return stationMemory / (vault.toString() + ".anchor"); }

Result<StationMemory> recallState(const Environment& environment, const store::MembersLog& members) {
  StationMemory memory;
  if (environment.stationMemory.empty()) return memory;
  const auto bytes = readWhole(environment.files, anchorPath(environment.stationMemory, members.vault()), kManifestBytes);
  if (!bytes) {
    if (bytes.error().code != ErrorCode::FileNotFound) memory.trouble = bytes.error();
    return memory;
  }
  const auto anchor = readManifest(*bytes, members);
  if (anchor) {
    memory.known = anchor->state;
    memory.lastSeen = anchor->state.at;
    memory.freshness = Freshness::Confirmed;
    memory.journal = anchor->state.journal;
    memory.memberRecords = anchor->state.memberRecords;
    return memory;
  }
  const auto parsed = parseManifest(*bytes);
  if (parsed && parsed->state.vault == members.vault() && parsed->state.memberRecords > members.members().records() && members.members().byId(parsed->signer) == nullptr)
    return fail(ErrorCode::VaultRolledBack, "a member is gone");
  memory.trouble = anchor.error();
  return memory;
}

Result<void> checkGroundIsFresh(const VaultState& known, const store::MembersLog& members, const store::Head& head, store::FileSystem& files, const Path& journalFolder) {
  if (known.memberRecords > 0 && members.members().hashOf(known.memberRecords - 1) != known.lastMember) return older("members");
  if (head.epoch < known.epoch && members.members().epoch() < known.epoch) return older("epoch");
  if (!store::Journal::reaches(files, journalFolder, known.journal)) return older("journal, its length");
  return {};
}

Result<void> checkFilesAreFresh(const VaultState& known, const store::Journal& journal, const store::KeyFile& keys) {
  TRY_ASSIGN(const bool passed, journal.passed(known.journal));
  if (!passed) return older("journal");
  return keys.count() < known.keyRecords ? older("keys") : ok();
}

VaultState currentState(const Vault& vault) { return stateOf(vault.internals()); }

Result<void> comparedWith(const Vault& vault, const VaultState& known) {
  const Vault::Internals& internals = vault.internals();
  const store::Members& members = internals.members.members();
  if (known.memberRecords > 0 && members.hashOf(known.memberRecords - 1) != known.lastMember) return older("members");
  return checkFilesAreFresh(known, internals.journal, internals.keyFile);
}

void rememberState(Vault::Internals& vault) {
  StationMemory& memory = vault.memory;
  if (vault.environment.stationMemory.empty() || vault.journal.failed()) return;
  noteReceiver(vault);
  const VaultState state = stateOf(vault);
  if (state.journal == memory.journal && state.memberRecords == memory.memberRecords) return;
  store::FileSystem& files = vault.environment.files;
  auto written = files.makeDirectory(vault.environment.stationMemory);
  if (written) written = replaceDurably(files, anchorPath(vault.environment.stationMemory, vault.id()), signManifest(state, vault.user.id, vault.identity));
  memory.writtenAt = state.at;
  memory.trouble.reset();
  if (!written) {
    memory.trouble = written.error();
    return;
  }
  memory.journal = state.journal;
  memory.memberRecords = state.memberRecords;
}

void rememberNowAndThen(Vault::Internals& vault) {
  const StationMemory& memory = vault.memory;
  const bool isDue = vault.journal.end().sequence >= memory.journal.sequence + kRecordsUnwritten ||
                     vault.environment.clock.now().milliseconds - memory.writtenAt.milliseconds >= kMillisecondsUnwritten;
  if (isDue && memory.writtenAt.milliseconds != 0) rememberState(vault);
}

}  // namespace safelight::vault
