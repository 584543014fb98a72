#include "ui/viewer/viewer_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/viewer/display_saver.h"
#include "ui/viewer/film_strip.h"
#include "ui/viewer/frame_loader.h"
#include "ui/viewer/info_panel.h"
#include "ui/viewer/pane_grid.h"
#include "ui/viewer/tool_column.h"
#include "ui/viewer/vault_image_source.h"
#include "ui/viewer/whose_badge.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/focus_ring.h"

namespace safelight::ui {

namespace {

constexpr int kThumbnail = 88, kLowThumbnail = 56, kLowestThumbnail = 40;
constexpr int kLowPage = 600, kLowerPage = 420, kLowestPage = 260, kNarrowPage = 760;
constexpr int kWhoseBand = 40;

/// The strip's ground: panel with a line above.
class StripBar : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Colours& c = coloursFor(this);
    painter.fillRect(rect(), c.panel);
    painter.fillRect(QRect(0, 0, width(), 1), c.line);
  }
};

}  // namespace

ViewerPage::ViewerPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent)
    : ViewerPage(std::make_unique<VaultImageSource>(session, thumbnails), parent) {
  connect(&session, &VaultSession::imagesChanged, this, &ViewerPage::reloadImages);
  connect(&session, &VaultSession::settingsChanged, this, &ViewerPage::reloadImages);
}

ViewerPage::ViewerPage(std::unique_ptr<ImageSource> source, QWidget* parent)
    : QWidget(parent), m_source(std::move(source)), m_loader(new FrameLoader(*m_source, this)), m_saver(new DisplaySaver(*m_source, this)) {
  forceTheme(*this, ThemeKind::Dark);
  setFocusPolicy(Qt::StrongFocus);
  setFocusRadius(*this, -1);
  build();
  connectAll();
  setTool(ViewerTool::Window);
}

ViewerPage::~ViewerPage() {
  // Children use the source: they go before it does.
  delete m_grid;
  delete m_strip;
  delete m_info;
  delete m_saver;
  delete m_loader;
}

void ViewerPage::build() {
  m_column = new ToolColumn(this);
  m_grid = new PaneGrid(*m_source, *m_loader, this);
  m_stripBar = new StripBar(this);
  m_strip = new FilmStrip(m_stripBar);
  m_stripModel = new FilmStripModel(*m_source, m_strip);
  m_strip->setModel(m_stripModel);
  m_counter = new Text({}, TextStyle::Body, Text::Tone::Third, m_stripBar);
  m_link = new Chip(actionWord(ViewerAction::Link), m_stripBar);
  m_link->setToolTip(actionExplanation(ViewerAction::Link) + QStringLiteral(" (") + keyText(ViewerAction::Link) + QLatin1Char(')'));
  m_info = new InfoPanel(*m_source, this);
  m_info->hide();
  m_ghost = new QLabel(this);
  m_ghost->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_ghost->hide();
  m_whose = new WhoseBadge(this);
  m_whose->hide();

  auto* strip = new QHBoxLayout(m_stripBar);
  strip->setContentsMargins(12, 8, 24, 8);
  strip->setSpacing(16);
  strip->addWidget(m_strip, 1);
  strip->addWidget(m_link);
  strip->addWidget(m_counter);
  m_strip->setThumbnailHeight(kThumbnail);
  auto* middle = new QVBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(m_grid, 1);
  middle->addWidget(m_stripBar);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_column);
  layout->addLayout(middle, 1);
  layout->addWidget(m_info);
}

void ViewerPage::connectAll() {
  m_column->installEventFilter(this);  // its keys are the viewer's, wherever the shell puts it
  connect(m_column, &ToolColumn::triggered, this, &ViewerPage::trigger);
  connect(m_grid, &PaneGrid::activeChanged, this, [this] {
    refresh();
    if (m_infoWanted) m_info->setImage(m_grid->active()->image() ? &*m_grid->active()->image() : nullptr);
  });
  connect(m_grid, &PaneGrid::displayChanged, this, [this](model::ImageId id, const model::DisplayState& display) {
    for (model::Image& image : m_images) {
      if (image.id == id) image.display = display;
    }
    m_stripModel->setDisplay(id, display);
    m_saver->change(id, display);
    refresh();
  });
  connect(m_grid, &PaneGrid::pixelsShown, this, [this] {
    refresh();
    prefetchAround();
  });
  connect(m_grid, &PaneGrid::cardShown, this, &ViewerPage::refresh);
  connect(m_grid, &PaneGrid::presetMenuWanted, this, &ViewerPage::popUpPresets);
  connect(m_grid, &PaneGrid::exportWanted, this, &ViewerPage::exportImage);
  connect(m_strip, &FilmStrip::chosen, this, &ViewerPage::showRow);
  connect(m_strip, &FilmStrip::dragMoved, this, &ViewerPage::dragOver);
  connect(m_strip, &FilmStrip::dropped, this, &ViewerPage::dropRow);
  connect(m_link, &Chip::clicked, this, [this] { trigger(ViewerAction::Link); });
  connect(m_info, &InfoPanel::closed, this, &ViewerPage::toggleInformation);
  connect(m_info, &InfoPanel::left, this, [this] { setFocus(Qt::OtherFocusReason); });
  connect(m_saver, &DisplaySaver::failed, this, [this](const QString& sentence) { Toast::show(window(), sentence, Text::Tone::Danger); });
}

