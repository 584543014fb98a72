#pragma once
// A backup comes back as a vault: from which folder, and to where.

#include <optional>

#include "core/vault/vault.h"
#include "ui/bridge/one_shot.h"
#include "ui/setup/setup_step.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// Looks at a chosen folder on a thread beside the window: a disk may sleep.
class RestoreStep : public SetupStep {
  Q_OBJECT
 public:
  /// `folder` is where vaults go by default (~/Safelight). `environment` outlives the step.
  RestoreStep(const vault::Environment& environment, const QString& folder, QWidget* parent = nullptr);
  /// A folder that a person chose; what lies there, or why it is no backup, is said below it.
  void setBackup(const QString& path);
  QString backupPath() const { return m_backup; }
  /// The folder of the vault that will be: named after the practice, beside what is there already. One that an earlier try began goes on.
  QString vaultPath() const;
  QString practice() const { return m_practice; }
  void showError(const Error& error);

 private:
  void chooseBackup();
  void chooseFolder();
  void showPlaces();
  const vault::Environment& m_environment;
  QString m_folder, m_backup, m_practice;
  Text *m_from, *m_to;
  FormField *m_fromRow, *m_toRow;
  OneShot m_look;  // last: its thread ends before anything else goes
};

}  // namespace safelight::ui
