#pragma once
// What devices and this practice show each other on encrypted connections: looked at, saved, made anew.

#include "ui/bridge/vault_session.h"
#include "ui/devices/device_services.h"
#include "ui/widgets/controls.h"

class QVBoxLayout;

namespace safelight::ui {

/// The practice's own two certificates, one to be saved and installed on devices; a row for each encrypted device, whose certificate can be
/// made anew. Deletes itself when closed. `services` outlives it.
class CertificatesSheet : public Sheet {
  Q_OBJECT
 public:
  CertificatesSheet(VaultSession& session, const DeviceServices& services, QWidget* window);

 Q_SIGNALS:
  /// A device, or this computer, is known by another certificate now.
  void changed();

 private:
  struct Loaded;
  void load();
  void show(const Loaded& loaded);
  QWidget* makeRow(const QString& name, const QString& line, const QString& fingerprint, Button* act);
  void addPractice(const PracticeCertificates& certificates);
  void renew();
  void addDevice(const vault::Device& device);
  void save(const QString& name, const std::string& pem);
  void makeAnew(const vault::Device& device);
  void keep(const vault::Device& device, const seal::Hash& fingerprint);
  void showProblem(const QString& words);

  VaultSession& m_session;
  const DeviceServices& m_services;
  QWidget* m_over;
  QVBoxLayout* m_rows;
  Text* m_problem;
  Button* m_done;
};

}  // namespace safelight::ui