void ViewerPage::open(const model::Patient& patient, const QList<model::ImageId>& order, model::ImageId current) {
  release();
  m_isOpen = true;
  m_patient = patient;
  m_order = order;
  m_images.clear();
  m_stripModel->setImages({});
  static_cast<WhoseBadge*>(m_whose)->setPatient(patient);
  m_loader->beginViewing();
  m_grid->setCount(1);
  setFocus(Qt::OtherFocusReason);
  // The wanted image first, the strip afterwards: the picture is what the person waits for.
  m_source->loadImage(current, this, [this, id = patient.id](Result<model::Image> image) {
    if (m_patient.id != id || !m_isOpen) return;
    if (!image || image->patient != id) return;  // moved to somebody else meanwhile: never under this name
    if (m_images.isEmpty()) m_images.append(*image);
    m_grid->active()->showImage(*image);
    refresh();
    reloadImages();
  });
}

void ViewerPage::release() {
  if (!m_isOpen) return;
  m_isOpen = false;
  m_saver->flush();
  m_grid->setCount(1);
  m_grid->pane(0)->showNothing();
  m_info->setImage(nullptr);
  m_loader->endViewing();
  if (m_fullScreen) setFullScreen(false);
}

void ViewerPage::reloadImages() {
  if (!m_isOpen) return;
  m_source->loadImages(m_patient.id, this, [this, id = m_patient.id](Result<std::vector<model::Image>> images) {
    if (m_isOpen && m_patient.id == id && images) imagesLoaded(std::move(*images));
  });
}

void ViewerPage::imagesLoaded(std::vector<model::Image> images) {
  QHash<model::ImageId, const model::Image*> byId;
  for (const model::Image& image : images) byId.insert(image.id, &image);
  // What the patient does not have any more may be in the bin, or somebody else's: a filing that was taken back, a merge undone.
  for (qsizetype row = 0; row < m_images.size(); ++row) {
    const model::ImageId known = m_images[row].id;
    if (byId.contains(known)) continue;
    m_source->loadImage(known, this, [this, known, row, patient = m_patient.id](const Result<model::Image>& image) {
      if (m_isOpen && m_patient.id == patient && (!image || image->patient != patient)) takeAway(known, row);
    });
  }
  QList<model::Image> sorted;
  if (m_order.isEmpty()) {
    sorted = QList<model::Image>(images.begin(), images.end());
  } else {
    for (const model::ImageId id : std::as_const(m_order)) {
      if (const model::Image* image = byId.value(id)) {
        sorted.append(*image);
      } else if (const model::Image* known = imageOf(id)) {
        sorted.append(*known);  // opened from elsewhere (the bin, the inbox)
      }
    }
  }
  // What a person changed a moment ago and is not saved yet wins over what the vault says.
  for (model::Image& image : sorted) {
    image.display = m_saver->unsaved(image.id).value_or(image.display);
    for (int i = 0; i < m_grid->count(); ++i) {
      const auto& shown = m_grid->pane(i)->image();
      if (!shown || shown->id != image.id) continue;
      image.display = shown->display;
      m_grid->pane(i)->takeTags(image.tags);
    }
  }
  m_images = sorted;
  m_stripModel->setImages(m_images);
  refresh();
  prefetchAround();
}

void ViewerPage::takeAway(model::ImageId id, qsizetype row) {
  m_images.removeIf([&](const model::Image& image) { return image.id == id; });
  m_stripModel->setImages(m_images);
  for (int i = 0; i < m_grid->count(); ++i) {
    ImagePane* pane = m_grid->pane(i);
    if (pane->image() && pane->image()->id == id) pane->showNothing();
  }
  if (m_images.isEmpty()) {
    release();
    Q_EMIT closed();
    return;
  }
  // One pane alone goes on with the next image; among several it stays free.
  if (m_grid->count() == 1 && !m_grid->active()->image()) showRow(static_cast<int>(std::min(row, m_images.size() - 1)));
  if (!m_grid->active()->image()) m_info->setImage(nullptr);
  refresh();
}

const model::Image* ViewerPage::imageOf(model::ImageId id) const {
  const auto found = std::find_if(m_images.begin(), m_images.end(), [&](const model::Image& image) { return image.id == id; });
  return found == m_images.end() ? nullptr : &*found;
}

void ViewerPage::showInPane(ImagePane* pane, model::ImageId id) {
  const model::Image* image = imageOf(id);
  if (image == nullptr || (pane->image() && pane->image()->id == id)) return;
  pane->showImage(*image);
  refresh();
}

