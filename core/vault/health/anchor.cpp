#include "core/vault/health/anchor.h"

#include <algorithm>

#include "core/seal/members_seen.h"
#include "core/vault/health/arrival_memory.h"
#include "core/vault/internals.h"
#include "core/vault/receiving/inbox_keys.h"
#include "core/vault/receiving/receiving.h"

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

/// By this a receiver that starts while the vault is locked knows whose orders it may still take. What cannot be written now is tried again next time.
void noteMembers(Vault::Internals& vault) {
  const VaultState now = stateOf(vault);
  const Bytes seen = seal::MembersSeen{now.vault.uuid, {now.memberRecords, now.lastMember}}.encode();
  store::FileSystem& files = vault.environment.files;
  const Path& station = vault.environment.stationMemory;
  const Path path = seal::membersSeenPath(receiverSecretIn(station, now.vault));
  const auto before = readWhole(files, path, seal::kMembersSeenBytes);
  if (before && *before == seen) return;
  if (files.makeDirectory(station)) [[maybe_unused]] const auto written = replaceDurably(files, path, seen);
}

/// While the vault is locked its receiver and its lock screen go on with this.
void noteReceiver(Vault::Internals& vault) {
  const Path& station = vault.environment.stationMemory;
  const auto receiver = namedReceiver(vault.catalogue);
  if (!receiver || !*receiver) return;
  noteMembers(vault);
  if (rememberReceiver(vault.environment.files, station, vault.id(), **receiver)) rememberArrivals(vault.environment.files, vault.layout.root, station);
}

Result<void> older(const char* what) { return fail(ErrorCode::VaultRolledBack, what); }

/// Manifest, and turn where there is one, checked against the practice's people.
Result<void> readAnchor(ByteView bytes, const store::MembersLog& members, StationMemory& memory) {
  const ByteView manifest = bytes.first(std::min(bytes.size(), kManifestBytes)), turn = bytes.subspan(manifest.size());
  TRY_ASSIGN(const Manifest anchor, readManifest(manifest, members));
  if (!turn.empty()) {
    TRY_ASSIGN(memory.turn, readTurn(manifest, turn, members.members().byId(anchor.signer)->signingKey));
  }
  memory.known = anchor.state;
  memory.lastSeen = anchor.state.at;
  memory.freshness = Freshness::Confirmed;
  memory.journal = anchor.state.journal;
  memory.memberRecords = anchor.state.memberRecords;
  return {};
}

Result<StationMemory> recallAnchor(const Environment& environment, const store::MembersLog& members) {
  StationMemory memory;
  const auto bytes = readWhole(environment.files, anchorPath(environment.stationMemory, members.vault()), kManifestBytes + kTurnBytes);
  if (!bytes) {
    if (bytes.error().code != ErrorCode::FileNotFound) memory.trouble = bytes.error();
    return memory;
  }
  const auto anchor = readAnchor(*bytes, members, memory);
  if (anchor) return memory;
  const auto parsed = parseManifest(ByteView(*bytes).first(std::min(bytes->size(), kManifestBytes)));
  if (parsed && parsed->state.vault == members.vault() && parsed->state.memberRecords > members.members().records() && members.members().byId(parsed->signer) == nullptr)
    return fail(ErrorCode::VaultRolledBack, "a member is gone");
  memory.trouble = anchor.error();
  return memory;
}

/// One that does not answer says nothing: the anchor stands for itself then, and keeps its turn.
void askCounter(const Environment& environment, model::VaultId vault, StationMemory& memory) {
  if (environment.counter == nullptr) return;
  const auto value = environment.counter->value(counterName(vault, environment.stationMemory));
  if (value) memory.counter = {true, *value};
}

