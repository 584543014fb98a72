#pragma once
// What people do to images, each with its way back: tag, delete, restore, file, move. Shared by every screen that shows images.

#include <QObject>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "core/model/patient.h"
#include "core/vault/images/images.h"
#include "ui/bridge/vault_session.h"
#include "ui/library/undo_history.h"

namespace safelight::ui {

/// Runs changes on the session and hands each with its way back to the UndoHistory of the window of the widget it was made for. A change
/// that failed is said in a toast and cannot be undone. GUI thread.
class ImageActions : public QObject {
  Q_OBJECT
 public:
  /// Called when it is over: the step to take back, or none when it failed.
  using Done = std::function<void(std::optional<UndoHistory::Serial>)>;
  ImageActions(VaultSession& session, QWidget* screen);

  void tag(const std::vector<model::Image>& images, const vault::TagChange& change, Done done = {});
  /// To the bin.
  void remove(const std::vector<model::ImageId>& images, Done done = {});
  /// From the bin to where they were.
  void restore(const std::vector<model::ImageId>& images, Done done = {});
  /// From the Inbox to a patient.
  void file(const std::vector<model::ImageId>& images, const model::Patient& into, Done done = {});
  /// From one patient to another.
  void move(const std::vector<model::ImageId>& images, model::PatientId from, const model::Patient& into, Done done = {});

 private:
  void carryOut(std::function<Result<void>(vault::Vault&)> apply, UndoHistory::Step step, Done done);

  VaultSession& m_session;
  QWidget* m_screen;
};

}  // namespace safelight::ui
