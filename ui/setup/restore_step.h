#pragma once
// A backup comes back as a vault: from which folder or repository, as of which day, and to where.

#include <functional>

#include "core/vault/backup/restore.h"
#include "ui/bridge/latest_call.h"
#include "ui/setup/setup_step.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

class DayChoice;
class RepositoryForm;

/// Looks at what was chosen on a thread beside the window: a disk may sleep, storage may be far away. Nobody waits for a look that is not wanted any more.
class RestoreStep : public SetupStep {
  Q_OBJECT
 public:
  /// `folder` is where vaults go by default (~/Safelight). `environment` lives as long as the process: a look at
  /// a disk that does not wake may be the last to end.
  RestoreStep(const vault::Environment& environment, const QString& folder, QWidget* parent = nullptr);
  ~RestoreStep() override;
  /// A folder that a person chose; what lies there, or why it is no backup, is said below it.
  void setBackup(const QString& path);
  /// Brings back what was chosen: may run on any thread, needs nothing of the step. Call it while practice() is known.
  using Bring = std::function<Result<vault::RestoreReport>(const Path& to, const vault::OnBackupProgress& onProgress, const CancelToken& cancel)>;
  Bring bring() const;
  /// The folder of the vault that will be: named after the practice, beside what is there already. One that an earlier try began goes on.
  QString vaultPath() const;
  /// Whose it is; empty while that is not known.
  QString practice() const;
  /// After a restore that did not end: looks again where that is quick.
  void refresh();
  void showError(const Error& error);
  /// Where a person goes on.
  void focusFirst();
  /// Passwords and keys go, and what is looked at is not waited for.
  void leave();

 private:
  enum class Kind { Folder, Repository };
  Kind kind() const;
  void build();
  void chooseBackup();
  void chooseFolder();
  void showKind();
  void showPlaces();
  void forget();
  void lookAtRepository();
  void lookAtDay();
  void found(std::vector<vault::SetLine> sets);
  void showChosen();
  CancelToken startLook();
  const vault::Environment& m_environment;
  QString m_folder, m_backup;
  vault::ResticRepository m_repository;  // that was found
  bool m_isLooking = false;
  Choice* m_kind;
  Text *m_from, *m_to;
  Button* m_choose;
  FormField *m_fromRow, *m_toRow;
  RepositoryForm* m_form;
  DayChoice* m_day;
  CancelToken m_cancel;
  LatestCall m_look;
};

}  // namespace safelight::ui
