#pragma once
// The outbox at work: what is due goes to its devices, and the vault is told what became of it.

#include "app/dispatch/nodes.h"
#include "app/dispatch/vault_access.h"
#include "core/base/cancel_token.h"
#include "core/vault/export/outbox.h"

namespace safelight::dispatch {

/// What became of one image in this pass.
struct ImageSent {
  vault::OutgoingImage image;
  std::optional<Error> error;               // none: the device has it
  std::optional<Instant> retryAt;           // after an error: when it is tried again by itself
  bool committed = false;                   // the device promised to keep it
};

struct SendPass {
  std::optional<model::SendId> only;        // none: everything that is due
  courier::CommitmentWish commitment;
  std::function<void(const ImageSent&)> onImage;
};

/// Goes through everything that is due once, device by device. Errors of devices and images are told one by one and noted in the vault; the call
/// fails only when the vault does. What was not tried when it is cancelled waits on. onImage is called on the thread that calls.
Result<void> sendDue(const VaultAccess& access, const courier::Client& client, const SendPass& pass, const CancelToken& cancel = {});
/// The same on the vault's thread.
Result<void> sendDue(vault::Vault& vault, decode::Decoder& decoder, const courier::Client& client, const SendPass& pass, const CancelToken& cancel = {});

}  // namespace safelight::dispatch
