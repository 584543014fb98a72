#include "ui/setup/storage_key_fields.h"

#include <QHBoxLayout>

#include "ui/bridge/format.h"

namespace safelight::ui {

namespace {

constexpr int kLongestKey = 512;

}  // namespace

PasswordField* makeSecretField(const QString& name, QWidget* parent) {
  auto* field = new PasswordField(name, parent);
  field->setPlaceholder({});
  field->setForgetsWhenIdle(false);
  return field;
}

StorageKeyFields::StorageKeyFields(QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  m_key = new TextField({}, this);
  m_key->setMaxLength(kLongestKey);
  m_keyRow = new FormField(tr("Key of the storage"), m_key, this);
  m_secret = makeSecretField(tr("Secret key"), this);
  m_secretRow = new FormField(tr("Secret key"), m_secret, this);
  row->addWidget(m_keyRow, 1, Qt::AlignTop);
  row->addWidget(m_secretRow, 1, Qt::AlignTop);
  connect(m_key, &QLineEdit::textChanged, this, &StorageKeyFields::edited);
  connect(m_secret, &PasswordField::edited, this, &StorageKeyFields::edited);
  connect(m_key, &QLineEdit::returnPressed, this, &StorageKeyFields::returnPressed);
  connect(m_secret, &PasswordField::returnPressed, this, &StorageKeyFields::returnPressed);
}

bool StorageKeyFields::areEmpty() const { return !hasKey() && m_secret->isEmpty(); }

Result<vault::StorageKeys> StorageKeyFields::typed() {
  vault::StorageKeys keys;
  if (areEmpty()) return keys;
  keys.id = utf8(m_key->text().trimmed());
  TRY_ASSIGN(crypto::SecretBytes secret, m_secret->secret());
  keys.secret = vault::SecretText::keep(std::move(secret));
  if (vault::areUsable(keys)) return keys;
  m_secretRow->setProblem(tr("Key and secret key belong together; no blanks are in either."));
  return fail(ErrorCode::InvalidArgument, "keys of the storage");
}

void StorageKeyFields::setHelp(const QString& key, const QString& secret) {
  m_keyRow->setHelp(key);
  m_secretRow->setHelp(secret);
}

void StorageKeyFields::refuse(const QString& words) {
  m_keyRow->setProblem(words);
  if (isVisible()) focusFirst();
}

void StorageKeyFields::clearWords() {
  m_keyRow->setProblem({});
  m_secretRow->setProblem({});
}

void StorageKeyFields::clearSecret() { m_secret->clear(); }

void StorageKeyFields::type(const QString& key, const QString& secret) {
  m_key->setText(key);
  m_secret->append(secret);
  Q_EMIT edited();
}

}  // namespace safelight::ui
