#include "app/workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QScreen>

#include "app/workspace/missing_decoder.h"
#include "app/workspace/order_folder.h"
#include "app/workspace/password_handle.h"
#include "core/crypto/device_secret.h"
#include "ui/bridge/backup_runner.h"
#include "ui/bridge/health_watch.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/words/error_words.h"

namespace safelight::app {
namespace {

// Exit statuses of this program, for tests: as safelightctl's.
constexpr int kLockedOut = 3;
constexpr QSize kWindowed{1440, 900};

ui::GuardTheme guardTheme(ui::ThemeChoice choice) {
  switch (choice) {
    case ui::ThemeChoice::Dark: return ui::GuardTheme::Dark;
    case ui::ThemeChoice::Light: return ui::GuardTheme::Light;
    case ui::ThemeChoice::System: break;
  }
  return ui::GuardTheme::System;
}

ui::ThemeChoice themeChoice(ui::GuardTheme theme) {
  switch (theme) {
    case ui::GuardTheme::Dark: return ui::ThemeChoice::Dark;
    case ui::GuardTheme::Light: return ui::ThemeChoice::Light;
    case ui::GuardTheme::System: break;
  }
  return ui::ThemeChoice::System;
}

/// What the thread beside the window needs to open a vault.
struct Opening {
  const vault::Environment& environment;
  Path path;
  std::string login;
  crypto::SecretBytes password;
  vault::Opening how;

