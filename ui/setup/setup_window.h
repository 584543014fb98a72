#pragma once
// The first run: welcome, practice, owner, recovery kit; or a vault that exists; or a backup; or the kit.

#include <QList>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/base/cancel_token.h"
#include "core/base/path.h"
#include "core/vault/vault.h"
#include "ui/bridge/one_shot.h"
#include "ui/widgets/lamp_glow.h"

class QScrollBar;
class QSpacerItem;

namespace safelight::ui {

class Button;
class KitStep;
class OwnerStep;
class PracticeStep;
class ProgressLine;
class RecoverStep;
class RestoredStep;
class RestoreStep;
class SetupStep;
class StepDots;
class Text;
class WelcomeStep;

/// A window of its own, dark as the lock screen. Creating and recovering run on a thread beside it. GUI thread only.
class SetupWindow : public QWidget {
  Q_OBJECT
 public:
  struct Places {
    QString vaultFolder;   // where new vaults go: ~/Safelight
    Path deviceSecret;     // made when missing
  };
  /// `environment` and what it refers to outlive the window.
  SetupWindow(const vault::Environment& environment, Places places, QWidget* parent = nullptr);
  ~SetupWindow() override;

  /// Somebody came from the lock screen of a practice: what they came through leads back there (closeAsked).
  void comeFromSignIn();
  /// Begins with the kit for this vault ("Use the recovery kit" on the lock screen).
  void startRecovery(const QString& vaultPath);
  /// The open vault after finished(); once.
  std::optional<vault::Vault> takeVault();

 Q_SIGNALS:
  /// A vault was created or recovered and is open.
  void finished();
  /// A vault lies at `path` from now on, even if nobody types its kit back: the next start asks for a sign-in there.
  void vaultMade(const QString& path);
  /// A person named a vault that exists; signing in is the guard's business.
  void vaultChosen(const QString& path);
  /// The person closed the window, or wants to sign in after all.
  void closeAsked();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void connectSteps();
  void go(QWidget* page);
  void fitPage();
  void keepRoomAbove();
  QWidget* makeWorking();
  QWidget* makePages();
  void create();
  void created(Result<std::pair<vault::Vault, vault::RecoveryKit>> result);
  void recover();
  void restore();
  void chooseVault(std::function<void(const QString& path, const QString& practice)> chosen);
  enum class Stop : std::uint8_t { Possible, Impossible };
  void setWorking(const QString& words, Stop stop = Stop::Impossible);

  const vault::Environment& m_environment;
  Places m_places;
  QWidget* m_column;
  QSpacerItem* m_above;  ///< of the layout
  QScrollBar* m_scroll;
  QList<QWidget*> m_pages;
  StepDots* m_dots;
  LampGlow m_glow;
  WelcomeStep* m_welcome;
  PracticeStep* m_practice;
  OwnerStep* m_owner;
  KitStep* m_kit;
  RecoverStep* m_recover;
  RestoreStep* m_restore;
  RestoredStep* m_restored;
  QWidget* m_working;
  Text *m_workingWords, *m_problem;
  ProgressLine* m_progress;
  Button* m_stop;
  CancelToken m_cancel;
  std::optional<vault::Vault> m_vault;
  bool m_isFromSignIn = false, m_beganWithKit = false;
  bool m_isFirstRun = false;  // the kit is the last of three steps, and not one that takes another's place
  OneShot m_call;  // last: its thread ends before anything else goes
};

}  // namespace safelight::ui
