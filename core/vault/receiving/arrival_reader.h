#pragma once
// One arrival in the inbox, read and believed only as far as its signature and its seals go.

#include <map>

#include "core/seal/commitment_report.h"
#include "core/store/file_system.h"
#include "core/vault/import/examine.h"
#include "core/vault/receiving/arrival_chain.h"

namespace safelight::vault {

/// What must be known to believe a trailer: which receiver's word counts for which inbox key. Public halves only, so any thread may read it.
struct TrustedReceivers {
  model::VaultId vault;
  std::map<Uuid, seal::SigningPublicKey> byInboxKey;
  std::optional<seal::SigningPublicKey> named;  // for arrivals whose key is gone: are they genuine at all?
};

/// The outside of an arrival.
struct ReadArrival {
  model::ImageId id;  // its name
  std::uint64_t fileBytes = 0;
  bool isUnfinished = false;  // the receiver still writes it: nothing to say about it
  /// ArrivalForged, ArrivalDamaged, ArrivalKeyGone, VaultTooNew, or errors of files.
  Result<seal::SignedTrailer> trailer = fail(ErrorCode::Internal);
};

/// Reads name, length, header and trailer. Any thread.
ReadArrival readArrivalFile(store::FileSystem& files, const store::Layout& layout, model::ImageId id, const TrustedReceivers& trusted);

/// A trailer whose signature held although its file is not what it says, or its key is gone, still counts for the chain.
std::optional<seal::SignedTrailer> readTrailerAlone(store::FileSystem& files, const store::Layout& layout, model::ImageId id, const TrustedReceivers& trusted);

/// The inside of an arrival.
struct ExaminedArrival {
  seal::ArrivalFacts facts;
  Examined examined;      // as for an import; when it could not be read, what the receiver knew of it
  std::optional<ErrorCode> unreadable;  // kept as a document, and why
  std::optional<seal::CommitmentReport> report;  // no image at all: a device's word on those it was sent
};

/// Opens the object, lets the decoder look at it, hashes it. Any thread. Errors: ArrivalDamaged; those of the machine (no decoder, no
/// memory), which say nothing about the arrival.
Result<ExaminedArrival> examineArrival(store::FileSystem& files, const store::Layout& layout, decode::Decoder& decoder, model::ImageId id,
                                       const seal::ArrivalTrailer& trailer, const crypto::SecretBytes& objectKey);

/// The object inside an arrival, without looking at it. ArrivalDamaged, or errors of files.
Result<crypto::ObjectOpener> openArrivalObject(store::FileSystem& files, const store::Layout& layout, model::ImageId id, const seal::ArrivalTrailer& trailer,
                                               const crypto::SecretBytes& key);
/// BLAKE2b-256 of the original in it, a little at a time; reads every chunk.
Result<seal::Hash> hashOfObject(const crypto::ObjectOpener& object);

/// True for failures that may pass: they say nothing about the arrival itself.
bool isTroubleOfMachine(ErrorCode code);

/// The names in the inbox that are those of arrivals.
Result<std::vector<model::ImageId>> listInbox(store::FileSystem& files, const store::Layout& layout);

}  // namespace safelight::vault
