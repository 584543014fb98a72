#pragma once
// How Safelight is reached by devices: its AE title and ports, and whether the worklist is served while locked.

#include "ui/bridge/vault_session.h"
#include "ui/widgets/form_field.h"

#include "core/seal/receiving_order.h"

namespace safelight::ui {

/// Deletes itself when closed.
class ReceivingSheet : public Sheet {
  Q_OBJECT
 public:
  ReceivingSheet(VaultSession& session, QWidget* window);

 Q_SIGNALS:
  void saved();

 private:
  void show(const seal::ReceivingSettings& settings);
  void check();
  void save();

  VaultSession& m_session;
  seal::ReceivingSettings m_settings;
  TextField *m_title, *m_plainPort, *m_tlsPort;
  FormField *m_titleRow, *m_tlsPortRow;
  Choice *m_plainAddress, *m_worklist;
  Text* m_problem;
  Button* m_save;
};

}  // namespace safelight::ui
