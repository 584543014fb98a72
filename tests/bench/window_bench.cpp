// What a person waits for in the window: opening an image, scrolling.
//
//   window_bench FOLDER [--quick]      QT_QPA_PLATFORM decides where; offscreen unless it is set

#include "tests/bench/window_bench.h"

#include <QApplication>
#include <QLocale>

#include "core/seal/sodium_random.h"
#include "ui/widgets/theme.h"

int main(int argc, char** argv) {
  using namespace safelight;
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  if (!seal::startSodium()) return 1;
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
  QApplication application(argc, argv);
  application.setQuitOnLastWindowClosed(false);
  ui::applyTheme(application, ui::ThemeKind::Dark);
  const QStringList words = application.arguments();
  if (words.size() < 2) return 2;
  const bool quick = words.contains(QStringLiteral("--quick"));
  const Path folder = words[1].toStdString();
  bench::benchOpening(folder, quick);
  bench::benchGrid(quick);
  return 0;
}
