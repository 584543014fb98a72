#pragma once
// The workspace as the guard sees it: a process that can be told things, and that is gone when it has to be.

#include <functional>
#include <memory>

#include <QObject>

#include "core/base/path.h"
#include "core/ipc/spawn.h"
#include "ui/bridge/guard_link.h"

class QSocketNotifier;
class QTimer;

namespace safelight::ui {

/// One started workspace. Destroying it kills and reaps the process. GUI thread only.
class WorkspaceProcess : public QObject {
  Q_OBJECT
 public:
  struct Start {
    Path program;
    std::vector<std::string> arguments;  // without --guard-fd
  };
  /// FileNotFound, PermissionDenied, Internal.
  static Result<std::unique_ptr<WorkspaceProcess>> start(const Start& start);
  ~WorkspaceProcess() override;

  int id() const { return m_child.id(); }
  bool isRunning() const { return m_child.isRunning(); }
  void onMessage(std::function<void(ToGuard)> handler) { m_handler = std::move(handler); }
  bool send(const ToWorkspace& message);
  bool send(const SignIn& message);
  /// Finish, 300 milliseconds of grace, then SIGKILL; ended() follows once, when the process is reaped.
  void finish(LockReason reason);
  /// SIGKILL now; ended() follows.
  void kill();

  static constexpr int kGraceMilliseconds = 300;

 Q_SIGNALS:
  /// The process is gone and reaped. Delete this object later, not from within.
  void ended();

 private:
  WorkspaceProcess(ipc::ChildProcess child, ipc::Channel channel);
  void reap();
  ipc::ChildProcess m_child;
  std::unique_ptr<GuardLink> m_link;
  std::unique_ptr<QSocketNotifier> m_watch;
  std::function<void(ToGuard)> m_handler;
  QTimer* m_grace;
  bool m_finishing = false, m_ended = false;
};

}  // namespace safelight::ui
