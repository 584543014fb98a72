// safelight: the lock screen, and the keeper of the working process. safelight [VAULT] [--once] [--windowed] [--workspace PROGRAM]

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QTimer>

#include "app/guard/worklist_host.h"
#include "core/base/clock.h"
#include "core/base/diagnostic.h"
#include "core/crypto/device_secret.h"
#include "core/crypto/process_hardening.h"
#include "core/store/file_system.h"
#include "core/vault/health/arrival_memory.h"
#include "core/vault/receiving/adoption.h"
#include "core/vault/receiving/receiving.h"
#include "core/vault/vault.h"
#include "ui/bridge/receiver_host.h"
#include "ui/lock/guard.h"
#include "ui/lock/session_watch.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/language.h"
#include "ui/widgets/preferences.h"
#include "ui/widgets/quiet_qt.h"
#include "ui/widgets/theme.h"

using namespace safelight;

namespace {

struct Options {
  std::optional<QString> vault;
  QString workspace;
  ui::LockWindows::Mode mode = ui::LockWindows::Mode::FullScreen;
  ui::GuardConfig::Keeps keeps = ui::GuardConfig::Keeps::TheVault;
};

Options readOptions(const QApplication& application) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Opens a Safelight vault, and locks it."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("vault"), QStringLiteral("The vault's folder; the last one when left out."), QStringLiteral("[vault]"));
  const QCommandLineOption windowed(QStringLiteral("windowed"), QStringLiteral("Show the lock screen in a window."));
  const QCommandLineOption workspace(QStringLiteral("workspace"), QStringLiteral("Another workspace program than the one beside this one."), QStringLiteral("program"));
  const QCommandLineOption once(QStringLiteral("once"), QStringLiteral("Do not open this vault by itself the next time."));
  parser.addOptions({once, windowed, workspace});
  parser.process(application);

  Options options;
  if (!parser.positionalArguments().isEmpty()) options.vault = QFileInfo(parser.positionalArguments().first()).absoluteFilePath();
  if (parser.isSet(once)) options.keeps = ui::GuardConfig::Keeps::Nothing;
  if (parser.isSet(windowed)) options.mode = ui::LockWindows::Mode::Windowed;
  options.workspace = parser.isSet(workspace) ? QFileInfo(parser.value(workspace)).absoluteFilePath()
                                              : QCoreApplication::applicationDirPath() + QStringLiteral("/safelight-workspace");
#ifdef _WIN32
  if (!parser.isSet(workspace)) options.workspace += QStringLiteral(".exe");
#endif
  return options;
}

/// The receiver beside this program, for a vault that receives and on the computer that holds its secrets.
std::optional<ui::ReceiverStart> receiverOf(store::FileSystem& files, const Path& vault) {
  if (!files.info(vault / "inbox" / "inbox.key")) return std::nullopt;
  const auto summary = vault::Vault::summarise(files, vault);
  if (!summary) return std::nullopt;
  const Path secret = vault::receiverSecretPath(crypto::defaultDeviceSecretPath(), summary->id);
  if (!files.info(secret)) return std::nullopt;
  const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/safelight-receiver");
  return ui::ReceiverStart{pathFromUtf8(program.toStdString()), {pathToUtf8(vault), "--receiver-secret", pathToUtf8(secret), "--end-with", std::to_string(ipc::kFirstInheritedHandle)}};
}

}  // namespace

int main(int argc, char** argv) {
  if (!crypto::hardenProcess()) {
    writeDiagnostic(Diagnostic() << "This computer does not let Safelight protect its memory, so it does not start.");
    return 1;
  }
  ui::keepQtQuiet();
  QApplication application(argc, argv);
  application.setApplicationName(QStringLiteral("safelight"));
  application.setApplicationVersion(QStringLiteral(SAFELIGHT_VERSION));
  application.setDesktopFileName(QStringLiteral("safelight"));
  application.setWindowIcon(ui::applicationIcon());
  application.setQuitOnLastWindowClosed(false);
  const Options options = readOptions(application);
  ui::Translations translations(application);
  const auto speak = [&translations] { translations.use(ui::Preferences(ui::Preferences::defaultFile()).language()); };
  speak();
  ui::applyTheme(application, ui::ThemeKind::Dark);

  const SystemClock clock;
  const auto files = store::systemFiles();
  ui::Guard guard({clock, [&](const Path& path) { return vault::Vault::summarise(*files, path); }, pathFromUtf8(options.workspace.toStdString()),
                   ui::GuardConfig(ui::GuardConfig::defaultFile(), options.keeps)},
                  options.mode);
  QObject::connect(&guard, &ui::Guard::covering, &guard, speak);
  const auto countAndRemember = [&](const Path& path) {
    vault::rememberArrivals(*files, path, crypto::defaultDeviceSecretPath().parent_path());
    return vault::countArrivals(*files, path);
  };
  ui::ReceiverHost receiver({[&](const Path& path) { return receiverOf(*files, path); }, countAndRemember});
  QObject::connect(&guard, &ui::Guard::vaultKnown, &receiver, &ui::ReceiverHost::follow);
  QObject::connect(&receiver, &ui::ReceiverHost::waitingChanged, &guard, [&](int count) { guard.windows().screen().setWaitingImages(count); });
  app::WorklistHost worklist(courier::courierBesideThisProgram());
  QObject::connect(&guard, &ui::Guard::worklistGiven, &worklist, &app::WorklistHost::serve);
  QObject::connect(&guard, &ui::Guard::locked, &worklist, &app::WorklistHost::locked);
  ui::SessionWatch watch;
  QObject::connect(&watch, &ui::SessionWatch::lockAsked, &guard, [&](ui::LockReason reason) {
    guard.lock(reason);
    if (!guard.isLocking()) watch.sleepMayGoOn();
  });
  QObject::connect(&guard, &ui::Guard::locked, &watch, &ui::SessionWatch::sleepMayGoOn);
  QObject::connect(&guard, &ui::Guard::finished, &application, &QCoreApplication::quit);
  guard.start(options.vault);
  // Whatever bus there is, it may be slow: the lock screen does not wait for it.
  QTimer::singleShot(0, &watch, &ui::SessionWatch::begin);
  return QApplication::exec();
}
