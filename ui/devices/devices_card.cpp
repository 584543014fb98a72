#include "ui/devices/devices_card.h"

#include <QBoxLayout>
#include <algorithm>

#include "core/vault/receiving/receiving.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/devices/certificates_sheet.h"
#include "ui/devices/connection_sheet.h"
#include "ui/devices/device_sheet.h"
#include "ui/devices/device_words.h"
#include "ui/devices/receiving_sheet.h"
#include "ui/widgets/rows_focus.h"
#include "ui/widgets/tone_badge.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {
namespace {

constexpr int kReadEveryMilliseconds = 5000;
constexpr int kCallersShown = 4;
/// As wide as the avatars of people in the card below.
constexpr int kIconSize = 20, kIconBox = 36;

void clear(QVBoxLayout& layout) {
  while (auto* item = layout.takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
}

}  // namespace

struct DevicesCard::Loaded {
  Result<std::vector<vault::Device>> devices;
  Result<std::vector<seal::PeerSeen>> callers;
  seal::ReceivingSettings settings;
  std::optional<Error> trouble;
};

DevicesCard::DevicesCard(VaultSession& session, const DeviceServices& services, QWidget* parent) : Card(parent), m_session(session), m_services(services) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(20, 16, 20, 20);
  layout->setSpacing(16);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  words->addWidget(new Text(tr("Devices"), TextStyle::Heading, Text::Tone::First, this));
  m_line = new Text({}, TextStyle::Body, Text::Tone::Second, this);
  m_line->setWordWrap(true);
  words->addWidget(m_line);
  layout->addLayout(words);
  m_rows = new QVBoxLayout;
  m_rows->setSpacing(12);
  layout->addLayout(m_rows);
  m_callersTitle = new Text(tr("Also called, and was turned away"), TextStyle::BodyMedium, Text::Tone::Second, this);
  m_callersTitle->hide();
  layout->addWidget(m_callersTitle);
  m_callers = new QVBoxLayout;
  m_callers->setSpacing(12);
  layout->addLayout(m_callers);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  layout->addWidget(m_problem);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  m_add = new Button(tr("Add a device"), ButtonKind::Secondary, this);
  m_add->setIconName(QStringLiteral("plus"));
  m_receiving = new Button(tr("How images arrive…"), ButtonKind::Quiet, this);
  buttons->addWidget(m_add);
  m_certificates = new Button(tr("Certificates…"), ButtonKind::Quiet, this);
  buttons->addWidget(m_receiving);
  buttons->addWidget(m_certificates);
  buttons->addStretch(1);
  layout->addLayout(buttons);
  const bool may = session.may(model::Permission::ChangeSettings);
  m_add->setVisible(may);
  m_receiving->setVisible(false);
  m_certificates->setVisible(false);
  connect(m_add, &QAbstractButton::clicked, this, [this] { add({}); });
  connect(m_certificates, &QAbstractButton::clicked, this, &DevicesCard::showCertificates);
  connect(m_receiving, &QAbstractButton::clicked, this, &DevicesCard::changeReceiving);
  m_again.setInterval(kReadEveryMilliseconds);
  connect(&m_again, &QTimer::timeout, this, &DevicesCard::refresh);
}

void DevicesCard::showEvent(QShowEvent* event) {
  Card::showEvent(event);
  m_again.start();
  refresh();
}

void DevicesCard::hideEvent(QHideEvent* event) {
  m_again.stop();
  Card::hideEvent(event);
}

void DevicesCard::changed() {
  if (m_services.devicesChanged) m_services.devicesChanged();
  refresh();
}

void DevicesCard::refresh() {
  m_session.run(
      Priority::Interactive, this,
      [](vault::Vault& vault, decode::Decoder&) {
        return Loaded{vault::devices(vault), vault::unknownPeers(vault), vault::receivingSettings(vault), vault::receivingTrouble(vault)};
      },
      [this](const Loaded& loaded) { show(loaded); });
}

