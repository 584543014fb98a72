#pragma once
// The two ends of the conversation between guard and workspace, as objects of Qt's event loop.

#include <functional>
#include <memory>

#include <QObject>

#include "core/ipc/channel.h"
#include "ui/bridge/guard_protocol.h"

class QSocketNotifier;

namespace safelight::ui {

/// Reads whole messages as they come and hands over their bodies. GUI thread only. A peer that is gone or speaks nonsense ends in
/// closed(), once; nothing is read after it.
class GuardLink : public QObject {
  Q_OBJECT
 public:
  using BodyHandler = std::function<void(MutableByteView)>;
  GuardLink(ipc::Channel channel, BodyHandler handler, QObject* parent = nullptr);
  ~GuardLink() override;

  /// False when the peer is gone. Waits at most 200 ms for a peer that does not read.
  bool send(ByteView body);
  bool isOpen() const { return m_channel.isOpen(); }
  /// Hands over what has arrived already, without waiting for the event loop: the last words of a process that ended.
  void drain() { readAll(); }
  void close();

 Q_SIGNALS:
  void closed();

 private:
  void readAll();
  void end();
  void dropNotifier();
  ipc::Channel m_channel;
  BodyHandler m_handler;
  std::unique_ptr<QSocketNotifier> m_notifier;
};

/// The workspace's end. Adopting it ties this process's life to the guard's: when the guard dies, the system kills the workspace (Linux:
/// a parent-death signal; everywhere: the end of the channel, on which the process ends itself at once).
class GuardClient : public QObject {
  Q_OBJECT
 public:
  /// `handle` is the number that `--guard-fd` gave. InvalidArgument when it is no such socket.
  static Result<std::unique_ptr<GuardClient>> adopt(int handle);

  void onMessage(std::function<void(ToWorkspace)> handler) { m_handler = std::move(handler); }
  /// What happens when the guard is gone: unless set, the process ends at once without clean-up, as a lock would end it.
  void onGuardGone(std::function<void()> handler) { m_gone = std::move(handler); }
  bool send(const ToGuard& message);

 private:
  explicit GuardClient(ipc::Channel channel);
  GuardLink m_link;
  std::function<void(ToWorkspace)> m_handler;
  std::function<void()> m_gone;
};

}  // namespace safelight::ui
