#pragma once
// Putting a patient on the worklist.

#include "core/model/patient.h"
#include "ui/bridge/vault_session.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// Asks what is to be taken, by which device and when, and enters it. Deletes itself when closed.
class OrderSheet : public Sheet {
  Q_OBJECT
 public:
  OrderSheet(VaultSession& session, QWidget* window, const model::Patient& patient);

 Q_SIGNALS:
  void entered(const QString& what);

 private:
  void build(const model::Patient& patient);
  void offerDevices();
  std::optional<model::LocalTime> typedTime() const;
  void check();
  void enter();

  VaultSession& m_session;
  model::PatientId m_patient;
  Choice *m_what, *m_device, *m_day;
  TextField *m_time, *m_note;
  FormField *m_deviceRow, *m_timeRow;
  Text* m_problem;
  Button* m_enter;
};

}  // namespace safelight::ui