void DevicesCard::show(const Loaded& loaded) {
  std::optional<Error> problem = loaded.trouble;
  if (!loaded.callers) problem = loaded.callers.error();
  if (!loaded.devices) problem = loaded.devices.error();
  m_problem->setVisible(problem.has_value());
  if (problem) m_problem->setText(errorText(*problem));
  if (!loaded.devices) return;
  const auto now = localNow();
  const bool empty = loaded.devices->empty();
  m_receiving->setVisible(!empty && m_session.may(model::Permission::ChangeSettings));
  const bool encrypted = std::any_of(loaded.devices->begin(), loaded.devices->end(), [](const auto& device) { return device.details.link == seal::DeviceLink::Tls; });
  m_certificates->setVisible(encrypted && m_session.may(model::Permission::ChangeSettings) && m_services.practiceCertificates);
  const QString none = m_session.may(model::Permission::ChangeSettings) ? QString() : tr("No device sends its images here yet. An owner of the practice can add some.");
  m_line->setText(empty && !none.isEmpty() ? none
                  : empty ? tr("Panoramic units, sensor programs and scanners can send their images straight here, also while Safelight is locked.")
                          : tr("They send to %1, also while Safelight is locked.").arg(isolated(text(loaded.settings.aeTitle))));
  QByteArray says;
  for (const auto& device : *loaded.devices) {
    says += QByteArray::fromStdString(device.details.name + '\n' + device.details.aeTitle + '\n' + device.details.address + '\n');
    says += QByteArray::number(static_cast<int>(device.details.kind)) + deviceActivity(device, now).toUtf8() + (device.details.link == seal::DeviceLink::Plain ? "plain" : "tls") + '\n';
  }
  if (loaded.callers) {
    for (const auto& peer : *loaded.callers) says += QByteArray::fromStdString(peer.aeTitle + peer.address) + peerActivity(peer, now).toUtf8() + '\n';
  }
  if (says == m_shown) return;
  m_shown = says;
  // The rows are made anew; the keyboard stays with the device and the control it was at.
  const RowsFocus focus({m_rows, m_callers});
  clear(*m_rows);
  clear(*m_callers);
  for (const auto& device : *loaded.devices) m_rows->addWidget(makeRow(device, now));
  int callers = 0;
  if (loaded.callers && m_session.may(model::Permission::ChangeSettings)) {
    for (const auto& peer : *loaded.callers) {
      if (callers++ == kCallersShown) break;
      m_callers->addWidget(makeCaller(peer, now));
    }
  }
  m_callersTitle->setVisible(callers > 0);
  focus.giveBack(m_add);
}

