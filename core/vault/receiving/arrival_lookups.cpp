// What the catalogue and the inbox tell of arrivals: what waits, where an image came from, what is missing.

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/seal/read_array.h"
#include "core/vault/health/arrival_memory.h"
#include "core/vault/receiving/adoption_parts.h"
#include "core/vault/receiving/receiving_projection.h"

namespace safelight::vault {

namespace {

Result<std::uint64_t> sequenceOfReceiver(store::Connection& catalogue) {
  TRY_ASSIGN(const auto value, readMeta(catalogue, "receiver since"));
  if (!value) return std::uint64_t{0};
  ByteReader reader(*value);
  return reader.u64();
}

/// A first arrival of all may come once under each receiver; one that was missed, or could not be taken in before those after it, may come later.
Result<bool> mayBegin(store::Connection& catalogue, Uuid segment, Instant receivedAt) {
  TRY_ASSIGN(const std::uint64_t since, sequenceOfReceiver(catalogue));
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT EXISTS (SELECT 1 FROM arrival WHERE state <> 3 AND sequence > ?1 AND received <= ?3), "
                                             "EXISTS (SELECT 1 FROM arrival WHERE segment = ?2)"));
  TRY_ASSIGN([[maybe_unused]] const bool row,
             select->begin().bind(static_cast<std::int64_t>(since)).bindBlob(segment.view()).bind(receivedAt.milliseconds).step());
  const bool may = select->integer(0) == 0 || select->integer(1) != 0;
  select->reset();
  return may;
}

Result<bool> isKnown(store::Connection& catalogue, const seal::Hash& hash) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT 1 FROM arrival WHERE hash = ?"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(hash).step());
  select->reset();
  return found;
}

Result<std::uint64_t> lastKnownBelow(store::Connection& catalogue, Uuid segment, std::uint64_t limit) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT coalesce(max(number), 0) FROM arrival WHERE segment = ? AND number < ?"));
  // Numbers are stored as what SQLite has; no receiver counts that far.
  const auto below = static_cast<std::int64_t>(std::min<std::uint64_t>(limit, std::numeric_limits<std::int64_t>::max()));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().bindBlob(segment.view()).bind(below).step());
  const auto last = static_cast<std::uint64_t>(select->integer(0));
  select->reset();
  return last;
}

Result<std::vector<ChainLink>> linksInInbox(Vault::Internals& vault, const TrustedReceivers& trusted) {
  std::vector<ChainLink> links;
  TRY_ASSIGN(const auto waiting, listInbox(vault.environment.files, vault.layout));
  for (const model::ImageId id : waiting)
    if (const auto opened = readTrailerAlone(vault.environment.files, vault.layout, id, trusted)) links.push_back(linkOf(*opened));
  return links;
}

std::string placeOf(const ChainGap& gap) {
  if (gap.last == 0) return "an unknown number";
  return gap.first == gap.last ? "number " + std::to_string(gap.first) : "numbers " + std::to_string(gap.first) + " to " + std::to_string(gap.last);
}

}  // namespace

ChainLink linkOf(const seal::SignedTrailer& signedTrailer) {
  const seal::ArrivalTrailer& trailer = signedTrailer.trailer;
  return {trailer.segment, trailer.number, signedTrailer.hash, trailer.previous, trailer.receivedAt};
}

std::vector<seal::InboxHead> readInboxHeads(Vault::Internals& vault, const TrustedReceivers& trusted) {
  std::vector<seal::InboxHead> heads;
  if (!trusted.named) return heads;
  store::FileSystem& files = vault.environment.files;
  const auto bytes = store::readWhole(files, vault.layout.inbox() / "head", seal::kInboxHeadBytes);
  const auto head = bytes ? seal::openInboxHead(*bytes, *trusted.named) : Result<seal::InboxHead>(fail(bytes.error()));
  if (head && head->vault == vault.id().uuid) heads.push_back(*head);
  if (const auto seen = recallArrivals(files, vault.environment.stationMemory, vault.id(), *trusted.named); seen && (heads.empty() || heads.front() != *seen)) heads.push_back(*seen);
  return heads;
}

Result<std::vector<ChainGap>> gapsBetween(Vault::Internals& vault, std::vector<ChainLink> links, std::vector<seal::InboxHead> heads) {
  ChainContext context;
  context.waiting = std::move(links);
  context.heads = std::move(heads);
  context.isKnown = [&vault](const seal::Hash& hash) { return isKnown(vault.catalogue, hash); };
  context.mayBegin = [&vault](Uuid segment, Instant receivedAt) { return mayBegin(vault.catalogue, segment, receivedAt); };
  context.lastKnownBelow = [&vault](Uuid segment, std::uint64_t limit) { return lastKnownBelow(vault.catalogue, segment, limit); };
  return findGaps(std::move(context));
}

