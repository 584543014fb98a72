#include "app/receiver/keeper_session.h"

#include <algorithm>

#include "core/seal/commitment_report.h"

namespace safelight::receiver {

namespace {

constexpr std::int64_t kMillisecondsOfDay = 86'400'000;
constexpr const char* kObeyedName = "obeyed";
// The association waits for our answers: a longer silence means that it is stuck.
constexpr std::chrono::milliseconds kAnswerTime{2000};

std::int64_t dayOf(const Clock& clock, Instant at) {
  return (at.milliseconds + clock.utcOffsetSeconds(at) * std::int64_t{1000}) / kMillisecondsOfDay;
}

}  // namespace

void KeeperState::obey(seal::ReceivingOrder next) {
  order = std::move(next);
  const Bytes said = seal::signObeyedOrder({order.vault, order.issue}, [this](ByteView message) { return key.sign(message); });
  static_cast<void>(folder.replace(kObeyedName, said));  // unsaid, old keys are kept longer
}

bool KeeperSession::serve(KeeperState& state) {
  for (;;) {
    ipc::Received received = m_channel.receiveNow();
    if (received.status == ipc::ChannelStatus::NothingYet) return true;
    if (received.status != ipc::ChannelStatus::Done) return false;
    const auto message = parseFromAssociation(received.message.body);
    if (!message) return false;
    if (!std::visit([&](const auto& each) { return take(state, each); }, *message)) return false;
  }
}

void KeeperSession::end(KeeperState& state) {
  if (m_arrival) state.spool.drop(*m_arrival);
  m_arrival.reset();
}

std::optional<Diagnostic> KeeperSession::account() const {
  if (m_stored + m_refused == 0) return std::nullopt;
  return Diagnostic() << "device " << m_device << ": " << m_stored << " stored, " << m_refused << " refused";
}

bool KeeperSession::answer(const ToAssociation& message, std::span<const ipc::NativeHandle> handles) {
  return m_channel.send(encode(message), handles, Deadline::in(kAnswerTime)) == ipc::ChannelStatus::Done;
}

bool KeeperSession::take(KeeperState& state, const Hello& message) {
  const seal::PairedDevice* const device = state.order.byId(message.device);
  const bool believed = device != nullptr && device->address == m_connection.address && device->link == m_connection.link &&
                        device->aeTitle == message.callingAe && m_device.isNil();
  if (!believed) return answer(ErrorCode::InvalidArgument);
  m_device = device->id;
  m_calledAe = message.calledAe;
  state.peers.called({m_connection.address, message.callingAe, m_device, seal::PeerVerdict::Accepted}, state.clock.now());
  state.peersChanged = true;
  return answer(std::nullopt);
}

bool KeeperSession::take(KeeperState& state, const TurnedAway& message) {
  const auto known = [&](const seal::PairedDevice& device) { return device.address == m_connection.address && device.aeTitle == message.callingAe; };
  const auto device = std::ranges::find_if(state.order.devices, known);
  const Uuid id = device == state.order.devices.end() ? Uuid{} : device->id;
  state.peers.called({m_connection.address, message.callingAe, id, message.verdict}, state.clock.now());
  state.peersChanged = true;
  return true;
}

bool KeeperSession::take(KeeperState& state, const Begin& message) {
  if (m_device.isNil() || m_arrival) return false;
  auto arrival = state.spool.begin(m_device, state.order.settings);
  // The key is chosen when the file is there: whoever sees no unfinished file knows that nothing is under way to an older key.
  state.followOrder();
  if (arrival && state.order.byId(m_device) == nullptr) {  // unpaired meanwhile
    state.spool.drop(*arrival);
    return answer(ErrorCode::NotAllowed);
  }
  if (!arrival) {
    ++m_refused;
    return answer(arrival.error().code);
  }
  m_isImage = message.sopClass != seal::kCommitmentReportClass;
  m_instanceTag = state.record.tagOf(message.sopClass, message.sopInstance);
  m_arrival = std::move(*arrival);
  const ipc::NativeHandle handle = m_arrival->file.get();
  return answer(Place{m_arrival->object, m_arrival->receivedAt, m_arrival->mostBytes, state.order.inboxKeyId, state.order.inboxKey}, {&handle, 1});
}

bool KeeperSession::take(KeeperState& state, const Finish& message) {
  if (!m_arrival) return false;
  const NewArrival arrival = std::move(*m_arrival);
  m_arrival.reset();
  const auto done = state.spool.finish(arrival, {message.objectBytes, message.inboxKey, m_device, m_instanceTag, message.sealedKey});
  if (!done) {
    ++m_refused;
    return answer(done.error().code);
  }
  if (!m_isImage) return answer(std::nullopt);
  ++m_stored;
  state.peers.stored(m_device, arrival.receivedAt, dayOf(state.clock, arrival.receivedAt));
  state.peersChanged = true;
  return answer(std::nullopt);
}

bool KeeperSession::take(KeeperState& state, const Drop&) {
  if (m_arrival) ++m_refused;
  end(state);
  return true;
}

bool KeeperSession::take(KeeperState& state, const AskStored& message) {
  if (m_device.isNil()) return false;
  Stored stored;
  stored.stored.reserve(message.references.size());
  for (const auto& reference : message.references)
    stored.stored.push_back(state.record.contains(state.record.tagOf(reference.sopClass, reference.sopInstance)));
  return answer(stored);
}

bool KeeperSession::take(KeeperState& state, const ReportLater& message) {
  if (m_device.isNil()) return false;
  state.reports.push_back({m_device, m_calledAe, message.result});
  return true;
}

bool KeeperSession::take(KeeperState& state, const AskTlsIdentity&) {
  if (m_connection.link != seal::DeviceLink::Tls) return false;
  return answer(TlsIdentity{state.secret.tlsCertificate, state.secret.tlsKey, state.secret.tlsAuthorities});
}

}  // namespace safelight::receiver
