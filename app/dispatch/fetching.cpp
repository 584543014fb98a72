#include "app/dispatch/fetching.h"

#include "core/vault/images/images.h"

namespace safelight::dispatch {
namespace {

// A commit costs much the same for one image as for many; memory for more than this is better used otherwise.
constexpr std::size_t kBatchImages = 32;
constexpr std::uint64_t kBatchBytes = 64u << 20;

class Intake {
 public:
  Intake(const VaultAccess& access, const Fetch& fetch, const CancelToken& cancel) : m_access(access), m_fetch(fetch), m_cancel(cancel) {}

  Result<void> take(const courier::OutgoingObject& object, const ipc::MemoryFile& file, std::uint64_t bytes) {
    // Archives write file headers of their own, so the bytes tell nothing: an instance that is here is not taken again.
    TRY_ASSIGN(const model::ImageId here, ask(m_access, [&](vault::Vault& vault, decode::Decoder&) { return vault::findInstance(vault, object.sopInstance); }));
    if (!here.isNil()) return skip(object, here);
    TRY_ASSIGN(auto original, decode::SharedOriginal::copyOf(file, bytes));
    m_waiting.push_back({nameOf(object), std::make_shared<decode::SharedOriginal>(std::move(original))});
    m_bytes += bytes;
    return m_waiting.size() < kBatchImages && m_bytes < kBatchBytes ? ok() : import();
  }

  Result<void> import() {
    if (m_waiting.empty()) return {};
    vault::ImportRequest request;
    request.inMemory = std::move(m_waiting);
    m_waiting.clear();
    m_bytes = 0;
    TRY_ASSIGN(auto run, ask(m_access, [&](vault::Vault& vault, decode::Decoder& decoder) { return vault::ImportRun::start(vault, decoder, std::move(request), m_cancel); }));
    vault::ImportSummary added;
    const auto ended = steps(*run, added);
    // It leaves where it came from, if anybody is there still.
    (void)m_access([&](vault::Vault&, decode::Decoder&) { run.reset(); });
    TRY_VOID(ended);
    summary.imported += added.imported;
    summary.duplicates += added.duplicates;
    summary.quarantined += added.quarantined;
    summary.refused += added.refused;
    summary.bytes += added.bytes;
    return {};
  }

  vault::ImportSummary summary;

 private:
  /// A step at a time, so that whoever else needs the vault comes in between.
  Result<void> steps(vault::ImportRun& run, vault::ImportSummary& taken) {
    for (bool finished = false; !finished;) {
      TRY_ASSIGN(const auto outcomes, ask(m_access, [&](vault::Vault&, decode::Decoder&) {
                   auto stepped = run.finished() ? Result<std::vector<vault::ImportOutcome>>(std::vector<vault::ImportOutcome>()) : run.step();
                   finished = run.finished();
                   taken = run.summary();
                   return stepped;
                 }));
      if (m_fetch.onImage)
        for (const vault::ImportOutcome& outcome : outcomes) m_fetch.onImage(outcome);
    }
    return {};
  }

  Result<void> skip(const courier::OutgoingObject& object, model::ImageId here) {
    ++summary.duplicates;
    vault::ImportOutcome outcome;
    outcome.path = nameOf(object);
    outcome.status = vault::ImportStatus::Duplicate;
    outcome.image = here;
    if (m_fetch.onImage) m_fetch.onImage(outcome);
    return {};
  }
  std::string nameOf(const courier::OutgoingObject& object) const { return m_fetch.node.aeTitle + "/" + object.sopInstance + ".dcm"; }

  const VaultAccess& m_access;
  const Fetch& m_fetch;
  const CancelToken& m_cancel;
  std::vector<vault::MemorySource> m_waiting;
  std::uint64_t m_bytes = 0;
};

}  // namespace

Result<Fetched> fetch(const VaultAccess& access, const courier::Client& client, const Fetch& fetch, const CancelToken& cancel) {
  Intake intake(access, fetch, cancel);
  const auto onArrived = [&](const courier::OutgoingObject& object, const ipc::MemoryFile& file, std::uint64_t bytes) { return intake.take(object, file, bytes); };
  const auto counts = client.get(fetch.node, fetch.query, onArrived, fetch.onProgress, cancel);
  // What came is kept, however it ended.
  TRY_VOID(intake.import());
  if (!counts) return tl::unexpected<Error>(counts.error());
  return Fetched{*counts, intake.summary};
}

Result<Fetched> fetch(vault::Vault& vault, decode::Decoder& decoder, const courier::Client& client, const Fetch& fetch, const CancelToken& cancel) {
  return dispatch::fetch(directly(vault, decoder), client, fetch, cancel);
}

}  // namespace safelight::dispatch
