// The engine of an adoption: pool threads read trailers, open objects and let the decoder look; the vault's thread opens object keys,
// places, and commits whole batches.

#include <algorithm>
#include <deque>
#include <tuple>

#include "core/vault/receiving/adoption_parts.h"
#include "core/vault/work_pool.h"

namespace safelight::vault {

namespace {

constexpr std::size_t kBatch = 64;
constexpr std::size_t kInFlight = 48;
constexpr std::uint64_t kInFlightBytes = 192u << 20;
constexpr std::size_t kReadTogether = 128;
constexpr std::size_t kReadersAtOnce = 8;
// So many threads wait, for a decoder process or the disk, while the others compute.
constexpr unsigned kWaiting = 1;

class Run final : public AdoptionRun {
 public:
  Run(Vault& vault, decode::Decoder& decoder, const AdoptionRequest& request, CancelToken cancel, InboxSecrets secrets, TrustedReceivers trusted,
      std::vector<model::ImageId> names, std::vector<seal::InboxHead> heads)
      : m_vault(vault), m_decoder(decoder), m_cancel(cancel), m_secrets(std::move(secrets)), m_trusted(std::move(trusted)),
        m_heads(std::move(heads)), m_unread(names.begin(), names.end()), m_batch(vault, decoder), m_pool(request.jobs + kWaiting) {}

  Result<std::vector<AdoptionOutcome>> step() override {
    std::vector<AdoptionOutcome> outcomes;
    if (m_cancel.isCancelled() && m_phase != Phase::Failed) m_phase = Phase::Done;
    if (m_phase == Phase::Done) return outcomes;
    if (m_phase == Phase::Failed) {
      m_phase = Phase::Done;
      return fail(m_failure);
    }
    if (const auto done = proceed(outcomes); !done) {
      m_failure = done.error();
      m_phase = outcomes.empty() ? Phase::Done : Phase::Failed;  // what was refused before is told first
      if (outcomes.empty()) return fail(m_failure);
    }
    for (const AdoptionOutcome& outcome : outcomes) count(outcome);
    return outcomes;
  }

  bool finished() const override { return m_phase == Phase::Done; }
  AdoptionProgress progress() const override { return {m_done, m_done + static_cast<std::uint32_t>(m_unread.size() + m_waiting.size() + m_inFlight)}; }
  AdoptionSummary summary() const override { return m_summary; }

 private:
  enum class Phase : std::uint8_t { Reading, Adopting, Ending, Failed, Done };

  Vault::Internals& internals() { return m_vault.internals(); }

  Result<void> proceed(std::vector<AdoptionOutcome>& outcomes) {
    switch (m_phase) {
      case Phase::Reading: return read(outcomes);
      case Phase::Adopting: return adopt(outcomes);
      case Phase::Ending: return end(outcomes);
      case Phase::Failed:
      case Phase::Done: break;
    }
    return {};
  }

  // ---- reading: what waits, in its order ----

  Result<void> read(std::vector<AdoptionOutcome>& outcomes) {
    while (!m_unread.empty() && m_reading < kReadersAtOnce) {
      const auto count = static_cast<std::ptrdiff_t>(std::min(kReadTogether, m_unread.size()));
      auto names = std::make_shared<std::vector<model::ImageId>>(m_unread.begin(), m_unread.begin() + count);
      m_unread.erase(m_unread.begin(), m_unread.begin() + count);
      ++m_reading;
      m_pool.submit(WorkPool::Order::Usual, [this, names] {
        std::vector<ReadArrival> read;
        for (const model::ImageId id : *names)
          if (!m_cancel.isCancelled()) read.push_back(readArrivalFile(internals().environment.files, internals().layout, id, m_trusted));
        m_read.put(std::move(read));
      });
    }
    if (m_reading > 0)
      for (auto& arrivals : m_read.take(kReadersAtOnce, std::chrono::milliseconds(100))) {
        --m_reading;
        for (ReadArrival& arrival : arrivals) TRY_VOID(sort(std::move(arrival), outcomes));
      }
    if (m_reading > 0 || !m_unread.empty()) return {};
    std::sort(m_waiting.begin(), m_waiting.end(), [](const Signed& a, const Signed& b) {
      return std::tie(a.trailer.trailer.receivedAt, a.trailer.trailer.segment, a.trailer.trailer.number) <
             std::tie(b.trailer.trailer.receivedAt, b.trailer.trailer.segment, b.trailer.trailer.number);
    });
    TRY_ASSIGN(m_gaps, gapsBetween(internals(), std::move(m_links), m_heads));
    m_phase = Phase::Adopting;
    return {};
  }

