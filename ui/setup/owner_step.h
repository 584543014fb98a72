#pragma once
// Second page: who owns the practice's vault, and their password.

#include "ui/setup/new_password_form.h"
#include "ui/setup/setup_step.h"

namespace safelight::ui {

/// The login follows the name until a person changes it.
class OwnerStep : public SetupStep {
  Q_OBJECT
 public:
  explicit OwnerStep(Random& random, QWidget* parent = nullptr);
  void setPractice(const QString& practice);
  QString name() const { return m_name->text().trimmed(); }
  QString login() const { return m_login->text().trimmed(); }
  Result<crypto::SecretBytes> password() const { return m_password->password(); }
  void clearPassword() { m_password->clear(); }
  void focusFirst() { m_name->setFocus(); }
  /// An error of creating: beside the field it belongs to, else above the buttons.
  void showError(const Error& error);

  /// "a.okafor" of "Dr Adaeze Okafor": what may stand in a login (2-32 of a-z 0-9 . _ -, a letter first).
  static QString loginOf(const QString& name);
  static bool isLogin(const QString& login);

 private:
  void check();
  TextField *m_name, *m_login;
  FormField* m_loginRow;
  NewPasswordForm* m_password;
  QString m_practice;
  bool m_loginTyped = false;
};

}  // namespace safelight::ui
