// What keys, buttons and menus do.
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMetaMethod>
#include <QVBoxLayout>
#include <QtMath>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/viewer/display_saver.h"
#include "ui/viewer/film_strip.h"
#include "ui/viewer/image_source.h"
#include "ui/viewer/info_panel.h"
#include "ui/viewer/pane_facts.h"
#include "ui/viewer/pane_grid.h"
#include "ui/viewer/tool_column.h"
#include "ui/viewer/viewer_page.h"
#include "ui/viewer/viewer_keys.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/key_hints.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kKeyZoom = 1.25;
constexpr int kGhost = 96;

bool isMoveKey(const QKeyEvent* event) { return event->key() == Qt::Key_Space && !(event->modifiers() & ~Qt::KeypadModifier); }

}  // namespace

void ViewerPage::trigger(ViewerAction action) {
  using A = ViewerAction;
  ImagePane* pane = m_grid->active();
  switch (action) {
    case A::WindowTool: return setTool(ViewerTool::Window);
    case A::ZoomTool: return setTool(ViewerTool::Zoom);
    case A::MoveTool: return setTool(ViewerTool::Move);
    case A::Presets: return popUpPresets(m_column->menuPosition(A::Presets));
    case A::Invert: return pane->invert();
    case A::Reset: return pane->reset();
    case A::RotateRight: return pane->turn(Turn::Clockwise);
    case A::RotateLeft: return pane->turn(Turn::CounterClockwise);
    case A::Mirror: return pane->mirror();
    case A::Fit: return pane->fit();
    case A::ActualPixels: return pane->actualPixels();
    case A::ZoomIn: return pane->zoomBy(kKeyZoom);
    case A::ZoomOut: return pane->zoomBy(1 / kKeyZoom);
    case A::NextImage: return step(1);
    case A::PreviousImage: return step(-1);
    case A::FirstImage: return showRow(0);
    case A::LastImage: return showRow(static_cast<int>(m_images.size()) - 1);
    case A::NextFrame: return pane->stepFrame(1);
    case A::PreviousFrame: return pane->stepFrame(-1);
    case A::Play: return pane->togglePlay();
    case A::Layout: return popUpLayouts();
    case A::OneUp: return setLayout(1);
    case A::TwoUp: return setLayout(2);
    case A::FourUp: return setLayout(4);
    case A::Link:
      m_grid->setLinked(!m_grid->isLinked());
      return refresh();
    case A::NextPane: return m_grid->setActive((m_grid->activeIndex() + 1) % m_grid->count());
    case A::Information: return toggleInformation();
    case A::SearchInformation: return searchInformation();
    case A::FullScreen: return setFullScreen(!m_fullScreen);
    case A::Keys: return showKeys();
    case A::Leave: break;
  }
  if (m_fullScreen) return setFullScreen(false);
  release();
  Q_EMIT closed();
}

void ViewerPage::keyPressEvent(QKeyEvent* event) {
  if (isMoveKey(event)) {
    if (!event->isAutoRepeat()) m_grid->setMoveHeld(true);
    return;
  }
  if (const auto preset = presetForKey(event->key(), event->modifiers())) {
    m_grid->active()->applyPreset(*preset);
    return;
  }
  const auto action = actionForKey(event->key(), event->modifiers());
  if (!action) {
    QWidget::keyPressEvent(event);
    return;
  }
  trigger(*action);
}

void ViewerPage::keyReleaseEvent(QKeyEvent* event) {
  if (isMoveKey(event)) {
    if (!event->isAutoRepeat()) m_grid->setMoveHeld(false);
    return;
  }
  QWidget::keyReleaseEvent(event);
}

bool ViewerPage::event(QEvent* event) {
  // The viewer's keys win over shortcuts of the window around it.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (actionForKey(key->key(), key->modifiers()) || presetForKey(key->key(), key->modifiers()) || isMoveKey(key)) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

bool ViewerPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_column && event->type() == QEvent::KeyPress) {
    keyPressEvent(static_cast<QKeyEvent*>(event));
    return event->isAccepted();
  }
  return QWidget::eventFilter(watched, event);
}

void ViewerPage::setFullScreen(bool on) {
  m_fullScreen = on;
  QWidget* top = window();
  top->setWindowState(on ? top->windowState() | Qt::WindowFullScreen : top->windowState() & ~Qt::WindowFullScreen);
  m_info->setVisible(m_infoWanted && !on);
  arrange();
  m_whose->setVisible(on);
  m_whose->raise();
  refresh();
  Q_EMIT fullScreenChanged(on);
}

void ViewerPage::toggleInformation() {
  m_infoWanted = !m_infoWanted;
  if (m_infoWanted) m_info->setImage(m_grid->active()->image() ? &*m_grid->active()->image() : nullptr);
  m_info->setVisible(m_infoWanted && !m_fullScreen);
  if (!m_infoWanted) setFocus(Qt::OtherFocusReason);
  refresh();
}

void ViewerPage::searchInformation() {
  if (m_fullScreen) setFullScreen(false);
  if (!m_infoWanted) toggleInformation();
  m_info->focusSearch();
}

