#pragma once
// A certificate for a device, by the practice's own authority: made, saved to a file, and forgotten.

#include "ui/bridge/vault_session.h"
#include "ui/devices/device_services.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/password_field.h"

namespace safelight::ui {

/// Asks in which form and under which password, makes it, and writes it where the person says. Deletes itself when closed.
class CertificateSheet : public Sheet {
  Q_OBJECT
 public:
  CertificateSheet(VaultSession& session, const DeviceServices& services, QWidget* window, vault::DeviceDetails details);

 Q_SIGNALS:
  /// The file is written.
  void made(const safelight::seal::Hash& fingerprint);

 private:
  bool wantsPkcs12() const;
  void check();
  void askWhere();
  void make(const QString& path);
  void write(const DeviceCertificate& certificate, const QString& path);
  void showProblem(const QString& words);

  VaultSession& m_session;
  const DeviceServices& m_services;
  vault::DeviceDetails m_details;
  Choice* m_form;
  PasswordField *m_password, *m_again;
  FormField *m_formRow, *m_passwordRow, *m_againRow;
  Text* m_problem;
  Button* m_make;
};

}  // namespace safelight::ui
