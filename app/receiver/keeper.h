#pragma once
// The process that holds the receiver's signing key and the inbox. It never touches the network: it answers the acceptor and one channel
// for each association, signs what is whole, and says "durable" only when it is.

#include <string>

#include "core/base/path.h"
#include "core/ipc/channel.h"

namespace safelight::receiver {

struct KeeperPlan {
  Path vault;
  Path receiverSecret;
};

/// Runs until the acceptor's channel closes. The first thing it says there is CurrentOrder, with why nothing can be received if so.
/// Returns the exit status.
int runKeeper(const KeeperPlan& plan, ipc::Channel acceptor);

}  // namespace safelight::receiver
