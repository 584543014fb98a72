// safelight-courier: started by core/courier over an inherited channel; of no use to a person.

#include <signal.h>

#include "app/courier/errands.h"
#include "app/courier/worklist_process.h"
#include "core/base/clean_text.h"
#include "core/ipc/spawn.h"
#include "core/sandbox/jail.h"
#include "core/seal/sodium_random.h"
#include "dicom/dataset/dictionary.h"
#include "dicom/net/tls_context.h"

namespace {

using namespace safelight;
using namespace safelight::courier;

constexpr int kDone = 0;
constexpr int kNoParent = 2;
constexpr int kNoJail = 3;

struct Jails {
  sandbox::Jail client;
  sandbox::Jail listener;
};

/// Both are proven at every start: which of them will be needed is only said afterwards.
Result<Jails> prepareJails() {
  TRY_ASSIGN(sandbox::Jail client, sandbox::Jail::create(sandbox::Policy::Association));
  TRY_ASSIGN(sandbox::Jail listener, sandbox::Jail::create(sandbox::Policy::Acceptor));
  TRY_VOID(client.prove());
  TRY_VOID(listener.prove());
  return Jails{std::move(client), std::move(listener)};
}

Result<void> work(Parent& parent, const Jails& jails) {
  TRY_ASSIGN(const Received task, parent.next());
  Desk desk{parent, jails.client};
  if (const auto* ask = std::get_if<EchoTask>(&task.command)) return echo(desk, *ask);
  if (const auto* ask = std::get_if<SendTask>(&task.command)) return send(desk, *ask);
  if (const auto* ask = std::get_if<FindTask>(&task.command)) return find(desk, *ask);
  if (const auto* ask = std::get_if<GetTask>(&task.command)) return get(desk, *ask);
  if (const auto* ask = std::get_if<MoveTask>(&task.command)) return courier::move(desk, *ask);
  if (const auto* ask = std::get_if<ServeTask>(&task.command)) return serveWorklist(parent, {jails.listener, jails.client}, *ask);
  if (const auto* ask = std::get_if<ReadOrdersTask>(&task.command); ask != nullptr && task.handles.size() == 1) return readOrders(desk, *ask, task.handles.front());
  return fail(ErrorCode::InvalidArgument, "task");
}

}  // namespace

int main() {
  // Keys and names come before the jail closes.
  const auto closed = sandbox::closeToOthers();
  auto channel = ipc::Channel::adopt(ipc::Handle(ipc::kFirstInheritedHandle));
  if (!channel) return kNoParent;
  ::signal(SIGPIPE, SIG_IGN);
  // The terminal's Ctrl+C and the end of a session: whoever started this decides, and has other means.
  ::signal(SIGINT, SIG_IGN);
  ::signal(SIGTERM, SIG_IGN);
  Parent parent(std::move(*channel));
  // Everything that needs a file, before there are none.
  dicom::loadDictionary();
  dicom::net::tlsPrepare();
  const auto sodium = seal::startSodium();
  const auto jails = sodium && closed ? prepareJails() : Result<Jails>(fail(ErrorCode::SandboxUnavailable, "random numbers"));
  Greeting greeting;
  if (!jails) greeting.error = ErrorCode::SandboxUnavailable;
  if (!parent.report(greeting)) return kNoParent;
  if (!jails) return kNoJail;

  const auto done = work(parent, *jails);
  Ended ended;
  if (!done) {
    ended.error = isReasonOfCourier(done.error().code) ? done.error().code : ErrorCode::Internal;
    ended.detail = cleanText(done.error().detail, 200);
  }
  [[maybe_unused]] const auto told = parent.report(ended);
  return kDone;
}
