#include "core/courier/client.h"

#include <algorithm>
#include <set>

#include "core/courier/courier_process.h"

namespace safelight::courier {
namespace {

using std::chrono::milliseconds;

// How often a person's wish to stop is looked at, and how long the courier may take to end in order after it.
constexpr milliseconds kLook{200};
constexpr milliseconds kFarewell{3'000};
// On top of the courier's own patience with the node.
constexpr milliseconds kMargin{30'000};

tl::unexpected<Error> lied(const char* what) { return fail(ErrorCode::CourierLied, what); }

/// One errand: from the task to the courier's last word.
class Errand {
 public:
  static Result<Errand> begin(const Path& program, const Command& task, milliseconds patience, const CancelToken& cancel,
                              std::span<const ipc::NativeHandle> handles = {}) {
    TRY_ASSIGN(CourierProcess courier, CourierProcess::start(program));
    TRY_VOID(courier.send(task, handles));
    return Errand(std::move(courier), patience, cancel);
  }

  /// Hands each report to `use` until the courier has ended; `use` gives an error for a report that it did not expect.
  template <class Use>
  Result<void> follow(Use use) {
    Deadline silence = Deadline::in(m_patience);
    std::optional<Deadline> farewell;
    while (true) {
      if (!farewell && m_cancel.isCancelled()) {
        farewell = Deadline::in(kFarewell);
        TRY_VOID(m_courier.send(Stop{}));
      }
      const auto received = m_courier.receive(Deadline::in(kLook));
      if (!received) return farewell ? Result<void>(fail(ErrorCode::Cancelled)) : Result<void>(fail(received.error()));
      if (const auto& report = *received) {
        if (const auto* ended = std::get_if<Ended>(&*report)) return end(*ended);
        TRY_VOID(use(*report));
        silence = Deadline::in(m_patience);
      } else if (farewell && farewell->isOver()) {
        return fail(ErrorCode::Cancelled);
      } else if (silence.isOver()) {
        return fail(ErrorCode::CourierUnavailable, "silent");
      }
    }
  }

  CourierProcess& courier() { return m_courier; }

 private:
  Errand(CourierProcess courier, milliseconds patience, const CancelToken& cancel) : m_courier(std::move(courier)), m_patience(patience), m_cancel(cancel) {}

  Result<void> end(const Ended& ended) {
    m_courier.finish(Deadline::in(kFarewell));
    if (m_cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    if (ended.error) return fail(*ended.error, ended.detail);
    return {};
  }

  CourierProcess m_courier;
  milliseconds m_patience;
  CancelToken m_cancel;
};

milliseconds patienceFor(const Node& node) { return milliseconds(node.connectMilliseconds) + milliseconds(node.answerMilliseconds) + kMargin; }

/// The sending's order of events: each object asked for once, each told of at most once, after it was asked for.
class SendFollower {
 public:
  SendFollower(const Client::Sending& sending, CourierProcess& courier) : m_sending(sending), m_courier(courier) {}

  Result<void> operator()(const Connected&) { return {}; }

  Result<void> operator()(const ObjectWanted& r) {
    if (r.index >= m_sending.objects.size() || !m_wanted.insert(r.index).second) return lied("object wanted");
    const auto file = m_sending.provide(r.index);
    if (!file) {
      m_told.insert(r.index);
      m_sending.onSent({r.index, file.error()});
      return m_courier.send(ObjectMissing{r.index});
    }
    const ipc::NativeHandle handle = (*file)->handle.get();
    return m_courier.send(ObjectHere{r.index, (*file)->bytes}, std::span(&handle, 1));
  }

  Result<void> operator()(const ObjectSent& r) {
    // What the node cannot take is told without having been asked for.
    const bool wasWanted = m_wanted.contains(r.index);
    if (r.index >= m_sending.objects.size() || (!wasWanted && !r.error) || !m_told.insert(r.index).second) return lied("object sent");
    Client::Sent sent{r.index, std::nullopt};
    if (r.error) sent.error = Error{*r.error, r.status == 0 ? std::string() : "status " + toHex(Bytes{static_cast<std::uint8_t>(r.status >> 8), static_cast<std::uint8_t>(r.status)})};
    else m_taken.insert(r.index);
    m_sending.onSent(sent);
    return {};
  }

  Result<void> operator()(const CommitmentTold& r) {
    if (!m_sending.commitment.ask || committed.wasAnswered) return lied("commitment");
    for (const auto* list : {&r.promised, &r.refused})
      for (const std::uint32_t index : *list)
        if (!m_taken.erase(index)) return lied("commitment of what was not sent");
    committed = {true, r.promised, r.refused};
    return {};
  }

  template <class Other>
  Result<void> operator()(const Other&) {
    return lied("unexpected report");
  }

  Client::Committed committed;

 private:
  const Client::Sending& m_sending;
  CourierProcess& m_courier;
  std::set<std::uint32_t> m_wanted, m_told, m_taken;
};

/// The retrieval's: a file asked for before each object, an object no longer than its file.
class GetFollower {
 public:
  GetFollower(CourierProcess& courier, const Client::OnArrived& onArrived, const std::function<void(const Progress&)>& onProgress)
      : m_courier(courier), m_onArrived(onArrived), m_onProgress(onProgress) {}

  Result<void> operator()(const Connected&) { return {}; }

  Result<void> operator()(const FileWanted&) {
    if (m_file) return lied("file wanted");
    TRY_ASSIGN(ipc::MemoryFile file, ipc::MemoryFile::fixedSize(Limits::kObjectBytes));
    m_file = std::move(file);
    const ipc::NativeHandle handle = m_file->handle.get();
    return m_courier.send(FileHere{}, std::span(&handle, 1));
  }

  Result<void> operator()(const ObjectArrived& r) {
    if (!m_file || r.bytes == 0 || r.bytes > m_file->bytes) return lied("object arrived");
    const ipc::MemoryFile file = std::move(*m_file);
    m_file.reset();
    return m_onArrived(r.object, file, r.bytes);
  }

  Result<void> operator()(const Progress& r) {
    last = r;
    if (m_onProgress) m_onProgress(r);
    return {};
  }

  template <class Other>
  Result<void> operator()(const Other&) {
    return lied("unexpected report");
  }

  Progress last;

 private:
  CourierProcess& m_courier;
  const Client::OnArrived& m_onArrived;
  const std::function<void(const Progress&)>& m_onProgress;
  std::optional<ipc::MemoryFile> m_file;
};

}  // namespace

Result<std::string> Client::echo(const Node& node, const CancelToken& cancel) const {
  TRY_ASSIGN(Errand errand, Errand::begin(m_program, EchoTask{node}, patienceFor(node), cancel));
  std::string peer;
  TRY_VOID(errand.follow([&](const Report& report) -> Result<void> {
    const auto* connected = std::get_if<Connected>(&report);
    if (connected == nullptr) return lied("unexpected report");
    peer = connected->peer;
    return {};
  }));
  return peer;
}

Result<Client::Committed> Client::send(const Sending& sending, const CancelToken& cancel) const {
  if (sending.objects.empty() || sending.objects.size() > Limits::kObjects) return fail(ErrorCode::InvalidArgument, "objects");
  const milliseconds patience = patienceFor(sending.node) + milliseconds(sending.commitment.waitMilliseconds);
  TRY_ASSIGN(Errand errand, Errand::begin(m_program, SendTask{sending.node, sending.objects, sending.commitment}, patience, cancel));
  SendFollower follower(sending, errand.courier());
  TRY_VOID(errand.follow([&](const Report& report) { return std::visit(follower, report); }));
  return std::move(follower.committed);
}

Result<std::vector<RemoteItem>> Client::find(const Node& node, const Query& query, const CancelToken& cancel,
                                             const std::function<void(const RemoteItem&)>& onFound) const {
  TRY_ASSIGN(Errand errand, Errand::begin(m_program, FindTask{node, query}, patienceFor(node), cancel));
  std::vector<RemoteItem> found;
  TRY_VOID(errand.follow([&](const Report& report) -> Result<void> {
    if (std::holds_alternative<Connected>(report)) return {};
    const auto* item = std::get_if<ItemFound>(&report);
    if (item == nullptr || item->item.level != query.level || found.size() >= query.most) return lied("unexpected report");
    found.push_back(item->item);
    if (onFound) onFound(found.back());
    return {};
  }));
  return found;
}

Result<Progress> Client::get(const Node& node, const Query& query, const OnArrived& onArrived, const std::function<void(const Progress&)>& onProgress,
                             const CancelToken& cancel) const {
  TRY_ASSIGN(Errand errand, Errand::begin(m_program, GetTask{node, query}, patienceFor(node), cancel));
  GetFollower follower(errand.courier(), onArrived, onProgress);
  TRY_VOID(errand.follow([&](const Report& report) { return std::visit(follower, report); }));
  return follower.last;
}

Result<Progress> Client::move(const Node& node, const Query& query, const std::string& destination, const std::function<void(const Progress&)>& onProgress,
                              const CancelToken& cancel) const {
  TRY_ASSIGN(Errand errand, Errand::begin(m_program, MoveTask{node, query, destination}, patienceFor(node), cancel));
  Progress last;
  TRY_VOID(errand.follow([&](const Report& report) -> Result<void> {
    if (std::holds_alternative<Connected>(report)) return {};
    const auto* progress = std::get_if<Progress>(&report);
    if (progress == nullptr) return lied("unexpected report");
    last = *progress;
    if (onProgress) onProgress(last);
    return {};
  }));
  return last;
}

Result<std::vector<OrderLine>> Client::readOrders(ByteView file, OrderFileForm form, const CancelToken& cancel) const {
  if (file.empty()) return fail(ErrorCode::FileEmpty);
  if (file.size() > Limits::kOrderFileBytes) return fail(ErrorCode::FileTooLarge);
  TRY_ASSIGN(const ipc::MemoryFile input, ipc::MemoryFile::sealedCopy(file));
  const ipc::NativeHandle handle = input.handle.get();
  TRY_ASSIGN(Errand errand, Errand::begin(m_program, ReadOrdersTask{form, input.bytes}, kMargin, cancel, std::span(&handle, 1)));
  std::vector<OrderLine> lines;
  TRY_VOID(errand.follow([&](const Report& report) -> Result<void> {
    const auto* read = std::get_if<OrdersRead>(&report);
    if (read == nullptr || lines.size() + read->lines.size() > Limits::kOrderLines) return lied("unexpected report");
    lines.insert(lines.end(), read->lines.begin(), read->lines.end());
    return {};
  }));
  return lines;
}

}  // namespace safelight::courier
