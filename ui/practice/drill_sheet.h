#pragma once
// The test restore that a person makes: with the printed kit, as if this computer were lost.

#include "core/vault/backup/drill.h"
#include "ui/bridge/one_shot.h"
#include "ui/bridge/vault_session.h"
#include "ui/setup/kit_entry.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// Which backup, the code on the kit, then what came back and how long it took. Deletes itself when closed, which also ends what runs.
class DrillSheet : public Sheet {
  Q_OBJECT
 public:
  DrillSheet(VaultSession& session, QWidget* window, const std::vector<vault::BackupPlace>& places);
  ~DrillSheet() override;
  /// Once it is open: the code is what is asked for.
  void focusCode();

 Q_SIGNALS:
  void finished();

 private:
  void build(const std::vector<vault::BackupPlace>& places);
  void check();
  void start();
  void begin(const vault::Environment& environment, const vault::BackupPlace& place, vault::OpenRestored open);
  void showRunning(bool runs);
  void showProgress(const vault::BackupProgress& progress);
  void stopOrClose();
  void ended(const Result<vault::DrillReport>& report);
  void say(const QString& words, Text::Tone tone);

  VaultSession& m_session;
  std::vector<vault::BackupPlace> m_places;
  Choice* m_place;
  KitEntry* m_code;
  ProgressLine* m_progress;
  Text *m_step, *m_result, *m_fingerprint;
  Button *m_start, *m_end;
  CancelToken m_cancel;
  bool m_isRunning = false;
  OneShot m_thread;  // last: its thread ends before anything else goes
};

}  // namespace safelight::ui
