#include "ui/viewer/image_pane.h"

#include <QApplication>
#include <QResizeEvent>
#include <cmath>

#include "core/model/pixel_shape.h"
#include "ui/bridge/document_words.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/pane_card.h"
#include "ui/viewer/pane_facts.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int kSettle = 90;      // milliseconds without movement before the fine picture
constexpr int kPatience = 250;   // before the words "Loading"
constexpr int kFrameTime = 100;  // while playing
constexpr double kMargin = 24, kCompactMargin = 12;
constexpr double kOneLine = 40, kTwoLines = 68, kLetters = 64;  // room for facts above and below the image, among several

Orientation orientationOf(const model::DisplayState& display) {
  return {static_cast<std::uint8_t>(display.quarterTurns & 3), display.mirrored};
}

}  // namespace

ImagePane::ImagePane(ImageSource& source, FrameLoader& loader, QWidget* parent)
    : QWidget(parent),
      m_source(source),
      m_loader(loader),
      m_presetChip(new Chip({}, this)),
      m_originalChip(new Chip(actionWord(ViewerAction::Reset), this)),
      m_frameBar(new FrameBar(this)),
      m_card(new PaneCard(this)) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMouseTracking(true);
  setFocusPolicy(Qt::ClickFocus);
  setMinimumSize(120, 100);
  m_settle.setSingleShot(true);
  m_settle.setInterval(kSettle);
  connect(&m_settle, &QTimer::timeout, this, [this] {
    m_moving = false;
    update();
  });
  m_patience.setSingleShot(true);
  m_patience.setInterval(kPatience);
  connect(&m_patience, &QTimer::timeout, this, [this] {
    m_waitingLong = true;
    update();
  });
  m_play.setInterval(kFrameTime);
  connect(&m_play, &QTimer::timeout, this, [this] {
    if (!m_loading) setFrame((m_frame + 1) % std::max(1u, frameCount()));
  });
  connect(m_presetChip, &Chip::clicked, this, [this] {
    Q_EMIT activated();
    Q_EMIT presetMenuWanted(m_presetChip->mapToGlobal(QPoint(0, 0)));
    refreshChips();
  });
  connect(m_originalChip, &Chip::clicked, this, [this] {
    Q_EMIT activated();
    reset();
  });
  connect(m_frameBar, &FrameBar::frameChosen, this, [this](int frame) { setFrame(static_cast<std::uint32_t>(frame)); });
  connect(m_frameBar, &FrameBar::playToggled, this, &ImagePane::togglePlay);
  connect(m_card, &PaneCard::actionClicked, this, [this] {
    if (m_image) Q_EMIT exportWanted(m_image->id);
  });
  m_originalChip->setCheckable(false);
  m_originalChip->setToolTip(actionExplanation(ViewerAction::Reset) + u" ("_s + keyText(ViewerAction::Reset) + u')');
  m_presetChip->setToolTip(actionExplanation(ViewerAction::Presets) + u" ("_s + keyText(ViewerAction::Presets) + u')');
  showNothing();
  updateCursor();
}

ImagePane::~ImagePane() {
  m_loader.dropRequests(this);
  if (!m_strip.isNull()) m_strip.fill(0);
}

void ImagePane::showImage(const model::Image& image) {
  m_loader.dropRequests(this);
  m_image = image;
  m_display = image.display;
  m_choice = OriginalTone{};
  m_choiceName.clear();
  m_presets.clear();
  m_frame = m_shownFrame = 0;
  m_loading = false;
  m_waitingLong = false;
  m_drag.reset();
  m_play.stop();
  m_renderer.setFrame(nullptr);
  m_thumbnail = {};
  putAway(*m_card);
  m_transform = ViewTransform();
  m_transform.setImageSize(inProportion(image.facts.width, image.facts.height));
  m_transform.setOrientation(orientationOf(m_display));
  const int frames = image.facts.kind == model::ImageKind::Document ? 0 : static_cast<int>(frameCount());
  if (frames <= 1) putAway(*m_frameBar);
  m_frameBar->setFrames(frames);
  layOut();
  setAccessibleName(imageTitle(image, m_source.notation()));
  if (image.facts.kind == model::ImageKind::Document) {
    showDocument();
  } else {
    if (const auto cached = m_source.cachedThumbnail(image.id)) {
      showThumbnail(*cached);
    } else {
      m_source.requestThumbnail(image.id, this, [this, id = image.id](const QImage& thumbnail) {
        if (m_image && m_image->id == id && !hasPixels()) showThumbnail(thumbnail);
      });
    }
    m_patience.start();
    loadFrame();
  }
  refreshChips();
  updateCursor();
  update();
}

