#include "ui/setup/recover_step.h"

#include <QHBoxLayout>

#include "core/crypto/recovery_code.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {

RecoverStep::RecoverStep(Random& random, QWidget* parent)
    : SetupStep(tr("Use the recovery kit"), tr("Type the code from the page and choose a new password. The log notes that the kit was used."), parent) {
  auto* place = new QWidget(this);
  auto* row = new QHBoxLayout(place);
  row->setContentsMargins(0, 0, 0, 0);
  m_vault = new Text(tr("Choose the vault's folder"), TextStyle::BodyMedium, Text::Tone::First, place);
  m_vault->setElided(true);
  row->addWidget(m_vault, 1);
  auto* choose = new Button(tr("Choose…"), ButtonKind::Secondary, place);
  choose->setIconName(QStringLiteral("folder"));
  connect(choose, &QAbstractButton::clicked, this, &RecoverStep::chooseVaultAsked);
  row->addWidget(choose);
  startFocusAt(*this, *choose);
  body()->addWidget(place);
  m_entry = new KitEntry(&crypto::groupIsSound, this);
  body()->addWidget(m_entry);
  m_password = new NewPasswordForm(random, this, NewPasswordForm::Asks::NewPassword);
  body()->addWidget(m_password);
  setNext(tr("Open the vault"));
  connect(m_entry, &KitEntry::changed, this, &RecoverStep::check);
  connect(m_password, &NewPasswordForm::changed, this, &RecoverStep::check);
  connect(m_password, &NewPasswordForm::submitted, next(), &QAbstractButton::click);
  check();
}

void RecoverStep::setVault(const QString& path, const QString& practice) {
  m_path = path;
  m_vault->setText(practice.isEmpty() ? path : practice);
  m_vault->setToolTip(tooltipText(path));
  m_password->setForbidden({practice});
  check();
}

void RecoverStep::focusFirst() {
  if (m_path.isEmpty()) setFocus();
  else m_entry->focusFirst();
}

void RecoverStep::check() {
  setProblem({});
  next()->setEnabled(!m_path.isEmpty() && m_entry->isComplete() && m_password->isGood());
}

void RecoverStep::clearSecrets() {
  m_entry->clear();
  m_password->clear();
}

void RecoverStep::showError(const Error& error) {
  if (error.code == ErrorCode::RecoveryGroupWrong) m_entry->markWrong(QString::fromStdString(error.detail).toInt());
  setProblem(errorText(error));
}

}  // namespace safelight::ui