/// The turn that the next anchor is to be written for; nothing when none is due. Where the counter never turned, or does so no more (a TPM that was
/// cleared, another board), it begins anew.
std::optional<Turn> dueTurn(Vault::Internals& vault, TurnMoment moment, Instant now) {
  StationMemory& memory = vault.memory;
  if (!memory.counter.isKnown) return std::nullopt;
  if (!memory.counter.value)
    return deservesCounter(vault.members.members().begun(), now) ? std::optional(Turn{kTurnAwaited, now}) : std::nullopt;
  if (memory.turn && memory.turn->value != kTurnAwaited && !turnIsDue(moment, memory.turn, now)) return std::nullopt;
  return Turn{*memory.counter.value + 1, now};
}

Result<void> writeAnchor(Vault::Internals& vault, const VaultState& state, const std::optional<Turn>& turn) {
  Bytes anchor = signManifest(state, vault.user.id, vault.identity);
  if (turn) {
    const Bytes signedTurn = signTurn(anchor, *turn, vault.identity);
    anchor.insert(anchor.end(), signedTurn.begin(), signedTurn.end());
  }
  return replaceDurably(vault.environment.files, anchorPath(vault.environment.stationMemory, vault.id()), anchor);
}

/// After the anchor that names the next turn is durable. A counter that fails is left alone for this session: the anchor is one ahead then.
Result<void> turnCounter(Vault::Internals& vault, const VaultState& state) {
  StationMemory& memory = vault.memory;
  const auto value = vault.environment.counter->turn(counterName(vault.id(), vault.environment.stationMemory));
  memory.counter = value ? StationMemory::Counter{true, *value} : StationMemory::Counter{};
  if (!value || memory.turn->value == *value) return {};
  // It begins where the TPM wants it to.
  const Turn turn{*value, memory.turn->at};
  TRY_VOID(writeAnchor(vault, state, turn));
  memory.turn = turn;
  return {};
}

Result<void> writeAndTurn(Vault::Internals& vault, const VaultState& state, TurnMoment moment) {
  StationMemory& memory = vault.memory;
  TRY_VOID(vault.environment.files.makeDirectory(vault.environment.stationMemory));
  const std::optional<Turn> due = dueTurn(vault, moment, state.at);
  const std::optional<Turn> turn = due ? due : memory.turn;
  TRY_VOID(writeAnchor(vault, state, turn));
  memory.turn = turn;
  memory.journal = state.journal;
  memory.memberRecords = state.memberRecords;
  return due ? turnCounter(vault, state) : ok();
}

}  // namespace

Path anchorPath(const Path& stationMemory, model::VaultId vault) { return stationMemory / (vault.toString() + ".anchor"); }

Result<StationMemory> recallState(const Environment& environment, const store::MembersLog& members) {
  if (environment.stationMemory.empty()) return StationMemory();
  TRY_ASSIGN(StationMemory memory, recallAnchor(environment, members));
  askCounter(environment, members.vault(), memory);
  if (!isTheLastAnchor(memory.turn, memory.counter.value)) return fail(ErrorCode::VaultRolledBack, "counter");
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

void rememberState(Vault::Internals& vault, TurnMoment moment) {
  StationMemory& memory = vault.memory;
  if (vault.environment.stationMemory.empty() || vault.journal.failed()) return;
  noteReceiver(vault);
  const VaultState state = stateOf(vault);
  if (state.journal == memory.journal && state.memberRecords == memory.memberRecords) return;
  if (!memory.counter.isKnown && memory.writtenAt.milliseconds == 0) askCounter(vault.environment, vault.id(), memory);
  const auto written = writeAndTurn(vault, state, moment);
  memory.writtenAt = state.at;
  memory.trouble = written ? std::nullopt : std::optional(written.error());
}

void rememberNowAndThen(Vault::Internals& vault) {
  const StationMemory& memory = vault.memory;
  const bool isDue = vault.journal.end().sequence >= memory.journal.sequence + kRecordsUnwritten ||
                     vault.environment.clock.now().milliseconds - memory.writtenAt.milliseconds >= kMillisecondsUnwritten;
  if (isDue && memory.writtenAt.milliseconds != 0) rememberState(vault);
}

}  // namespace safelight::vault
