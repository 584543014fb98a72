#pragma once
// Puts the working process together: vault, decoder, window, and the conversation with the guard.

#include <QObject>
#include <memory>
#include <optional>

#include "app/workspace/arguments.h"
#include "app/workspace/exchange.h"
#include "app/workspace/network.h"
#include "core/decode/decoder.h"
#include "core/vault/vault.h"
#include "ui/bridge/guard_link.h"
#include "ui/bridge/one_shot.h"
#include "ui/bridge/vault_session.h"
#include "ui/setup/setup_window.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/preferences.h"
#include "ui/widgets/window_keeper.h"

namespace safelight::app {

/// Lives as long as the process. With a guard: says Ready, opens the vault for whoever the guard names, shows the window when told to,
/// and ends when told to or when the guard is gone. Without one: opens, shows, and quits when the person locks. GUI thread only.
class Workspace : public QObject {
  Q_OBJECT
 public:
  Workspace(const vault::Environment& environment, Arguments arguments, ui::Preferences& preferences);
  ~Workspace() override;
  /// Begins; quits the application when it cannot.
  void start();

 private:
  using Opened = Result<vault::Vault>;
  void receive(ui::ToWorkspace message);
  void signIn(std::string login, crypto::SecretBytes password, vault::Opening::Older older = vault::Opening::Older::Refuse);
  void signInFromHandle();
  void opened(Opened vault);
  void work(vault::Vault vault);
  void startSetup();
  void setupFinished();
  void existingChosen(const QString& path);
  void showWindow();
  void place(QWidget& window) const;
  void sendSettings();
  void warnOfLock(std::uint32_t seconds);
  void finish();
  void lock(ui::LockBy by);
  void tell(const ui::ToGuard& message);
  void refuse(const Error& error);

  const vault::Environment& m_environment;
  Arguments m_arguments;
  ui::Preferences& m_preferences;
  std::unique_ptr<ui::GuardClient> m_guard;
  std::unique_ptr<decode::Decoder> m_decoder;
  std::unique_ptr<ui::SetupWindow> m_setup;
  std::unique_ptr<ui::VaultSession> m_session;
  std::unique_ptr<Network> m_network;
  std::unique_ptr<Exchange> m_exchange;
  std::unique_ptr<ui::MainWindow> m_window;
  std::unique_ptr<ui::WindowKeeper> m_keeper;
  bool m_opening = false;
  ui::OneShot m_call;  // last: its thread ends before anything else goes
};

}  // namespace safelight::app
