#pragma once
// Sending to and fetching from paired devices while a vault is open: errands on threads of their own, each step with the vault on its worker.

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include "app/dispatch/fetching.h"
#include "app/dispatch/vault_access.h"
#include "core/base/cancel_token.h"
#include "ui/bridge/vault_session.h"
#include "ui/exchange/exchange_services.h"
#include "ui/widgets/controls.h"

namespace safelight::app {

/// One a session, which outlives it; what runs is ended with it, and what was not noted by then is tried again after the next unlock.
/// GUI thread only.
class Exchange : public QObject {
  Q_OBJECT
 public:
  explicit Exchange(ui::VaultSession& session, QObject* parent = nullptr);
  ~Exchange() override;

  ui::ExchangeServices services();
  /// What waits from before leaves now; then whenever something is due.
  void sendNow();

 Q_SIGNALS:
  /// One sentence for the person: something arrived at a device or never will, or a fetch ended that nobody watched.
  void told(const QString& words, safelight::ui::Text::Tone tone);

 private:
  struct Outcome;
  using Found = Result<std::vector<ui::RemoteStudy>>;
  /// The vault as a thread of the pool reaches it; given up when `cancel` or the end of this object comes before its turn.
  dispatch::VaultAccess access(CancelToken cancel);
  /// Runs on the pool; `done` on the GUI thread.
  template <class Task, class Done>
  void run(QThreadPool& pool, Task task, Done done);
  void planNext();
  void sent(const Outcome& outcome);
  CancelToken find(const vault::Device& device, const model::Patient& patient, QObject* context, ui::ExchangeServices::Found done);
  CancelToken fetch(const vault::Device& device, const std::string& study, QObject* context, ui::ExchangeServices::Fetching fetching);
  CancelToken newToken();

  ui::VaultSession& m_session;
  QTimer m_next;
  bool m_sending = false, m_wanted = false;
  CancelToken m_ending;
  std::vector<CancelToken> m_tokens;  // of errands that may still run
  QThreadPool m_senders, m_askers;    // who asks does not wait for what is sent
};

}  // namespace safelight::app
