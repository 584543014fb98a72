#pragma once
// What people do to images, each with its way back: tag, delete, move. Shared by every screen that shows images.

#include <QObject>
#include <QPointer>
#include <QWidget>
#include <functional>
#include <vector>

#include "core/model/patient.h"
#include "core/vault/images.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

/// Runs changes on the session, says what happened in a toast of `window()` of the widget it was made for, and remembers the last twenty
/// so that Ctrl+Z can take them back. GUI thread.
class ImageActions : public QObject {
  Q_OBJECT
 public:
  using Done = std::function<void(Result<void>)>;
  ImageActions(VaultSession& session, QWidget* screen);

  void tag(const std::vector<model::Image>& images, const vault::TagChange& change, Done done = {});
  /// To the bin.
  void remove(const std::vector<model::ImageId>& images, Done done = {});
  /// From one patient to another.
  void move(const std::vector<model::ImageId>& images, model::PatientId from, const model::Patient& into, Done done = {});

  bool canUndo() const { return !m_undo.empty(); }
  /// Takes the last change back; says so when there is none.
  void undoLast();
  /// Forgets what could be undone (another patient was opened).
  void clear() { m_undo.clear(); }

 private:
  using Task = std::function<Result<void>(vault::Vault&)>;
  struct Change {
    QString text;      // "3 images deleted"
    Task apply, back;
  };
  void carryOut(Change change, Done done);
  void takeBack(std::size_t serial);

  VaultSession& m_session;
  QWidget* m_screen;
  struct Entry {
    std::size_t serial;
    Change change;
  };
  std::vector<Entry> m_undo;
  std::size_t m_serial = 0;
};

}  // namespace safelight::ui
