#include "app/receiver/keeper.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sodium.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <deque>

#include "app/receiver/keeper_session.h"
#include "core/sandbox/jail.h"
#include "core/seal/members_seen.h"
#include "core/seal/sodium_random.h"

namespace safelight::receiver {

namespace {

constexpr int kDone = 0;
constexpr int kRefusesToStart = 1;
constexpr const char* kSeenName = "seen";
constexpr std::chrono::milliseconds kSeenPause{1000};
constexpr std::chrono::milliseconds kAcceptorTime{5000};
constexpr std::size_t kMostReports = 64;

// Owner-only, as the device secret is: a key that others could have read proves nothing.
Result<seal::ReceiverSecret> loadSecret(const Path& path) {
  const ipc::Handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info{};
  if (!file || ::fstat(file.get(), &info) != 0) return fail(ErrorCode::ReceiverSecretInvalid, "cannot be read");
  if (!S_ISREG(info.st_mode) || (info.st_mode & (S_IRWXG | S_IRWXO)) != 0) return fail(ErrorCode::ReceiverSecretInvalid, "others may read it");
  if (info.st_size > static_cast<off_t>(seal::kLargestReceiverSecret)) return fail(ErrorCode::ReceiverSecretInvalid, "length");
  Bytes bytes(static_cast<std::size_t>(info.st_size));
  const auto count = readAt(file.get(), 0, bytes);
  auto secret = count && *count == bytes.size() ? seal::ReceiverSecret::parse(bytes) : fail(ErrorCode::ReadFailed);
  sodium_memzero(bytes.data(), bytes.size());
  return secret;
}

// Unlike the vault's folder, this computer's own is no place for somebody who left. What is not there, or not whole, says nothing.
seal::MembersPosition loadMembersSeen(const Path& path, Uuid vault) {
  const ipc::Handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  Bytes bytes(seal::kMembersSeenBytes);
  const auto count = file ? readAt(file.get(), 0, bytes) : fail(ErrorCode::FileNotFound);
  const auto seen = count && *count == bytes.size() ? seal::MembersSeen::parse(bytes) : std::nullopt;
  return seen && seen->vault == vault ? seen->position : seal::MembersPosition();
}

PeerList loadPeers(const InboxFolder& folder, Uuid vault, const seal::SigningPublicKey& key) {
  const auto bytes = folder.read(kSeenName, seal::kLargestPeersSeen);
  if (!bytes) return {};
  auto seen = seal::openPeersSeen(*bytes, key);
  return seen && seen->vault == vault ? PeerList(std::move(seen->peers)) : PeerList();
}

class Keeper {
 public:
  Keeper(const InboxFolder& folder, const seal::SigningKey& key, KeeperState& state, ipc::Channel acceptor)
      : m_folder(folder), m_key(key), m_state(state), m_acceptor(std::move(acceptor)) {}

  int serve() {
    for (;;) {
      waitForWork();
      serveSessions();
      if (!serveAcceptor()) break;
      tellReports();
      saveSeen();
    }
    // What associations said before the end still counts: who called, and whom they turned away.
    for (KeeperSession& session : m_sessions) {
      static_cast<void>(session.serve(m_state));
      session.end(m_state);
    }
    m_state.spool.rest();
    m_seenPause = Deadline::now();
    saveSeen();
    return kDone;
  }

 private:
  void waitForWork() {
    m_polled.clear();
    for (const KeeperSession& session : m_sessions) m_polled.push_back({session.pollHandle(), POLLIN, 0});
    m_polled.push_back({m_acceptor.pollHandle(), POLLIN, 0});
    const int patience = m_state.peersChanged ? m_seenPause.pollTimeout() : -1;
    while (::poll(m_polled.data(), m_polled.size(), patience) < 0 && errno == EINTR) {
    }
  }

  void serveSessions() {
    const bool wereAny = !m_sessions.empty();
    for (std::size_t i = m_sessions.size(); i-- > 0;) {
      if (m_polled[i].revents == 0 || m_sessions[i].serve(m_state)) continue;
      m_sessions[i].end(m_state);
      if (const auto line = m_sessions[i].account()) writeDiagnostic(*line);
      m_sessions.erase(m_sessions.begin() + static_cast<std::ptrdiff_t>(i));
    }
    if (wereAny && m_sessions.empty()) m_state.spool.rest();
  }

