#pragma once
// One preview or one import, driven in small steps on the session's worker while everything else goes on.

#include <QImage>
#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

/// GUI thread. Emits stepped() after each piece and finished() once. Destroying it cancels; what was imported stays imported.
class ImportJob : public QObject {
  Q_OBJECT
 public:
  enum class Mode { Preview, Import };
  struct Outcome : vault::ImportOutcome {
    QImage picture;  // previews: of the first hundred
  };

  ImportJob(VaultSession& session, vault::ImportRequest request, Mode mode, QObject* parent = nullptr);
  ~ImportJob() override;

  void start();
  /// Ends after the piece that runs now; finished() follows.
  void cancel();

  const vault::ImportRequest& request() const { return m_request; }
  const std::vector<Outcome>& outcomes() const { return m_outcomes; }
  /// Everybody the outcomes name.
  const model::Patient* patient(model::PatientId id) const;
  vault::ImportProgress progress() const { return m_progress; }
  vault::ImportSummary summary() const { return m_summary; }
  model::ImportId id() const { return m_id; }
  bool isFinished() const { return m_finished; }
  bool wasCancelled() const { return m_cancel.isCancelled(); }
  /// Why it ended early; Cancelled is no error here.
  const std::optional<Error>& error() const { return m_error; }

 Q_SIGNALS:
  void stepped();
  void finished();

 private:
  struct Run;
  struct Piece;
  void next();
  void receive(Piece piece);
  static Piece work(Run& run, vault::Vault& vault, decode::Decoder& decoder);

  VaultSession& m_session;
  vault::ImportRequest m_request;
  Mode m_mode;
  CancelToken m_cancel;
  std::shared_ptr<Run> m_run;  // only the worker looks inside
  std::vector<Outcome> m_outcomes;
  std::map<model::PatientId, model::Patient> m_patients;
  vault::ImportProgress m_progress;
  vault::ImportSummary m_summary;
  model::ImportId m_id;
  std::optional<Error> m_error;
  bool m_finished = false, m_started = false;
};

}  // namespace safelight::ui
