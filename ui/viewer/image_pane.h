#pragma once
// One image on dark ground: pixels, place, tone, frames, corner facts; or a card when there are no pixels.

#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/viewer/frame_loader.h"
#include "ui/viewer/frame_renderer.h"
#include "ui/viewer/image_source.h"
#include "ui/viewer/tone_presets.h"
#include "ui/viewer/view_transform.h"
#include "ui/viewer/viewer_keys.h"

namespace safelight::ui {

class Chip;
class FrameBar;
class PaneCard;

/// Shows one image at a time. What a person changes is told by displayChanged(); the owner saves it. Source and loader outlive it.
class ImagePane : public QWidget {
  Q_OBJECT
 public:
  ImagePane(ImageSource& source, FrameLoader& loader, QWidget* parent = nullptr);
  ~ImagePane() override;

  /// Shows the thumbnail at once and the pixels when they come. `display` is how the image was left.
  void showImage(const model::Image& image);
  void showNothing();
  /// Teeth, view or note were changed elsewhere: the words follow, picture and place stay.
  void takeTags(const model::ImageTags& tags);
  const std::optional<model::Image>& image() const { return m_image; }
  /// Real pixels are on screen, not the thumbnail.
  bool hasPixels() const { return m_renderer.frame() != nullptr; }
  /// A document, or an image that cannot be shown.
  bool showsCard() const;

  void setTool(ViewerTool tool);
  /// The space bar is held: the left button moves.
  void setMoveHeld(bool held);
  /// Draws the accent edge (several panes) and shows the chips.
  void setActive(bool active, bool amongSeveral);

  // What the keys and buttons do.
  void fit();
  void actualPixels();
  void zoomBy(double factor);
  void turn(Turn turn);
  void mirror();
  void invert();
  void reset();
  void resetTone();
  const std::vector<TonePreset>& presets();
  /// False when there is no such preset.
  bool applyPreset(int index);
  int presetIndex();
  void stepFrame(int by);
  void setFrame(std::uint32_t frame);
  void togglePlay();

  std::uint32_t frameIndex() const { return m_frame; }
  std::uint32_t frameCount() const;
  const ViewTransform& transform() const { return m_transform; }
  const FrameRenderer& renderer() const { return m_renderer; }
  const ToneChoice& toneChoice() const { return m_choice; }
  const model::DisplayState& display() const { return m_display; }
  bool isWindowable() const;
  bool isOriginal() const;
  /// An image, not a card: the tools change nothing else.
  bool isPicture() const { return m_image.has_value() && !showsCard(); }

  /// Takes another pane's place without telling anybody.
  void setRelativePlace(const RelativePlace& place);

 Q_SIGNALS:
  void activated();
  /// A person zoomed or moved.
  void placeChanged();
  void displayChanged(safelight::model::ImageId image, const safelight::model::DisplayState& display);
  /// The pixels of an image are on screen for the first time.
  void pixelsShown();
  /// A card stands where pixels would be.
  void cardShown();
  void presetMenuWanted(const QPoint& globalPosition);
  void exportWanted(safelight::model::ImageId image);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Drag {
    ViewerTool tool = ViewerTool::Window;
    QPointF start, last;
    imaging::Window window;
    double scale = 1;
  };
  // Loading (image_pane.cpp).
  void loadFrame();
  void frameArrived(std::uint32_t frame, Result<imaging::SharedPixelImage> result);
  void showThumbnail(const QImage& thumbnail);
  /// What it measures in true proportion, in the finer side of its pixels.
  Extent inProportion(double width, double height) const;
  Extent sizeOf(const imaging::PixelImage& frame) const;
  void showFailure(const Error& error);
  void showDocument();
  // What a person changes (image_pane_display.cpp).
  void setChoice(const ToneChoice& choice, const QString& name);
  void applyTone();
  void orientationChanged();
  void tellDisplay();
  void placeMoved();
  void nameChoice();
  void refreshChips();
  /// Hides a control; had it the focus, the pane has it then.
  void putAway(QWidget& part);
  void layOut();
  /// Too small for more than a line of facts.
  bool isCompact() const { return width() < 420 || height() < 330; }
  void updateCursor();
  ViewerTool effectiveTool() const;
  Spot viewSpot(const QPointF& position) const;
  // Painting (image_pane_paint.cpp).
  void paintPixels(QPainter& painter, const QRect& exposed);
  void paintThumbnail(QPainter& painter);
  void paintFacts(QPainter& painter);
  void paintScale(QPainter& painter, QRectF& corner);
  void paintLetters(QPainter& painter);
  QRectF coveredLogical() const;

  ImageSource& m_source;
  FrameLoader& m_loader;
  std::optional<model::Image> m_image;
  model::DisplayState m_display;
  ToneChoice m_choice;
  QString m_choiceName;
  std::vector<TonePreset> m_presets;
  ViewTransform m_transform;
  FrameRenderer m_renderer;
  QImage m_thumbnail, m_strip;
  std::uint32_t m_frame = 0, m_shownFrame = 0;
  bool m_loading = false;
  bool m_active = false, m_amongSeveral = false;
  ViewerTool m_tool = ViewerTool::Window;
  bool m_moveHeld = false;
  std::optional<Drag> m_drag;
  int m_wheelRest = 0;
  bool m_moving = false;
  QTimer m_settle, m_play, m_patience;
  bool m_waitingLong = false;
  Chip* m_presetChip;
  Chip* m_originalChip;
  FrameBar* m_frameBar;
  PaneCard* m_card;
};

}  // namespace safelight::ui
