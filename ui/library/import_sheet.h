#pragma once
// The one sheet of an import: what will happen, how far it is, what became of it.

#include <optional>
#include <vector>

#include "core/model/patient.h"
#include "ui/library/import_groups.h"
#include "ui/library/import_job.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/form_field.h"

class QCheckBox;

namespace safelight::ui {

class ImportGroupList;
class ReadingList;

/// Shows what its owner (the import flow) tells it and asks for what a person wants; it starts nothing itself.
class ImportSheet : public Sheet {
  Q_OBJECT
 public:
  /// Where everything goes: one patient, or nothing for "as the files say".
  struct Target {
    std::optional<model::PatientId> patient;
    bool createMissing = false;
    bool operator==(const Target&) const = default;
  };

  ImportSheet(QWidget* window, bool mayCreate);

  /// Patients to choose from, the open one first; `target` is chosen.
  void setTargets(const std::vector<model::Patient>& patients, const Target& target);
  const Target& target() const { return m_target; }

  void showPreview(const ImportJob& job);
  void showWorking(const ImportJob& job);
  void showReport(const ImportJob& job, bool mayUndo);

 Q_SIGNALS:
  void targetChanged();
  void someoneElseAsked();
  void importAsked();
  void cancelAsked();
  void minimiseAsked();
  void undoAsked();
  void dismissed();

 private:
  enum class Shown { Nothing, Preview, Working, Report };
  void show(Shown what);
  void chooseTarget();
  void showWarnings(const ImportJob& job);
  void showCreate(const ImportJob& job);
  FindPatient finder(const ImportJob& job) const;

  Shown m_shown = Shown::Nothing;
  Target m_target;
  std::vector<model::Patient> m_patients;
  bool m_mayCreate;
  Text *m_lead, *m_warning;
  ProgressLine *m_progress, *m_looking;  // the second beside the buttons: they do not jump when a look is over
  FormField* m_intoRow;
  Choice* m_into;
  Card* m_warningCard;
  QCheckBox* m_create;
  int m_nobody = 0;  // files that it counts
  ImportGroupList* m_groups;
  ReadingList* m_list;
  Button *m_left, *m_second, *m_primary;
  bool m_filling = false;
};

}  // namespace safelight::ui