void ImagePane::showNothing() {
  m_loader.dropRequests(this);
  m_image.reset();
  m_display = {};
  m_presets.clear();
  m_renderer.setFrame(nullptr);
  m_thumbnail = {};
  m_loading = false;
  m_waitingLong = false;
  m_patience.stop();
  m_play.stop();
  putAway(*m_card);
  putAway(*m_frameBar);
  m_frameBar->setFrames(0);
  setAccessibleName(tr("Empty pane"));
  refreshChips();
  update();
}

void ImagePane::takeTags(const model::ImageTags& tags) {
  if (!m_image || m_image->tags == tags) return;
  m_image->tags = tags;
  setAccessibleName(imageTitle(*m_image, m_source.notation()));
  update();
}

void ImagePane::loadFrame() {
  if (!m_image || m_loading) return;
  m_loading = true;
  m_loader.show({m_image->id, m_frame}, this, [this, frame = m_frame, id = m_image->id](Result<imaging::SharedPixelImage> result) {
    if (m_image && m_image->id == id) frameArrived(frame, std::move(result));
  });
}

void ImagePane::frameArrived(std::uint32_t frame, Result<imaging::SharedPixelImage> result) {
  m_loading = false;
  m_patience.stop();
  m_waitingLong = false;
  if (!result) {
    // Playing goes on over a frame that cannot be shown; the one before it stays on screen meanwhile.
    if (!m_play.isActive() || !hasPixels()) showFailure(result.error());
    if (frame != m_frame) loadFrame();
    return;
  }
  const bool first = !hasPixels();
  m_renderer.setFrame(std::move(*result));
  if (!hasPixels()) {
    showFailure(Error{ErrorCode::DecoderLied, {}});
    return;
  }
  putAway(*m_card);
  m_shownFrame = frame;
  const imaging::PixelImage& pixels = *m_renderer.frame();
  if (first) {
    m_choice = choiceOf(m_display, pixels.tone);
    nameChoice();
  }
  const Extent size = sizeOf(pixels), before = m_transform.imageSize();
  if (size.width != before.width || size.height != before.height) m_transform.setImageSize(size);
  applyTone();
  m_frameBar->setCurrent(static_cast<int>(frame));
  m_thumbnail = {};
  refreshChips();
  updateCursor();
  update();
  if (first) Q_EMIT pixelsShown();
  if (frame != m_frame) loadFrame();
}

Extent ImagePane::inProportion(double width, double height) const {
  const model::PixelShape shape = model::pixelShape(m_image->facts);
  return {width * shape.x, height * shape.y};
}

Extent ImagePane::sizeOf(const imaging::PixelImage& frame) const {
  // The catalogue may not know the size, and a tile at a slide's rim is smaller than the others: the pixels do. A reduced photo keeps its true size as
  // the measure of 1:1.
  const std::uint32_t reduction = std::max(1u, frame.reduction);
  const auto side = [&](std::uint32_t pixels, std::uint32_t named) { return named / reduction == pixels || (named + reduction - 1) / reduction == pixels ? named : pixels * reduction; };
  return inProportion(side(frame.width, m_image->facts.width), side(frame.height, m_image->facts.height));
}

void ImagePane::showThumbnail(const QImage& thumbnail) {
  m_thumbnail = thumbnail;
  if (m_image && !thumbnail.isNull() && (m_image->facts.width == 0 || m_image->facts.height == 0)) {
    m_transform.setImageSize({static_cast<double>(thumbnail.width()), static_cast<double>(thumbnail.height())});
  }
  update();
}

