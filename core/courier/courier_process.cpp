#include "core/courier/courier_process.h"

#include <system_error>

namespace safelight::courier {
namespace {

constexpr std::chrono::seconds kStartUp{20};
constexpr std::chrono::seconds kOneMessage{20};

}  // namespace

Result<CourierProcess> CourierProcess::start(const Path& program) {
  auto ends = ipc::Channel::createPair();
  if (!ends) return fail(ErrorCode::CourierUnavailable, "channel");
  ipc::SpawnRequest request;
  request.program = program;
  ipc::Handle theirs = ends->second.takeSocket();
  request.handles = {theirs.get()};
  auto process = ipc::spawn(request);
  if (!process) return fail(ErrorCode::CourierUnavailable, "the courier program does not start");
  // Only the courier may hold its end, or its death would never show.
  theirs.reset();
  CourierProcess courier(std::move(*process), std::move(ends->first));
  courier.m_channel.setLargestMessage(Limits::kMessageBytes);
  TRY_ASSIGN(const auto report, courier.receive(Deadline::in(kStartUp)));
  const Greeting* greeting = report ? std::get_if<Greeting>(&*report) : nullptr;
  if (greeting == nullptr || greeting->version != Greeting{}.version) return fail(ErrorCode::CourierUnavailable, "no greeting");
  if (greeting->error) return fail(*greeting->error);
  return courier;
}

Result<void> CourierProcess::send(const Command& command, std::span<const ipc::NativeHandle> handles) {
  return sendEncoded(encode(command), handles);
}

Result<void> CourierProcess::sendEncoded(ByteView message, std::span<const ipc::NativeHandle> handles) {
  if (message.size() > Limits::kMessageBytes) return fail(ErrorCode::InvalidArgument, "too much for the courier");
  if (m_channel.send(message, handles, Deadline::in(kOneMessage)) != ipc::ChannelStatus::Done) return fail(ErrorCode::CourierUnavailable, "the courier is gone");
  return {};
}

Result<std::optional<Report>> CourierProcess::receive(Deadline deadline) {
  ipc::Received received = m_channel.receive(deadline);
  if (received.status == ipc::ChannelStatus::NothingYet) return std::optional<Report>();
  if (received.status != ipc::ChannelStatus::Done) return fail(ErrorCode::CourierUnavailable, "the courier is gone");
  auto report = parseReport(received.message.body);
  if (report && received.message.handles.empty()) return report;
  kill();
  return fail(ErrorCode::CourierLied, "report");
}

void CourierProcess::finish(Deadline deadline) {
  m_channel.close();
  if (!m_process.wait(deadline)) m_process.kill();
}

Path courierBesideThisProgram() {
  std::error_code error;
  const Path self = std::filesystem::read_symlink("/proc/self/exe", error);
  return self.parent_path() / "safelight-courier";
}

}  // namespace safelight::courier
