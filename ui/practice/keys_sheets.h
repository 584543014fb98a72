#pragma once
// A new recovery kit, and new keys for the vault.

#include <QTimer>
#include <memory>
#include <optional>

#include "ui/bridge/vault_session.h"
#include "ui/setup/kit_step.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Says what a new kit means, makes it, shows it, and goes once it was typed back. Deletes itself when closed.
class KitSheet : public Sheet {
  Q_OBJECT
 public:
  KitSheet(VaultSession& session, QWidget* window);

 private:
  void make();
  void show(const vault::RecoveryKit& kit);

  VaultSession& m_session;
  QWidget* m_over;
  Text *m_words, *m_problem;
  Button *m_cancel, *m_make;
  KitStep* m_kit;
};

/// Gives the vault new keys, after somebody left or at any time. Deletes itself when closed.
class RotationSheet : public Sheet {
  Q_OBJECT
 public:
  /// `leaver`: the name of whoever was just disabled; empty when nobody was.
  RotationSheet(VaultSession& session, QWidget* window, const QString& leaver);

 Q_SIGNALS:
  void turned();

 private:
  void turn();
  void showProgress();
  struct Progress;

  VaultSession& m_session;
  QWidget* m_over;
  Text* m_problem;
  ProgressLine* m_progress;
  Text* m_count;
  QTimer m_tell;
  std::shared_ptr<Progress> m_state;  // shared with the worker
  Button *m_later, *m_turn;
};

}  // namespace safelight::ui
