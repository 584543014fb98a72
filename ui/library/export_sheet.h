#pragma once
// Taking images out of the vault, said plainly.

#include <atomic>
#include <memory>
#include <vector>

#include "core/vault/export/export.h"
#include "ui/bridge/vault_session.h"
#include "ui/library/folder_field.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

class ReadingList;
class SheetPages;

/// Asks where to, as what and with or without identity; then shows progress with a count and a cancel, then what became of it.
/// Deletes itself when closed; closing while it works cancels.
class ExportSheet : public Sheet {
  Q_OBJECT
 public:
  ExportSheet(VaultSession& session, QWidget* window, std::vector<model::Image> images);
  ~ExportSheet() override;

  void setFolder(const QString& folder);

 Q_SIGNALS:
  /// Everything that could be written is.
  void finished(int written, int refused);

 private:
  QWidget* makeQuestions();
  QWidget* makeProgress();
  QWidget* makeResult();
  void showHonest();
  QStringList namesThatChange() const;
  QStringList namesThatStay() const;
  void askForOtherNames();
  void start();
  void exportNext();
  void received(Result<std::vector<vault::ExportOutcome>> outcomes, std::size_t asked);
  void showResult();
  QStringList refusals() const;

  VaultSession& m_session;
  QWidget* m_over;
  std::vector<model::Image> m_images;
  std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
  vault::ExportRequest m_request;
  std::shared_ptr<std::optional<std::array<std::uint8_t, 32>>> m_uidKey = std::make_shared<std::optional<std::array<std::uint8_t, 32>>>();  // the worker's
  std::size_t m_others = 0, m_nameless = 0;  // whose files name somebody else than their patient, nobody
  std::size_t m_next = 0;
  int m_written = 0;
  std::vector<vault::ExportOutcome> m_refused;
  std::optional<Error> m_stopped;

  SheetPages* m_pages;
  FolderField* m_folder;
  FormField* m_folderRow;
  Choice *m_as, *m_identity;
  Text *m_honest, *m_progressText, *m_resultTitle, *m_resultText;
  ProgressLine* m_progress;
  ReadingList* m_list;
  Button *m_cancel, *m_go, *m_copy;
};

}  // namespace safelight::ui
