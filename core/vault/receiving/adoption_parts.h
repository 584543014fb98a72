#pragma once
// The parts of an adoption that need the vault: what the catalogue knows of arrivals, and the batch that becomes durable together.
// Only core/vault includes this.

#include "core/vault/import/new_images.h"
#include "core/vault/import/placement.h"
#include "core/vault/receiving/adoption.h"
#include "core/vault/receiving/arrival_files.h"
#include "core/vault/receiving/arrival_plan.h"
#include "core/vault/receiving/arrival_reader.h"
#include "core/vault/receiving/inbox_keys.h"

namespace safelight::vault {

Result<TrustedReceivers> trustedReceivers(Vault::Internals& vault, const InboxSecrets& secrets);

/// What the trailer says; AE title and address come from the facts inside.
Arrival arrivalFrom(const seal::SignedTrailer& signedTrailer);

/// An arrival that was examined, and its object's key.
struct Opened {
  model::ImageId id;
  seal::SignedTrailer trailer;
  crypto::SecretBytes key;
  std::uint64_t reserved = 0;  // bytes counted for it while it is looked at
  Result<ExaminedArrival> examined = fail(ErrorCode::Internal);
};

/// Places arrivals, a batch at a time, and makes them durable.
class ArrivalBatch {
 public:
  ArrivalBatch(Vault& vault, decode::Decoder& decoder) : m_vault(vault), m_decoder(decoder), m_placer(vault, {}, MatchContext::NewPatients::Suggest, Placer::Effects::None) {}

  /// Its twin (same bytes, or same SOP instance) is in this batch: what this one is, the next batch knows.
  bool mustWait(const Opened& opened) const;
  /// Plans one arrival that was examined without an error.
  Result<void> add(Opened opened);
  std::size_t size() const { return m_parts.size(); }
  /// Keys, journal, catalogue, thumbnails, then the files. Empty afterwards, whatever happens. After an error nothing of it may be told.
  Result<std::vector<AdoptionOutcome>> commit();

 private:
  struct Part {
    AdoptionOutcome outcome;
    Placement placement;
    NewImage image;
    std::vector<PendingChange> changes;  // of a second copy, or of a device's word
    bool isPlaced = false;
    bool isNew() const { return outcome.status == AdoptionStatus::Filed || outcome.status == AdoptionStatus::Waiting; }
  };
  Vault::Internals& internals() { return m_vault.internals(); }
  Result<ArrivalPlan> plan(const ExaminedArrival& examined, const Placement& placement);
  Result<model::ImageId> livingInstance(const std::string& sopInstance);
  Result<void> makeImage(Part& part, const Opened& opened, const ArrivalPlan& plan);
  Result<void> takeReport(Part& part, const Opened& opened);
  Result<void> store();

  Vault& m_vault;
  decode::Decoder& m_decoder;
  Placer m_placer;
  std::vector<Part> m_parts;
  std::vector<std::string> m_instances;  // SOP instance UIDs of the batch
};

/// Whether the journal already tells of an arrival.
enum class Told : std::uint8_t { Nothing, Finished };
/// An arrival that was taken in or dropped before is finished off if that is safe (see finishArrivals).
Result<Told> finishIfTold(Vault::Internals& vault, const seal::SignedTrailer& trailer);

// ---- is anything missing? ----

ChainLink linkOf(const seal::SignedTrailer& signedTrailer);
/// What the believed receiver says it signed last: its head in the inbox, and the one this computer remembers; only those that are its word.
std::vector<seal::InboxHead> readInboxHeads(Vault::Internals& vault, const TrustedReceivers& trusted);
/// Gaps between these arrivals, what the catalogue knows, and the head. Read the head before the arrivals.
Result<std::vector<ChainGap>> gapsBetween(Vault::Internals& vault, std::vector<ChainLink> links, std::vector<seal::InboxHead> heads);
/// Those of the gaps that a second look at the inbox does not fill.
Result<std::vector<ChainGap>> stillMissing(Vault::Internals& vault, std::vector<ChainGap> gaps, const TrustedReceivers& trusted);
/// All of it at once, over everything that lies in the inbox now.
Result<std::vector<ChainGap>> findMissing(Vault::Internals& vault, const TrustedReceivers& trusted);
AdoptionOutcome missingOutcome(const ChainGap& gap);
/// Notes each gap in the journal, so that it is told once.
Result<std::vector<AdoptionOutcome>> noteMissing(Vault::Internals& vault, const std::vector<ChainGap>& gaps);

}  // namespace safelight::vault
