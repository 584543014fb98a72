#pragma once
// Today's and tomorrow's list: what devices are asked to take, and what became of it.

#include <QScrollArea>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "core/vault/worklist/worklist.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"
#include "ui/worklist/drop_folder.h"

class QStackedWidget;
class QVBoxLayout;

namespace safelight::ui {

/// Orders by day and time; closed by an image, by hand, or taken back with undo. GUI thread only.
class WorklistPage : public QWidget {
  Q_OBJECT
 public:
  WorklistPage(VaultSession& session, QWidget* parent = nullptr);
  void refresh();
  /// Orders come from the practice software too. Once; `preferences` outlive the page.
  void readFolder(Preferences& preferences, DropFolder::Take take);

 Q_SIGNALS:
  void openPatient(const safelight::model::Patient& patient);
  /// Somebody changed the list: who serves it offers it anew.
  void worklistChanged();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Loaded;
  void build();
  void show(const Loaded& loaded);
  void addDay(model::Date day, model::Date today, const std::vector<const vault::WorklistRow*>& rows, const Loaded& loaded);
  QWidget* makeRow(const vault::WorklistRow& row, const Loaded& loaded);
  void askForFolder();
  void showLine();
  void add();
  void end(model::WorklistId id, model::WorklistStatus status, const QString& words);

  VaultSession& m_session;
  DropFolder* m_folder = nullptr;
  int m_generation = 0;
  Text* m_line;
  Button *m_add, *m_software, *m_softwareWhenEmpty;
  QStackedWidget* m_stack;
  QScrollArea* m_scroll;
  QVBoxLayout* m_column;
  EmptyState *m_empty, *m_failure;
  QTimer m_again;
};

}  // namespace safelight::ui
