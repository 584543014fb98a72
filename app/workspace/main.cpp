// safelight-workspace: the working window of an unlocked vault. Started by the guard; ends with it.

#include <QApplication>
#include <QSettings>

#include "app/workspace/arguments.h"
#include "app/workspace/workspace.h"
#include "core/base/clock.h"
#include "core/base/diagnostic.h"
#include "core/crypto/device_secret.h"
#include "core/crypto/process_hardening.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/tpm/tpm_counter.h"
#include "ui/widgets/language.h"
#include "ui/widgets/quiet_qt.h"

namespace {

constexpr int kUsage = 2, kNotSafe = 4;

/// Qt's file dialogs write the folders that people look into to a file of their own; folders are named after patients. Settings that
/// cannot be written anywhere keep nothing. (Safelight's own preferences name their file.)
void rememberNoFolders() {
#ifdef __linux__
  QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("/dev/null"));
#endif
}

}  // namespace

int main(int argc, char** argv) {
  using namespace safelight;
  if (!crypto::hardenProcess() || !seal::startSodium()) {
    writeDiagnostic(Diagnostic() << "This computer does not let Safelight protect its memory, so it does not start.");
    return kNotSafe;
  }
  ui::keepQtQuiet();
  tpm::silenceLibraries();
  rememberNoFolders();
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("Safelight"));
  QApplication::setApplicationVersion(QStringLiteral(SAFELIGHT_VERSION));
  QApplication::setQuitOnLastWindowClosed(false);

  const auto arguments = app::Arguments::parse(QApplication::arguments().mid(1));
  if (!arguments) {
    writeDiagnostic(Diagnostic() << "safelight-workspace is started by safelight.");
    return kUsage;
  }
  ui::Preferences preferences(ui::Preferences::defaultFile());
  ui::Translations translations(application);
  translations.use(preferences.language());
  if (arguments->theme) preferences.useTheme(*arguments->theme);
  ui::followTheme(application, preferences);

  // Never taken down: a thread that looks at a disk which does not wake may be the last to end.
  static const auto* const clock = new SystemClock;
  static auto* const random = new seal::SodiumRandom;
  static auto* const files = store::systemFiles().release();
  static auto* const counter = tpm::computersCounter().release();
  static const auto* const environment = new vault::Environment{*clock, *random, *files, crypto::defaultDeviceSecretPath().parent_path(), counter};
  app::Workspace workspace(*environment, *arguments, preferences);
  QMetaObject::invokeMethod(&workspace, [&workspace] { workspace.start(); }, Qt::QueuedConnection);
  return QApplication::exec();
}
