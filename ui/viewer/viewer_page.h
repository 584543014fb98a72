#pragma once
// The viewer: tools left, panes, the patient's images below, information right. Always dark.

#include <QList>
#include <QPointer>
#include <QWidget>
#include <memory>

#include "core/model/image.h"
#include "core/model/patient.h"
#include "ui/viewer/viewer_keys.h"

class QLabel;

namespace safelight::ui {

class Chip;
class DisplaySaver;
class FilmStrip;
class FilmStripModel;
class FrameLoader;
class ImagePane;
class ImageSource;
class InfoPanel;
class PaneGrid;
class Text;
class ThumbnailCache;
class ToolColumn;
class VaultSession;

/// Shows the images of one patient. Session and thumbnails outlive it. Decoded frames live as long as the viewer is open and are
/// wiped when it closes. Keys: see viewer_keys.h.
class ViewerPage : public QWidget {
  Q_OBJECT
 public:
  ViewerPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent = nullptr);
  /// With another source of images.
  explicit ViewerPage(std::unique_ptr<ImageSource> source, QWidget* parent = nullptr);
  ~ViewerPage() override;

  /// Opens `current`; the arrow keys walk through `order` (empty: all filed images of the patient, newest first).
  void open(const model::Patient& patient, const QList<model::ImageId>& order, model::ImageId current);
  /// Lets go of all pixels and saves; the shell calls it when it leaves by its own back button.
  void release();
  /// The vault has other images than before: what is this patient's is read anew, and what is not any more is shown no longer.
  void reloadImages();
  void trigger(ViewerAction action);
  bool isFullScreen() const { return m_fullScreen; }

  PaneGrid* grid() const { return m_grid; }
  /// The shell may move it to where its rail stands.
  /// One of the images that are open here; null when it is not among them.
  const model::Image* imageOf(model::ImageId id) const;
  ToolColumn* toolColumn() const { return m_column; }
  FilmStrip* strip() const { return m_strip; }
  InfoPanel* information() const { return m_info; }

 Q_SIGNALS:
  void closed();
  /// The shell hides its own bars meanwhile; the viewer then shows whose images these are.
  void fullScreenChanged(bool on);
  /// "Export…" on a card. Unconnected, the viewer asks for a folder itself.
  void exportRequested(const QList<safelight::model::ImageId>& images);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void connectAll();
  void imagesLoaded(std::vector<model::Image> images);
  void takeAway(model::ImageId id, qsizetype row);
  void showInPane(ImagePane* pane, model::ImageId id);
  void showRow(int row);
  void step(int by);
  void setLayout(int count);
  void setTool(ViewerTool tool);
  void setFullScreen(bool on);
  void toggleInformation();
  void searchInformation();
  void popUpPresets(const QPoint& globalPosition);
  void popUpLayouts();
  void showKeys();
  void exportImage(model::ImageId id);
  void refresh();
  void prefetchAround();
  void dragOver(int row, const QPoint& globalPosition);
  void dropRow(int row, const QPoint& globalPosition);
  void arrange();

  std::unique_ptr<ImageSource> m_source;
  FrameLoader* m_loader;
  DisplaySaver* m_saver;
  model::Patient m_patient;
  QList<model::ImageId> m_order;
  QList<model::Image> m_images;
  ViewerTool m_tool = ViewerTool::Window;
  bool m_fullScreen = false;
  bool m_infoWanted = false;
  bool m_isOpen = false;
  ToolColumn* m_column = nullptr;
  PaneGrid* m_grid = nullptr;
  QWidget* m_stripBar = nullptr;
  FilmStrip* m_strip = nullptr;
  FilmStripModel* m_stripModel = nullptr;
  Text* m_counter = nullptr;
  Chip* m_link = nullptr;
  InfoPanel* m_info = nullptr;
  QLabel* m_ghost = nullptr;
  QWidget* m_whose = nullptr;
};

}  // namespace safelight::ui
