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
    for (QScreen* screen : QGuiApplication::screens()) follow(*screen);
    connect(qApp, &QGuiApplication::screenAdded, this, [this](QScreen* screen) {
      follow(*screen);
      coverScreens();
    });
    connect(qApp, &QGuiApplication::screenRemoved, this, [this] { coverScreens(); });
    connect(qApp, &QGuiApplication::primaryScreenChanged, this, [this] { coverScreens(); });
  } else {
    const QScreen* screen = QGuiApplication::primaryScreen();
    const QSize wanted(kWindowWidth, kWindowHeight);
    m_screen->resize(screen ? wanted.boundedTo(screen->availableSize()) : wanted);
  }
  connect(m_screen.get(), &LockScreen::minimiseAsked, this, &LockWindows::minimise);
}

LockWindows::~LockWindows() = default;

/// A screen that is added may push the others aside only afterwards (a notebook that is put on its dock).
void LockWindows::follow(QScreen& screen) {
  connect(&screen, &QScreen::geometryChanged, this, [this] { coverScreens(); });
}

std::unique_ptr<LockBackdrop> LockWindows::makeCover() {
  auto cover = std::make_unique<LockBackdrop>();
  cover->setWindowTitle(QStringLiteral("Safelight"));
  cover->setWindowFlags(Qt::Window | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint | Qt::WindowDoesNotAcceptFocus);
  cover->setAttribute(Qt::WA_ShowWithoutActivating);
  return cover;
}

void LockWindows::place(QWidget& window, QScreen& screen) {
  window.setScreen(&screen);  // where a window may not choose its place, it may choose its screen
  window.setGeometry(screen.geometry());
  window.showFullScreen();
}

void LockWindows::coverScreens() {
  if (!m_covering || m_mode == Mode::Windowed) return;
  QScreen* primary = QGuiApplication::primaryScreen();
  QList<QScreen*> others = QGuiApplication::screens();
  others.removeAll(primary);
  // Covers that are there stay: a new one in their place would leave a screen bare for a moment.
  m_covers.resize(std::min(m_covers.size(), static_cast<std::size_t>(others.size())));
  while (m_covers.size() < static_cast<std::size_t>(others.size())) m_covers.push_back(makeCover());
  for (std::size_t i = 0; i < m_covers.size(); ++i) {
    place(*m_covers[i], *others[static_cast<qsizetype>(i)]);
    m_covers[i]->repaint();
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
