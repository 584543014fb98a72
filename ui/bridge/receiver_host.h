#pragma once
// Keeps the receiver running beside the guard, whether or not anybody is signed in, and counts what waits.

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/path.h"
#include "core/ipc/channel.h"
#include "core/ipc/spawn.h"

class QSocketNotifier;

namespace safelight::ui {

/// How a vault's receiver is started here. It inherits ipc::kFirstInheritedHandle, whose other end closes with this process.
struct ReceiverStart {
  Path program;
  std::vector<std::string> arguments;
};

/// Starts the receiver of one vault as soon as that vault has devices and this computer is where they deliver; starts it again when it ends
/// by itself, more and more slowly; ends it with itself. GUI thread only.
class ReceiverHost : public QObject {
  Q_OBJECT
 public:
  struct Services {
    /// Nothing while the vault receives nothing, or elsewhere.
    std::function<std::optional<ReceiverStart>(const Path& vault)> howToStart;
    /// How many arrivals wait, by their names alone.
    std::function<std::uint32_t(const Path& vault)> countWaiting;
  };
  explicit ReceiverHost(Services services, QObject* parent = nullptr);
  ~ReceiverHost() override;

  /// From now on for this vault; the receiver of another one ends.
  void follow(const QString& vault);
  bool isRunning() const { return m_process.isRunning(); }
  int processId() const { return m_process.isRunning() ? m_process.id() : 0; }

 Q_SIGNALS:
  void waitingChanged(int count);
  void started();

 private:
  void look();
  void startReceiver();
  void receiverEnded();

  Services m_services;
  QString m_vault;
  ipc::Channel m_alive;  // closes with this process, however it ends: the receiver must not outlive it
  ipc::ChildProcess m_process;
  std::unique_ptr<QSocketNotifier> m_end;
  QFileSystemWatcher m_watcher;
  QTimer m_soon, m_again, m_restart;
  int m_waiting = -1;
  int m_failures = 0;
};

}  // namespace safelight::ui
