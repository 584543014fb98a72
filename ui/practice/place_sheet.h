#pragma once
// Adding a place for backups.

#include "core/vault/backup/places.h"
#include "ui/bridge/one_shot.h"
#include "ui/bridge/vault_session.h"
#include "ui/setup/storage_key_fields.h"

namespace safelight::ui {

/// What kind of place, which folder or repository, how often. It is tried when it is added; the password that a repository gets is shown once. Deletes
/// itself when closed.
class PlaceSheet : public Sheet {
  Q_OBJECT
 public:
  PlaceSheet(VaultSession& session, QWidget* window);
  ~PlaceSheet() override;
  /// As if a person had chosen it.
  void useFolder(const QString& folder);
  void useRepository(const QString& repository);
  void useKeys(const QString& key, const QString& secret);

 Q_SIGNALS:
  void added(const safelight::vault::BackupPlace& place);

 private:
  void build();
  void buildRepository();
  void check();
  void choose();
  void lookBeside(const QString& folder);
  void helpFolder(bool isBeside);
  void helpRepository();
  void add();
  void setAdding(bool isAdding);
  void addFolder(vault::BackupPlace place);
  void addRepository(vault::BackupPlace place);
  void keep(const vault::BackupPlace& place);
  void showSecret(const vault::BackupPlace& place);
  bool isRepository() const;
  /// S3, so that keys open it.
  bool isBucket() const;
  /// What it is added with, but for an id.
  vault::BackupPlace asked() const;
  void refuse(FormField& row, const QString& words);
  /// Why there is no repository.
  void refuseRepository(const Error& error);

  VaultSession& m_session;
  Choice *m_kind, *m_every, *m_keeps;
  FormField *m_kindRow, *m_nameRow, *m_folderRow, *m_repositoryRow, *m_keepsRow;
  TextField *m_name, *m_folder, *m_repository;
  StorageKeyFields* m_keys;
  Button *m_choose, *m_add, *m_cancel;
  QWidget* m_form;
  bool m_nameTyped = false, m_isAdding = false;
  CancelToken m_enough;
  OneShot m_thread;  // last: its thread ends before anything else goes
};

}  // namespace safelight::ui
