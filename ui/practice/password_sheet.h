#pragma once
// Changing one's own password.

#include "ui/bridge/vault_session.h"
#include "ui/setup/new_password_form.h"

namespace safelight::ui {

/// The current password, and a new one. Deletes itself when closed.
class PasswordSheet : public Sheet {
  Q_OBJECT
 public:
  PasswordSheet(VaultSession& session, QWidget* window);

 private:
  void check();
  void change();
  void showError(const Error& error);

  VaultSession& m_session;
  QWidget* m_over;
  PasswordField* m_current;
  FormField* m_currentRow;
  NewPasswordForm* m_next;
  Text* m_problem;
  Button* m_change;
};

}  // namespace safelight::ui
