#pragma once
// A backup that is a repository of restic: its address, and what opens it.

#include "core/vault/backup/restic.h"
#include "ui/setup/storage_key_fields.h"

namespace safelight::ui {

/// Asks for the storage's two keys where the address is a bucket. What is wrong stands at the field that it is about.
class RepositoryForm : public QWidget {
  Q_OBJECT
 public:
  explicit RepositoryForm(QWidget* parent = nullptr);
  /// As typed. InvalidArgument: key and secret key do not belong together, which is said there.
  Result<vault::ResticRepository> repository();
  void showLooking();
  /// `words`: what was found there.
  void showFound(const QString& words);
  void showTrouble(const Error& error);
  void focusFirst();
  /// Password and keys go; the address stays.
  void clearSecrets();

 Q_SIGNALS:
  void lookAsked();
  /// Something was typed: what was found holds no more.
  void edited();

 private:
  bool isBucket() const;
  bool isFolder() const;
  void check();
  void clearWords();
  void refuse(FormField& row, QWidget& field, const QString& words);
  TextField* m_address;
  PasswordField* m_password;
  FormField *m_addressRow, *m_passwordRow;
  StorageKeyFields* m_keys;
  Button* m_look;
  Text* m_found;
};

}  // namespace safelight::ui
