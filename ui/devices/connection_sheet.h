#pragma once
// The second step of pairing: what to type in at the device, and whether both ways work.

#include <QTimer>

#include "ui/bridge/vault_session.h"
#include "ui/devices/device_services.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// One way of a connection with how it stands: an icon, a sentence.
class ConnectionLine : public QWidget {
  Q_OBJECT
 public:
  enum class State { Waiting, Good, Bad };
  explicit ConnectionLine(QWidget* parent = nullptr);
  void show(State state, const QString& title, const QString& words);
  State state() const { return m_state; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  State m_state = State::Waiting;
  Text *m_title, *m_words;
};

/// Shows our AE title, address and port to copy, calls the device, and watches for its call. Deletes itself when closed.
class ConnectionSheet : public Sheet {
  Q_OBJECT
 public:
  ConnectionSheet(VaultSession& session, const DeviceServices& services, QWidget* window, const vault::Device& device);

 private:
  /// `typed` is what the device wants, where that is not the value as it is shown.
  void addFact(const QString& label, const QString& value, const QString& typed = {});
  void showSettings(const seal::ReceivingSettings& settings);
  void callDevice();
  void lookForCall();

  VaultSession& m_session;
  const DeviceServices& m_services;
  vault::Device m_device;
  class QVBoxLayout* m_facts;
  ConnectionLine *m_there, *m_back;
  Button* m_again;
  QTimer m_watch;
};

}  // namespace safelight::ui
