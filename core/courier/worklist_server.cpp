#include "core/courier/worklist_server.h"

namespace safelight::courier {
namespace {

constexpr std::chrono::seconds kStartUp{20};
constexpr std::chrono::seconds kFarewell{3};

Result<void> checkOffer(const Offer& offer) {
  if (offer.items.size() > Limits::kItems || offer.peers.size() > Limits::kPeers) return fail(ErrorCode::InvalidArgument, "too much for the worklist");
  return {};
}

}  // namespace

Result<WorklistServer> WorklistServer::start(const Path& program, const ServerSettings& settings) {
  TRY_ASSIGN(CourierProcess process, CourierProcess::start(program));
  TRY_VOID(process.send(ServeTask{settings}));
  TRY_ASSIGN(const auto report, process.receive(Deadline::in(kStartUp)));
  if (!report) return fail(ErrorCode::CourierUnavailable, "silent");
  if (const auto* ended = std::get_if<Ended>(&*report)) return fail(ended->error.value_or(ErrorCode::CourierUnavailable), ended->detail);
  const auto* listening = std::get_if<Listening>(&*report);
  if (listening == nullptr) return fail(ErrorCode::CourierLied, "unexpected report");
  return WorklistServer(std::move(process), *listening);
}

Result<void> WorklistServer::offer(const Offer& offer) {
  TRY_VOID(checkOffer(offer));
  return m_process.send(offer);
}

Result<ipc::Handle> WorklistServer::makeFeeder(AfterFeeder after) {
  TRY_ASSIGN(auto ends, ipc::Channel::createPair());
  ipc::Handle theirs = ends.second.takeSocket();
  const ipc::NativeHandle handle = theirs.get();
  TRY_VOID(m_process.send(FeederHere{after}, std::span(&handle, 1)));
  return ends.first.takeSocket();
}

Result<std::optional<WorklistAsked>> WorklistServer::askedBy(Deadline deadline) {
  TRY_ASSIGN(const auto report, m_process.receive(deadline));
  if (!report) return std::optional<WorklistAsked>();
  if (const auto* ended = std::get_if<Ended>(&*report)) return fail(ended->error.value_or(ErrorCode::CourierUnavailable), ended->detail);
  const auto* asked = std::get_if<WorklistAsked>(&*report);
  if (asked == nullptr) return fail(ErrorCode::CourierLied, "unexpected report");
  return std::optional(*asked);
}

void WorklistServer::stop() {
  [[maybe_unused]] const auto told = m_process.send(Stop{});
  m_process.finish(Deadline::in(kFarewell));
}

Result<WorklistFeeder> WorklistFeeder::adopt(ipc::Handle handle) {
  TRY_ASSIGN(ipc::Channel channel, ipc::Channel::adopt(std::move(handle)));
  channel.setLargestMessage(Limits::kMessageBytes);
  return WorklistFeeder(std::move(channel));
}

Result<void> WorklistFeeder::offer(const Offer& offer) {
  TRY_VOID(checkOffer(offer));
  if (m_channel.send(encode(Command(offer)), {}, Deadline::in(kStartUp)) != ipc::ChannelStatus::Done) return fail(ErrorCode::CourierUnavailable, "the worklist server is gone");
  return {};
}

}  // namespace safelight::courier
