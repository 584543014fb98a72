#pragma once
// The two keys that open a bucket, side by side.

#include "core/vault/backup/restic.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/password_field.h"

namespace safelight::ui {

/// What is wrong with them stands at the one that it is about.
class StorageKeyFields : public QWidget {
  Q_OBJECT
 public:
  explicit StorageKeyFields(QWidget* parent = nullptr);
  /// Neither is typed: they lie with restic's own settings.
  bool areEmpty() const;
  bool hasKey() const { return !m_key->text().trimmed().isEmpty(); }
  bool areBoth() const { return hasKey() && !m_secret->isEmpty(); }
  /// As typed; none where neither is. InvalidArgument: they do not belong together, which is said there.
  Result<vault::StorageKeys> typed();
  void setHelp(const QString& key, const QString& secret);
  /// Said at the first, and typed there again.
  void refuse(const QString& words);
  void clearWords();
  void clearSecret();
  /// As if a person had typed them.
  void type(const QString& key, const QString& secret);
  void focusFirst() { m_key->setFocus(Qt::TabFocusReason); }

 Q_SIGNALS:
  void edited();
  void returnPressed();

 private:
  TextField* m_key;
  PasswordField* m_secret;
  FormField *m_keyRow, *m_secretRow;
};

/// For a secret that is copied from elsewhere: hidden, and not forgotten while people look for its other half.
PasswordField* makeSecretField(const QString& name, QWidget* parent);

}  // namespace safelight::ui