void ViewerPage::popUpPresets(const QPoint& globalPosition) {
  ImagePane* pane = m_grid->active();
  if (!pane->isWindowable()) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto& presets = pane->presets();
  const int current = pane->presetIndex();
  const QPointer<ImagePane> target = pane;
  for (int i = 0; i < static_cast<int>(presets.size()); ++i) {
    const QString key = i < 9 ? u'\t' + QString::number(i + 1) : QString();
    QAction* entry = menu->addAction(presetText(presets[static_cast<std::size_t>(i)]) + key, this, [target, i] {
      if (target) target->applyPreset(i);
    });
    entry->setCheckable(true);
    entry->setChecked(i == current);
    if (i == 0 && presets.size() > 1) menu->addSeparator();
  }
  menu->addSeparator();
  QAction* invert = menu->addAction(actionWord(ViewerAction::Invert) + u'\t' + keyText(ViewerAction::Invert), this, [target] {
    if (target) target->invert();
  });
  invert->setCheckable(true);
  invert->setChecked(pane->display().inverted);
  menu->popup(globalPosition);
}

void ViewerPage::popUpLayouts() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [&](ViewerAction action, bool on) {
    QAction* entry = menu->addAction(actionExplanation(action) + u'\t' + keyText(action), this, [this, action] { trigger(action); });
    entry->setCheckable(true);
    entry->setChecked(on);
  };
  add(ViewerAction::OneUp, m_grid->count() == 1);
  add(ViewerAction::TwoUp, m_grid->count() == 2);
  add(ViewerAction::FourUp, m_grid->count() == 4);
  menu->addSeparator();
  add(ViewerAction::Link, m_grid->isLinked());
  menu->popup(m_column->menuPosition(ViewerAction::Layout));
}

void ViewerPage::showKeys() {
  auto* sheet = new Sheet(window(), tr("Keys of the viewer"), 860);
  QList<std::pair<QString, QString>> lines;  // keys, what they do
  for (const auto& [action, keys] : keysByAction()) {
    lines.append({keys, actionExplanation(action)});
    if (action == ViewerAction::Presets) lines.append({u"1 – 9"_s, tr("Choose a window by its number")});
  }
  // Two grids, so that a sentence of two lines on one side leaves no gap on the other.
  auto* sides = new QHBoxLayout;
  sides->setSpacing(24);
  const auto half = (lines.size() + 1) / 2;
  for (const auto& side : {lines.mid(0, half), lines.mid(half)}) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& [keys, words] : side) {
      grid->addWidget(new KeyHints(keys, sheet), row, 0, Qt::AlignLeft | Qt::AlignTop);
      auto* what = new Text(words, TextStyle::Body, Text::Tone::First, sheet);
      what->setWordWrap(true);
      what->setContentsMargins(0, 2, 0, 0);  // beside the middle of the keys
      grid->addWidget(what, row++, 1, Qt::AlignTop);
    }
    grid->setRowStretch(row, 1);
    sides->addLayout(grid, 1);
  }
  sheet->body()->addLayout(sides);
  connect(sheet->addButton(tr("Close"), ButtonKind::Primary), &QAbstractButton::clicked, sheet, &Sheet::close);
  connect(sheet, &Sheet::closed, this, [this] { setFocus(Qt::OtherFocusReason); });
  connect(sheet, &Sheet::closed, sheet, &QObject::deleteLater);
  sheet->open();
}

void ViewerPage::exportImage(model::ImageId id) {
  if (isSignalConnected(QMetaMethod::fromSignal(&ViewerPage::exportRequested))) {
    Q_EMIT exportRequested({id});
    return;
  }
  auto* dialog = new QFileDialog(this, tr("Export to a folder"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  dialog->setOption(QFileDialog::DontUseNativeDialog);  // the desktop's own would list the folder among recent ones
  connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString& folder) {
    m_source->exportOriginal(id, folder, this, [this](const Result<QString>& path) {
      if (path) {
        Toast::show(window(), tr("Exported."));
      } else {
        Toast::show(window(), errorText(path.error()), Text::Tone::Danger);
      }
    });
  });
  dialog->open();
}

void ViewerPage::dragOver(int row, const QPoint& globalPosition) {
  if (row < 0 || row >= m_images.size()) return;
  if (m_ghost->isHidden()) {
    const auto thumbnail = m_source->cachedThumbnail(m_images[row].id);
    const qreal ratio = devicePixelRatioF();
    QPixmap picture;
    if (thumbnail && !thumbnail->isNull()) {
      picture = QPixmap::fromImage(thumbnail->scaled(QSize(kGhost, kGhost) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
      picture.setDevicePixelRatio(ratio);
    }
    m_ghost->setPixmap(picture);
    m_ghost->adjustSize();
    m_ghost->raise();
    m_ghost->show();
  }
  m_ghost->move(mapFromGlobal(globalPosition) - QPoint(m_ghost->width() / 2, m_ghost->height() / 2));
  m_grid->markDrop(m_grid->paneAt(globalPosition));
}

void ViewerPage::dropRow(int row, const QPoint& globalPosition) {
  m_ghost->hide();
  m_grid->markDrop(nullptr);
  ImagePane* pane = m_grid->paneAt(globalPosition);
  if (pane == nullptr || row < 0 || row >= m_images.size()) return;
  for (int i = 0; i < m_grid->count(); ++i) {
    if (m_grid->pane(i) == pane) m_grid->setActive(i);
  }
  showInPane(pane, m_images[row].id);
  setFocus(Qt::OtherFocusReason);
}

}  // namespace safelight::ui
