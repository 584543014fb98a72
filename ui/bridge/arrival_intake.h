#pragma once
// Takes in what devices deliver, while somebody is signed in: at unlock whatever waits, then each arrival as it comes.

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/vault/receiving/adoption.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

/// Works in the session's background queue, so that people go first. After each piece that changed something the session says
/// imagesChanged() (and patientsChanged() never: arrivals make no patients). The session outlives it. GUI thread only.
class ArrivalIntake : public QObject {
  Q_OBJECT
 public:
  /// `inbox` is the vault's folder of arrivals; it need not exist yet.
  ArrivalIntake(VaultSession& session, const QString& inbox, QObject* parent = nullptr);
  ~ArrivalIntake() override;

  /// Begins with what waits already. Nothing without the right to import.
  void start();
  bool isWorking() const { return m_working; }
  /// Of the run that goes on, or the last one.
  vault::AdoptionProgress progress() const { return m_progress; }

 Q_SIGNALS:
  /// Pieces of work: some arrivals are durable in the vault now, or were refused.
  void took(const std::vector<safelight::vault::AdoptionOutcome>& outcomes);
  /// A run is over. `error` ended it early: what was not taken still waits, and is tried again when something arrives.
  void finished(const safelight::vault::AdoptionSummary& summary, const std::optional<safelight::Error>& error);
  void progressed();

 private:
  struct Run;
  struct Piece;
  void watch();
  void look();
  void next();
  void receive(const Piece& piece);

  VaultSession& m_session;
  QString m_inbox;
  QFileSystemWatcher m_watcher;
  QTimer m_soon, m_again;
  std::shared_ptr<Run> m_run;  // only the worker looks inside
  vault::AdoptionProgress m_progress;
  bool m_working = false, m_more = false;
};

}  // namespace safelight::ui
