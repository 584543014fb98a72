#pragma once
// Is everything in its place?

#include <QTimer>
#include <atomic>
#include <memory>

#include "core/vault/verify.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// One line that says how the vault is, and a button that checks now. A check can be stopped.
class HealthCard : public Card {
  Q_OBJECT
 public:
  explicit HealthCard(VaultSession& session, QWidget* parent = nullptr);
  ~HealthCard() override;

  /// Starts a check.
  void check(vault::Depth depth);

 private:
  /// Written by the worker, read by the window.
  struct Progress {
    std::atomic<std::uint64_t> done{0}, total{0};
    std::atomic<bool> stop{false};
  };
  void say(const QString& iconName, Text::Tone tone, const QString& line, const QString& details);
  void finished(Result<vault::VerifyReport> report);

  VaultSession& m_session;
  class StateIcon* m_icon;
  Text *m_line, *m_details;
  ProgressLine* m_progress;
  Button *m_quick, *m_deep, *m_stop;
  std::shared_ptr<Progress> m_state;
  QTimer m_look;
};

}  // namespace safelight::ui
