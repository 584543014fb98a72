#pragma once
// The guard's mind: which process runs, what is covered, when to lock. Holds no key; the password passes through.

#include <functional>
#include <memory>
#include <optional>

#include <QObject>

#include "core/base/clock.h"
#include "core/vault/vault.h"
#include "ui/lock/guard_config.h"
#include "ui/lock/lock_plan.h"
#include "ui/lock/lock_windows.h"
#include "ui/lock/lock_words.h"
#include "ui/bridge/workspace_process.h"

class QTimer;

namespace safelight::ui {

/// Everything the guard takes from outside. References outlive it.
struct GuardServices {
  const Clock& clock;
  /// What the lock screen may know of a vault (vault::Vault::summarise on the machine's files).
  std::function<Result<vault::Summary>(const Path&)> summarise;
  Path workspaceProgram;
  GuardConfig config;
};

/// Starts, waits, opens, locks. One at a time a process; GUI thread only.
///
/// Locked: the lock screen covers, a workspace without a key waits. Unlocked: the workspace shows its window. Locking covers first, then
/// ends the workspace (300 ms, SIGKILL), then starts a fresh one that waits. Set-up and recovery happen in a workspace of their own.
class Guard : public QObject {
  Q_OBJECT
 public:
  enum class State { Starting, SetUp, Locked, SigningIn, Unlocked, Ending };
  Guard(GuardServices services, LockWindows::Mode mode, QObject* parent = nullptr);
  ~Guard() override;

  /// Opens `vault`, or the one remembered, or the set-up.
  void start(const std::optional<QString>& vault);
  /// Locks if anything is unlocked; any reason, from anywhere.
  void lock(LockReason reason);
  /// Asks the plan again: the idle timer does, and tests with a clock of their own.
  void reconsider();
  /// Ends the workspace and then the program.
  void quit();

  State state() const { return m_state; }
  /// Covered already, while the process that held the vault still ends.
  bool isLocking() const { return m_locking; }
  LockWindows& windows() { return m_windows; }
  /// The running workspace's process number, 0 when there is none.
  int workspaceId() const { return m_workspace ? m_workspace->id() : 0; }

 Q_SIGNALS:
  void stateChanged();
  /// Which vault this is about, as soon as it is known and whenever it is another one.
  void vaultKnown(const QString& path);
  /// The workspace says what devices may read.
  void worklistGiven(const safelight::ui::ServeWorklist& worklist);
  /// The lock screen is about to cover: the last moment to change the language it speaks.
  void covering();
  /// A lock is complete: the process that held the vault is gone.
  void locked();
  void finished();

 private:
  enum class Purpose { Wait, SetUp, Recover };
  void showVault(const QString& path);
  void startWorkspace(Purpose purpose);
  void replaceWorkspace(Purpose purpose);
  void handle(const ToGuard& message);
  void workspaceEnded();
  void coverFor(LockReason reason);
  void signIn(std::string login, crypto::SecretBytes password);
  void sendPendingSignIn();
  void signInAnswered(const SignInResult& result);
  void windowShown();
  void recover();
  void setState(State state);
  void fail(const Error& error);

  GuardServices m_services;
  LockWindows m_windows;
  std::unique_ptr<WorkspaceProcess> m_workspace;
  std::vector<std::unique_ptr<WorkspaceProcess>> m_ending;  // being finished or killed
  std::optional<SignIn> m_pending;                          // typed before the workspace was ready
  QString m_vault;
  QTimer* m_idle;
  QString m_person;
  std::string m_login;
  Instant m_lastActivity;
  std::uint32_t m_idleSeconds = 300;
  State m_state = State::Starting;
  Purpose m_purpose = Purpose::Wait;
  int m_failedStarts = 0;
  bool m_workspaceReady = false, m_warned = false, m_locking = false;
};

}  // namespace safelight::ui
