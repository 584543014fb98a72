#include "app/receiver/keeper_client.h"

namespace safelight::receiver {

namespace {

// Making an object durable on a slow disk, behind 31 others.
constexpr std::chrono::milliseconds kPatience{120'000};

tl::unexpected<Error> keeperGone() { return fail(ErrorCode::ConnectionBroken, "keeper"); }

// What was asked for, or the error that came instead.
template <class Wanted>
Result<Wanted> expectReply(const ipc::Message& message) {
  auto reply = parseToAssociation(message.body);
  if (!reply) return keeperGone();
  if (auto* wanted = std::get_if<Wanted>(&*reply)) return std::move(*wanted);
  const auto* answer = std::get_if<Answer>(&*reply);
  if (answer == nullptr || !answer->error) return keeperGone();
  return fail(*answer->error);
}

}  // namespace

KeeperClient::KeeperClient(ipc::Channel channel) : m_channel(std::move(channel)) { m_channel.setLargestMessage(kLargestMessage); }

Result<ipc::Message> KeeperClient::ask(const FromAssociation& message) {
  if (m_channel.send(encode(message), {}, Deadline::in(kPatience)) != ipc::ChannelStatus::Done) return keeperGone();
  ipc::Received received = m_channel.receive(Deadline::in(kPatience));
  if (received.status != ipc::ChannelStatus::Done) {
    m_channel.close();  // a late answer must not be taken for the next one
    return keeperGone();
  }
  return std::move(received.message);
}

Result<void> KeeperClient::askForAnswer(const FromAssociation& message) {
  TRY_ASSIGN(const ipc::Message reply, ask(message));
  TRY_ASSIGN(const Answer answer, expectReply<Answer>(reply));
  if (answer.error) return fail(*answer.error);
  return ok();
}

void KeeperClient::tell(const FromAssociation& message) {
  static_cast<void>(m_channel.send(encode(message), {}, Deadline::in(kPatience)));
}

Result<void> KeeperClient::hello(const Hello& hello) { return askForAnswer(hello); }
void KeeperClient::turnedAway(seal::PeerVerdict verdict, const std::string& callingAe) { tell(TurnedAway{verdict, callingAe}); }

Result<PlaceForObject> KeeperClient::begin(const Begin& begin) {
  TRY_ASSIGN(ipc::Message reply, ask(begin));
  PlaceForObject place;
  TRY_ASSIGN(place.place, expectReply<Place>(reply));
  if (reply.handles.size() != 1) return keeperGone();
  place.file = std::move(reply.handles[0]);
  return place;
}

Result<void> KeeperClient::finish(const Finish& finish) { return askForAnswer(finish); }
void KeeperClient::drop() { tell(Drop{}); }

Result<std::vector<bool>> KeeperClient::askStored(std::vector<dicom::net::SopReference> references) {
  const std::size_t count = references.size();
  TRY_ASSIGN(const ipc::Message reply, ask(AskStored{std::move(references)}));
  TRY_ASSIGN(Stored stored, expectReply<Stored>(reply));
  if (stored.stored.size() != count) return keeperGone();
  return std::move(stored.stored);
}

void KeeperClient::reportLater(const dicom::net::CommitmentResult& result) { tell(ReportLater{result}); }

Result<TlsIdentity> KeeperClient::tlsIdentity() {
  TRY_ASSIGN(const ipc::Message reply, ask(AskTlsIdentity{}));
  return expectReply<TlsIdentity>(reply);
}

}  // namespace safelight::receiver