  Result<vault::Vault> operator()() {
    TRY_ASSIGN(const auto device, crypto::loadDeviceSecret(crypto::defaultDeviceSecretPath()));
    return vault::Vault::open(environment, path, {login, password, device}, how);
  }
};

/// What was copied here goes with the lock: a desktop's clipboard manager asks for it when a program ends, and would keep it for whoever comes next.
void forgetCopied() {
  QClipboard& clipboard = *QGuiApplication::clipboard();
  if (clipboard.ownsClipboard()) clipboard.clear(QClipboard::Clipboard);
  if (clipboard.ownsSelection()) clipboard.clear(QClipboard::Selection);
}

/// A tail that is through in a moment is not worth a word.
constexpr std::uint64_t kLongReplay = 4u << 20;

}  // namespace

Workspace::Workspace(const vault::Environment& environment, Arguments arguments, ui::Preferences& preferences)
    : m_environment(environment), m_arguments(std::move(arguments)), m_preferences(preferences) {
  connect(&m_preferences, &ui::Preferences::themeChanged, this, &Workspace::sendSettings);
}

Workspace::~Workspace() = default;

void Workspace::start() {
  // The decoder starts while the person still types: it is slow only once.
  auto decoder = decode::startDecoder(decode::decoderBesideThisProgram());
  m_decoder = decoder ? std::move(*decoder) : std::make_unique<MissingDecoder>(decoder.error());
  if (m_arguments.guardHandle >= 0) {
    auto guard = ui::GuardClient::adopt(m_arguments.guardHandle);
    if (!guard) return refuse(guard.error());
    m_guard = std::move(*guard);
    m_guard->onMessage([this](ui::ToWorkspace message) { receive(std::move(message)); });
  }
  if (m_arguments.mode != Arguments::Mode::Work) startSetup();
  tell(ui::Ready{});
  if (!m_guard && m_arguments.mode == Arguments::Mode::Work) signInFromHandle();
}

void Workspace::receive(ui::ToWorkspace message) {
  if (auto* credentials = std::get_if<ui::SignIn>(&message)) {
    signIn(std::move(credentials->login), std::move(credentials->password), credentials->acceptOlder ? vault::Opening::Older::Accept : vault::Opening::Older::Refuse);
  } else if (std::holds_alternative<ui::Finish>(message)) {
    finish();
  } else if (const auto* theme = std::get_if<ui::SetTheme>(&message)) {
    m_preferences.setTheme(themeChoice(theme->theme));
  } else if (std::holds_alternative<ui::ShowWindow>(message)) {
    showWindow();
  } else if (const auto* warning = std::get_if<ui::IdleWarning>(&message)) {
    warnOfLock(warning->seconds);
  }
}

void Workspace::signIn(std::string login, crypto::SecretBytes password, vault::Opening::Older older) {
  if (m_session || m_opening) return;
  m_opening = true;
  vault::Opening how{older, [this, told = std::uint64_t{0}](std::uint64_t done, std::uint64_t total) mutable {
    if (total < kLongReplay || done * 1000 / total == told) return;
    told = done * 1000 / total;
    QMetaObject::invokeMethod(this, [this, now = static_cast<std::uint32_t>(told)] {
      if (m_opening) tell(ui::OpeningProgress{now});
    }, Qt::QueuedConnection);
  }};
  m_call.start(this, Opening{m_environment, pathFromUtf8(ui::utf8(m_arguments.vault)), std::move(login), std::move(password), std::move(how)},
               [this](Opened vault) { opened(std::move(vault)); });
}

void Workspace::signInFromHandle() {
  auto password = readPassword(m_arguments.passwordHandle);
  if (!password) return refuse(password.error());
  signIn(ui::utf8(m_arguments.login), std::move(*password));
}

void Workspace::opened(Opened vault) {
  m_opening = false;
  if (!vault) return refuse(vault.error());
  work(std::move(*vault));
  if (!m_guard) showWindow();
}

void Workspace::work(vault::Vault vault) {
  m_session = std::make_unique<ui::VaultSession>(std::move(vault), std::move(m_decoder));
  connect(m_session.get(), &ui::VaultSession::settingsChanged, this, &Workspace::sendSettings);
  tell(ui::SignInResult{std::nullopt, m_session->user().displayName, static_cast<std::uint8_t>(m_session->user().role)});
  sendSettings();
  m_network = std::make_unique<Network>(*m_session, pathFromUtf8(ui::utf8(m_arguments.vault)), crypto::defaultDeviceSecretPath());
  m_exchange = std::make_unique<Exchange>(*m_session);
  m_window = std::make_unique<ui::MainWindow>(*m_session, m_preferences, m_network->deviceServices(), m_exchange->services());
  m_window->readOrdersWith(takeDroppedOrders);
  connect(m_exchange.get(), &Exchange::told, m_window.get(), [this](const QString& words, ui::Text::Tone tone) { ui::Toast::show(m_window.get(), words, tone); });
  connect(m_network.get(), &Network::trouble, m_window.get(), [this](const QString& words) { ui::Toast::show(m_window.get(), words, ui::Text::Tone::Care); });
  connect(m_window.get(), &ui::MainWindow::active, this, [this] { tell(ui::Activity{}); });
  connect(m_window.get(), &ui::MainWindow::lockAsked, this, &Workspace::lock);
  connect(m_window.get(), &ui::MainWindow::quitAsked, this, [this] {
    if (m_guard) return tell(ui::QuitAsked{});
    finish();
  });
  connect(m_window.get(), &ui::MainWindow::worklistChanged, m_network.get(), &Network::offerWorklist);
  if (m_guard) m_network->serveWorklistWith([this](const ui::ServeWorklist& worklist) { tell(worklist); });
  m_network->start();
  m_exchange->sendNow();
  ui::BackupRunner::of(*m_session).watch();
  ui::HealthWatch::of(*m_session).watch();
}

void Workspace::startSetup() {
  m_setup = std::make_unique<ui::SetupWindow>(
      m_environment, ui::SetupWindow::Places{QDir::home().filePath(QStringLiteral("Safelight")), crypto::defaultDeviceSecretPath()});
  connect(m_setup.get(), &ui::SetupWindow::finished, this, &Workspace::setupFinished);
  // Remembered at once: whoever closes the window before the kit is typed back signs in the next time.
  connect(m_setup.get(), &ui::SetupWindow::vaultMade, this, [this](const QString& path) { tell(ui::VaultChosen{ui::utf8(path)}); });
  connect(m_setup.get(), &ui::SetupWindow::vaultChosen, this, &Workspace::existingChosen);
  connect(m_setup.get(), &ui::SetupWindow::closeAsked, this, [this] {
    if (m_guard) return tell(ui::QuitAsked{});
    QCoreApplication::quit();
  });
  if (m_guard && !m_arguments.vault.isEmpty()) m_setup->comeFromSignIn();
  if (m_arguments.mode == Arguments::Mode::Recover) m_setup->startRecovery(m_arguments.vault);
  place(*m_setup);
  tell(ui::WindowShown{});
}

void Workspace::setupFinished() {
  auto vault = m_setup->takeVault();
  if (!vault) return;
  m_arguments.vault = ui::text(pathToUtf8(vault->path()));
  tell(ui::VaultChosen{pathToUtf8(vault->path())});
  work(std::move(*vault));
  // With a guard, it says when: ShowWindow follows the answer above.
  if (!m_guard) showWindow();
  m_setup->hide();
  m_setup.release()->deleteLater();  // this runs within one of its signals
}

void Workspace::existingChosen(const QString& path) {
  // Signing in is the guard's: it remembers the vault and asks who works once this process is gone.
  tell(ui::VaultChosen{ui::utf8(path)});
  QCoreApplication::quit();
}

void Workspace::place(QWidget& window) const {
  // Never larger than the screen: not every desktop has a window manager that would see to it.
  window.resize(kWindowed.boundedTo(window.screen()->availableSize()));
  if (m_arguments.windowed) window.show();
  else window.showMaximized();
  window.raise();
  window.activateWindow();
}

void Workspace::showWindow() {
  if (!m_window) return;
  if (m_arguments.windowed) {
    place(*m_window);
  } else {
    m_keeper = std::make_unique<ui::WindowKeeper>(*m_window, m_preferences);
    m_keeper->show(kWindowed);
    m_window->raise();
    m_window->activateWindow();
  }
  tell(ui::WindowShown{});
}

void Workspace::sendSettings() {
  if (m_session) tell(ui::GuardSettings{m_session->settings().idleLockSeconds, guardTheme(m_preferences.theme())});
}

void Workspace::warnOfLock(std::uint32_t seconds) {
  if (m_window) ui::Toast::show(m_window.get(), tr("Locks in %1 seconds unless somebody works here.").arg(seconds), ui::Text::Tone::Care);
}

void Workspace::lock(ui::LockBy by) {
  if (!m_guard) return finish();
  tell(ui::LockAsked{by == ui::LockBy::Button ? ui::LockReason::Button : ui::LockReason::Shortcut});
}

void Workspace::finish() {
  forgetCopied();
  // Pages save what they hold when they are hidden; what they queue is written before this question is answered.
  if (m_window) m_window->hide();
  if (!m_session) return QCoreApplication::quit();
  m_session->run(
      ui::Priority::Interactive, this, [](vault::Vault&, decode::Decoder&) { return true; }, [](bool) { QCoreApplication::quit(); });
}

void Workspace::tell(const ui::ToGuard& message) {
  if (m_guard) m_guard->send(message);
}

void Workspace::refuse(const Error& error) {
  if (m_guard) return tell(ui::SignInResult{error, {}, 0});
  writeDiagnostic(ui::errorDiagnostic(error.code));
  QCoreApplication::exit(kLockedOut);
}

}  // namespace safelight::app
