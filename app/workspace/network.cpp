#include "app/workspace/network.h"

#include <QDir>
#include <QPointer>
#include <algorithm>

#include "app/dispatch/nodes.h"
#include "app/network/device_node.h"
#include "app/network/practice_certificates.h"
#include "core/courier/client.h"
#include "core/courier/courier_process.h"
#include "core/vault/receiving/receiving.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::app {
namespace {

/// Calls that may go on at once: a person tests one device, then another, while the first still does not answer.
constexpr int kCalls = 4;
/// A day ends, an image closes its order, a port becomes free: the list is given again though nobody changed it.
constexpr int kOfferAgainMilliseconds = 60'000;

Result<ui::DeviceCertificate> issue(vault::Vault& vault, const ui::CertificateOrder& order) {
  const auto form = order.form == ui::CertificateForm::Pkcs12 ? CertificateFile::Pkcs12 : CertificateFile::Pem;
  TRY_ASSIGN(auto made, issueDeviceCertificate(vault, order.device, form, order.password));
  return ui::DeviceCertificate{made.fingerprint, std::move(made.file)};
}

Result<std::optional<ui::PracticeCertificates>> shown(vault::Vault& vault) {
  TRY_ASSIGN(const auto own, ownCertificates(vault));
  if (!own) return std::nullopt;
  const auto one = [](const CertificateSummary& summary) { return ui::PracticeCertificate{summary.fingerprint, summary.validUntil}; };
  return ui::PracticeCertificates{one(own->authority), one(own->own), own->authorityFile};
}

}  // namespace

Network::Network(ui::VaultSession& session, const Path& vault, const Path& deviceSecret, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_deviceSecret(deviceSecret),
      m_intake(session, QDir(ui::text(pathToUtf8(vault))).filePath(QStringLiteral("inbox"))) {
  m_calls.setMaxThreadCount(kCalls);
  connect(&m_intake, &ui::ArrivalIntake::took, this, &Network::tell);
  m_offerAgain.setInterval(kOfferAgainMilliseconds);
  connect(&m_offerAgain, &QTimer::timeout, this, &Network::offerWorklist);
}

Network::~Network() {
  m_ending.cancel();
  m_calls.waitForDone();
}

ui::DeviceServices Network::deviceServices() {
  ui::DeviceServices services;
  services.echo = [this](const vault::Device& device, QObject* context, std::function<void(Result<void>)> done) { echo(device, context, std::move(done)); };
  if (m_session.may(model::Permission::ChangeSettings)) {
    services.issueCertificate = issue;
    services.practiceCertificates = shown;
    services.renewCertificate = renewOwnCertificate;
  }
  services.devicesChanged = [this] { prepare(); };
  services.worklistPort = dispatch::kWorklistPort;
  services.worklistTlsPort = dispatch::kWorklistTlsPort;
  return services;
}

void Network::start() {
  prepare();
  m_intake.start();
  m_offerAgain.start();
}

void Network::offerWorklist() {
  if (!m_serve) return;
  m_session.run(
      ui::Priority::Interactive, this,
      [](vault::Vault& vault, decode::Decoder&) -> Result<ui::ServeWorklist> {
        ui::ServeWorklist worklist;
        worklist.whileLocked = vault::receivingSettings(vault).worklistWhileLocked;
        TRY_ASSIGN(const auto offer, dispatch::worklistOffer(vault));
        // Without a device nobody may ask, and nothing listens.
        if (offer.peers.empty()) return worklist;
        TRY_ASSIGN(const auto settings, dispatch::worklistServerSettings(vault, dispatch::kWorklistPort, dispatch::kWorklistTlsPort));
        worklist.settings = courier::encode(courier::Command(courier::ServeTask{settings}));
        worklist.offer = courier::encode(courier::Command(offer));
        return worklist;
      },
      [this](Result<ui::ServeWorklist> worklist) {
        if (worklist) m_serve(std::move(*worklist));
      });
}

void Network::prepare() {
  m_session.run(
      ui::Priority::Interactive, this,
      [deviceSecret = m_deviceSecret](vault::Vault& vault, decode::Decoder&) -> Result<vault::ReceiverPlace> {
        // Who may not change settings receives with the keys that are there.
        if (vault.may(model::Permission::ChangeSettings)) TRY_VOID(ensureConnectionKeys(vault));
        return vault::prepareReceiver(vault, vault::receiverSecretPath(deviceSecret, vault.id()), vault::Takeover::IfNobody);
      },
      [this](const Result<vault::ReceiverPlace>& place) {
        if (!place && place.error().code != ErrorCode::NotAllowed) Q_EMIT trouble(ui::errorText(place.error()));
        offerWorklist();
      });
}

void Network::echo(const vault::Device& device, QObject* context, std::function<void(Result<void>)> done) {
  const QPointer<QObject> alive(context);
  const auto answer = [alive, done = std::move(done)](Result<void> result) {
    if (alive) done(std::move(result));
  };
  m_session.run(
      ui::Priority::Interactive, this, [details = device.details](vault::Vault& vault, decode::Decoder&) { return nodeOf(vault, details); },
      [this, answer](Result<courier::Node> node) {
        if (!node) return answer(fail(node.error()));
        m_calls.start([this, answer, node = std::move(*node)] {
          const auto echoed = courier::Client(courier::courierBesideThisProgram()).echo(node, m_ending);
          QMetaObject::invokeMethod(this, [answer, echoed] { answer(echoed ? Result<void>() : Result<void>(fail(echoed.error()))); }, Qt::QueuedConnection);
        });
      });
}

void Network::tell(const std::vector<vault::AdoptionOutcome>& outcomes) {
  // One sentence for many: the details stand in the log and in `verify`.
  const auto refused = std::find_if(outcomes.begin(), outcomes.end(), [](const auto& outcome) {
    return outcome.status == vault::AdoptionStatus::Refused || outcome.status == vault::AdoptionStatus::Missing;
  });
  if (refused != outcomes.end()) return Q_EMIT trouble(ui::errorText(refused->error));
  const bool isNotKept = std::any_of(outcomes.begin(), outcomes.end(), [](const auto& outcome) { return outcome.notKept > 0; });
  if (isNotKept) Q_EMIT trouble(ui::errorText(Error{ErrorCode::PeerDidNotCommit, {}}));
}

}  // namespace safelight::app
