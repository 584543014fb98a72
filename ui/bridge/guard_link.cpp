#include "ui/bridge/guard_link.h"

#include <QPointer>
#include <QSocketNotifier>
#include <cstdlib>

#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>
#endif

namespace safelight::ui {

namespace {

constexpr std::size_t kLargestMessage = 9u << 20;  // a worklist of two thousand
constexpr std::chrono::milliseconds kSendLimit{200};

[[noreturn]] void endNow() { std::_Exit(0); }

/// False when the guard was gone already.
bool dieWithParent() {
#ifdef __linux__
  const pid_t parent = getppid();
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return false;
  return getppid() == parent;  // else it died meanwhile and no signal will come
#else
  return true;
#endif
}

}  // namespace

GuardLink::GuardLink(ipc::Channel channel, BodyHandler handler, QObject* parent)
    : QObject(parent), m_channel(std::move(channel)), m_handler(std::move(handler)) {
  m_channel.setLargestMessage(kLargestMessage);
  m_notifier = std::make_unique<QSocketNotifier>(static_cast<qintptr>(m_channel.pollHandle()), QSocketNotifier::Read);
  connect(m_notifier.get(), &QSocketNotifier::activated, this, &GuardLink::readAll);
}

GuardLink::~GuardLink() = default;

bool GuardLink::send(ByteView body) {
  return m_channel.isOpen() && m_channel.send(body, {}, ipc::Deadline::in(kSendLimit)) == ipc::ChannelStatus::Done;
}

void GuardLink::close() {
  dropNotifier();
  m_channel.close();
}

void GuardLink::dropNotifier() {
  // Deleted later: this may run within its own signal.
  if (!m_notifier) return;
  m_notifier->setEnabled(false);
  m_notifier.release()->deleteLater();
}

void GuardLink::readAll() {
  const QPointer<GuardLink> alive(this);
  while (alive && m_channel.isOpen()) {
    ipc::Received received = m_channel.receiveNow();
    if (received.status == ipc::ChannelStatus::NothingYet) return;
    if (received.status != ipc::ChannelStatus::Done) {
      end();
      return;
    }
    m_handler(received.message.body);
    // A sign-in's password, the names on a worklist: nothing of a message stays behind in freed memory.
    crypto::wipe(received.message.body);
  }
}

void GuardLink::end() {
  dropNotifier();
  m_channel.close();
  Q_EMIT closed();
}

Result<std::unique_ptr<GuardClient>> GuardClient::adopt(int handle) {
#ifdef _WIN32
  (void)handle;
  return fail(ErrorCode::InvalidArgument, "guard channel");
#else
  if (!dieWithParent()) endNow();
  TRY_ASSIGN(ipc::Channel channel, ipc::Channel::adopt(ipc::Handle(handle)));
  return std::unique_ptr<GuardClient>(new GuardClient(std::move(channel)));
#endif
}

GuardClient::GuardClient(ipc::Channel channel)
    : m_link(std::move(channel), [this](MutableByteView body) {
        auto message = decodeToWorkspace(body);
        if (!message) {
          if (m_gone) m_gone();
          else endNow();
          return;
        }
        if (m_handler) m_handler(std::move(*message));
      }) {
  connect(&m_link, &GuardLink::closed, this, [this] {
    if (m_gone) m_gone();
    else endNow();
  });
}

bool GuardClient::send(const ToGuard& message) { return m_link.send(encode(message)); }

}  // namespace safelight::ui
