#include "ui/bridge/receiver_host.h"

#include <QDir>
#include <QSocketNotifier>
#include <algorithm>
#include <array>

namespace safelight::ui {
namespace {

constexpr int kSettleMilliseconds = 200;
constexpr int kLookAgainMilliseconds = 10'000;
/// Pauses before a receiver that ended by itself is started again; the last one from then on.
constexpr std::array<int, 5> kRestartMilliseconds{500, 2'000, 10'000, 30'000, 60'000};
/// One that ran as long as this had no lasting trouble.
constexpr int kStableMilliseconds = 60'000;

}  // namespace

ReceiverHost::ReceiverHost(Services services, QObject* parent) : QObject(parent), m_services(std::move(services)) {
  m_soon.setSingleShot(true);
  m_soon.setInterval(kSettleMilliseconds);
  m_again.setInterval(kLookAgainMilliseconds);
  m_restart.setSingleShot(true);
  connect(&m_soon, &QTimer::timeout, this, &ReceiverHost::look);
  connect(&m_again, &QTimer::timeout, this, &ReceiverHost::look);
  connect(&m_restart, &QTimer::timeout, this, &ReceiverHost::look);
  connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
    if (!m_soon.isActive()) m_soon.start();
  });
}

ReceiverHost::~ReceiverHost() = default;

void ReceiverHost::follow(const QString& vault) {
  if (vault == m_vault) return look();
  m_end.reset();
  m_process = {};  // kills
  m_restart.stop();
  m_failures = 0;
  if (!m_watcher.directories().isEmpty()) m_watcher.removePaths(m_watcher.directories());
  m_vault = vault;
  m_waiting = -1;
  m_again.start();
  look();
}

void ReceiverHost::look() {
  if (m_vault.isEmpty()) return;
  const QString inbox = QDir(m_vault).filePath(QStringLiteral("inbox"));
  if (m_watcher.directories().isEmpty() && QDir(inbox).exists()) m_watcher.addPath(inbox);
  const Path path = pathFromUtf8(m_vault.toStdString());
  const int waiting = static_cast<int>(std::min<std::uint32_t>(m_services.countWaiting(path), 1'000'000));
  if (waiting != std::exchange(m_waiting, waiting)) Q_EMIT waitingChanged(waiting);
  if (!m_process.isRunning() && !m_restart.isActive()) startReceiver();
}

void ReceiverHost::startReceiver() {
  const auto start = m_services.howToStart(pathFromUtf8(m_vault.toStdString()));
  if (!start) return;
  ipc::SpawnRequest request;
  request.program = start->program;
  request.arguments = start->arguments;
  auto ends = ipc::Channel::createPair();
  if (!ends) return receiverEnded();
  ipc::Handle theirs = ends->second.takeSocket();
  request.handles = {theirs.get()};
  auto process = ipc::spawn(request);
  if (!process) return receiverEnded();
  m_alive = std::move(ends->first);
  m_process = std::move(*process);
  m_end = std::make_unique<QSocketNotifier>(m_process.pollHandle(), QSocketNotifier::Read);
  connect(m_end.get(), &QSocketNotifier::activated, this, &ReceiverHost::receiverEnded);
  QTimer::singleShot(kStableMilliseconds, this, [this, id = m_process.id()] {
    if (processId() == id) m_failures = 0;
  });
  Q_EMIT started();
}

void ReceiverHost::receiverEnded() {
  if (m_end) {
    m_end->setEnabled(false);
    m_end.release()->deleteLater();
  }
  (void)m_process.wait(Deadline::now());
  m_process = {};
  const auto pause = kRestartMilliseconds[std::min<std::size_t>(static_cast<std::size_t>(m_failures), kRestartMilliseconds.size() - 1)];
  ++m_failures;
  m_restart.start(pause);
}

}  // namespace safelight::ui
