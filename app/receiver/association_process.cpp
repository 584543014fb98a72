#include "app/receiver/association_process.h"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>

#include "app/receiver/arriving_object.h"
#include "app/receiver/file_meta.h"
#include "app/receiver/peer_list.h"
#include "core/seal/commitment_report.h"
#include "core/seal/sodium_random.h"
#include "dicom/net/service_user.h"
#include "dicom/net/socket_stream.h"
#include "dicom/net/tls_stream.h"

namespace safelight::receiver {

namespace {

namespace net = dicom::net;
using net::Status;

constexpr int kServed = 0;
constexpr int kNotServed = 1;
constexpr int kNoJail = 3;
constexpr std::uint64_t kMemoryBytes = 128u << 20;
constexpr std::chrono::milliseconds kStrangerTime{2000};
constexpr std::chrono::milliseconds kConnectTime{10'000};

// Set by the signal that asks an association to end after the message it is at.
CancelToken* stopToken = nullptr;
void onStop(int) {
  if (stopToken != nullptr) stopToken->cancel();
}

// Keeps what is ours of all that the acceptor had open.
bool closeOthers(int first, int second) {
  const int low = std::min(first, second);
  const int high = std::max(first, second);
  const auto close = [](int from, int to) { return from > to || ::syscall(SYS_close_range, static_cast<unsigned>(from), static_cast<unsigned>(to), 0u) == 0; };
  return close(0, low - 1) && close(low + 1, high - 1) && close(high + 1, INT32_MAX);
}

void prepareSignals(CancelToken& stop) {
  stopToken = &stop;
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGXFSZ, SIG_IGN);  // a limit on file sizes is a full disk
  ::signal(SIGINT, SIG_IGN);   // the terminal's Ctrl+C; the acceptor decides
  ::signal(SIGTERM, onStop);
  sigset_t all;
  sigfillset(&all);
  ::sigprocmask(SIG_UNBLOCK, &all, nullptr);
}

/// The stream to serve on, with what the peer proved over TLS.
struct OpenedStream {
  std::unique_ptr<net::ByteStream> stream;
  std::optional<net::CertificateFingerprint> certificate;
};

std::vector<net::CertificateFingerprint> pinnedCertificates(const seal::ReceivingOrder& order) {
  std::vector<net::CertificateFingerprint> pinned;
  for (const seal::PairedDevice& device : order.devices)
    if (device.link == seal::DeviceLink::Tls && device.certificate != seal::Hash{}) pinned.push_back(device.certificate);
  return pinned;
}

Result<net::TlsContext> makeTlsContext(KeeperClient& keeper, net::TlsRole role, const seal::ReceivingOrder& order) {
  TRY_ASSIGN(const TlsIdentity identity, keeper.tlsIdentity());
  return net::TlsContext::create(role, {identity.certificate, asBytes(identity.key), identity.authorities, pinnedCertificates(order), {}});
}

bool matches(const seal::PairedDevice& device, const ChildPlan& plan, const std::optional<net::CertificateFingerprint>& certificate) {
  if (device.address != plan.address || device.link != plan.link) return false;
  // A device without a pinned certificate shows one of the practice's own, which the handshake checked.
  return !certificate || device.certificate == seal::Hash{} || device.certificate == *certificate;
}

net::AcceptancePolicy policyFor(const ChildPlan& plan, const std::optional<net::CertificateFingerprint>& certificate) {
  net::AcceptancePolicy policy;
  policy.rules = {net::verificationRule(), net::commitmentRule(), net::storageRule(net::PrivateClasses::Accept)};
  for (const seal::PairedDevice& device : plan.order->devices)
    if (matches(device, plan, certificate)) policy.callingAes.push_back(device.aeTitle);
  // Never empty, which would mean anybody: nobody is called this.
  if (policy.callingAes.empty()) policy.callingAes.emplace_back("\\");
  return policy;
}

/// Stores and commits for one device.
class Services final : public net::ServiceHandler {
 public:
  Services(KeeperClient& keeper, const ChildPlan& plan, const net::Association& association, Uuid device, CancelToken& stop)
      : m_keeper(keeper), m_plan(plan), m_association(association), m_device(device), m_stop(stop) {}

  net::StoreDecision beginStore(const net::StoreRequest& request) override {
    auto object = begin(request.sopClass, request.sopInstance, request.transferSyntax);
    if (!object) return refuse(object.error());
    const Bytes meta = encodeFileMeta({request.sopClass, request.sopInstance, request.transferSyntax, m_association.callingAe()});
    if (const auto written = (*object)->write(meta); !written) return refuse(written.error());
    return std::unique_ptr<net::StoreReceiver>(std::move(*object));
  }

