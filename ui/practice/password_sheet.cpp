#include "ui/practice/password_sheet.h"

#include <QVBoxLayout>

#include "core/crypto/device_secret.h"
#include "core/vault/access/people.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::ui {

PasswordSheet::PasswordSheet(VaultSession& session, QWidget* window)
    : Sheet(window, tr("Change password"), 580), m_session(session), m_over(window) {
  m_current = new PasswordField({}, this);
  m_currentRow = new FormField(tr("Current password"), m_current, this);
  body()->addWidget(m_currentRow);
  m_next = new NewPasswordForm(session.random(), this, NewPasswordForm::Asks::NewPassword);
  m_next->setForbidden({text(session.user().login), text(session.user().displayName), session.practice()});
  body()->addWidget(m_next);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_change = addButton(tr("Change"), ButtonKind::Primary);
  connect(m_change, &QAbstractButton::clicked, this, &PasswordSheet::change);
  connect(m_current, &PasswordField::edited, this, &PasswordSheet::check);
  connect(m_next, &NewPasswordForm::changed, this, &PasswordSheet::check);
  connect(m_next, &NewPasswordForm::submitted, m_change, &QAbstractButton::click);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  check();
  m_current->setFocus();
}

void PasswordSheet::check() {
  m_currentRow->setProblem({});
  m_current->setError(false);
  m_problem->hide();
  m_change->setEnabled(!m_current->isEmpty() && m_next->isGood());
}

void PasswordSheet::change() {
  auto current = m_current->secret();
  auto next = m_next->password();
  if (!current) return showError(current.error());
  if (!next) return showError(next.error());
  m_change->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [current = std::move(*current), next = std::move(*next)](vault::Vault& vault, decode::Decoder&) -> Result<void> {
        TRY_ASSIGN(const auto device, crypto::loadOrMakeDeviceSecret(crypto::defaultDeviceSecretPath(), vault.environment().random));
        return vault::changePassword(vault, current, next, device);
      },
      [this](Result<void> result) {
        m_change->setEnabled(true);
        if (!result) return showError(result.error());
        Toast::show(m_over, tr("Password changed"));
        close();
      });
}

void PasswordSheet::showError(const Error& error) {
  if (error.code == ErrorCode::WrongCredentials) {
    m_currentRow->setProblem(tr("This is not your current password."));
    m_current->setError(true);
    m_current->setFocus();
  } else {
    m_problem->setText(errorText(error));
    m_problem->show();
  }
}

}  // namespace safelight::ui
