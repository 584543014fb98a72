#pragma once
// Other keys for a bucket that is a place for backups already.

#include "core/vault/backup/places.h"
#include "ui/bridge/one_shot.h"
#include "ui/bridge/vault_session.h"
#include "ui/setup/storage_key_fields.h"

namespace safelight::ui {

/// They are tried before they take the place of those that the vault knows. Deletes itself when closed.
class PlaceKeysSheet : public Sheet {
  Q_OBJECT
 public:
  PlaceKeysSheet(VaultSession& session, vault::BackupPlace place, QWidget* window);
  ~PlaceKeysSheet() override;
  /// As if a person had typed them.
  void useKeys(const QString& key, const QString& secret) { m_keys->type(key, secret); }
  /// Whether a place has keys of its own that could be others.
  static bool isFor(const vault::BackupPlace& place);

 Q_SIGNALS:
  void changed(const safelight::vault::BackupPlace& place);

 private:
  void check();
  void tryThem();
  void keep(const vault::BackupPlace& place);
  void refuse(const Error& error);

  VaultSession& m_session;
  const vault::BackupPlace m_place;
  StorageKeyFields* m_keys;
  Text* m_problem;
  Button* m_use;
  CancelToken m_enough;
  OneShot m_thread;  // last: its thread ends before anything else goes
};

}  // namespace safelight::ui
