#pragma once
// The pages other folders make, behind one small face: the only file of the shell that knows them.

#include <QList>
#include <QObject>
#include <QStringList>
#include <optional>

#include "core/model/patient.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/worklist/drop_folder.h"

class QBoxLayout;

namespace safelight::ui {

class BinPage;
class ImportFlow;
class InboxPage;
class PatientPage;
class PatientsPage;
class PracticePage;
class Preferences;
class ViewerPage;
class WorklistPage;
struct DeviceServices;
struct ExchangeServices;

/// Makes every page once, as children of `window`, and passes on what they ask for. GUI thread only.
class Pages : public QObject {
  Q_OBJECT
 public:
  /// `devices` and `exchange` outlive them.
  Pages(VaultSession& session, ThumbnailCache& thumbnails, Preferences& preferences, const DeviceServices& devices, const ExchangeServices& exchange, QWidget& window);

  QWidget* patients() const;
  QWidget* patient() const;
  QWidget* inbox() const;
  QWidget* worklist() const;
  QWidget* bin() const;
  QWidget* practice() const;
  QWidget* viewer() const;
  /// The viewer's tools, which stand where the rail stands otherwise.
  QWidget* viewerTools() const;
  /// Saves, and lets go of all pixels.
  void leaveViewer();
  PatientsPage& patientsPage() const { return *m_patients; }

  /// `preferences` name the folder; they outlive the pages.
  void readOrdersWith(Preferences& preferences, DropFolder::Take take);
  void showPatient(const model::Patient& patient);
  void openViewer(const model::Patient& patient, const QList<model::ImageId>& order, model::ImageId current);
  void importFiles(std::optional<model::PatientId> patient);
  void importPaths(const QStringList& paths, std::optional<model::PatientId> patient);
  bool paste(std::optional<model::PatientId> patient);
  /// Where an import in the background shows how far it is: the foot of a column.
  void placeImportBar(QBoxLayout& column);

 Q_SIGNALS:
  void openPatient(const safelight::model::Patient& patient);
  void openImage(safelight::model::ImageId id, const QList<safelight::model::ImageId>& order);
  void backAsked();
  void mergedInto(safelight::model::PatientId id);
  void binAsked();
  void inboxCountChanged(int count);
  /// Somebody changed what devices are asked to take.
  void worklistChanged();
  void viewerClosed();
  void viewerFullScreen(bool on);

 private:
  PatientsPage* m_patients;
  PatientPage* m_patient;
  InboxPage* m_inbox;
  WorklistPage* m_worklist;
  BinPage* m_bin;
  PracticePage* m_practice;
  ViewerPage* m_viewer;
  ImportFlow& m_imports;
};

}  // namespace safelight::ui
