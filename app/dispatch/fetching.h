#pragma once
// From an archive into the vault: what it gives back takes the same way as an import from a disc.

#include "app/dispatch/nodes.h"
#include "app/dispatch/vault_access.h"
#include "core/base/cancel_token.h"
#include "core/vault/import/import.h"

namespace safelight::dispatch {

struct Fetch {
  courier::Node node;
  courier::Query query;                              // study, series or instance by its UIDs
  std::function<void(const courier::Progress&)> onProgress;
  std::function<void(const vault::ImportOutcome&)> onImage;  // durable now, or refused
};

struct Fetched {
  courier::Progress counts;        // as the archive tells them
  vault::ImportSummary summary;
};

/// C-GET; each image is decoded in the jail, matched and sealed like any other. An error of the archive's ends it: what came before is kept and
/// was told. The callbacks are called on the thread that calls.
Result<Fetched> fetch(const VaultAccess& access, const courier::Client& client, const Fetch& fetch, const CancelToken& cancel = {});
/// The same on the vault's thread.
Result<Fetched> fetch(vault::Vault& vault, decode::Decoder& decoder, const courier::Client& client, const Fetch& fetch, const CancelToken& cancel = {});

}  // namespace safelight::dispatch