  bool serveAcceptor() {
    for (;;) {
      ipc::Received received = m_acceptor.receiveNow();
      if (received.status == ipc::ChannelStatus::NothingYet) return true;
      if (received.status != ipc::ChannelStatus::Done) return false;
      const auto message = parseFromAcceptor(received.message.body);
      if (!message) return false;
      if (const auto* connection = std::get_if<Connection>(&*message)) {
        if (received.message.handles.size() != 1) return false;
        auto channel = ipc::Channel::adopt(std::move(received.message.handles[0]));
        if (!channel) return false;
        channel->setLargestMessage(kLargestMessage);
        m_sessions.emplace_back(std::move(*channel), *connection);
      } else if (const auto* closed = std::get_if<Closed>(&*message)) {
        m_state.peers.called({closed->address, {}, {}, closed->verdict}, m_state.clock.now());
        m_state.peersChanged = true;
      } else if (!tellOrder()) {
        return false;
      }
    }
  }

  bool tellOrder() {
    CurrentOrder current;
    auto verified = m_state.orders.load();
    if (verified) {
      m_state.obey(std::move(verified->order));
      current.order = std::move(verified->file);
    } else {
      current.error = verified.error().code;
      current.detail = verified.error().detail;
      writeDiagnostic(Diagnostic() << "the changed receiving order is not obeyed: " << verified.error().code);
    }
    return m_acceptor.send(encode(ToAcceptor(std::move(current))), {}, Deadline::in(kAcceptorTime)) == ipc::ChannelStatus::Done;
  }

  void tellReports() {
    if (m_state.reports.size() > kMostReports) m_state.reports.resize(kMostReports);
    for (ReportDue& report : m_state.reports)
      static_cast<void>(m_acceptor.send(encode(ToAcceptor(std::move(report))), {}, Deadline::in(kAcceptorTime)));
    m_state.reports.clear();
  }

  void saveSeen() {
    if (!m_state.peersChanged || !m_seenPause.isOver()) return;
    m_seenPause = Deadline::in(kSeenPause);
    m_state.peersChanged = false;
    const Bytes bytes = seal::signPeersSeen({m_state.secret.vault, m_state.peers.peers()}, [this](ByteView message) { return m_key.sign(message); });
    static_cast<void>(m_folder.replace(kSeenName, bytes));  // a convenience, made anew with the next call
  }

  const InboxFolder& m_folder;
  const seal::SigningKey& m_key;
  KeeperState& m_state;
  ipc::Channel m_acceptor;
  std::deque<KeeperSession> m_sessions;
  std::vector<pollfd> m_polled;
  Deadline m_seenPause = Deadline::now();
};

Result<int> prepareAndServe(const KeeperPlan& plan, ipc::Channel& acceptor) {
  ::tzset();  // the time zone's file is read before the jail
  const SystemClock clock;
  seal::SodiumRandom random;
  static_cast<void>(clock.utcOffsetSeconds(clock.now()));
  TRY_ASSIGN(const sandbox::Jail jail, sandbox::Jail::create(sandbox::Policy::Keeper));
  TRY_VOID(jail.prove());
  TRY_ASSIGN(const InboxFolder folder, InboxFolder::open(plan.vault));
  TRY_VOID(folder.lock());
  TRY_ASSIGN(const seal::ReceiverSecret secret, loadSecret(plan.receiverSecret));
  const seal::MembersPosition seen = loadMembersSeen(seal::membersSeenPath(plan.receiverSecret), secret.vault);
  TRY_VOID(jail.enter());
  TRY_ASSIGN(const seal::SigningKey key, seal::SigningKey::fromSeed(secret.signingSeed));
  OrderSource orders(folder, secret, key.publicKey(), seen);
  TRY_ASSIGN(VerifiedOrder verified, orders.load());
  TRY_ASSIGN(StoredRecord record, StoredRecord::open(folder, secret.vault, secret.recordKey));
  TRY_ASSIGN(Spool spool, Spool::open(folder, secret.vault, key, record, clock, random));
  PeerList peers = loadPeers(folder, secret.vault, key.publicKey());
  KeeperState state{folder, key, clock, secret, spool, record, peers, orders, {}, false, {}};
  state.obey(std::move(verified.order));
  const Bytes first = encode(ToAcceptor(CurrentOrder{std::nullopt, {}, std::move(verified.file)}));
  if (acceptor.send(first) != ipc::ChannelStatus::Done) return kDone;
  return Keeper(folder, key, state, std::move(acceptor)).serve();
}

}  // namespace

int runKeeper(const KeeperPlan& plan, ipc::Channel acceptor) {
  ::signal(SIGPIPE, SIG_IGN);
  ::signal(SIGXFSZ, SIG_IGN);
  acceptor.setLargestMessage(kLargestMessage);
  const auto status = prepareAndServe(plan, acceptor);
  if (status) return *status;
  static_cast<void>(acceptor.send(encode(ToAcceptor(CurrentOrder{status.error().code, status.error().detail, {}}))));
  return kRefusesToStart;
}

}  // namespace safelight::receiver
