#pragma once
// Damaged images back from wherever they are to be had, while people work.

#include <QObject>
#include <memory>
#include <vector>

#include "core/vault/health/repair.h"
#include "ui/bridge/one_shot.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

/// Looks for what is damaged, and asks each place that can be reached for it: folders first, then repositories. The vault's thread does a few milliseconds
/// at a time; a repository is asked on a thread beside it. GUI thread only.
class ImageRepair : public QObject {
  Q_OBJECT
 public:
  ImageRepair(VaultSession& session, QObject* parent);
  ~ImageRepair() override;

  /// Nothing while one runs. `found`: what is known already, besides what the vault knows.
  void start(std::vector<vault::DamagedObject> found);
  void stop();
  bool isRunning() const { return m_job != nullptr; }
  /// Images that were tried at the place that is asked just now, of how many.
  std::uint64_t done() const { return m_done; }
  std::uint64_t total() const { return m_total; }

 Q_SIGNALS:
  /// `left` in the report are those that no place has. An error: no place could be reached (BackupPlaceMissing, or why), Cancelled.
  void ended(const safelight::Result<safelight::vault::RepairReport>& report);

 private:
  struct Job;
  void look();
  void ask();
  void askFolder();
  void askRepository();
  void fetch();
  void apply();
  void told(Result<bool> more, void (ImageRepair::*again)());
  void end();

  VaultSession& m_session;
  std::shared_ptr<Job> m_job;
  std::uint64_t m_done = 0, m_total = 0;
  OneShot m_thread;  // last: its thread ends before anything else goes
};

}  // namespace safelight::ui
