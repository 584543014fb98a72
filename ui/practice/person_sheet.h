#pragma once
// Adding somebody who works here.

#include "ui/bridge/vault_session.h"
#include "ui/setup/new_password_form.h"

namespace safelight::ui {

/// Name, login, role and a first password. Deletes itself when closed.
class PersonSheet : public Sheet {
  Q_OBJECT
 public:
  PersonSheet(VaultSession& session, QWidget* window);

 Q_SIGNALS:
  void added(const QString& name);

 private:
  void build();
  void check();
  void add();
  void showError(const Error& error);

  VaultSession& m_session;
  TextField *m_name, *m_login;
  Choice* m_role;
  FormField *m_loginRow, *m_roleRow;
  NewPasswordForm* m_password;
  Text* m_problem;
  Button* m_add;
  bool m_loginTyped = false;
};

}  // namespace safelight::ui