void ImagePane::showFailure(const Error& error) {
  if (error.code == ErrorCode::Cancelled) return;
  m_patience.stop();
  m_waitingLong = false;
  m_play.stop();
  if (error.code == ErrorCode::NoPixels) {
    showDocument();
    return;
  }
  // A single bad frame does not take away the frames that can be shown.
  if (hasPixels()) m_renderer.setFrame(nullptr);
  m_thumbnail = {};
  m_card->showFailure(frameCount() > 1 ? PaneCard::Failed::Frame : PaneCard::Failed::Image, errorText(error), QString::fromUtf8(errorName(error.code).data(), static_cast<qsizetype>(errorName(error.code).size())) +
                                            (error.detail.empty() ? QString() : u": "_s + text(error.detail)));
  m_card->show();
  layOut();
  refreshChips();
  updateCursor();
  update();
  Q_EMIT cardShown();
}

void ImagePane::showDocument() {
  m_patience.stop();
  const model::Image& image = *m_image;
  m_card->showDocument(documentIcon(image.facts), documentWord(image), text(image.sourceName), fileSize(image.bytes), m_source.mayExport());
  m_card->show();
  m_thumbnail = {};
  layOut();
  refreshChips();
  update();
  Q_EMIT cardShown();
}

bool ImagePane::showsCard() const { return !m_card->isHidden(); }

void ImagePane::setTool(ViewerTool tool) {
  m_tool = tool;
  updateCursor();
}

void ImagePane::setMoveHeld(bool held) {
  m_moveHeld = held;
  updateCursor();
}

void ImagePane::setActive(bool active, bool amongSeveral) {
  m_active = active;
  m_amongSeveral = amongSeveral;
  refreshChips();
  update();
}

void ImagePane::putAway(QWidget& part) {
  // Qt would hand the focus on to whatever comes next, perhaps a field that then swallows the keys of the viewer.
  const QWidget* focused = QApplication::focusWidget();
  if (focused != nullptr && (focused == &part || part.isAncestorOf(focused))) setFocus(Qt::OtherFocusReason);
  part.hide();
}

void ImagePane::refreshChips() {
  const auto showOrHide = [this](QWidget& chip, bool shown) { shown ? chip.show() : putAway(chip); };
  showOrHide(*m_presetChip, m_active && isWindowable() && width() >= 320 && m_choiceName.size() > 0);
  m_presetChip->setText(m_choiceName);
  m_presetChip->setChecked(true);
  m_presetChip->setAccessibleName(tr("Window: %1").arg(m_choiceName));
  showOrHide(*m_originalChip, m_active && hasPixels() && !isOriginal());
  m_frameBar->setPlaying(m_play.isActive());
  layOut();
}

void ImagePane::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOut();
  refreshChips();
}

void ImagePane::layOut() {
  const double ratio = devicePixelRatioF();
  const double side = isCompact() ? kCompactMargin : kMargin;
  Margins margins{side, side, side};
  if (m_amongSeveral) margins = {side, isCompact() ? kOneLine : kTwoLines, isCompact() ? side : kLetters};
  if (!m_frameBar->isHidden()) margins.bottom = m_frameBar->sizeHint().height() + 24;
  m_transform.setMargins({margins.side * ratio, margins.top * ratio, margins.bottom * ratio});
  m_transform.setViewSize({std::round(width() * ratio), std::round(height() * ratio)});
  const bool roomy = width() >= 480;
  const int edge = roomy ? 24 : 12;
  int x = edge;
  const int bottom = height() - (roomy ? 20 : 12) - (m_frameBar->isHidden() ? 0 : m_frameBar->height() + 8);
  for (Chip* chip : {m_presetChip, m_originalChip}) {
    chip->adjustSize();
    if (chip->isHidden()) continue;
    chip->move(x, bottom - chip->height());
    x += chip->width() + 8;
  }
  const int barWidth = std::min(width() - 2 * edge, 560);
  m_frameBar->setGeometry((width() - barWidth) / 2, height() - m_frameBar->sizeHint().height() - 12, barWidth, m_frameBar->sizeHint().height());
  m_card->setCompact(height() < 330);
  const QSize card = m_card->preferredSize().boundedTo(size() - QSize(24, 24)).expandedTo({80, 80});
  m_card->setGeometry((width() - card.width()) / 2, (height() - card.height()) / 2, card.width(), card.height());
}

}  // namespace safelight::ui
