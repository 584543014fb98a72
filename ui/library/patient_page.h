#pragma once
// One patient: their images by date, and everything that is done with them.

#include <QHash>
#include <QList>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "core/model/patient.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/library/image_filter.h"
#include "ui/widgets/controls.h"

class QStackedWidget;

class QLabel;

namespace safelight::ui {

class FilterBar;
class ImageActions;
class ImageGrid;
class ImportFlow;
class SelectionBar;

/// Who is open and Import stand in the window's top bar; the window notes the view before it shows this page. Keys: T tag, Delete, Ctrl+E export,
/// Ctrl+M move, each for what is chosen, or for the image in the keyboard's frame. Files dropped here are imported into this patient. GUI thread only.
class PatientPage : public QWidget {
  Q_OBJECT
 public:
  PatientPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent = nullptr);
  ~PatientPage() override;

  /// Shows a patient whose opening is noted already: their images come, newest first.
  void setPatient(const model::Patient& patient);
  const model::Patient& patient() const { return m_patient; }
  ImageGrid* grid() const { return m_grid; }
  FilterBar* filterBar() const { return m_filterBar; }
  /// Images of this patient that pass the filter, newest first.
  QList<model::ImageId> shownOrder() const;

 Q_SIGNALS:
  void openImage(safelight::model::ImageId id, QList<safelight::model::ImageId> order);
  void backAsked();
  void mergedInto(safelight::model::PatientId id);
  /// To a paired device.
  void sendAsked(const std::vector<safelight::model::Image>& images);
  /// What else an archive has of this patient.
  void remoteAsked(const safelight::model::Patient& patient);
  /// To see what was deleted.
  void binAsked();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Loaded;
  // patient_page.cpp
  void build();
  void connectParts();
  void load();
  void receive(Loaded loaded, bool first);
  void loadRest(std::uint32_t offset);
  void showFailure(const Error& error);
  void showNone(std::uint32_t inBin);
  void showImages();
  void rebuildGrid();
  // patient_page_actions.cpp
  void open(model::ImageId id);
  void tagImages();
  void exportImages();
  void sendImages();
  void showDevices(const Loaded& loaded);
  void moveImages();
  void deleteImages();
  void showContextMenu(QPoint at);
  void showRecordMenu(QPoint at);
  void editPatient();
  void mergePatient();
  void holdPatient();
  void erasePatient();
  ImportFlow& importFlow();
  std::vector<model::Image> meantImages() const;

  VaultSession& m_session;
  ThumbnailCache& m_thumbnails;
  model::Patient m_patient;
  std::vector<model::Image> m_images;       // newest first, without the bin
  std::vector<const model::Image*> m_shown; // those that pass the filter
  std::vector<model::Image> m_incoming;     // a reload that is not complete yet
  QHash<model::ImageId, bool> m_seen;       // opened here
  QHash<model::UserId, QString> m_people;
  model::LocalTime m_now;
  Instant m_shownAt;
  int m_generation = 0;
  bool m_loading = false, m_reloadWanted = false, m_low = false;
  bool m_canSend = false, m_canAsk = false;  // there is a device for it
  bool m_isHeld = false;                     // nobody may erase the records

  FilterBar* m_filterBar;
  QStackedWidget* m_stack;
  ImageGrid* m_grid;
  EmptyState *m_none, *m_nothingPasses;
  Button* m_showBin;
  QWidget* m_failure;
  Text* m_failureText;
  SelectionBar* m_selectionBar;
  ImageActions* m_actions;
  QLabel* m_dropHint;
};

}  // namespace safelight::ui
