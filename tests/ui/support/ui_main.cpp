// The main of every ui test program: offscreen unless QT_QPA_PLATFORM says otherwise, so that it runs on a machine without a display.

#include <QApplication>
#include <QLocale>
#include <catch2/catch_session.hpp>

#include "tests/ui/support/sheet_watch.h"
#include "ui/widgets/language.h"
#include "ui/widgets/theme.h"

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  safelight::ui::Translations translations(application);  // English has its plurals in a file too
  translations.use(safelight::ui::Language::English);
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
  application.setQuitOnLastWindowClosed(false);
  safelight::ui::applyTheme(application, safelight::ui::ThemeKind::Dark);
  safelight::ui::test::SheetWatch sheets;
  application.installEventFilter(&sheets);
  return Catch::Session().run(argc, argv);
}
