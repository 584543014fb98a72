#include "ui/viewer/pane_grid.h"

#include <QPainter>
#include <algorithm>

#include "ui/widgets/theme.h"

namespace safelight::ui {
namespace {

constexpr int kMost = 4;
constexpr int kGap = 2;

/// A frame laid over the pane that a dragged thumbnail would land in.
class DropMark : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Colours& c = coloursFor(this);
    QColor soft = c.accent;
    soft.setAlphaF(0.14f);
    painter.fillRect(rect(), soft);
    painter.setPen(QPen(c.accent, 3));
    painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
  }
};

}  // namespace

PaneGrid::PaneGrid(ImageSource& source, FrameLoader& loader, QWidget* parent) : QWidget(parent), m_dropMark(nullptr) {
  for (int i = 0; i < kMost; ++i) {
    auto* pane = new ImagePane(source, loader, this);
    pane->setVisible(i < m_count);
    connect(pane, &ImagePane::activated, this, [this, i] { setActive(i); });
    connect(pane, &ImagePane::placeChanged, this, [this, pane] { spread(pane); });
    connect(pane, &ImagePane::displayChanged, this, &PaneGrid::displayChanged);
    connect(pane, &ImagePane::pixelsShown, this, [this, pane] {
      // Whoever comes beside a zoomed image is linked from the beginning.
      if (m_linked && pane != active() && active()->hasPixels() && !active()->transform().isFitted()) pane->setRelativePlace(active()->transform().relativePlace());
      Q_EMIT pixelsShown(pane);
    });
    connect(pane, &ImagePane::cardShown, this, &PaneGrid::cardShown);
    connect(pane, &ImagePane::presetMenuWanted, this, &PaneGrid::presetMenuWanted);
    connect(pane, &ImagePane::exportWanted, this, &PaneGrid::exportWanted);
    m_panes.append(pane);
  }
  m_dropMark = new DropMark(this);
  m_dropMark->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_dropMark->hide();
  refreshActive();
}

void PaneGrid::setCount(int count) {
  m_count = count >= 4 ? 4 : count >= 2 ? 2 : 1;
  if (m_active >= m_count) m_active = 0;
  for (int i = 0; i < kMost; ++i) {
    if (i >= m_count) m_panes[i]->showNothing();
    m_panes[i]->setVisible(i < m_count);
  }
  layOut();
  refreshActive();
  Q_EMIT activeChanged();
}

void PaneGrid::setActive(int index) {
  if (index == m_active || index < 0 || index >= m_count) return;
  m_active = index;
  refreshActive();
  Q_EMIT activeChanged();
}

void PaneGrid::refreshActive() {
  for (int i = 0; i < kMost; ++i) m_panes[i]->setActive(i == m_active, m_count > 1);
}

void PaneGrid::setLinked(bool linked) {
  m_linked = linked;
  if (linked) spread(active());
}

void PaneGrid::spread(ImagePane* from) {
  if (!m_linked) return;
  const RelativePlace place = from->transform().relativePlace();
  for (int i = 0; i < m_count; ++i) {
    if (m_panes[i] != from && m_panes[i]->image()) m_panes[i]->setRelativePlace(place);
  }
}

void PaneGrid::setTool(ViewerTool tool) {
  for (ImagePane* pane : std::as_const(m_panes)) pane->setTool(tool);
}

void PaneGrid::setMoveHeld(bool held) {
  for (ImagePane* pane : std::as_const(m_panes)) pane->setMoveHeld(held);
}

ImagePane* PaneGrid::paneAt(const QPoint& globalPosition) const {
  for (int i = 0; i < m_count; ++i) {
    if (m_panes[i]->rect().contains(m_panes[i]->mapFromGlobal(globalPosition))) return m_panes[i];
  }
  return nullptr;
}

void PaneGrid::markDrop(const ImagePane* pane) {
  m_dropMark->setVisible(pane != nullptr);
  if (pane == nullptr) return;
  m_dropMark->setGeometry(pane->geometry());
  m_dropMark->raise();
}

QList<model::ImageId> PaneGrid::shownImages() const {
  QList<model::ImageId> ids;
  for (int i = 0; i < m_count; ++i) {
    if (m_panes[i]->image()) ids.append(m_panes[i]->image()->id);
  }
  return ids;
}

void PaneGrid::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOut();
}

void PaneGrid::layOut() {
  const int columns = m_count == 1 ? 1 : 2;
  const int rows = m_count == 4 ? 2 : 1;
  for (int i = 0; i < m_count; ++i) {
    const int column = i % columns, row = i / columns;
    const int left = (width() + kGap) * column / columns;
    const int right = (width() + kGap) * (column + 1) / columns - kGap;
    const int top = (height() + kGap) * row / rows;
    const int bottom = (height() + kGap) * (row + 1) / rows - kGap;
    m_panes[i]->setGeometry(left, top, right - left, bottom - top);
  }
}

void PaneGrid::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), coloursFor(this).line);
}

QList<model::ImageId> companions(const QList<model::Image>& order, model::ImageId current, int count) {
  QList<model::ImageId> chosen;
  const auto found = std::find_if(order.begin(), order.end(), [&](const model::Image& image) { return image.id == current; });
  if (found == order.end()) return chosen;
  const auto sameTeeth = [&](const model::Image& image) {
    return image.tags.teeth.empty() || found->tags.teeth.empty() ? image.tags.side == found->tags.side
                                                                  : image.tags.teeth.intersects(found->tags.teeth);
  };
  const auto add = [&](auto fits) {
    for (const model::Image& image : order) {
      if (chosen.size() >= count) return;
      if (image.id != current && image.facts.kind != model::ImageKind::Document && !chosen.contains(image.id) && fits(image)) {
        chosen.append(image.id);
      }
    }
  };
  if (found->tags.view != model::View::Unknown) {
    add([&](const model::Image& image) { return image.tags.view == found->tags.view && sameTeeth(image); });
  }
  // Then the neighbours: after it, then before it.
  for (auto it = std::next(found); it != order.end() && chosen.size() < count; ++it) {
    if (!chosen.contains(it->id) && it->facts.kind != model::ImageKind::Document) chosen.append(it->id);
  }
  for (auto it = found; it != order.begin() && chosen.size() < count;) {
    --it;
    if (!chosen.contains(it->id) && it->facts.kind != model::ImageKind::Document) chosen.append(it->id);
  }
  return chosen;
}

}  // namespace safelight::ui
