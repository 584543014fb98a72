#pragma once
// Erasing a patient for good, after everything that it means was said.

#include "core/vault/keeping/erase.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/form_field.h"

class QCheckBox;

namespace safelight::ui {

/// Says what goes, what forbids it and from which day it is final; asks for the reason, and for the patient's name or number typed by hand. It
/// cannot be undone and says so. Deletes itself when closed.
class EraseSheet : public Sheet {
  Q_OBJECT
 public:
  EraseSheet(VaultSession& session, QWidget* window, const model::Patient& patient);

 Q_SIGNALS:
  void erased(safelight::model::PatientId patient);

 private:
  void build();
  void show(const vault::ErasureCheck& check);
  QString whatGoes(const vault::ErasureCheck& check) const;
  void check();
  bool isNamed() const;
  void erase();
  void fail(const Error& error);

  VaultSession& m_session;
  QWidget* m_over;
  model::Patient m_patient;
  vault::RetentionVerdict m_verdict = vault::RetentionVerdict::OnHold;
  Text *m_words, *m_rule, *m_final, *m_problem;
  TextField *m_reason, *m_name;
  FormField *m_reasonRow, *m_nameRow;
  QCheckBox* m_despite;
  Button* m_erase;
};

/// Puts records on hold, or ends a hold, with a reason. Deletes itself when closed.
class HoldSheet : public Sheet {
  Q_OBJECT
 public:
  enum class Way { Hold, Release };
  HoldSheet(VaultSession& session, QWidget* window, const model::Patient& patient, Way way);

 private:
  void apply();

  VaultSession& m_session;
  QWidget* m_over;
  model::Patient m_patient;
  Way m_way;
  TextField* m_reason;
  FormField* m_reasonRow;
  Button* m_apply;
};

}  // namespace safelight::ui
