#pragma once
// Adding a patient, and correcting one.

#include <optional>

#include "core/model/patient.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// A sheet that asks for names, birth date, sex and number. Says while one types what the date was read as, and who looks like the
/// same person already. Closes itself when the patient is saved.
class PatientSheet : public Sheet {
  Q_OBJECT
 public:
  /// With a patient: edits it. Deletes itself when closed.
  PatientSheet(VaultSession& session, QWidget* window, std::optional<model::Patient> existing = std::nullopt);
  /// Starts with what was typed into a search: a date goes to the birth date, digits to the number, the rest to the names.
  void prefill(const QString& typed);
  /// Starts with what a file says of its patient.
  void prefill(const model::PatientDetails& details) { fill(details); }

 Q_SIGNALS:
  void saved(safelight::model::PatientId id);

 private:
  void build();
  void fill(const model::PatientDetails& details);
  std::optional<model::PatientDetails> read();
  void checkBirthDate();
  void lookForSame();
  void save();
  void showError(const Error& error);

  VaultSession& m_session;
  QWidget* m_over;
  std::optional<model::Patient> m_existing;
  TextField *m_family, *m_given, *m_birth, *m_number, *m_note;
  Choice* m_sex;
  FormField *m_familyRow, *m_birthRow, *m_numberRow;
  Text* m_notice;
  Button* m_save;
  bool m_saving = false;
};

}  // namespace safelight::ui