Result<std::vector<ChainGap>> stillMissing(Vault::Internals& vault, std::vector<ChainGap> gaps, const TrustedReceivers& trusted) {
  if (gaps.empty()) return gaps;
  // While a receiver runs, one look at a folder may miss what a second one sees.
  TRY_ASSIGN(const auto links, linksInInbox(vault, trusted));
  std::vector<ChainGap> missing;
  for (const ChainGap& gap : gaps) {
    const bool isThere = std::any_of(links.begin(), links.end(), [&gap](const ChainLink& link) { return link.hash == gap.lastHash; });
    TRY_ASSIGN(const bool known, isKnown(vault.catalogue, gap.lastHash));
    if (!isThere && !known) missing.push_back(gap);
  }
  return missing;
}

AdoptionOutcome missingOutcome(const ChainGap& gap) {
  AdoptionOutcome outcome;
  outcome.status = AdoptionStatus::Missing;
  outcome.arrival.segment = gap.segment;
  outcome.arrival.number = gap.last;
  outcome.arrival.hash = gap.lastHash;
  outcome.missingFirst = gap.first;
  outcome.missingLast = gap.last;
  outcome.error = {ErrorCode::ArrivalMissing, placeOf(gap)};
  return outcome;
}

Result<std::vector<ChainGap>> findMissing(Vault::Internals& vault, const TrustedReceivers& trusted) {
  // The heads first: everything up to it lies in the folder that is listed afterwards.
  auto heads = readInboxHeads(vault, trusted);
  TRY_ASSIGN(auto links, linksInInbox(vault, trusted));
  TRY_ASSIGN(auto gaps, gapsBetween(vault, std::move(links), std::move(heads)));
  return stillMissing(vault, std::move(gaps), trusted);
}

Result<std::vector<AdoptionOutcome>> noteMissing(Vault::Internals& vault, const std::vector<ChainGap>& gaps) {
  std::vector<AdoptionOutcome> outcomes;
  std::vector<PendingChange> changes;
  for (const ChainGap& gap : gaps) {
    outcomes.push_back(missingOutcome(gap));
    changes.push_back({{}, change::ArrivalsMissed{gap.segment, gap.first, gap.last, gap.lastHash}});
  }
  if (!changes.empty()) TRY_VOID(commit(vault, changes));
  return outcomes;
}

Result<std::vector<WaitingArrival>> waitingArrivals(Vault& vault) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  Vault::Internals& internals = vault.internals();
  store::FileSystem& files = internals.environment.files;
  TRY_ASSIGN(const InboxSecrets secrets, InboxSecrets::load(internals));
  TRY_ASSIGN(const TrustedReceivers trusted, trustedReceivers(internals, secrets));
  TRY_ASSIGN(const auto ids, listInbox(files, internals.layout));
  std::vector<WaitingArrival> waiting;
  for (const model::ImageId id : ids) {
    const ReadArrival read = readArrivalFile(files, internals.layout, id, trusted);
    if (read.isUnfinished) continue;
    WaitingArrival arrival;
    arrival.id = id;
    arrival.bytes = read.fileBytes;
    if (read.trailer) arrival.arrival = arrivalFrom(*read.trailer);
    else arrival.trouble = read.trailer.error();
    const auto refused = internals.refusedArrivals.find(id);
    if (!arrival.trouble && refused != internals.refusedArrivals.end()) arrival.trouble = refused->second;
    waiting.push_back(std::move(arrival));
  }
  std::sort(waiting.begin(), waiting.end(), [](const WaitingArrival& a, const WaitingArrival& b) {
    return std::tie(a.arrival.receivedAt, a.arrival.number, a.id) < std::tie(b.arrival.receivedAt, b.arrival.number, b.id);
  });
  return waiting;
}

Result<std::optional<Arrival>> arrivalOf(Vault& vault, model::ImageId image) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare("SELECT device, link, calling_ae, address, received, segment, number, hash, object_bytes FROM arrival "
                                                               "WHERE image = ? AND state = 1"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(image.uuid.view()).step());
  std::optional<Arrival> arrival;
  if (found) {
    arrival.emplace();
    arrival->device.uuid = Uuid::fromBytes(select->blob(0));
    arrival->link = static_cast<seal::DeviceLink>(select->integer(1));
    arrival->callingAe = select->text(2);
    arrival->address = select->text(3);
    arrival->receivedAt.milliseconds = select->integer(4);
    arrival->segment = Uuid::fromBytes(select->blob(5));
    arrival->number = static_cast<std::uint64_t>(select->integer(6));
    ByteReader hash(select->blob(7));
    arrival->hash = seal::readArray<32>(hash);
    arrival->objectBytes = static_cast<std::uint64_t>(select->integer(8));
  }
  select->reset();
  return arrival;
}

}  // namespace safelight::vault
