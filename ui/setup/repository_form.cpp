#include "ui/setup/repository_form.h"

#include <QHBoxLayout>
#include <algorithm>

#include "core/vault/backup/restore.h"
#include "core/vault/backup/s3_storage.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/bridge/storage_words.h"

namespace safelight::ui {
RepositoryForm::RepositoryForm(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(16);
  m_address = new TextField(QStringLiteral("s3:https://storage.example/bucket"), this);
  m_address->setMaxLength(1000);
  m_addressRow = new FormField(tr("Address"), m_address, this);
  layout->addWidget(m_addressRow);
  m_keys = new StorageKeyFields(this);
  layout->addWidget(m_keys);
  m_password = makeSecretField(tr("Password of the repository"), this);
  m_passwordRow = new FormField(tr("Password of the repository"), m_password, this);
  layout->addWidget(m_passwordRow);
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  m_look = new Button(tr("Look at it"), ButtonKind::Secondary, this);
  row->addWidget(m_look, 0, Qt::AlignTop);
  m_found = new Text({}, TextStyle::Small, Text::Tone::Good, this);
  m_found->setWordWrap(true);
  row->addWidget(m_found, 1, Qt::AlignVCenter);
  layout->addLayout(row);
  connect(m_look, &QAbstractButton::clicked, this, &RepositoryForm::lookAsked);
  const auto asked = [this] {
    if (m_look->isEnabled()) Q_EMIT lookAsked();
  };
  connect(m_address, &QLineEdit::textChanged, this, &RepositoryForm::check);
  connect(m_address, &QLineEdit::returnPressed, this, asked);
  connect(m_keys, &StorageKeyFields::edited, this, &RepositoryForm::check);
  connect(m_keys, &StorageKeyFields::returnPressed, this, asked);
  connect(m_password, &PasswordField::edited, this, &RepositoryForm::check);
  connect(m_password, &PasswordField::returnPressed, this, asked);
  check();
}

bool RepositoryForm::isBucket() const { return vault::s3Address(utf8(m_address->text().trimmed())).has_value(); }

bool RepositoryForm::isFolder() const { return vault::folderOfRepository(utf8(m_address->text().trimmed())).has_value(); }

void RepositoryForm::clearWords() {
  for (auto* row : {m_addressRow, m_passwordRow}) row->setProblem({});
  m_keys->clearWords();
  m_found->clear();
}

void RepositoryForm::check() {
  clearWords();
  m_addressRow->setHelp(tr("By restic's own name for it, as the list of places showed it; a folder by its path."));
  m_passwordRow->setHelp(tr("It was shown once, to be written on the recovery kit."));
  m_keys->setVisible(isBucket());
  m_look->setKind(ButtonKind::Primary);
  m_look->setEnabled(!m_address->text().trimmed().isEmpty() && !m_password->isEmpty());
  Q_EMIT edited();
}

Result<vault::ResticRepository> RepositoryForm::repository() {
  vault::ResticRepository repository{utf8(m_address->text().trimmed()), {}};
  TRY_ASSIGN(crypto::SecretBytes password, m_password->secret());
  TRY_ASSIGN(repository.password, vault::typedPassword(std::move(password)));
  if (!isBucket()) return repository;
  TRY_ASSIGN(repository.keys, m_keys->typed());
  return repository;
}

void RepositoryForm::showLooking() {
  clearWords();
  if (m_look->hasFocus()) m_password->setFocus();  // and not to Back, where Return would take it
  m_look->setEnabled(false);
  m_found->setTone(Text::Tone::Second);
  m_found->setText(tr("Looking at it…"));
}

void RepositoryForm::showFound(const QString& words) {
  clearWords();
  m_look->setKind(ButtonKind::Secondary);  // the next step is another one now
  m_look->setEnabled(true);
  m_found->setTone(Text::Tone::Good);
  m_found->setText(words);
}

/// Said there, and typed there again.
void RepositoryForm::refuse(FormField& row, QWidget& field, const QString& words) {
  row.setProblem(words);
  if (isVisible()) field.setFocus(Qt::TabFocusReason);
}

void RepositoryForm::showTrouble(const Error& error) {
  clearWords();
  m_look->setEnabled(true);
  switch (error.code) {
    case ErrorCode::Cancelled: return;
    case ErrorCode::WrongCredentials: return refuse(*m_passwordRow, *m_password, tr("This is not the password of this repository. Read it from the recovery kit once more."));
    case ErrorCode::BackupPlaceMissing:
      return refuse(*m_addressRow, *m_address, isFolder() ? tr("There is no such folder. Is the disk connected, and the path right?")
                                                          : storageTrouble(error.code));
    case ErrorCode::NotFound: return refuse(*m_addressRow, *m_address, tr("There is no repository of restic. Is the address right, to its end?"));
    case ErrorCode::PermissionDenied:
      if (isBucket()) return m_keys->refuse(storageTrouble(error.code));
      return refuse(*m_addressRow, *m_address, tr("It is not allowed to read there."));
    case ErrorCode::InvalidArgument:
    case ErrorCode::CertificateUnknown:
    case ErrorCode::CertificateExpired:
    case ErrorCode::CertificateWrongName:
    case ErrorCode::TlsNotSpoken: return refuse(*m_addressRow, *m_address, storageTrouble(error.code));
    case ErrorCode::BackupIncomplete: return refuse(*m_addressRow, *m_address, tr("This repository opens, and has no backup of Safelight in it."));
    case ErrorCode::BackupEngineMissing:
      m_found->setTone(Text::Tone::Danger);
      return m_found->setText(tr("The program restic is not installed on this computer. Whoever looks after your computers can install it; then look again."));
    default:
      m_found->setTone(Text::Tone::Danger);
      return m_found->setText(errorText(error));
  }
}

void RepositoryForm::focusFirst() { (m_address->text().isEmpty() ? static_cast<QWidget*>(m_address) : m_password)->setFocus(Qt::TabFocusReason); }

void RepositoryForm::clearSecrets() {
  m_password->clear();
  m_keys->clearSecret();
}

}  // namespace safelight::ui