  /// What the device says of images it was sent waits for the vault like an image.
  Status commitmentReported(const net::CommitmentResult& result) override {
    seal::CommitmentReport report{result.transaction, {}};
    for (const net::SopReference& kept : result.committed) report.instances.push_back({kept.sopClass, kept.sopInstance, 0});
    for (const net::FailedReference& failed : result.failed)
      report.instances.push_back({failed.reference.sopClass, failed.reference.sopInstance, static_cast<std::uint16_t>(failed.reason)});
    if (!seal::CommitmentReport::parse(report.encode())) return Status::InvalidArgument;  // nobody could read it later
    const auto noted = takeDown(report);
    return noted ? Status::Success : refuse(noted.error()) == Status::OutOfResources ? Status::ResourceLimitation : Status::ProcessingFailure;
  }

  CommitmentDecision commitmentRequested(const net::CommitmentRequest& request) override {
    const auto stored = m_keeper.askStored(request.references);
    if (!stored) return {refuse(stored.error()), {}};
    net::CommitmentResult result;
    result.transaction = request.transaction;
    for (std::size_t i = 0; i < request.references.size(); ++i) {
      if ((*stored)[i]) result.committed.push_back(request.references[i]);
      else result.failed.push_back({request.references[i], net::CommitmentFailure::NoSuchInstance});
    }
    return {Status::Success, std::move(result)};
  }

  void commitmentUnreported(const net::CommitmentResult& result) override { m_keeper.reportLater(result); }

 private:
  Result<std::unique_ptr<ArrivingObject>> begin(const std::string& sopClass, const std::string& sopInstance, const std::string& transferSyntax) {
    TRY_ASSIGN(PlaceForObject place, m_keeper.begin({sopClass, sopInstance}));
    seal::ArrivalFacts facts;
    facts.receivedAt = place.place.receivedAt;
    facts.device = m_device;
    facts.link = m_plan.link;
    facts.callingAe = m_association.callingAe();
    facts.calledAe = m_association.calledAe();
    facts.address = m_plan.address;
    facts.sopClass = sopClass;
    facts.sopInstance = sopInstance;
    facts.transferSyntax = transferSyntax;
    const InboxKey inbox{place.place.inboxKey, place.place.inboxPublicKey};
    return ArrivingObject::start(m_keeper, std::move(place), inbox, facts, m_random, m_plan.slot->storing);
  }

  Result<void> takeDown(const seal::CommitmentReport& report) {
    TRY_ASSIGN(const auto object, begin(std::string(seal::kCommitmentReportClass), std::string(seal::kCommitmentReportInstance), {}));
    TRY_VOID(object->write(report.encode()));
    return object->keep();
  }

  Status refuse(const Error& error) {
    if (error.code == ErrorCode::ConnectionBroken) m_stop.cancel();  // without a keeper nothing can be kept
    return net::storeStatusOf(error);
  }

