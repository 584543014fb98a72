#pragma once
// "Whose is it?": finding one patient, from anywhere.

#include <functional>

#include "core/model/patient.h"
#include "ui/bridge/vault_session.h"
#include "ui/library/patient_list_view.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A sheet with a search field and a list. Deletes itself when closed.
class PickPatientSheet : public Sheet {
  Q_OBJECT
 public:
  /// `action` is the word on the button ("Move", "File here"). `searched` is typed already.
  PickPatientSheet(VaultSession& session, QWidget* window, const QString& title, const QString& action, const QString& searched = {});
  /// A line between the title and the search: what is to be filed.
  void setExplanation(const QString& words);
  /// This one cannot be chosen (the patient that is open), so the list begins with another.
  void setExcluded(model::PatientId id);
  /// Adds "New patient…" at the left of the list's foot.
  void offerNewPatient();

 Q_SIGNALS:
  void picked(const safelight::model::Patient& patient);
  void newPatientAsked();

 private:
  void showChosen();
  void pick();

  VaultSession& m_session;
  PatientListModel* m_model;
  PatientListView* m_list;
  TextField* m_search;
  Text *m_explanation, *m_nobody;
  Button *m_new, *m_pick;
  model::PatientId m_excluded;
};

}  // namespace safelight::ui