  Result<void> sort(ReadArrival arrival, std::vector<AdoptionOutcome>& outcomes) {
    if (arrival.isUnfinished) return {};
    const bool wasNamed = internals().refusedArrivals.contains(arrival.id);
    if (!arrival.trailer) {
      // A disk that does not answer now may later.
      if (isTroubleOfMachine(arrival.trailer.error().code)) return {};
      // Its trailer may still be genuine, and then it is not missing.
      if (const auto alone = readTrailerAlone(internals().environment.files, internals().layout, arrival.id, m_trusted)) m_links.push_back(linkOf(*alone));
      if (!wasNamed) refuse(arrival.id, {}, arrival.trailer.error(), outcomes);
      return {};
    }
    m_links.push_back(linkOf(*arrival.trailer));
    if (wasNamed) return {};
    TRY_ASSIGN(const Told told, finishIfTold(internals(), *arrival.trailer));
    if (told == Told::Nothing) m_waiting.push_back({arrival.id, std::move(*arrival.trailer)});
    return {};
  }

  // ---- adopting ----

  Result<void> adopt(std::vector<AdoptionOutcome>& outcomes) {
    feedPool(outcomes);
    for (const auto& opened : takeExamined()) TRY_VOID(take(*opened, outcomes));
    feedPool(outcomes);
    TRY_ASSIGN(auto adopted, m_batch.commit());
    std::move(adopted.begin(), adopted.end(), std::back_inserter(outcomes));
    if (m_waiting.empty() && m_inFlight == 0) m_phase = Phase::Ending;
    return {};
  }

  void feedPool(std::vector<AdoptionOutcome>& outcomes) {
    while (!m_waiting.empty() && m_inFlight < kInFlight && (m_inFlightBytes < kInFlightBytes || m_inFlight == 0)) {
      Signed next = std::move(m_waiting.front());
      m_waiting.pop_front();
      const InboxSecret* secret = m_secrets.find(next.trailer.trailer.inboxKey);
      auto key = secret == nullptr ? Result<crypto::SecretBytes>(fail(ErrorCode::ArrivalKeyGone)) : secret->opener.open(next.trailer.trailer.sealedKey);
      if (!key) {
        const bool lies = key.error().code == ErrorCode::DecryptFailed;
        refuse(next.id, next.trailer, lies ? Error{ErrorCode::ArrivalDamaged, "sealed key"} : key.error(), outcomes);
        continue;
      }
      auto opened = std::make_shared<Opened>();
      opened->id = next.id;
      opened->trailer = std::move(next.trailer);
      opened->key = std::move(*key);
      opened->reserved = std::min<std::uint64_t>(opened->trailer.trailer.objectBytes, decode::Limits::kInputBytes);
      m_inFlightBytes += opened->reserved;
      ++m_inFlight;
      m_pool.submit(WorkPool::Order::Usual, [this, opened] {
        if (m_cancel.isCancelled()) opened->examined = fail(ErrorCode::Cancelled);
        else
          opened->examined = examineArrival(internals().environment.files, internals().layout, m_decoder, opened->id, opened->trailer.trailer, opened->key);
        m_examined.put(opened);
      });
    }
  }

  std::vector<std::shared_ptr<Opened>> takeExamined() {
    if (m_inFlight == 0) return {};
    auto opened = m_examined.take(kBatch, std::chrono::milliseconds(100));
    // A commit costs much the same for one as for many, and the pool goes on meanwhile. A single image waits for nobody.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(80);
    while (!opened.empty() && opened.size() < std::min(kBatch, m_inFlight) && std::chrono::steady_clock::now() < deadline)
      for (auto& more : m_examined.take(kBatch - opened.size(), std::chrono::milliseconds(20))) opened.push_back(std::move(more));
    m_inFlight -= opened.size();
    return opened;
  }

  Result<void> take(Opened& opened, std::vector<AdoptionOutcome>& outcomes) {
    if (opened.examined && m_batch.mustWait(opened)) {
      ++m_inFlight;
      m_examined.put(std::make_shared<Opened>(std::move(opened)));
      return {};
    }
    m_inFlightBytes -= opened.reserved;
    if (opened.examined) return m_batch.add(std::move(opened));
    const Error& error = opened.examined.error();
    if (error.code == ErrorCode::Cancelled) return {};
    // No decoder for this one is no decoder for any.
    if (error.code == ErrorCode::DecoderUnavailable || error.code == ErrorCode::SandboxUnavailable) return fail(error);
    if (!isTroubleOfMachine(error.code)) refuse(opened.id, opened.trailer, error, outcomes);
    return {};
  }