  KeeperClient& m_keeper;
  const ChildPlan& m_plan;
  const net::Association& m_association;
  const Uuid m_device;
  CancelToken& m_stop;
  seal::SodiumRandom m_random;
};

Result<OpenedStream> openStream(const ChildPlan& plan, std::unique_ptr<net::SocketStream> socket, const std::optional<net::TlsContext>& tls,
                                Deadline deadline) {
  if (plan.link == seal::DeviceLink::Plain) return OpenedStream{std::move(socket), std::nullopt};
  TRY_ASSIGN(auto secured, net::TlsStream::accept(*tls, std::move(socket), deadline));
  const net::CertificateFingerprint certificate = secured->session().peer;
  return OpenedStream{std::move(secured), certificate};
}

Result<void> serveOn(const ChildPlan& plan, OpenedStream opened, KeeperClient& keeper, CancelToken& stop) {
  std::string callingAe;
  const auto decide = [&](const net::AssociateRequest& request) {
    callingAe = request.callingAe;
    net::AcceptancePlan answer = net::planAcceptance(request, policyFor(plan, opened.certificate));
    const bool accepted = std::holds_alternative<net::AssociateAccept>(answer);
    // Both before the peer hears of it: its next connection must not find this one still half-open, and whoever ends the receiver as soon as
    // the peer knows finds the peer in the list.
    plan.slot->associated.store(accepted, std::memory_order_relaxed);
    if (!accepted) keeper.turnedAway(seal::PeerVerdict::UnknownTitle, callingAe);
    return answer;
  };
  auto association = net::Association::accept(std::move(opened.stream), decide);
  if (!association) {
    // A port scanner that says nothing is not worth a line in the list; one that says something is.
    const ErrorCode code = association.error().code;
    if (code == ErrorCode::ProtocolViolated || (!callingAe.empty() && code != ErrorCode::AssociationRejected))
      keeper.turnedAway(seal::PeerVerdict::ProtocolError, callingAe);
    return fail(association.error());
  }
  const auto device = std::ranges::find_if(plan.order->devices, [&](const seal::PairedDevice& each) {
    return each.aeTitle == callingAe && matches(each, plan, opened.certificate);
  });
  if (device == plan.order->devices.end()) return fail(ErrorCode::AssociationRejected);
  TRY_VOID(keeper.hello({device->id, callingAe, association->calledAe()}));
  Services services(keeper, plan, *association, device->id, stop);
  net::ServeOptions options;
  options.stop = stop;
  TRY_ASSIGN(const net::ServeEnd end, net::serve(*association, services, options));
  // Aborting would wait for the peer; a closed connection tells it the same.
  if (end == net::ServeEnd::Stopped) ::_exit(kServed);
  return ok();
}

bool enterJail(const ChildPlan& plan) { return plan.jail->enter({kMemoryBytes, 16}).has_value(); }

}  // namespace

int serveAssociation(const ChildPlan& plan, ipc::Channel channel) {
  CancelToken stop;
  prepareSignals(stop);
  if (!closeOthers(plan.socket, channel.pollHandle())) return kNoJail;
  const Deadline artim = Deadline::in(net::Limits{}.artim);
  KeeperClient keeper(std::move(channel));
  auto socket = net::SocketStream::adopt(plan.socket);
  if (!socket) return kNotServed;
  std::optional<net::TlsContext> tls;
  if (plan.link == seal::DeviceLink::Tls) {
    auto context = makeTlsContext(keeper, net::TlsRole::Server, *plan.order);
    if (!context) return kNotServed;
    tls = std::move(*context);
  }
  if (!enterJail(plan)) return kNoJail;
  auto opened = openStream(plan, std::move(*socket), tls, artim);
  if (!opened) {
    keeper.turnedAway(seal::PeerVerdict::TlsRefused, {});
    return kNotServed;
  }
  return serveOn(plan, std::move(*opened), keeper, stop) ? kServed : kNotServed;
}

int listenToStranger(const ChildPlan& plan, ipc::Channel channel) {
  CancelToken stop;
  prepareSignals(stop);
  if (!closeOthers(plan.socket, channel.pollHandle())) return kNoJail;
  KeeperClient keeper(std::move(channel));
  auto socket = net::SocketStream::adopt(plan.socket);
  if (!socket) return kNotServed;
  if (!enterJail(plan)) return kNoJail;
  // The fixed fields at the beginning of A-ASSOCIATE-RQ (PS3.8 9.3.2): type, length, version, called and calling title.
  constexpr std::size_t kCallingAt = 26;
  constexpr std::size_t kNeeded = kCallingAt + net::kLongestAeTitle;
  std::array<std::uint8_t, kNeeded> head{};
  std::size_t filled = 0;
  const Deadline deadline = Deadline::in(kStrangerTime);
  while (filled < kNeeded) {
    const auto count = (*socket)->read(MutableByteView(head).subspan(filled), deadline);
    if (!count) break;
    filled += *count;
  }
  const bool named = filled == kNeeded && head[0] == static_cast<std::uint8_t>(net::PduType::AssociateRequest);
  keeper.turnedAway(seal::PeerVerdict::UnknownAddress, named ? cleanTitle(toString(ByteView(head).last(net::kLongestAeTitle))) : std::string());
  return kServed;
}

int tellDevice(const ChildPlan& plan, ipc::Channel channel, const ReportDue& report) {
  CancelToken stop;
  prepareSignals(stop);
  const seal::PairedDevice* const device = plan.order->byId(report.device);
  if (device == nullptr || !closeOthers(channel.pollHandle(), channel.pollHandle())) return kNotServed;
  KeeperClient keeper(std::move(channel));
  auto socket = net::SocketStream::connect(device->address, device->port, Deadline::in(kConnectTime));
  if (!socket) return kNotServed;
  std::optional<net::TlsContext> tls;
  if (device->link == seal::DeviceLink::Tls) {
    auto context = makeTlsContext(keeper, net::TlsRole::Client, *plan.order);
    if (!context) return kNotServed;
    tls = std::move(*context);
  }
  if (!enterJail(plan)) return kNoJail;
  std::unique_ptr<net::ByteStream> stream = std::move(*socket);
  if (tls) {
    auto secured = net::TlsStream::connect(*tls, std::move(stream), device->address, Deadline::in(kConnectTime));
    if (!secured) return kNotServed;
    // Another device's certificate is the practice's own as well, and says nothing of this one.
    if (device->certificate != seal::Hash{} && secured->get()->session().peer != device->certificate) return kNotServed;
    stream = std::move(*secured);
  }
  auto association = net::Association::request(std::move(stream), net::commitmentReportProposal(report.calledAe, device->aeTitle));
  if (!association) return kNotServed;
  const auto told = net::reportCommitment(*association, report.result);
  return told && association->release() ? kServed : kNotServed;
}

}  // namespace safelight::receiver
