#pragma once
// The working window: rail, top bar, pages, and how one goes from one to the other.

#include <QList>
#include <QWidget>
#include <functional>
#include <optional>

#include "core/model/patient.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/devices/device_services.h"
#include "ui/exchange/exchange_services.h"
#include "ui/shell/rail.h"
#include "ui/worklist/drop_folder.h"

class QShortcut;
class QStackedWidget;

namespace safelight::ui {

class ActivityWatch;
class HealthBar;
class MediumBar;
class Pages;
class Preferences;
class TopBar;

/// What the person locked with: the lock screen says so.
enum class LockBy { Button, Shortcut };

/// The window's title is always "Safelight": who is open stands inside it and nowhere else. Locking is not its business; it asks.
/// The session and the preferences outlive it. GUI thread only.
class MainWindow : public QWidget {
  Q_OBJECT
 public:
  MainWindow(VaultSession& session, Preferences& preferences, DeviceServices devices = {}, ExchangeServices exchange = {}, QWidget* parent = nullptr);
  ~MainWindow() override;

  Place place() const { return m_place; }
  /// The patient whose name stands in the top bar.
  const std::optional<model::Patient>& patient() const { return m_patient; }

  void go(Place place);
  /// The worklist takes orders from the folder of the practice software as well. Once.
  void readOrdersWith(DropFolder::Take take);
  /// Notes the view in the journal, then shows the patient's page.
  void openPatient(const model::Patient& patient);
  /// One step back: viewer, patient, list.
  void back();

 Q_SIGNALS:
  void lockAsked(safelight::ui::LockBy by);
  /// The person closed the window; it stays until somebody ends the process.
  void quitAsked();
  /// Somebody changed what devices are asked to take: who serves the worklist offers it anew.
  void worklistChanged();
  /// Somebody is working; at most once a second.
  void active();

 protected:
  void closeEvent(QCloseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void connectPages();
  void addShortcuts();
  /// Where a key works: in sheets too, in pages, or in pages but the viewer.
  enum class Where { Everywhere, Pages, OutsideViewer };
  void shortcut(const QKeySequence& keys, Where where, std::function<void()> act);
  bool sheetIsOpen() const;
  void showPatientPage(const model::Patient& patient);
  void openImage(model::ImageId id, const QList<model::ImageId>& order);
  void follow(model::PatientId id);
  void readPatientAgain();
  void focusSearch();
  void importFiles();
  void importPaths(const QStringList& paths);
  void toggleTheme();
  void showThemeIcon();
  void showHealth();
  void setFullScreen(bool on);
  std::optional<model::PatientId> patientForImport() const;

  VaultSession& m_session;
  Preferences& m_preferences;
  const DeviceServices m_devices;
  const ExchangeServices m_exchange;
  ThumbnailCache m_thumbnails;
  Rail* m_rail;
  QWidget* m_tools;  // the viewer's, where the rail stands otherwise
  TopBar* m_top;
  HealthBar* m_health;
  MediumBar* m_medium;
  QStackedWidget* m_stack;
  Pages* m_pages;
  Place m_place = Place::Patients;
  Place m_section = Place::Patients;  // where the patient was opened from
  std::optional<model::Patient> m_patient;
  QList<QShortcut*> m_keysOutsideViewer;
};

}  // namespace safelight::ui
