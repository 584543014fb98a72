#pragma once
// What a device says, by itself and later, of images that it was sent. Only core/vault includes this.

#include <vector>

#include "core/decode/decoder.h"
#include "core/seal/commitment_report.h"
#include "core/vault/internals.h"

namespace safelight::vault {

/// What a report changes in the outbox.
struct CommitmentEffect {
  std::vector<PendingChange> changes;
  std::uint32_t promised = 0, refused = 0;  // images
};

/// Images that went or go to this device and that it promised nothing about yet: those that it keeps are noted as promised, those that it
/// has and does not keep have failed (PeerDidNotCommit), so that a person sees it and may send them again. What the device never got from here is passed over.
Result<CommitmentEffect> planCommitment(Vault& vault, decode::Decoder& decoder, Uuid device, const seal::CommitmentReport& report);

}  // namespace safelight::vault
