#include "ui/widgets/window_keeper.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QTimerEvent>
#include <QWidget>
#include <QWindow>

#include "ui/widgets/preferences.h"

namespace safelight::ui {
namespace {

// A window that is dragged tells its place a hundred times a second.
constexpr int kRestMilliseconds = 400;
// Most desktops bring windows back themselves.
constexpr int kDesktopMilliseconds = 700;

QList<ScreenRoom> screensNow() {
  QList<QScreen*> screens = QGuiApplication::screens();
  if (QScreen* const primary = QGuiApplication::primaryScreen()) {
    screens.removeAll(primary);
    screens.prepend(primary);
  }
  QList<ScreenRoom> rooms;
  for (const QScreen* screen : screens) rooms.append({screen->name(), screen->geometry(), screen->availableGeometry()});
  return rooms;
}

}  // namespace

WindowKeeper::WindowKeeper(QWidget& window, Preferences& preferences) : m_window(window), m_least(window.minimumSize()), m_preferences(preferences) {
  window.installEventFilter(this);
  connect(qApp, &QGuiApplication::screenRemoved, this, [this] { m_screensChanged.start(kDesktopMilliseconds, this); });
}

void WindowKeeper::show(QSize usual) {
  const QList<ScreenRoom> screens = screensNow();
  const auto remembered = WindowPlace::fromText(m_preferences.windowPlace());
  if (remembered) {
    m_place = *remembered;
  } else if (const QScreen* const screen = m_window.screen()) {
    QRect middle(QPoint(), usual.boundedTo(screen->availableSize()));
    middle.moveCenter(screen->availableGeometry().center());
    m_place = {screen->name(), middle.translated(-screen->geometry().topLeft()), true};
  }
  fitLeastSize();
  if (const auto rect = rectFor(m_place, screens)) m_window.setGeometry(*rect);
  else m_window.resize(usual);
  if (m_place.maximised) m_window.showMaximized();
  else m_window.show();
  connect(m_window.windowHandle(), &QWindow::screenChanged, this, &WindowKeeper::fitLeastSize);
}

void WindowKeeper::fitLeastSize() {
  if (const QScreen* const screen = m_window.screen()) m_window.setMinimumSize(m_least.boundedTo(screen->availableSize()));
}

void WindowKeeper::bringBack() {
  if (!m_window.isVisible() || m_window.isMinimized()) return;
  const QList<ScreenRoom> screens = screensNow();
  if (isInSight(m_window.geometry(), screens)) return;
  if (const auto rect = rectFor({{}, {QPoint(), m_window.size()}, false}, screens)) m_window.setGeometry(*rect);
}

bool WindowKeeper::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::Move: case QEvent::Resize: case QEvent::WindowStateChange: m_changed.start(kRestMilliseconds, this); break;
    case QEvent::Hide:
      // The process may end next.
      if (m_changed.isActive()) remember();
      break;
    default: break;
  }
  return QObject::eventFilter(watched, event);
}

void WindowKeeper::timerEvent(QTimerEvent* event) {
  if (event->timerId() == m_changed.timerId()) {
    if (m_window.isVisible()) remember();
  } else if (event->timerId() == m_screensChanged.timerId()) {
    m_screensChanged.stop();
    bringBack();
  }
}

void WindowKeeper::remember() {
  m_changed.stop();
  const QScreen* const screen = m_window.screen();
  if (!screen || m_window.isFullScreen() || m_window.isMinimized()) return;
  m_place.screen = screen->name();
  m_place.maximised = m_window.isMaximized();
  if (!m_place.maximised) m_place.inScreen = m_window.geometry().translated(-screen->geometry().topLeft());
  m_preferences.setWindowPlace(m_place.toText());
}

}  // namespace safelight::ui
