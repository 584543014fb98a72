#include "tests/ui/support/gallery.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLocale>
#include <QPainter>
#include <QThread>
#include <QVBoxLayout>

namespace safelight::ui::test {
namespace {

constexpr int kPatienceMilliseconds = 250, kCardWidth = 760;

}  // namespace

Gallery::Gallery(int& argc, char** argv) : m_application(argc, argv), m_translations(m_application) {
  m_translations.use(Language::English);
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
  const QStringList arguments = QCoreApplication::arguments();
  m_folder = arguments.value(1, QStringLiteral("."));
  if (arguments.value(2) == QStringLiteral("light")) m_theme = ThemeKind::Light;
  const QStringList sides = arguments.value(3).split(u'x');
  if (sides.size() == 2) m_size = QSize(sides[0].toInt(), sides[1].toInt());
  QDir().mkpath(m_folder);
  applyTheme(m_application, m_theme);
}

QSize Gallery::size() const { return m_size / m_application.devicePixelRatio(); }

void Gallery::show(QWidget& window) const {
  window.resize(size());
  window.show();
  window.activateWindow();
  settle();
}

void Gallery::settle() {
  // Layouts ask for each other's sizes over a few rounds.
  for (int round = 0; round < 5; ++round) QCoreApplication::processEvents();
}

void Gallery::save(QWidget& widget, const QString& name) const {
  settle();
  QPixmap picture = widget.grab();
  // A menu is a window of its own.
  if (QWidget* menu = QApplication::activePopupWidget()) {
    QPixmap over(menu->size() * menu->devicePixelRatio());
    over.setDevicePixelRatio(menu->devicePixelRatio());
    over.fill(Qt::transparent);
    menu->render(&over, {}, {}, QWidget::DrawChildren);
    QPainter(&picture).drawPixmap(widget.mapFromGlobal(menu->mapToGlobal(QPoint())), over);
  }
  picture.save(QDir(m_folder).filePath(name + QStringLiteral(".png")));
}

void Gallery::keep(QWidget& widget, const QString& name) const {
  QElapsedTimer given;
  given.start();
  while (given.elapsed() < kPatienceMilliseconds) {
    QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QThread::msleep(2);
  }
  save(widget, name);
}

Stage::Stage(const Gallery& gallery, QWidget* page, int margin) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(metric::kRail + margin, metric::kTopBar + margin, margin, margin);
  layout->addWidget(page);
  if (margin > 0) {
    page->setMaximumWidth(kCardWidth);
    layout->addStretch(1);
  }
  gallery.show(*this);
}

void Stage::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), colours().panel);
  painter.fillRect(rect().adjusted(metric::kRail, metric::kTopBar, 0, 0), colours().window);
}

}  // namespace safelight::ui::test
