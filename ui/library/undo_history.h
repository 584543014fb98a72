#pragma once
// What was done in this session that can be taken back: one Ctrl+Z for every page.

#include <QObject>
#include <QString>
#include <functional>
#include <vector>

#include "ui/bridge/vault_session.h"

class QWidget;

namespace safelight::ui {

/// One a window. Whoever changes something tells it how to take that back; it says so in a toast with Undo and answers to Ctrl+Z
/// (not over an open sheet, and not in a text field, which undoes typing). Remembers the last fifty steps in memory alone. GUI thread only.
class UndoHistory : public QObject {
  Q_OBJECT
 public:
  struct Step {
    QString done;    // "3 images tagged"
    QString undone;  // "3 images are tagged as before": said when it was taken back
    std::function<Result<void>(vault::Vault&)> back;  // runs on the session's worker
  };
  /// Names one step; never 0.
  using Serial = std::size_t;

  /// The history of a window; made when there is none yet.
  static UndoHistory& of(VaultSession& session, QWidget* window);

  /// Keeps the way back, and says what was done unless whoever did it says so itself.
  enum class Say { Toast, Nothing };
  Serial add(Step step, Say say = Say::Toast);
  bool canTakeBack(Serial serial) const;
  /// Takes one step back; nothing when that happened already.
  void takeBack(Serial serial);
  /// Takes the last step back; says so when there is none.
  void undoLast();

 Q_SIGNALS:
  /// Another step can be undone than before.
  void changed();

 private:
  UndoHistory(VaultSession& session, QWidget* window);

  struct Entry {
    Serial serial;
    Step step;
  };
  VaultSession& m_session;
  QWidget* m_window;
  std::vector<Entry> m_entries;  // oldest first
  Serial m_lastSerial = 0;
};

}  // namespace safelight::ui
