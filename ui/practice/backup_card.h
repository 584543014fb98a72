#pragma once
// Where backups go, how old they are, and the button that makes one now.

#include <QBasicTimer>
#include <QPointer>

#include "ui/bridge/backup_runner.h"
#include "ui/practice/backup_words.h"

class QVBoxLayout;

namespace safelight::ui {

/// One line that says how it stands, a row for each place, and the progress of the backup that runs.
class BackupCard : public Card {
  Q_OBJECT
 public:
  explicit BackupCard(VaultSession& session, QWidget* parent = nullptr);
  /// Reads places and ages anew.
  void refresh();

 protected:
  void timerEvent(QTimerEvent* event) override;

 private:
  struct View;
  void build();
  void show(const View& view);
  QWidget* makeRow(const vault::PlaceStatus& status, vault::Presence presence, Instant now);
  void showProgress();
  void add();
  void changeKeys(const vault::BackupPlace& place);
  void lookAgain();
  void returnFocus();
  BackupLine lineOf(const vault::PlaceStatus& status, vault::Presence presence, Instant now) const;
  void askToRemove(const vault::BackupPlace& place);
  void remove(const vault::BackupPlace& place);
  void ended(const QString& place, const std::optional<Error>& error);

  VaultSession& m_session;
  BackupRunner& m_runner;
  class ToneIcon* m_icon;
  Text *m_headline, *m_drill, *m_reach, *m_step;
  QVBoxLayout* m_rows;
  QWidget* m_running;
  ProgressLine* m_progress;
  Button *m_stop, *m_anyway, *m_drillNow, *m_plus = nullptr;
  std::vector<vault::BackupPlace> m_drillable;
  QStringList m_repositories;  // by their names
  QStringList m_stopped;       // and those whose last backup somebody stopped
  std::optional<vault::BackupPlace> m_alarmed;
  std::vector<vault::Presence> m_presences;  // as they are shown
  QBasicTimer m_look;
  std::optional<Uuid> m_shown;     // the place whose backup is shown as running
  std::optional<Uuid> m_returnTo;  // its row gets the keyboard back once it is over
  QPointer<Button> m_begin;        // in that row
};

}  // namespace safelight::ui
