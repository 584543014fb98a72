#include "ui/lock/guard.h"

#include <algorithm>

#include <QCoreApplication>
#include <QSysInfo>
#include <QTimeZone>
#include <QTimer>

namespace safelight::ui {

namespace {

/// After so many workspaces that ended by themselves before anybody signed in, no other is started: the person is told instead.
constexpr int kMostFailedStarts = 2;

QDateTime localTime(const Clock& clock) {
  const Instant now = clock.now();
  return QDateTime::fromMSecsSinceEpoch(now.milliseconds, QTimeZone(clock.utcOffsetSeconds(now)));
}

}  // namespace

Guard::Guard(GuardServices services, LockWindows::Mode mode, QObject* parent)
    : QObject(parent), m_services(std::move(services)), m_windows(mode), m_idle(new QTimer(this)) {
  m_idle->setSingleShot(true);
  connect(m_idle, &QTimer::timeout, this, &Guard::reconsider);
  LockScreen& screen = m_windows.screen();
  screen.setTimeSource([this] { return localTime(m_services.clock); });
  screen.setWorkstation(QSysInfo::machineHostName());
  screen.onSignIn([this](std::string login, crypto::SecretBytes password) { signIn(std::move(login), std::move(password)); });
  connect(&screen, &LockScreen::forgotPassword, this, &Guard::recover);
  connect(&screen, &LockScreen::tryAgain, this, [this] {
    showVault(m_vault);
    m_failedStarts = 0;
    if (!m_workspace) startWorkspace(Purpose::Wait);
  });
  connect(&screen, &LockScreen::setUpAsked, this, [this] {
    if (m_state == State::Locked) replaceWorkspace(Purpose::SetUp);
  });
  connect(&screen, &LockScreen::quitAsked, this, &Guard::quit);
}

Guard::~Guard() = default;

void Guard::setState(State state) {
  if (m_state == state) return;
  m_state = state;
  Q_EMIT stateChanged();
}

void Guard::start(const std::optional<QString>& vault) {
  const std::optional<QString> path = vault ? vault : m_services.config.lastVault();
  if (!path) {
    setState(State::SetUp);
    startWorkspace(Purpose::SetUp);
    return;
  }
  m_vault = *path;
  setState(State::Locked);
  m_windows.screen().setSentence({});
  showVault(m_vault);
  m_windows.cover();
  // The lock screen is painted before anything is spawned: nobody waits for it.
  QTimer::singleShot(0, this, [this] {
    if (m_state == State::Locked && !m_workspace) startWorkspace(Purpose::Wait);
  });
}

void Guard::showVault(const QString& path) {
  Q_EMIT vaultKnown(path);
  const auto summary = m_services.summarise(pathFromUtf8(path.toStdString()));
  LockScreen& screen = m_windows.screen();
  if (!summary) {
    // A folder with a vault's name was one: when nothing in it can be read any more, that was done to it.
    const bool isOverwritten = summary.error().code == ErrorCode::NotAVault && path.endsWith(QStringLiteral(".safelight"));
    screen.showNoVault(isOverwritten ? Error{ErrorCode::HeadDamaged, {}} : summary.error());
    return;
  }
  screen.setPractice(QString::fromStdString(summary->practice));
  screen.setPeople(summary->people);
}

void Guard::startWorkspace(Purpose purpose) {
  m_purpose = purpose;
  m_workspaceReady = false;
  WorkspaceProcess::Start start{m_services.workspaceProgram, {}};
  if (purpose == Purpose::SetUp) start.arguments = {workspace_argument::kSetUp};
  if (purpose == Purpose::Recover) start.arguments = {workspace_argument::kRecover};
  // A set-up is told, too: it leads back to that vault's lock screen.
  if (!m_vault.isEmpty()) {
    start.arguments.emplace_back(workspace_argument::kVault);
    start.arguments.push_back(m_vault.toStdString());
  }
  auto started = WorkspaceProcess::start(start);
  if (!started) {
    fail(started.error());
    return;
  }
  m_workspace = std::move(*started);
  m_workspace->onMessage([this](ToGuard message) {
    handle(message);
    if (auto* worklist = std::get_if<ServeWorklist>(&message)) {
      crypto::wipe(worklist->settings);
      crypto::wipe(worklist->offer);
    }
  });
  connect(m_workspace.get(), &WorkspaceProcess::ended, this, &Guard::workspaceEnded);
}

void Guard::replaceWorkspace(Purpose purpose) {
  if (m_workspace) {
    m_workspace->disconnect(this);
    WorkspaceProcess* old = m_workspace.get();
    m_ending.push_back(std::move(m_workspace));
    connect(old, &WorkspaceProcess::ended, this, [this, old] {
      const auto at = std::find_if(m_ending.begin(), m_ending.end(), [old](const auto& one) { return one.get() == old; });
      at->release()->deleteLater();
      m_ending.erase(at);
    });
    old->kill();  // it holds nothing
  }
  startWorkspace(purpose);
}

void Guard::fail(const Error& error) {
  m_pending.reset();
  setState(State::Locked);
  if (!m_windows.isCovering()) m_windows.cover();
  m_windows.screen().showProblem(error);
}

void Guard::signIn(std::string login, crypto::SecretBytes password) {
  if (m_state != State::Locked) return;
  setState(State::SigningIn);
  m_login = login;
  m_failedStarts = 0;
  m_pending = SignIn{std::move(login), std::move(password), m_windows.screen().acceptsOlder()};
  if (!m_workspace) startWorkspace(Purpose::Wait);
  sendPendingSignIn();
}

void Guard::sendPendingSignIn() {
  // One that ends takes nothing any more: its successor gets it.
  if (!m_pending || !m_workspace || !m_workspaceReady || m_locking) return;
  const SignIn message = std::move(*m_pending);
  m_pending.reset();
  if (!m_workspace->send(message)) m_workspace->kill();
}

void Guard::handle(const ToGuard& message) {
  if (std::holds_alternative<Ready>(message)) {
    m_workspaceReady = true;
    sendPendingSignIn();
  } else if (const auto* result = std::get_if<SignInResult>(&message)) {
    signInAnswered(*result);
  } else if (const auto* progress = std::get_if<OpeningProgress>(&message)) {
    if (m_state == State::SigningIn) m_windows.screen().setOpeningProgress(progress->permille);
  } else if (std::holds_alternative<WindowShown>(message)) {
    windowShown();
  } else if (std::holds_alternative<Activity>(message)) {
    m_lastActivity = m_services.clock.now();
    if (std::exchange(m_warned, false)) reconsider();
  } else if (const auto* asked = std::get_if<LockAsked>(&message)) {
    lock(asked->reason);
  } else if (const auto* settings = std::get_if<GuardSettings>(&message)) {
    m_idleSeconds = settings->idleSeconds;
    reconsider();
  } else if (const auto* chosen = std::get_if<VaultChosen>(&message)) {
    m_vault = QString::fromStdString(chosen->path);
    m_services.config.rememberVault(m_vault);
    Q_EMIT vaultKnown(m_vault);
  } else if (const auto* worklist = std::get_if<ServeWorklist>(&message)) {
    Q_EMIT worklistGiven(*worklist);
  } else if (std::holds_alternative<QuitAsked>(message)) {
    if (m_state == State::Locked && m_purpose != Purpose::Wait) {
      coverFor(LockReason::Button);
      m_windows.screen().setSentence({});
      setState(State::Locked);
      showVault(m_vault);  // another one, if the set-up made it before it was closed
      replaceWorkspace(Purpose::Wait);
    } else {
      quit();
    }
  }
}

void Guard::signInAnswered(const SignInResult& result) {
  const bool expected = m_state == State::SigningIn || m_purpose != Purpose::Wait;
  if (!expected || m_state == State::Ending) return;
  if (result.error) {
    // In set-up and recovery the workspace shows its own words.
    if (m_purpose != Purpose::Wait) return;
    setState(State::Locked);
    m_windows.screen().showProblem(*result.error);
    return;
  }
  m_person = QString::fromStdString(result.displayName);
  m_lastActivity = m_services.clock.now();
  m_warned = false;
  if (!m_vault.isEmpty()) m_services.config.rememberVault(m_vault);
  setState(State::Unlocked);
  m_workspace->send(ToWorkspace(ShowWindow{}));
  reconsider();
}

void Guard::windowShown() {
  // A workspace without a key never uncovers anything.
  if (m_state != State::Unlocked && m_purpose == Purpose::Wait) return;
  if (m_state == State::Ending) return;
  m_windows.uncover();
  m_windows.screen().reset();
}

void Guard::reconsider() {
  m_idle->stop();
  const LockPlan plan = planLock({m_state == State::Unlocked, m_services.clock.now(), m_lastActivity, m_idleSeconds, std::nullopt});
  if (plan.lockNow) {
    lock(*plan.lockNow);
    return;
  }
  if (plan.warnSeconds && !std::exchange(m_warned, true) && m_workspace) m_workspace->send(ToWorkspace(IdleWarning{*plan.warnSeconds}));
  if (plan.askAgainIn) m_idle->start(static_cast<int>(std::min<std::int64_t>(*plan.askAgainIn, 60'000)));
}

void Guard::coverFor(LockReason reason) {
  Q_EMIT covering();
  LockScreen& screen = m_windows.screen();
  screen.reset();
  screen.setSentence(lockedSentence({reason, localTime(m_services.clock), m_idleSeconds, m_person}));
  if (!m_windows.isCovering()) m_windows.cover();
}

void Guard::lock(LockReason reason) {
  if (m_state == State::SigningIn && (reason == LockReason::SystemLock || reason == LockReason::Suspend)) {
    // Nobody is there to see it open.
    m_pending.reset();
    m_locking = true;
    m_windows.screen().reset();
    m_workspace->kill();
    return;
  }
  const LockPlan plan = planLock({m_state == State::Unlocked, m_services.clock.now(), m_lastActivity, m_idleSeconds, reason});
  if (!plan.lockNow) return;
  coverFor(*plan.lockNow);
  setState(State::Locked);
  m_idle->stop();
  if (!m_workspace) return;
  // From here on the old process can only end; its successor starts when it is gone, so that the vault is free.
  m_locking = true;
  m_workspace->finish(*plan.lockNow);
}

void Guard::workspaceEnded() {
  m_workspace.release()->deleteLater();
  m_workspaceReady = false;
  const State before = m_state;
  const bool asked = std::exchange(m_locking, false);
  // Somebody typed while the one that was locked still ended.
  const bool typed = asked && before == State::SigningIn && m_pending;
  if (!typed) m_pending.reset();
  if (before == State::Ending) {
    Q_EMIT finished();
    return;
  }
  if (before == State::SetUp) {
    if (m_vault.isEmpty()) {
      quit();  // the wizard was closed
      return;
    }
    // An existing vault was named there: now somebody signs in.
    setState(State::Locked);
    m_windows.screen().setSentence({});
    showVault(m_vault);
    m_windows.cover();
    startWorkspace(Purpose::Wait);
    return;
  }
  if (typed) {
    m_failedStarts = 0;
    startWorkspace(Purpose::Wait);
    Q_EMIT locked();
    return;
  }
  const bool died = !asked && (before == State::Unlocked || m_purpose == Purpose::Recover);
  if (died) coverFor(LockReason::WorkspaceDied);
  setState(State::Locked);
  if (!m_windows.isCovering()) m_windows.cover();  // a set-up or recovery that was closed
  // The people may have changed while it was open.
  if (!m_vault.isEmpty()) showVault(m_vault);
  m_windows.screen().choose(m_login);
  if (!asked && before == State::SigningIn) m_windows.screen().showProblem(Error{ErrorCode::Internal, {}});
  const bool diedWaiting = !asked && !died && before == State::Locked;
  m_failedStarts = diedWaiting ? m_failedStarts + 1 : 0;
  // One that cannot even wait would only die again: the next sign-in tries anew and says why.
  if (m_failedStarts <= kMostFailedStarts) startWorkspace(Purpose::Wait);
  if (asked || died) Q_EMIT locked();
}

void Guard::recover() {
  if (m_state != State::Locked) return;
  m_person.clear();
  replaceWorkspace(Purpose::Recover);
}

void Guard::quit() {
  if (m_state == State::Ending) return;
  const bool wait = m_workspace != nullptr;
  setState(State::Ending);
  m_idle->stop();
  m_windows.uncover();
  if (!wait) {
    Q_EMIT finished();
    return;
  }
  m_workspace->finish(LockReason::Quit);
}

}  // namespace safelight::ui
