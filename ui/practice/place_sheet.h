#pragma once
// Adding a place for backups.

#include "core/vault/backup/places.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// What kind of place, which folder, how often. The folder is tried when it is added. Deletes itself when closed.
class PlaceSheet : public Sheet {
  Q_OBJECT
 public:
  PlaceSheet(VaultSession& session, QWidget* window);
  /// As if a person had chosen it.
  void useFolder(const QString& folder);

 Q_SIGNALS:
  void added(const safelight::vault::BackupPlace& place);

 private:
  void build();
  void check();
  void choose();
  void add();

  VaultSession& m_session;
  Choice *m_kind, *m_every;
  FormField *m_kindRow, *m_folderRow;
  TextField *m_name, *m_folder;
  Button *m_choose, *m_add;
  bool m_nameTyped = false;
};

}  // namespace safelight::ui
