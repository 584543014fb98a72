#pragma once
// The working process and the network: takes in what devices deliver, tells the receiver whom to believe, calls devices for a test.

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/base/path.h"
#include "ui/bridge/arrival_intake.h"
#include "ui/bridge/guard_protocol.h"
#include "ui/bridge/vault_session.h"
#include "ui/devices/device_services.h"

namespace safelight::app {

/// One a session, which outlives it. Its own threads hold no vault: they wait for the courier. GUI thread only.
class Network : public QObject {
  Q_OBJECT
 public:
  /// `vault` is the folder; `deviceSecret` says where the receiver's secrets lie (beside it).
  Network(ui::VaultSession& session, const Path& vault, const Path& deviceSecret, QObject* parent = nullptr);
  ~Network() override;

  ui::DeviceServices deviceServices();
  /// Who serves the worklist (the guard); without one, nobody does.
  void serveWorklistWith(std::function<void(ui::ServeWorklist)> serve) { m_serve = std::move(serve); }
  /// Today's list is another one: offer it anew.
  void offerWorklist();
  /// Prepares the receiver, then begins to take in what waits.
  void start();
  ui::ArrivalIntake& intake() { return m_intake; }

 Q_SIGNALS:
  /// One sentence for the person: something arrived damaged or forged, or something is missing.
  void trouble(const QString& words);

 private:
  void prepare();
  void echo(const vault::Device& device, QObject* context, std::function<void(Result<void>)> done);
  void tell(const std::vector<vault::AdoptionOutcome>& outcomes);

  ui::VaultSession& m_session;
  Path m_deviceSecret;
  ui::ArrivalIntake m_intake;
  std::function<void(ui::ServeWorklist)> m_serve;
  QTimer m_offerAgain;
  CancelToken m_ending;
  QThreadPool m_calls;
};

}  // namespace safelight::app
