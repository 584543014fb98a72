#pragma once
// Pairing a device: what it is, then what to type in at the device, with a test of both ways.

#include <optional>

#include "ui/bridge/vault_session.h"
#include "ui/devices/device_services.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// Asks for a device's particulars and pairs it, or changes one that is paired. Deletes itself when closed.
class DeviceSheet : public Sheet {
  Q_OBJECT
 public:
  /// A new device; `peer` is somebody who called already and is to be let in.
  DeviceSheet(VaultSession& session, const DeviceServices& services, QWidget* window, const std::optional<seal::PeerSeen>& peer = {});
  /// One that is paired.
  DeviceSheet(VaultSession& session, const DeviceServices& services, QWidget* window, const vault::Device& device);

 Q_SIGNALS:
  /// The device stands in the vault; the sheet may go on with its second step.
  void saved(const safelight::vault::Device& device);

 private:
  void build();
  void fill(const vault::DeviceDetails& details);
  vault::DeviceDetails typed() const;
  void check();
  void showLink();
  void chooseCertificate();
  void makeCertificate();
  void save();
  void showError(const Error& error);

  VaultSession& m_session;
  const DeviceServices& m_services;
  std::optional<vault::Device> m_device;  // being edited
  seal::Hash m_certificate{};
  bool m_hasCertificate = false;
  Choice *m_kind, *m_link;
  TextField *m_name, *m_title, *m_address, *m_port;
  FormField *m_titleRow, *m_addressRow, *m_portRow, *m_linkRow;
  QWidget* m_certificateRow;
  Text *m_fingerprint, *m_problem;
  Button *m_choose, *m_make, *m_save;
};

}  // namespace safelight::ui
