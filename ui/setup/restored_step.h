#pragma once
// A vault is back from its backup: what came, what did not, and the way in.

#include "core/vault/backup/restore.h"
#include "ui/setup/setup_step.h"

namespace safelight::ui {

/// Nobody is signed in yet. The kit is the way in on a new computer; where the vault was used before, a password still opens it. Of a backup whose every
/// image is damaged the next step is another backup.
class RestoredStep : public SetupStep {
  Q_OBJECT
 public:
  explicit RestoredStep(QWidget* parent = nullptr);
  void setReport(const QString& vaultPath, const vault::RestoreReport& report);
  QString vaultPath() const { return m_path; }

 Q_SIGNALS:
  /// Sign in with a password instead.
  void signInAsked();
  void kitAsked();
  void anotherAsked();

 private:
  QString m_path;
  Text *m_trouble, *m_fingerprint;
  Button *m_signIn, *m_kit;
  bool m_hasNoImage = false;
};

}  // namespace safelight::ui