void ViewerPage::showRow(int row) {
  if (row < 0 || row >= m_images.size()) return;
  showInPane(m_grid->active(), m_images[row].id);
  setFocus(Qt::OtherFocusReason);
}

void ViewerPage::step(int by) {
  const auto& shown = m_grid->active()->image();
  const int row = shown ? m_stripModel->rowOf(shown->id) : -1;
  if (m_images.isEmpty()) return;
  showRow(std::clamp(row + by, 0, static_cast<int>(m_images.size()) - 1));
}

void ViewerPage::setLayout(int count) {
  const auto shown = m_grid->active()->image();
  if (count < m_grid->count() && shown) {
    // The active image stays, whichever pane it was in.
    m_grid->setCount(count);
    if (count == 1) m_grid->setActive(0);
    const QList<model::ImageId> left = m_grid->shownImages();
    if (!left.contains(shown->id)) showInPane(m_grid->active(), shown->id);
  } else {
    m_grid->setCount(count);
  }
  arrange();
  if (count > 1 && shown) {
    QList<model::ImageId> wanted = companions(m_images, shown->id, count - 1);
    for (int i = 0; i < count; ++i) {
      if (m_grid->pane(i)->image()) wanted.removeAll(m_grid->pane(i)->image()->id);
    }
    for (int i = 0; i < count && !wanted.isEmpty(); ++i) {
      if (!m_grid->pane(i)->image()) showInPane(m_grid->pane(i), wanted.takeFirst());
    }
  }
  refresh();
}

void ViewerPage::setTool(ViewerTool tool) {
  m_tool = tool;
  m_grid->setTool(tool);
  refresh();
}

void ViewerPage::refresh() {
  const ImagePane* pane = m_grid->active();
  const auto& shown = pane->image();
  const model::ImageId current = shown ? shown->id : model::ImageId{};
  m_stripModel->setShown(current, m_grid->shownImages());
  const int row = shown ? m_stripModel->rowOf(current) : -1;
  m_strip->showRow(row);
  m_counter->setText(row >= 0 ? tr("%1 of %2").arg(row + 1).arg(m_images.size()) : QString());
  m_column->setChecked(ViewerAction::Invert, pane->display().inverted);
  m_column->setChecked(ViewerAction::Information, m_infoWanted);
  m_column->setChecked(ViewerAction::FullScreen, m_fullScreen);
  const bool pixels = shown && !pane->showsCard();
  const bool grey = pixels && (!pane->hasPixels() || pane->isWindowable());
  // A photo has no window: dragging moves it, and the column says so.
  m_column->setTool(!pixels ? std::nullopt : std::optional(m_tool == ViewerTool::Window && !grey ? ViewerTool::Move : m_tool));
  m_column->setEnabled(ViewerAction::WindowTool, grey);
  m_column->setEnabled(ViewerAction::Presets, grey);
  for (const ViewerAction action : {ViewerAction::ZoomTool, ViewerAction::MoveTool, ViewerAction::RotateRight, ViewerAction::Mirror,
                                    ViewerAction::Invert, ViewerAction::Fit, ViewerAction::ActualPixels}) {
    m_column->setEnabled(action, pixels);
  }
  m_column->setIcon(ViewerAction::Layout, actionIcon(m_grid->count() == 4 ? ViewerAction::FourUp
                                                      : m_grid->count() == 2 ? ViewerAction::TwoUp : ViewerAction::OneUp));
  m_link->setVisible(m_grid->count() > 1);
  m_link->setChecked(m_grid->isLinked());
  if (m_infoWanted && shown) m_info->setImage(&*shown);
}

void ViewerPage::prefetchAround() {
  const auto& shown = m_grid->active()->image();
  if (!shown || !m_grid->active()->hasPixels()) return;
  const int row = m_stripModel->rowOf(shown->id);
  QList<FrameKey> wanted;
  for (const int neighbour : {row + 1, row - 1}) {
    if (row < 0 || neighbour < 0 || neighbour >= m_images.size()) continue;
    if (m_images[neighbour].facts.kind != model::ImageKind::Document) wanted.append({m_images[neighbour].id, 0});
  }
  m_loader->prefetch(wanted);
}

void ViewerPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void ViewerPage::arrange() {
  m_strip->setThumbnailHeight(height() < kLowerPage ? kLowestThumbnail : height() < kLowPage ? kLowThumbnail : kThumbnail);
  m_stripBar->setVisible(!m_fullScreen && height() >= kLowestPage);
  m_column->setVisible(!m_fullScreen);
  m_counter->setVisible(width() >= kNarrowPage);
  m_whose->adjustSize();
  // Above the images: on one it would cover its letters, or what its corners say.
  layout()->setContentsMargins(0, m_fullScreen ? kWhoseBand : 0, 0, 0);
  m_whose->move((width() - m_whose->width()) / 2, (kWhoseBand - m_whose->height()) / 2);
}

void ViewerPage::hideEvent(QHideEvent* event) {
  m_saver->flush();
  QWidget::hideEvent(event);
}

void ViewerPage::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), coloursFor(this).canvas);
}

}  // namespace safelight::ui
