#include "ui/bridge/workspace_process.h"

#include <QProcessEnvironment>
#include <QSocketNotifier>
#include <QTimer>

namespace safelight::ui {

namespace {

/// The guard's own: display, home, language. It never holds a secret.
std::vector<std::string> environment() {
  std::vector<std::string> list;
  const QStringList all = QProcessEnvironment::systemEnvironment().toStringList();
  for (const QString& entry : all) list.push_back(entry.toStdString());
  return list;
}

}  // namespace

Result<std::unique_ptr<WorkspaceProcess>> WorkspaceProcess::start(const Start& start) {
  TRY_ASSIGN(auto ends, ipc::Channel::createPair());
  const ipc::Handle theirs = ends.second.takeSocket();
  ipc::SpawnRequest request;
  request.program = start.program;
  request.arguments = {workspace_argument::kGuardHandle, std::to_string(ipc::kFirstInheritedHandle)};
  request.arguments.insert(request.arguments.end(), start.arguments.begin(), start.arguments.end());
  request.environment = environment();
  request.handles = {theirs.get()};
  request.errorStream = ipc::ErrorStream::Inherit;
  TRY_ASSIGN(ipc::ChildProcess child, ipc::spawn(request));
  return std::unique_ptr<WorkspaceProcess>(new WorkspaceProcess(std::move(child), std::move(ends.first)));
}

WorkspaceProcess::WorkspaceProcess(ipc::ChildProcess child, ipc::Channel channel) : m_child(std::move(child)), m_grace(new QTimer(this)) {
  m_link = std::make_unique<GuardLink>(std::move(channel), [this](MutableByteView body) {
    auto message = decodeToGuard(body);
    if (!message) {
      kill();  // it speaks nonsense, so it is not the program that we started
      return;
    }
    if (m_handler && !m_finishing) m_handler(std::move(*message));
  });
  // A workspace that hung up but lives on is of no use to anybody.
  connect(m_link.get(), &GuardLink::closed, this, &WorkspaceProcess::kill);
  m_watch = std::make_unique<QSocketNotifier>(static_cast<qintptr>(m_child.pollHandle()), QSocketNotifier::Read);
  connect(m_watch.get(), &QSocketNotifier::activated, this, &WorkspaceProcess::reap);
  m_grace->setSingleShot(true);
  m_grace->setTimerType(Qt::PreciseTimer);
  connect(m_grace, &QTimer::timeout, this, &WorkspaceProcess::kill);
}

WorkspaceProcess::~WorkspaceProcess() = default;

bool WorkspaceProcess::send(const ToWorkspace& message) {
  const auto body = encode(message);
  return body && m_link->send(*body);
}

bool WorkspaceProcess::send(const SignIn& message) {
  const auto body = encodeSignIn(message);
  return body && body->read([this](ByteView bytes) { return m_link->send(bytes); });
}

void WorkspaceProcess::finish(LockReason reason) {
  if (m_finishing || m_ended) return;
  m_finishing = true;
  m_grace->start(kGraceMilliseconds);
  if (!send(ToWorkspace(Finish{reason}))) kill();
}

void WorkspaceProcess::kill() {
  m_finishing = true;
  m_child.kill();
}

void WorkspaceProcess::reap() {
  if (m_ended || !m_child.wait(ipc::Deadline::now())) return;
  m_ended = true;
  m_watch->setEnabled(false);
  m_grace->stop();
  m_link->drain();
  m_link->close();
  Q_EMIT ended();
}

}  // namespace safelight::ui