  void refuse(model::ImageId id, const std::optional<seal::SignedTrailer>& trailer, const Error& error, std::vector<AdoptionOutcome>& outcomes) {
    internals().refusedArrivals[id] = error;
    AdoptionOutcome outcome;
    outcome.image = id;
    outcome.error = error;
    if (trailer) outcome.arrival = arrivalFrom(*trailer);
    outcomes.push_back(std::move(outcome));
  }

  // ---- ending ----

  Result<void> end(std::vector<AdoptionOutcome>& outcomes) {
    m_phase = Phase::Done;
    TRY_ASSIGN(const auto gaps, stillMissing(internals(), std::move(m_gaps), m_trusted));
    TRY_ASSIGN(auto missing, noteMissing(internals(), gaps));
    std::move(missing.begin(), missing.end(), std::back_inserter(outcomes));
    return retireKeys();
  }

  /// Keys that were replaced go once nothing in the inbox needs them. An arrival that cannot be read may need any.
  Result<void> retireKeys() {
    std::vector<Uuid> needed;
    const std::uint64_t obeyed = obeyedIssue(internals());
    TRY_ASSIGN(const auto names, listInbox(internals().environment.files, internals().layout));
    for (const model::ImageId id : names) {
      const auto trailer = readTrailerAlone(internals().environment.files, internals().layout, id, m_trusted);
      if (!trailer) return {};
      needed.push_back(trailer->trailer.inboxKey);
    }
    TRY_VOID(retireInboxKeys(internals(), m_secrets, needed, obeyed));
    return {};
  }

  void count(const AdoptionOutcome& outcome) {
    if (outcome.status != AdoptionStatus::Missing) ++m_done;
    switch (outcome.status) {
      case AdoptionStatus::Filed: ++m_summary.filed; break;
      case AdoptionStatus::Waiting: ++m_summary.waiting; break;
      case AdoptionStatus::Duplicate: ++m_summary.duplicates; break;
      case AdoptionStatus::Refused: ++m_summary.refused; break;
      case AdoptionStatus::Noted: ++m_summary.noted; break;
      case AdoptionStatus::Missing: m_summary.missing += outcome.missingLast == 0 ? 1 : outcome.missingLast - outcome.missingFirst + 1; break;
    }
  }

  struct Signed {
    model::ImageId id;
    seal::SignedTrailer trailer;
  };

  Vault& m_vault;
  decode::Decoder& m_decoder;
  CancelToken m_cancel;
  InboxSecrets m_secrets;
  const TrustedReceivers m_trusted;
  const std::vector<seal::InboxHead> m_heads;  // read before the names were listed
  std::vector<ChainLink> m_links;
  std::vector<ChainGap> m_gaps;
  Phase m_phase = Phase::Reading;
  Error m_failure;
  std::deque<model::ImageId> m_unread;
  std::size_t m_reading = 0;
  std::deque<Signed> m_waiting;
  std::size_t m_inFlight = 0;
  std::uint64_t m_inFlightBytes = 0;
  ArrivalBatch m_batch;
  AdoptionSummary m_summary;
  std::uint32_t m_done = 0;
  Mailbox<std::vector<ReadArrival>> m_read;
  Mailbox<std::shared_ptr<Opened>> m_examined;
  WorkPool m_pool;  // last: its threads end before what they use
};

}  // namespace

std::string_view adoptionStatusName(AdoptionStatus status) {
  switch (status) {
    case AdoptionStatus::Filed: return "filed";
    case AdoptionStatus::Waiting: return "waiting";
    case AdoptionStatus::Duplicate: return "duplicate";
    case AdoptionStatus::Refused: return "refused";
    case AdoptionStatus::Missing: return "missing";
    case AdoptionStatus::Noted: return "noted";
  }
  return "refused";
}

Result<std::unique_ptr<AdoptionRun>> AdoptionRun::start(Vault& vault, decode::Decoder& decoder, const AdoptionRequest& request, CancelToken cancel) {
  TRY_VOID(require(vault, model::Permission::Import));
  Vault::Internals& internals = vault.internals();
  if (internals.leavesTraces) TRY_VOID(finishArrivals(internals));
  if (request.refused == AdoptionRequest::Refused::TryAgain) internals.refusedArrivals.clear();
  TRY_ASSIGN(InboxSecrets secrets, InboxSecrets::load(internals));
  TRY_ASSIGN(TrustedReceivers trusted, trustedReceivers(internals, secrets));
  auto heads = readInboxHeads(internals, trusted);
  TRY_ASSIGN(auto names, listInbox(internals.environment.files, internals.layout));
  return std::unique_ptr<AdoptionRun>(
      std::make_unique<Run>(vault, decoder, request, cancel, std::move(secrets), std::move(trusted), std::move(names), std::move(heads)));
}

}  // namespace safelight::vault
