#include "tests/ui/support/gallery.h"

#include <QDir>
#include <QLocale>
#include <QWidget>

namespace safelight::ui::test {

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
  widget.grab().save(QDir(m_folder).filePath(name + QStringLiteral(".png")));
}

}  // namespace safelight::ui::test
