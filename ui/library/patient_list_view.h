#pragma once
// The list of patients as a widget.

#include <QListView>

#include "ui/library/patient_row_delegate.h"
#include "ui/models/patient_list_model.h"

namespace safelight::ui {

/// One patient is chosen at a time and stays chosen when the list is read anew. Arrow keys move, Return and double click open. Return before a search is
/// answered, as scanners send it, opens who is found: never who stood there for the search before.
class PatientListView : public QListView {
  Q_OBJECT
 public:
  /// What the scroll bar takes on the right; kept free while there is none, so that rows do not change their width.
  static constexpr int kScrollStrip = 12;

  PatientListView(PatientListModel& model, PatientRowDelegate::Density density, QWidget* parent = nullptr);

  PatientListModel& patients() const { return m_patients; }
  /// The chosen patient, or nothing.
  const model::Patient* chosen() const;
  /// Moves the choice by rows or pages, as a search field does on behalf of the list. True when the key was one of these.
  bool handleKey(QKeyEvent* event);
  void choose(model::PatientId id);
  /// Stays in the list, but is chosen by itself only when there is nobody else: who the list is asked for from, say.
  void passOver(model::PatientId id) { m_passedOver = id; }

 Q_SIGNALS:
  void chosenChanged();
  void opened(const safelight::model::Patient& patient);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
  void keepChoice();
  int rowToBeginWith() const;
  void answered();
  void openChosen();
  PatientListModel& m_patients;
  model::PatientId m_chosen, m_passedOver;
  bool m_openWhenFound = false;
};

}  // namespace safelight::ui
