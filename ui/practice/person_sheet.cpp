#include "ui/practice/person_sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/crypto/device_secret.h"
#include "core/vault/access/people.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/setup/owner_step.h"

namespace safelight::ui {

PersonSheet::PersonSheet(VaultSession& session, QWidget* window) : Sheet(window, tr("Add a person"), 580), m_session(session) {
  build();
  check();
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void PersonSheet::build() {
  m_name = new TextField(tr("J. Bergmann"), this);
  m_name->setMaxLength(80);
  m_login = new TextField({}, this);
  m_login->setMaxLength(32);
  m_loginRow = new FormField(tr("Login"), m_login, this);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(new FormField(tr("Name"), m_name, this), 1, Qt::AlignTop);
  row->addWidget(m_loginRow, 1, Qt::AlignTop);
  body()->addLayout(row);
  m_role = new Choice(this);
  for (const auto role : {model::Role::Clinician, model::Role::Assistant, model::Role::Reception, model::Role::Owner}) {
    m_role->addItem(roleWord(role), static_cast<int>(role));
  }
  m_role->setAccessibleTitle(tr("Role"));
  m_roleRow = new FormField(tr("Role"), m_role, this);
  body()->addWidget(m_roleRow);
  m_password = new NewPasswordForm(m_session.random(), this);
  body()->addWidget(m_password);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_add = addButton(tr("Add"), ButtonKind::Primary);
  connect(m_add, &QAbstractButton::clicked, this, &PersonSheet::add);
  connect(m_name, &QLineEdit::textChanged, this, [this](const QString& name) {
    if (!m_loginTyped) m_login->setText(OwnerStep::loginOf(name));
    check();
  });
  connect(m_login, &QLineEdit::textEdited, this, [this] { m_loginTyped = true; });
  connect(m_login, &QLineEdit::textChanged, this, &PersonSheet::check);
  connect(m_role, &Choice::changed, this, &PersonSheet::check);
  connect(m_password, &NewPasswordForm::changed, this, &PersonSheet::check);
  connect(m_password, &NewPasswordForm::submitted, m_add, &QAbstractButton::click);
  m_name->setFocus();
}

void PersonSheet::check() {
  const QString login = m_login->text().trimmed();
  const bool good = OwnerStep::isLogin(login);
  m_loginRow->setProblem(good || login.isEmpty() ? QString() : tr("Small letters, digits, dot, dash; a letter first; at least two."));
  const bool asksForOne = login.isEmpty() && !m_name->text().trimmed().isEmpty();  // nothing in the name could stand in a login
  m_loginRow->setHelp(asksForOne ? tr("Type one: small letters a to z, digits, dot, dash.") : QString());
  m_roleRow->setHelp(roleExplanation(static_cast<model::Role>(m_role->currentData().toInt())));
  m_password->setForbidden({login, m_name->text(), m_session.practice()});
  m_add->setEnabled(good && !m_name->text().trimmed().isEmpty() && m_password->isGood());
  m_problem->hide();
}

void PersonSheet::add() {
  auto password = m_password->password();
  if (!password) return showError(password.error());
  m_add->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [secret = std::move(*password), login = utf8(m_login->text().trimmed()), name = utf8(m_name->text().trimmed()),
       role = static_cast<model::Role>(m_role->currentData().toInt())](vault::Vault& vault, decode::Decoder&) -> Result<model::UserId> {
        TRY_ASSIGN(const auto device, crypto::loadOrMakeDeviceSecret(crypto::defaultDeviceSecretPath(), vault.environment().random));
        return vault::addPerson(vault, {login, name, role, secret, device});
      },
      [this](Result<model::UserId> id) {
        m_add->setEnabled(true);
        if (!id) return showError(id.error());
        Q_EMIT added(m_name->text().trimmed());
        close();
      });
}

void PersonSheet::showError(const Error& error) {
  if (error.code == ErrorCode::LoginTaken || error.code == ErrorCode::LoginInvalid) {
    m_loginRow->setProblem(errorText(error));
    m_login->setFocus();
  } else {
    m_problem->setText(errorText(error));
    m_problem->show();
  }
}

}  // namespace safelight::ui
