#include "app/courier/worklist_process.h"

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "app/courier/worklist/answering.h"
#include "core/sandbox/sandbox.h"
#include "dicom/net/socket_stream.h"
#include "dicom/net/tls_stream.h"

namespace safelight::courier {
namespace {

namespace net = dicom::net;

constexpr std::size_t kMostChildren = 16;
constexpr std::size_t kMostOfAddress = 4;
constexpr std::size_t kMostFeeders = 4;
constexpr int kAcceptedAtOnce = 32;
constexpr sandbox::JailLimits kListenerJail{.memoryBytes = 256u << 20, .handles = 128};
constexpr sandbox::JailLimits kChildJail{.memoryBytes = 64u << 20, .handles = 16};
constexpr int kServed = 0, kNotServed = 1, kNoJail = 3;

struct Door {
  net::Listener listener;
  bool tls = false;
};

struct Child {
  sandbox::WatchedChild process;
  ipc::Handle watch;
  std::string address;
  ipc::Channel reports;  // what it tells of its device
};

struct Feeder {
  ipc::Channel channel;
  AfterFeeder after;
};

/// Keeps two handles of all that the listening process has open.
bool closeOthers(int first, int second) {
  const int low = std::min(first, second), high = std::max(first, second);
  const auto close = [](int from, int to) { return from > to || ::syscall(SYS_close_range, static_cast<unsigned>(from), static_cast<unsigned>(to), 0u) == 0; };
  return close(0, low - 1) && close(low + 1, high - 1) && close(high + 1, INT32_MAX);
}

class Server {
 public:
  Server(Parent& parent, const ServerJails& jails, const ServeTask& task) : m_parent(parent), m_jails(jails), m_task(task) {}

  Result<void> open() {
    TRY_ASSIGN(const std::uint16_t plain, listenOn(m_task.settings.plainAddresses, m_task.settings.plainPort, false));
    TRY_ASSIGN(const std::uint16_t tls, listenOn(m_task.settings.tlsAddresses, m_task.settings.tlsPort, true));
    if (!m_task.settings.tlsAddresses.empty()) {
      if (!m_task.settings.tls) return fail(ErrorCode::CertificateMissing);
      TRY_VOID(makeContext());  // a damaged certificate shows now and not when a device calls
    }
    if (m_doors.empty()) return fail(ErrorCode::InvalidArgument, "nothing to listen on");
    TRY_VOID(m_jails.listener.enter(kListenerJail));
    return m_parent.report(Listening{plain, tls});
  }

  Result<void> serve() {
    while (!m_parent.wantsStop()) {
      TRY_VOID(takeOffers());
      waitForWork();
      hearChildren();
      hearFeeders();
      acceptAll();
    }
    stopChildren();
    return {};
  }

 private:
  Result<std::uint16_t> listenOn(const std::vector<std::string>& addresses, std::uint16_t port, bool tls) {
    for (const std::string& address : addresses) {
      TRY_ASSIGN(net::Listener listener, net::Listener::listen(address, port));
      port = listener.port();  // chosen by the system: the other addresses take the same
      m_doors.push_back({std::move(listener), tls});
    }
    return addresses.empty() ? std::uint16_t{0} : port;
  }

  Result<net::TlsContext> makeContext() const {
    const TlsIdentity& identity = *m_task.settings.tls;
    std::vector<net::CertificateFingerprint> pinned(identity.pinned.begin(), identity.pinned.end());
    for (const auto& certificate : m_list.pinned()) pinned.push_back(certificate);
    return net::TlsContext::create(net::TlsRole::Server, {identity.certificate, identity.key, identity.authorities, pinned, {}});
  }

  // ---- offers ----

  Result<void> takeOffers() {
    // wantsStop() put what came into the queue; with a deadline of now, next() only takes what is there.
    while (true) {
      auto received = m_parent.next(Deadline::now());
      if (!received) return {};
      if (auto* offer = std::get_if<Offer>(&received->command)) {
        m_list.replace(std::move(*offer));
      } else if (const auto* feeder = std::get_if<FeederHere>(&received->command); feeder != nullptr && received->handles.size() == 1 && m_feeders.size() < kMostFeeders) {
        auto channel = ipc::Channel::adopt(std::move(received->handles.front()));
        if (!channel) continue;
        channel->setLargestMessage(Limits::kMessageBytes);
        m_feeders.push_back({std::move(*channel), feeder->after});
      }
    }
  }

  void hearFeeders() {
    for (std::size_t i = m_feeders.size(); i-- > 0;) {
      while (true) {
        const ipc::Received received = m_feeders[i].channel.receiveNow();
        if (received.status == ipc::ChannelStatus::NothingYet) break;
        auto command = received.status == ipc::ChannelStatus::Done ? parseCommand(received.message.body) : std::nullopt;
        if (auto* offer = command ? std::get_if<Offer>(&*command) : nullptr) {
          m_list.replace(std::move(*offer));
          continue;
        }
        // Gone: the vault is locked. What it offered goes with it unless its owner said otherwise.
        if (m_feeders[i].after == AfterFeeder::Forget) m_list.forgetItems();
        m_feeders.erase(m_feeders.begin() + static_cast<std::ptrdiff_t>(i));
        break;
      }
    }
  }

