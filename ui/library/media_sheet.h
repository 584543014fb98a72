#pragma once
// A patient's images as a disc or stick that any viewer reads.

#include <atomic>
#include <memory>
#include <optional>

#include <QTimer>

#include "core/model/patient.h"
#include "core/vault/export/media_export.h"
#include "ui/bridge/vault_session.h"
#include "ui/library/folder_field.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

class ReadingList;
class SheetPages;

/// Asks where to and for whom; shows progress with a count and a cancel; then what had no place on it. Deletes itself when closed;
/// closing while it works cancels, and a cancelled medium leaves nothing behind.
class MediaSheet : public Sheet {
  Q_OBJECT
 public:
  MediaSheet(VaultSession& session, QWidget* window, const model::Patient& patient);
  ~MediaSheet() override;

  void setFolder(const QString& folder) { m_folder->setFolder(folder); }

 Q_SIGNALS:
  /// The medium is there.
  void written(int images, int leftOut);

 private:
  /// Shared with the worker.
  struct Progress {
    std::atomic<std::uint32_t> done = 0, all = 0;
    std::atomic<bool> stop = false;
  };
  struct Answer;
  QWidget* makeQuestions();
  QWidget* makeProgress();
  QWidget* makeResult();
  void showKind();
  void start();
  void finished(Answer answer);
  void showResult(int written, const QStringList& leftOut);

  VaultSession& m_session;
  QWidget* m_over;
  model::Patient m_patient;
  std::shared_ptr<Progress> m_state;
  QTimer m_look;
  SheetPages* m_pages;
  FolderField* m_folder;
  FormField *m_folderRow, *m_kindRow;
  Choice* m_kind;
  Text* m_result;
  ProgressLine* m_progress;
  ReadingList* m_list;
  Button *m_cancel, *m_go;
};

}  // namespace safelight::ui
