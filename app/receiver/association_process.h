#pragma once
// What the acceptor's forked children do: serve one association, listen to a stranger's name, or tell a device what is stored. Each gives up
// everything but its socket and its channel to the keeper, then enters the jail, and only then looks at a byte of the peer.

#include <atomic>

#include "app/receiver/keeper_protocol.h"
#include "core/ipc/channel.h"
#include "core/sandbox/jail.h"
#include "core/seal/receiving_order.h"

namespace safelight::receiver {

/// Shared with the acceptor. A child that lies here only fools the limits on its own address and the patience at the end.
struct SharedSlot {
  std::atomic<bool> associated{false};  // the peer said who it is, and is let in
  std::atomic<bool> storing{false};     // in the middle of an object
};

struct ChildPlan {
  int socket = -1;  // connected; -1 for a report, which connects itself
  std::string address;
  seal::DeviceLink link = seal::DeviceLink::Plain;
  const seal::ReceivingOrder* order = nullptr;
  const sandbox::Jail* jail = nullptr;
  SharedSlot* slot = nullptr;
};

/// Each returns the exit status.
int serveAssociation(const ChildPlan& plan, ipc::Channel keeper);
/// A peer that is not paired: reads who it says it is, and never answers.
int listenToStranger(const ChildPlan& plan, ipc::Channel keeper);
/// Tells a device what became of its commitment request, over an association of our own.
int tellDevice(const ChildPlan& plan, ipc::Channel keeper, const ReportDue& report);

}  // namespace safelight::receiver