  // ---- devices ----

  void waitForWork() {
    m_polled.clear();
    m_polled.push_back({m_parent.pollHandle(), POLLIN, 0});
    for (const Feeder& feeder : m_feeders) m_polled.push_back({feeder.channel.pollHandle(), POLLIN, 0});
    for (const Child& child : m_children) {
      m_polled.push_back({child.watch.get(), POLLIN, 0});
      if (child.reports.isOpen()) m_polled.push_back({child.reports.pollHandle(), POLLIN, 0});
    }
    for (const Door& door : m_doors) m_polled.push_back({door.listener.socket(), POLLIN, 0});
    while (::poll(m_polled.data(), m_polled.size(), -1) < 0 && errno == EINTR) {
    }
  }

  void hearChildren() {
    for (std::size_t i = m_children.size(); i-- > 0;) {
      Child& child = m_children[i];
      passOnReports(child);
      pollfd ended{child.watch.get(), POLLIN, 0};
      if (::poll(&ended, 1, 0) <= 0) continue;
      passOnReports(child);
      sandbox::reap(child.process);
      m_children.erase(m_children.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }

  /// A child has read a device's bytes, so it is not believed more than the parent believes us: only this kind of report goes on.
  void passOnReports(Child& child) {
    while (child.reports.isOpen()) {
      const ipc::Received received = child.reports.receiveNow();
      if (received.status == ipc::ChannelStatus::NothingYet) return;
      const auto report = received.status == ipc::ChannelStatus::Done ? parseReport(received.message.body) : std::nullopt;
      const auto* asked = report ? std::get_if<WorklistAsked>(&*report) : nullptr;
      if (asked == nullptr) {
        child.reports.close();
        return;
      }
      [[maybe_unused]] const auto told = m_parent.report(WorklistAsked{asked->aeTitle, child.address, asked->matches, asked->error});
    }
  }

  void acceptAll() {
    for (Door& door : m_doors) {
      for (int i = 0; i < kAcceptedAtOnce; ++i) {
        const auto accepted = door.listener.accept(Deadline::now());
        if (!accepted) break;
        ipc::Handle socket(accepted->socket);
        if (mayEnter(accepted->peerAddress)) startChild(std::move(socket), accepted->peerAddress, door.tls);
      }
    }
  }

  bool mayEnter(const std::string& address) {
    if (!m_list.knowsAddress(address)) {
      [[maybe_unused]] const auto told = m_parent.report(WorklistAsked{{}, address, 0, ErrorCode::AssociationRejected});
      return false;
    }
    const auto same = std::count_if(m_children.begin(), m_children.end(), [&](const Child& child) { return child.address == address; });
    return m_children.size() < kMostChildren && static_cast<std::size_t>(same) < kMostOfAddress;
  }

  void startChild(ipc::Handle socket, const std::string& address, bool tls) {
    auto ends = ipc::Channel::createPair();
    if (!ends) return;
    const auto child = sandbox::forkWatched();
    if (!child) return;
    if (child->id == 0) {
      ends->first.close();
      ::_exit(serveDevice(std::move(socket), address, tls, std::move(ends->second)));
    }
    m_children.push_back({*child, ipc::Handle(child->watch), address, std::move(ends->first)});
  }

  /// In the child.
  int serveDevice(ipc::Handle socket, const std::string& address, bool tls, ipc::Channel reports) {
    if (!closeOthers(socket.get(), reports.pollHandle())) return kNoJail;
    auto stream = net::SocketStream::adopt(socket.release());
    if (!stream) return kNotServed;
    std::optional<net::TlsContext> context;
    if (tls) {
      auto made = makeContext();
      if (!made) return kNotServed;
      context = std::move(*made);
    }
    if (!m_jails.child.enter(kChildJail)) return kNoJail;
    const auto onAsked = [&](const WorklistAsked& asked) { reports.send(encode(Report(asked)), {}, Deadline::in(std::chrono::seconds(5))); };

    Caller caller{address, std::nullopt};
    std::unique_ptr<net::ByteStream> line = std::move(*stream);
    if (context) {
      auto secured = net::TlsStream::accept(*context, std::move(line), Deadline::in(net::Limits{}.artim));
      if (!secured) {
        onAsked({{}, address, 0, secured.error().code});
        return kNotServed;
      }
      caller.certificate = (*secured)->session().peer;
      line = std::move(*secured);
    }
    return answerDevice(std::move(line), caller, m_list, onAsked) ? kServed : kNotServed;
  }

  void stopChildren() {
    m_doors.clear();
    for (const Child& child : m_children) {
      sandbox::killWatched(child.process);
      sandbox::reap(child.process);
    }
    m_children.clear();
  }

  Parent& m_parent;
  const ServerJails& m_jails;
  const ServeTask& m_task;
  std::vector<Door> m_doors;
  std::vector<Feeder> m_feeders;
  std::vector<Child> m_children;
  std::vector<pollfd> m_polled;
  OfferedList m_list;
};

}  // namespace

Result<void> serveWorklist(Parent& parent, const ServerJails& jails, const ServeTask& task) {
  Server server(parent, jails, task);
  TRY_VOID(server.open());
  return server.serve();
}

}  // namespace safelight::courier
