#pragma once
// Back in with the recovery kit.

#include "ui/setup/kit_entry.h"
#include "ui/setup/new_password_form.h"
#include "ui/setup/setup_step.h"

namespace safelight::ui {

/// Which vault, the code, and a new password, one below the other.
class RecoverStep : public SetupStep {
  Q_OBJECT
 public:
  explicit RecoverStep(Random& random, QWidget* parent = nullptr);
  void setVault(const QString& path, const QString& practice);
  QString vaultPath() const { return m_path; }
  /// Into the code, once it is known whose.
  void focusFirst();
  std::string code() const { return m_entry->code(); }
  Result<crypto::SecretBytes> password() const { return m_password->password(); }
  void clearSecrets();
  void showError(const Error& error);

 Q_SIGNALS:
  void chooseVaultAsked();

 private:
  void check();
  QString m_path;
  Text* m_vault;
  KitEntry* m_entry;
  NewPasswordForm* m_password;
};

}  // namespace safelight::ui