QWidget* DevicesCard::makeRow(const vault::Device& device, model::LocalTime now) {
  const bool may = m_session.may(model::Permission::ChangeSettings);
  auto* widget = new QWidget(this);
  auto* row = new QHBoxLayout(widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  row->addWidget(new ToneIcon(deviceIcon(device.details.kind), Text::Tone::Second, widget, kIconSize, kIconBox));
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* name = new Text(text(device.details.name), TextStyle::BodyMedium, Text::Tone::First, widget);
  name->setElided(true);
  words->addWidget(name);
  auto* line = new Text(deviceAddressLine(device), TextStyle::Small, Text::Tone::Third, widget);
  line->setElided(true);
  words->addWidget(line);
  row->addLayout(words, 1);
  auto* state = new QVBoxLayout;
  state->setSpacing(0);
  state->addWidget(new Text(deviceActivity(device, now), TextStyle::Small, Text::Tone::Second, widget), 0, Qt::AlignRight);
  const bool plain = device.details.link == seal::DeviceLink::Plain;
  Text* link = plain ? new ToneBadge(tr("Not encrypted"), Text::Tone::Danger, widget) : new Text(tr("Encrypted"), TextStyle::Small, Text::Tone::Good, widget);
  if (plain) link->setToolTip(tr("Names and pictures cross the network readable between this device and Safelight."));
  state->addWidget(link, 0, Qt::AlignRight);
  row->addLayout(state);
  auto* test = new IconButton(QStringLiteral("link"), tr("Test the connection with %1").arg(text(device.details.name)), widget);
  connect(test, &QAbstractButton::clicked, this, [this, device] { (new ConnectionSheet(m_session, m_services, window(), device))->open(); });
  row->addWidget(test);
  if (may) {
    auto* edit = new IconButton(QStringLiteral("edit"), tr("Change %1").arg(text(device.details.name)), widget);
    connect(edit, &QAbstractButton::clicked, this, [this, device] { change(device); });
    row->addWidget(edit);
    auto* remove = new IconButton(QStringLiteral("close"), tr("Take nothing more from %1").arg(text(device.details.name)), widget);
    connect(remove, &QAbstractButton::clicked, this, [this, device] { askToRemove(device); });
    row->addWidget(remove);
  }
  return widget;
}

QWidget* DevicesCard::makeCaller(const seal::PeerSeen& peer, model::LocalTime now) {
  auto* widget = new QWidget(this);
  auto* row = new QHBoxLayout(widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  row->addWidget(new ToneIcon(QStringLiteral("warning"), Text::Tone::Care, widget, kIconSize, kIconBox));
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  const QString who = peer.aeTitle.empty() ? text(peer.address) : tr("\"%1\" at %2", "AE title, address").arg(isolated(text(peer.aeTitle)), text(peer.address));
  auto* name = new Text(who, TextStyle::BodyMedium, Text::Tone::First, widget);
  name->setElided(true);
  words->addWidget(name);
  auto* line = new Text(QStringLiteral("%1. %2").arg(peerActivity(peer, now), peerVerdictWords(peer.verdict)), TextStyle::Small, Text::Tone::Third, widget);
  line->setWordWrap(true);
  words->addWidget(line);
  row->addLayout(words, 1);
  auto* pair = new Button(tr("It is ours…"), ButtonKind::Secondary, widget);
  pair->setObjectName(QString::fromStdString(peer.aeTitle + '@' + peer.address));
  connect(pair, &QAbstractButton::clicked, this, [this, peer] { add(peer); });
  row->addWidget(pair);
  return widget;
}

void DevicesCard::add(const std::optional<seal::PeerSeen>& peer) {
  auto* sheet = new DeviceSheet(m_session, m_services, window(), peer);
  connect(sheet, &DeviceSheet::saved, this, [this](const vault::Device& device) {
    changed();
    (new ConnectionSheet(m_session, m_services, window(), device))->open();
  });
  sheet->open();
}

void DevicesCard::change(const vault::Device& device) {
  auto* sheet = new DeviceSheet(m_session, m_services, window(), device);
  connect(sheet, &DeviceSheet::saved, this, [this](const vault::Device& now) {
    Toast::show(window(), tr("%1 is changed").arg(isolated(text(now.details.name))));
    changed();
  });
  sheet->open();
}

void DevicesCard::askToRemove(const vault::Device& device) {
  auto* sheet = new Sheet(window(), tr("Take nothing more from %1?").arg(isolated(text(device.details.name))), 460);
  connect(sheet, &Sheet::closed, sheet, &QObject::deleteLater);
  auto* words = new Text(tr("It is turned away from now on. What it sent stays. It can be paired again at any time."), TextStyle::Body, Text::Tone::Second, sheet);
  words->setWordWrap(true);
  sheet->body()->addWidget(words);
  connect(sheet->addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, sheet, &Sheet::close);
  connect(sheet->addButton(tr("Remove"), ButtonKind::Danger), &QAbstractButton::clicked, this, [this, sheet, device] {
    sheet->close();
    m_session.run(
        Priority::Interactive, this, [id = device.id](vault::Vault& vault, decode::Decoder&) { return vault::unpairDevice(vault, id); },
        [this, name = text(device.details.name)](Result<void> result) {
          if (!result) Toast::show(window(), errorText(result.error()), Text::Tone::Danger);
          else Toast::show(window(), tr("Nothing more is taken from %1").arg(isolated(name)));
          changed();
        });
  });
  sheet->open();
}

void DevicesCard::showCertificates() {
  auto* sheet = new CertificatesSheet(m_session, m_services, window());
  connect(sheet, &CertificatesSheet::changed, this, &DevicesCard::changed);
  sheet->open();
}

void DevicesCard::changeReceiving() {
  auto* sheet = new ReceivingSheet(m_session, window());
  connect(sheet, &ReceivingSheet::saved, this, [this] {
    Toast::show(window(), tr("Saved. Devices must know the new title and port."));
    changed();
  });
  sheet->open();
}

}  // namespace safelight::ui
