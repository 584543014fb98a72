#include "ui/lock/lock_windows.h"

#include <QGuiApplication>
#include <QScreen>

#include "ui/widgets/icon.h"

namespace safelight::ui {

namespace {
constexpr int kWindowWidth = 1200, kWindowHeight = 800;
}

LockWindows::LockWindows(Mode mode, QObject* parent) : QObject(parent), m_mode(mode), m_screen(std::make_unique<LockScreen>()) {
  m_screen->setWindowTitle(QStringLiteral("Safelight"));
  m_screen->setWindowIcon(applicationIcon());
  if (mode == Mode::FullScreen) {
    m_screen->setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint);
    connect(qApp, &QGuiApplication::screenAdded, this, [this] { coverScreens(); });
    connect(qApp, &QGuiApplication::screenRemoved, this, [this] { coverScreens(); });
  } else {
    m_screen->resize(kWindowWidth, kWindowHeight);
  }
  connect(m_screen.get(), &LockScreen::minimiseAsked, this, &LockWindows::minimise);
}

LockWindows::~LockWindows() = default;

void LockWindows::place(QWidget& window, QScreen& screen) {
  window.setGeometry(screen.geometry());
  window.showFullScreen();
}

void LockWindows::coverScreens() {
  if (!m_covering || m_mode == Mode::Windowed) return;
  m_covers.clear();
  QScreen* primary = QGuiApplication::primaryScreen();
  const QList<QScreen*> screens = QGuiApplication::screens();
  for (QScreen* screen : screens) {
    if (screen == primary) continue;
    auto cover = std::make_unique<LockBackdrop>();
    cover->setWindowTitle(QStringLiteral("Safelight"));
    cover->setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint | Qt::WindowDoesNotAcceptFocus);
    cover->setAttribute(Qt::WA_ShowWithoutActivating);
    place(*cover, *screen);
    cover->repaint();
    m_covers.push_back(std::move(cover));
  }
  if (primary) place(*m_screen, *primary);
}

void LockWindows::cover() {
  m_covering = true;
  if (m_mode == Mode::Windowed) {
    m_screen->showNormal();
  } else {
    coverScreens();
  }
  m_screen->raise();
  m_screen->activateWindow();
  m_screen->repaint();
}

void LockWindows::uncover() {
  m_covering = false;
  m_covers.clear();
  m_screen->hide();
}

void LockWindows::minimise() {
  // Locked is locked: minimised, there is nothing behind it but other programs.
  for (const auto& cover : m_covers) cover->hide();
  m_screen->showMinimized();
}

}  // namespace safelight::ui
