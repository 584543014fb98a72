#include "app/receiver/acceptor.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>

#include "app/receiver/association_process.h"
#include "app/receiver/inbox_folder.h"
#include "app/receiver/order_source.h"
#include "app/receiver/peer_limits.h"
#include "core/sandbox/sandbox.h"
#include "dicom/net/tls_context.h"

namespace safelight::receiver {

namespace {

using Clocked = std::chrono::steady_clock;

constexpr std::size_t kMostStrangers = 4;   // listened to at once; the others are dropped unheard
constexpr std::size_t kMostReporters = 4;
constexpr std::size_t kMostChildren = FloodRules{}.associations + kMostStrangers + kMostReporters;
constexpr std::size_t kMostReportsWaiting = 64;
// Networks come and go (a laptop, a machine that starts before its switch): listened addresses are looked at again.
constexpr std::chrono::milliseconds kLookAgain{10'000};
constexpr std::chrono::milliseconds kKeeperTime{10'000};
constexpr std::chrono::milliseconds kGoodbyeTime{1'500};
constexpr std::chrono::milliseconds kStopTime{5'000};
constexpr int kStopTick = 20;  // milliseconds
// A device that opens several connections at once is no flood: those beyond the limit wait a moment before they are dropped.
constexpr std::chrono::milliseconds kWaitingTime{1'000};
constexpr std::size_t kMostWaiting = 8;
constexpr int kWaitingTick = 20;  // milliseconds
constexpr int kAcceptedAtOnce = 64;
constexpr unsigned kHandles = 512;

enum class ChildKind : std::uint8_t { Association, Stranger, Reporter };

/// Accepted, but over its address's limit just now.
struct Waiting {
  ipc::Handle socket;
  seal::DeviceLink link;
  std::string address;
  Deadline until;
};

struct Child {
  sandbox::WatchedChild process;
  ipc::Handle watch;
  ChildKind kind = ChildKind::Association;
  std::string address;
  SharedSlot* slot = nullptr;
  Clocked::time_point since;
};

/// Memory that children and acceptor see alike.
class SharedSlots {
 public:
  SharedSlots() {
    void* const memory = ::mmap(nullptr, kMostChildren * sizeof(SharedSlot), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) m_slots = new (memory) SharedSlot[kMostChildren];
  }
  bool good() const { return m_slots != nullptr; }
  SharedSlot* take() {
    for (std::size_t i = 0; i < kMostChildren; ++i) {
      if (m_used[i]) continue;
      m_used[i] = true;
      m_slots[i].associated.store(false, std::memory_order_relaxed);
      m_slots[i].storing.store(false, std::memory_order_relaxed);
      return &m_slots[i];
    }
    return nullptr;
  }
  void giveBack(SharedSlot* slot) { m_used[static_cast<std::size_t>(slot - m_slots)] = false; }

 private:
  SharedSlot* m_slots = nullptr;  // as long as the process
  std::array<bool, kMostChildren> m_used{};
};

class Acceptor {
  // Places in what is polled.
  static constexpr std::size_t kSignals = 0, kStarter = 1, kKeeper = 2, kFirstChild = 3;

 public:
  Acceptor(const AcceptorPlan& plan, ipc::Channel keeper, ipc::Handle inbox, ipc::Handle vault, int signals, const sandbox::Jail& childJail)
      : m_plan(plan), m_keeper(std::move(keeper)), m_inbox(std::move(inbox)), m_vault(std::move(vault)), m_signals(signals), m_childJail(childJail),
        m_listeners(plan.ports) {}

  Result<void> prepare() {
    if (!m_slots.good()) return fail(ErrorCode::Internal, "shared memory");
    stampOrder();
    TRY_VOID(receiveOrder());
    const auto listening = follow();
    if (m_listeners.all().empty() && !listening) return fail(listening.error());
    return ok();
  }

  std::vector<ListeningOn> listeningOn() {
    std::vector<ListeningOn> list;
    for (const auto& each : m_listeners.all()) list.push_back(each.on);
    return list;
  }

  AcceptorEnd serve() {
    for (;;) {
      waitForWork();
      reapEnded();
      if (m_polled[kSignals].revents != 0 || m_polled[kStarter].revents != 0) {
        stopChildren();
        return AcceptorEnd::Asked;
      }
      if (m_polled[kKeeper].revents != 0 && !readKeeper()) return AcceptorEnd::KeeperGone;
      if (orderChanged() && !reload()) return AcceptorEnd::KeeperGone;
      if (m_lookAgain.isOver()) static_cast<void>(follow());
      admitWaiting();
      acceptAll();
      startReports();
    }
  }

 private:
  void waitForWork() {
    m_polled.clear();
    m_polled.push_back({m_signals, POLLIN, 0});
    m_polled.push_back({m_plan.starter, POLLIN, 0});  // poll passes over -1
    m_polled.push_back({m_keeper.pollHandle(), POLLIN, 0});
    for (const Child& child : m_children) m_polled.push_back({child.watch.get(), POLLIN, 0});
    for (const auto& each : m_listeners.all()) m_polled.push_back({each.listener.socket(), POLLIN, 0});
    const int patience = m_waiting.empty() ? m_lookAgain.pollTimeout() : kWaitingTick;
    while (::poll(m_polled.data(), m_polled.size(), patience) < 0 && errno == EINTR) {
    }
  }

  void reapEnded() {
    for (std::size_t i = m_children.size(); i-- > 0;)
      if (m_polled[kFirstChild + i].revents != 0) forget(i);
  }

  // Waits for its end, which is there or was just caused.
  void forget(std::size_t index) {
    Child& child = m_children[index];
    sandbox::reap(child.process);
    m_slots.giveBack(child.slot);
    m_children.erase(m_children.begin() + static_cast<std::ptrdiff_t>(index));
  }

  // Only who is in the middle of an object is worth waiting for; the others have a moment to say goodbye.
  void stopChildren() {
    m_listeners.all().clear();
    m_waiting.clear();
    for (const Child& child : m_children) ::syscall(SYS_pidfd_send_signal, child.watch.get(), SIGTERM, nullptr, 0u);
    const Deadline goodbye = Deadline::in(kGoodbyeTime);
    const Deadline last = Deadline::in(kStopTime);
    while (!m_children.empty()) {
      for (std::size_t i = m_children.size(); i-- > 0;) {
        const Child& child = m_children[i];
        const bool storing = child.slot->storing.load(std::memory_order_relaxed);
        const bool mayGoOn = child.kind == ChildKind::Association && child.slot->associated.load(std::memory_order_relaxed) && !(storing ? last : goodbye).isOver();
        if (!mayGoOn) sandbox::killWatched(child.process);
        pollfd entry{child.watch.get(), POLLIN, 0};
        if (::poll(&entry, 1, mayGoOn ? kStopTick : -1) > 0) forget(i);
      }
    }
  }

  // ---- the order ----

  void stampOrder() {
    m_orderStamp = stampOf(m_inbox.get(), kOrderName);
    m_membersStamp = stampOf(m_vault.get(), "members");
  }
  bool orderChanged() const { return stampOf(m_inbox.get(), kOrderName) != m_orderStamp || stampOf(m_vault.get(), "members") != m_membersStamp; }

  bool reload() {
    stampOrder();
    if (m_keeper.send(encode(FromAcceptor(Reload{})), {}, Deadline::in(kKeeperTime)) != ipc::ChannelStatus::Done) return false;
    const auto received = receiveOrder();
    if (!received && received.error().code == ErrorCode::ConnectionBroken) return false;
    if (received) static_cast<void>(follow());  // what cannot be listened on is tried again later
    return true;
  }

  // Reports that come in between are kept. ConnectionBroken: the keeper is gone.
  Result<void> receiveOrder() {
    const Deadline deadline = Deadline::in(kKeeperTime * 6);  // a large inbox is read once, at the start
    for (;;) {
      ipc::Received received = m_keeper.receive(deadline);
      if (received.status != ipc::ChannelStatus::Done) return fail(ErrorCode::ConnectionBroken, "keeper");
      auto message = parseToAcceptor(received.message.body);
      if (!message) return fail(ErrorCode::ConnectionBroken, "keeper");
      if (auto* report = std::get_if<ReportDue>(&*message)) {
        keep(std::move(*report));
        continue;
      }
      const CurrentOrder& current = std::get<CurrentOrder>(*message);
      if (current.error) return fail(*current.error, current.detail);
      TRY_ASSIGN(m_order, seal::parseOrder(current.order));
      return ok();
    }
  }

  Result<void> follow() {
    m_lookAgain = Deadline::in(kLookAgain);
    return m_listeners.follow(m_order, true);
  }

  bool readKeeper() {
    for (;;) {
      ipc::Received received = m_keeper.receiveNow();
      if (received.status == ipc::ChannelStatus::NothingYet) return true;
      if (received.status != ipc::ChannelStatus::Done) return false;
      auto message = parseToAcceptor(received.message.body);
      if (!message) return false;
      if (auto* report = std::get_if<ReportDue>(&*message)) keep(std::move(*report));
    }
  }

  void keep(ReportDue report) {
    if (m_reports.size() < kMostReportsWaiting) m_reports.push_back(std::move(report));
  }

  // ---- connections ----

  std::size_t count(ChildKind kind) const {
    return static_cast<std::size_t>(std::ranges::count_if(m_children, [kind](const Child& child) { return child.kind == kind; }));
  }

  void acceptAll() {
    for (std::size_t i = 0; i < m_listeners.all().size(); ++i) {
      const ListeningOn on = m_listeners.all()[i].on;
      for (int accepted = 0; accepted < kAcceptedAtOnce; ++accepted) {
        auto peer = m_listeners.all()[i].listener.accept(Deadline::now());
        if (!peer) break;
        admitPeer(on, ipc::Handle(peer->socket), peer->peerAddress);
      }
    }
  }

  void admitPeer(const ListeningOn& on, ipc::Handle socket, const std::string& address) {
    if (!m_order.knowsAddress(address)) {
      const bool listen = on.link == seal::DeviceLink::Plain && count(ChildKind::Stranger) < kMostStrangers;
      if (!listen || !startChild(ChildKind::Stranger, on.link, socket.get(), address, nullptr)) turnAway(address, seal::PeerVerdict::UnknownAddress);
      return;
    }
    const Admission admission = makeRoom(address);
    if (admission.admitted) {
      startChild(ChildKind::Association, on.link, socket.get(), address, nullptr);
    } else if (admission.soon && m_waiting.size() < kMostWaiting) {
      m_waiting.push_back({std::move(socket), on.link, address, Deadline::in(kWaitingTime)});
    } else {
      turnAway(address, seal::PeerVerdict::TooMany);
    }
  }

  // First come, first served; the newest of an address that is still full are dropped.
  void admitWaiting() {
    for (std::size_t i = 0; i < m_waiting.size();) {
      Waiting& each = m_waiting[i];
      const bool admitted = makeRoom(each.address).admitted;
      if (admitted) startChild(ChildKind::Association, each.link, each.socket.get(), each.address, nullptr);
      else if (each.until.isOver()) turnAway(each.address, seal::PeerVerdict::TooMany);
      if (admitted || each.until.isOver()) m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(i));
      else ++i;
    }
  }

  // Ends whoever must make room.
  Admission makeRoom(const std::string& address) {
    std::vector<OpenConnection> open;
    std::vector<std::size_t> indexes;
    for (std::size_t i = 0; i < m_children.size(); ++i) {
      const Child& child = m_children[i];
      if (child.kind != ChildKind::Association) continue;
      open.push_back({child.address, !child.slot->associated.load(std::memory_order_relaxed), child.since});
      indexes.push_back(i);
    }
    const Admission admission = admit(open, address, Clocked::now());
    if (admission.evicted) {
      const std::size_t index = indexes[*admission.evicted];
      sandbox::killWatched(m_children[index].process);
      forget(index);
    }
    return admission;
  }

  // At most one note an address and second: a flood must not keep the keeper busy.
  void turnAway(const std::string& address, seal::PeerVerdict verdict) {
    const auto now = Clocked::now();
    if (address == m_lastTurnedAway && now - m_turnedAwayAt < std::chrono::seconds(1)) return;
    m_lastTurnedAway = address;
    m_turnedAwayAt = now;
    static_cast<void>(m_keeper.send(encode(FromAcceptor(Closed{address, verdict})), {}, Deadline::now()));
  }

  bool startChild(ChildKind kind, seal::DeviceLink link, int socket, const std::string& address, const ReportDue* report) {
    auto pair = ipc::Channel::createPair();
    SharedSlot* const slot = pair ? m_slots.take() : nullptr;
    if (slot == nullptr) return false;
    const ipc::Handle keepersEnd = pair->second.takeSocket();
    const ipc::NativeHandle handle = keepersEnd.get();
    const auto sent = m_keeper.send(encode(FromAcceptor(Connection{address, link})), {&handle, 1}, Deadline::in(kKeeperTime));
    const auto process = sent == ipc::ChannelStatus::Done ? sandbox::forkWatched() : Result<sandbox::WatchedChild>(fail(ErrorCode::Internal));
    if (!process) {
      m_slots.giveBack(slot);
      return false;
    }
    if (process->id == 0) ::_exit(runChild(kind, {socket, address, link, &m_order, &m_childJail, slot}, std::move(pair->first), report));
    m_children.push_back({*process, ipc::Handle(process->watch), kind, address, slot, Clocked::now()});
    return true;
  }

  static int runChild(ChildKind kind, const ChildPlan& plan, ipc::Channel channel, const ReportDue* report) {
    switch (kind) {
      case ChildKind::Association: return serveAssociation(plan, std::move(channel));
      case ChildKind::Stranger: return listenToStranger(plan, std::move(channel));
      case ChildKind::Reporter: return tellDevice(plan, std::move(channel), *report);
    }
    return 1;
  }

  void startReports() {
    while (!m_reports.empty() && count(ChildKind::Reporter) < kMostReporters) {
      const ReportDue report = std::move(m_reports.front());
      m_reports.pop_front();
      const seal::PairedDevice* const device = m_order.byId(report.device);
      if (device != nullptr) startChild(ChildKind::Reporter, device->link, -1, device->address, &report);
    }
  }

  const AcceptorPlan& m_plan;
  ipc::Channel m_keeper;
  ipc::Handle m_inbox;
  ipc::Handle m_vault;
  int m_signals;
  const sandbox::Jail& m_childJail;
  Listeners m_listeners;
  SharedSlots m_slots;
  seal::ReceivingOrder m_order;
  std::optional<FileStamp> m_orderStamp;
  std::optional<FileStamp> m_membersStamp;
  std::vector<Child> m_children;
  std::vector<pollfd> m_polled;
  std::deque<ReportDue> m_reports;
  std::deque<Waiting> m_waiting;
  Deadline m_lookAgain = Deadline::now();
  std::string m_lastTurnedAway;
  Clocked::time_point m_turnedAwayAt;
};

// Asked for through a handle, so that no code runs between two instructions.
int watchSignals() {
  sigset_t asked;
  sigemptyset(&asked);
  sigaddset(&asked, SIGTERM);
  sigaddset(&asked, SIGINT);
  ::sigprocmask(SIG_BLOCK, &asked, nullptr);
  return ::signalfd(-1, &asked, SFD_CLOEXEC | SFD_NONBLOCK);
}

}  // namespace

Result<AcceptorEnd> runAcceptor(const AcceptorPlan& plan, ipc::Channel keeper) {
  ::signal(SIGPIPE, SIG_IGN);
  keeper.setLargestMessage(kLargestMessage);
  const ipc::Handle signals(watchSignals());
  ipc::Handle vault(::open(plan.vault.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  ipc::Handle inbox(::open((plan.vault / "inbox").c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  dicom::net::tlsPrepare();
  TRY_ASSIGN(const sandbox::Jail own, sandbox::Jail::create(sandbox::Policy::Acceptor));
  TRY_ASSIGN(const sandbox::Jail childs, sandbox::Jail::create(sandbox::Policy::Association));
  TRY_VOID(own.prove());
  TRY_VOID(childs.prove());
  Acceptor acceptor(plan, std::move(keeper), std::move(inbox), std::move(vault), signals.get(), childs);
  TRY_VOID(acceptor.prepare());
  plan.onListening(acceptor.listeningOn());
  TRY_VOID(own.enter({0, kHandles}));
  return acceptor.serve();
}

}  // namespace safelight::receiver
