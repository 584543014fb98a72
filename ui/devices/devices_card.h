#pragma once
// The devices that deliver images, and who else called.

#include <QTimer>
#include <optional>

#include "ui/bridge/vault_session.h"
#include "ui/devices/device_services.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// A row a device with when it was last seen; below them callers who are not paired, each a click from being let in. Reads again every
/// few seconds while it is shown. `services` outlives it. GUI thread only.
class DevicesCard : public Card {
  Q_OBJECT
 public:
  DevicesCard(VaultSession& session, const DeviceServices& services, QWidget* parent = nullptr);
  void refresh();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  struct Loaded;
  void show(const Loaded& loaded);
  QWidget* makeRow(const vault::Device& device, model::LocalTime now);
  QWidget* makeCaller(const seal::PeerSeen& peer, model::LocalTime now);
  void add(const std::optional<seal::PeerSeen>& peer);
  void change(const vault::Device& device);
  void askToRemove(const vault::Device& device);
  void changeReceiving();
  void showCertificates();
  void changed();

  VaultSession& m_session;
  const DeviceServices& m_services;
  QByteArray m_shown;  // what the rows say, so that nothing is rebuilt under the mouse for nothing
  class QVBoxLayout *m_rows, *m_callers;
  Text *m_line, *m_callersTitle, *m_problem;
  Button *m_add, *m_receiving, *m_certificates;
  QTimer m_again;
};

}  // namespace safelight::ui
