#pragma once
// What the courier does for a client, each in a process of its own: test, send, ask, fetch. The caller reports the end.

#include "app/courier/connection.h"

namespace safelight::courier {

Result<void> echo(Desk& desk, const EchoTask& task);
Result<void> send(Desk& desk, const SendTask& task);
Result<void> find(Desk& desk, const FindTask& task);
Result<void> get(Desk& desk, const GetTask& task);
Result<void> move(Desk& desk, const MoveTask& task);
/// `file` holds the orders.
Result<void> readOrders(Desk& desk, const ReadOrdersTask& task, const ipc::Handle& file);

}  // namespace safelight::courier
