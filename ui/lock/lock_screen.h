#pragma once
// The lock screen: who wants to work, and their password. Knows nothing of processes and keys.

#include <functional>
#include <optional>
#include <vector>

#include <QDateTime>

#include "core/base/error.h"
#include "core/model/user.h"
#include "ui/lock/lock_backdrop.h"
#include "ui/lock/name_typing.h"
#include "ui/widgets/password_field.h"

class QLabel;
class QScrollArea;

namespace safelight::ui {

class Button;
class PersonTile;
class ProgressLine;
class Text;
class TextField;
class TileBox;

/// Always dark. The password leaves it once, as guarded bytes, through onSignIn; the field is emptied at that moment. GUI thread only.
class LockScreen : public LockBackdrop {
  Q_OBJECT
 public:
  explicit LockScreen(QWidget* parent = nullptr);
  ~LockScreen() override;

  void setPractice(const QString& name);
  /// In the order of the membership log; the chosen one stays chosen when still there.
  void setPeople(const std::vector<model::User>& people);
  /// "Locked at 14:27 after ..."; empty at the first start.
  void setSentence(const QString& sentence);
  /// Chooses a person, or nobody with an empty login.
  void choose(const std::string& login);
  std::string chosenLogin() const;
  /// Images that arrived while locked; nothing is shown for none.
  void setWaitingImages(int count);
  /// While the password is being tried: fields rest, a line moves.
  void setWorking(bool working);
  bool isWorking() const { return m_working; }
  /// While it works: the vault's index is made anew, so far.
  void setOpeningProgress(std::uint32_t permille);
  /// An owner asked to open a vault that is older than this computer remembers; ends with the next answer.
  bool acceptsOlder() const { return m_acceptsOlder; }
  /// What went wrong, in words, below the password.
  void showProblem(const Error& error);
  void clearProblem();
  /// There is no vault to sign in to, and why: nobody to choose, but a way on.
  void showNoVault(const Error& error);
  /// Empties the password and the problem.
  void reset();
  /// Where the time comes from; the machine's clock unless told.
  void setTimeSource(std::function<QDateTime()> source);
  /// Shown at the lower right: the name of this workstation.
  void setWorkstation(const QString& name);

  using SignInHandler = std::function<void(std::string login, crypto::SecretBytes password)>;
  void onSignIn(SignInHandler handler) { m_signIn = std::move(handler); }

 Q_SIGNALS:
  void forgotPassword();
  /// After showNoVault: look again, or go to the set-up.
  void tryAgain();
  void setUpAsked();
  void quitAsked();
  void minimiseAsked();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void changeEvent(QEvent* event) override;
  void timerEvent(QTimerEvent* event) override;

 private:
  static constexpr int kFormWidth = 420;
  class QHBoxLayout* makeTop();
  class QVBoxLayout* makeMiddle();
  class QLayout* makeForm();
  class QLayout* makeWaysOn();
  class QHBoxLayout* makeBottom();
  void sayEverything();
  void orderKeys();
  void tileChosen(PersonTile* tile);
  void step(int by);
  void goToNamed(const QString& letter, qint64 at);
  void updateForm();
  void updateClock();
  void applyRoom();
  void fitTiles();
  void submit();
  void askForOlder();
  static bool wantsBackup(const Error& error);
  bool ownerIsChosen() const;
  /// What stands below the password beside a problem; kept, so that it can be said in another language.
  enum class Note { None, IndexIsMade, OlderIsAsked };
  void sayNote(Note note);
  void sayProblem(const std::optional<Error>& error);
  PersonTile* addTile(const std::string& login, PersonTile* tile);

  struct Entry {
    std::string login;  // empty: somebody else
    PersonTile* tile;
  };
  const Entry* chosen() const;
  std::vector<Entry> m_entries;
  std::vector<model::User> m_people;
  std::optional<QString> m_workstationName;
  NameTyping m_typing;
  int m_waitingCount = 0;
  SignInHandler m_signIn;
  std::function<QDateTime()> m_now;
  Text *m_practice, *m_date, *m_title, *m_sentence, *m_capsLock, *m_problem, *m_note, *m_waiting, *m_workstation;
  QLabel* m_clock;
  TileBox* m_tiles;
  QScrollArea* m_tileScroll;
  QWidget* m_form;
  TextField* m_login;
  PasswordField* m_password;
  Button *m_unlock, *m_forgot, *m_tryAgain, *m_setUp, *m_older;
  class IconButton *m_minimise, *m_quit;
  ProgressLine* m_progress;
  QWidget* m_waitingRow;
  class QHBoxLayout *m_top, *m_bottom;
  class QVBoxLayout* m_middle;
  int m_clockTimer = 0;
  bool m_working = false, m_noVault = false, m_acceptsOlder = false;
  /// The last answer was that the vault is older than this computer remembers.
  bool m_isOlder = false;
  Note m_noteSaid = Note::None;
  std::optional<Error> m_problemSaid;
};

}  // namespace safelight::ui
