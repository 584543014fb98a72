#pragma once
// Everything from "Import" to "Undo": choosing, previewing, importing in the background, reporting.

#include <QObject>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/model/patient.h"
#include "ui/bridge/vault_session.h"
#include "ui/library/import_sheet.h"
#include "ui/library/undo_history.h"

class QBoxLayout;
class QMimeData;
class QTimer;

namespace safelight::ui {

class ImportBar;

/// One a window. One import at a time; what is asked for meanwhile waits its turn. GUI thread only.
class ImportFlow : public QObject {
  Q_OBJECT
 public:
  ImportFlow(VaultSession& session, QWidget* window);
  ~ImportFlow() override;
  /// The flow of a window; made when there is none yet.
  static ImportFlow& of(VaultSession& session, QWidget* window);

  /// Asks for files or a folder, then goes on with importPaths.
  void chooseAndImport(std::optional<model::PatientId> patient);
  /// Shows what will happen with these files, then does what the person wants.
  void importPaths(const QStringList& paths, std::optional<model::PatientId> patient);
  /// Imports copied files. False when there are none, so that the key means something else.
  bool pasteFromClipboard(std::optional<model::PatientId> patient);

  static bool canTake(const QMimeData* data);
  /// Files and folders of this computer; nothing else.
  static QStringList pathsOf(const QMimeData* data);

  /// The line at the foot of the window. It floats until a layout of the window takes it.
  QWidget* bar() const;
  void placeBar(QBoxLayout& column);
  bool isBusy() const { return m_job != nullptr || m_beginning; }

 Q_SIGNALS:
  /// An import ended (also early or by a cancel).
  void finished(const safelight::vault::ImportSummary& summary);

 private:
  struct Wanted {
    QStringList paths;
    std::optional<model::PatientId> patient;
  };
  void begin(Wanted wanted);
  /// A preview is open, and nothing is taken in yet: not the report of an import, which may be put away in the bar.
  bool isPreviewing() const { return m_job != nullptr && !m_importing && !m_reporting; }
  void beginNext();
  void startPreview();
  void startImport();
  void jobStepped();
  void jobFinished();
  void importFinished();
  void askSomeoneElse();
  void closeAll();
  UndoHistory::Serial remember(model::ImportId id, const vault::ImportSummary& summary, UndoHistory::Say say);
  vault::ImportRequest request() const;
  void withPatient(model::PatientId id, std::function<void(const model::Patient&)> then, std::function<void()> otherwise = {});

  VaultSession& m_session;
  QWidget* m_window;
  ImportBar* m_bar;
  QPointer<ImportSheet> m_sheet;
  ImportJob* m_job = nullptr;
  bool m_beginning = false;  // the vault is asked whose files these are
  bool m_importing = false, m_reporting = false, m_minimised = false;
  Wanted m_wanted;
  std::vector<model::Patient> m_patients;  // to choose from
  QList<Wanted> m_waiting;
  QTimer* m_refresh;
  qint64 m_lastAnnounced = 0;
  UndoHistory::Serial m_undo = 0;  // of the report that is shown
};

}  // namespace safelight::ui
