#pragma once
// Two records of one person become one.

#include "core/model/patient.h"
#include "ui/bridge/vault_session.h"
#include "ui/library/patient_list_view.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A sheet that lets a person find the other record, says what will happen, merges, and offers Undo in a toast. Deletes itself when closed.
class MergeSheet : public Sheet {
  Q_OBJECT
 public:
  MergeSheet(VaultSession& session, QWidget* window, const model::Patient& from);

 Q_SIGNALS:
  /// `from` is merged into `into`.
  void merged(safelight::model::PatientId from, safelight::model::PatientId into);

 private:
  void build();
  void chosen();
  void merge();

  VaultSession& m_session;
  QWidget* m_over;
  model::Patient m_from;
  PatientListModel* m_model;
  PatientListView* m_list;
  TextField* m_search;
  Text* m_words;
  Button* m_merge;
};

}  // namespace safelight::ui
