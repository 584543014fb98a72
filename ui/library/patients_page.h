#pragma once
// The first page: find a patient, or add one.

#include <QWidget>

#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/library/patient_list_view.h"
#include "ui/models/patient_list_model.h"
#include "ui/widgets/controls.h"

class QStackedWidget;

namespace safelight::ui {

class PatientPreview;

/// Search as one types (the field itself stands in the top bar), the list, and a quiet preview of who is chosen. GUI thread only.
class PatientsPage : public QWidget {
  Q_OBJECT
 public:
  PatientsPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

  /// What stands in the search field; results follow each key.
  void setSearchText(const QString& text);
  /// The list, so that the search field can move in it.
  PatientListView& list() { return *m_list; }
  /// Opens the sheet for a new patient, filled with what was searched for.
  void newPatient();
  /// Reads the list again (the page is shown, or something changed).
  void refresh();

 Q_SIGNALS:
  void openPatient(const safelight::model::Patient& patient);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  enum class Shown { All, Today, ByName };
  QWidget* makeList();
  QWidget* makeHeader();
  QWidget* makeEmpty();
  Chip* addChip(class QHBoxLayout& row, const QString& text, Shown shown);
  void ask();
  void show(int total);
  void showEmpty();
  void showHeader();
  void arrange();
  void fitHeader();
  void editChosen();
  void mergeChosen();
  void openById(model::PatientId id);

  VaultSession& m_session;
  PatientListModel* m_model;
  PatientListView* m_list;
  PatientPreview* m_preview;
  QStackedWidget* m_stack;
  EmptyState* m_nobody;   // a new practice
  EmptyState* m_nothing;  // nothing found
  Button* m_nothingAction = nullptr;
  QWidget* m_header;
  Text* m_count;
  QList<Chip*> m_chips;
  Button* m_add = nullptr;  // who may add nobody has none
  QWidget* m_failure;
  Text* m_failureText;
  Shown m_shown = Shown::All;
  QString m_searched;
};

}  // namespace safelight::ui
