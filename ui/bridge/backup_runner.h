#pragma once
// Backups while people work: when one is due, one at a time, on a thread beside the vault's; and a test restore each week.

#include <QObject>
#include <QTimer>
#include <atomic>
#include <memory>
#include <optional>

#include "core/vault/backup/drill.h"
#include "core/vault/backup/places.h"
#include "ui/bridge/one_shot.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

/// One a session, and its child. The vault's thread is asked only for the quick parts. What runs when the session ends is broken off, which a
/// backup survives; the next one goes on there. GUI thread only.
class BackupRunner : public QObject {
  Q_OBJECT
 public:
  /// The session's runner.
  static BackupRunner& of(VaultSession& session);
  ~BackupRunner() override;

  /// From now on looks every few minutes for a place that is due and there, and backs up to it.
  void watch();
  /// Looks now: for a backup that is due, else for a test restore.
  void look();
  /// Backs up to a place because a person says so. Nothing while another one runs.
  void backUp(const vault::BackupPlace& place, vault::BackupOrder::Alarm alarm = vault::BackupOrder::Alarm::Respect);
  void stop();

  /// Where the backup that runs goes.
  std::optional<Uuid> running() const { return m_running; }
  /// Its name.
  QString place() const { return m_place; }
  vault::BackupProgress progress() const;
  /// What runs is a test restore.
  bool isDrill() const;

 Q_SIGNALS:
  /// One began, went on, or ended.
  void changed();
  /// `error` when it did not end well (Cancelled: a person stopped it).
  void finished(const QString& place, const std::optional<safelight::Error>& error);
  /// A backup or a test restore is over, however it ended, and the journal knows it. After `changed`.
  void noted();

 private:
  struct Job;
  explicit BackupRunner(VaultSession& session);
  struct DrillPlan {
    vault::BackupPlace place;
    vault::Environment environment;
    vault::OpenRestored open;
  };
  void lookForDrill();
  void drill(DrillPlan plan);
  void begin(const vault::BackupPlace& place, const vault::BackupOrder& order);
  void copied(Result<void> ended);
  void sign();
  void stored(Result<void> ended);
  void end(Result<vault::BackupReport> report);

  VaultSession& m_session;
  QTimer m_again, m_tell;
  std::optional<Uuid> m_running;
  QString m_place;
  std::shared_ptr<Job> m_job;
  OneShot m_thread;  // last: its thread ends before anything else goes
};

}  // namespace safelight::ui
