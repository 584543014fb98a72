#include "tests/bench/bench_application.h"

#include <cstdlib>

#include "core/seal/sodium_random.h"
#include "ui/widgets/theme.h"

namespace safelight::bench {
namespace {

/// What must be so before there is an application.
int& prepared(int& argc) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  if (!seal::startSodium()) std::exit(1);
  return argc;
}

}  // namespace

BenchApplication::BenchApplication(int& argc, char** argv) : m_application(prepared(argc), argv), m_translations(m_application) {
  m_translations.use(ui::Language::English);
  QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
  m_application.setQuitOnLastWindowClosed(false);
  ui::applyTheme(m_application, ui::ThemeKind::Dark);
}

}  // namespace safelight::bench
