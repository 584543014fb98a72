#include "ui/devices/connection_sheet.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>

#include "core/base/local_addresses.h"
#include "core/vault/receiving/receiving.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/devices/device_words.h"
#include "ui/widgets/icon.h"

namespace safelight::ui {
namespace {

constexpr int kIconSize = 20;
constexpr int kLookEveryMilliseconds = 1000;

/// Addresses by which the device may reach this computer: one is loopback only when the device is this computer.
QStringList ownAddresses(const std::string& device) {
  if (device.rfind("127.", 0) == 0 || device == "::1") return {text(device)};
  QStringList addresses;
  const bool newer = device.find(':') != std::string::npos;
  for (const auto& address : localAddresses()) {
    if ((address.find(':') != std::string::npos) == newer) addresses.append(text(address));
  }
  return addresses;
}

}  // namespace

ConnectionLine::ConnectionLine(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kIconSize + 12, 0, 0, 0);
  column->setSpacing(0);
  m_title = new Text({}, TextStyle::BodyMedium, Text::Tone::First, this);
  m_words = new Text({}, TextStyle::Small, Text::Tone::Second, this);
  m_words->setWordWrap(true);
  column->addWidget(m_title);
  column->addWidget(m_words);
}

void ConnectionLine::show(State state, const QString& title, const QString& words) {
  m_state = state;
  m_title->setText(title);
  m_words->setText(words);
  m_words->setTone(state == State::Bad ? Text::Tone::Danger : Text::Tone::Second);
  setAccessibleName(title + QStringLiteral(". ") + words);
  update();
}

void ConnectionLine::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QString icon = QStringLiteral("clock");
  QColor colour = colours.textThird;
  if (m_state == State::Good) {
    icon = QStringLiteral("check");
    colour = colours.good;
  } else if (m_state == State::Bad) {
    icon = QStringLiteral("error");
    colour = colours.danger;
  }
  const int left = layoutDirection() == Qt::RightToLeft ? width() - kIconSize : 0;
  QPainter(this).drawPixmap(left, 0, iconPixmap(icon, colour, kIconSize, devicePixelRatioF()));
}

ConnectionSheet::ConnectionSheet(VaultSession& session, const DeviceServices& services, QWidget* window, const vault::Device& device)
    : Sheet(window, tr("Now at the device"), 520), m_session(session), m_services(services), m_device(device) {
  auto* words = new Text(tr("Enter this in the DICOM settings of %1 as the place where it stores images.").arg(isolated(text(device.details.name))),
                         TextStyle::Body, Text::Tone::Second, this);
  words->setWordWrap(true);
  body()->addWidget(words);
  auto* card = new Card(this);
  m_facts = new QVBoxLayout(card);
  m_facts->setContentsMargins(16, 8, 8, 8);
  m_facts->setSpacing(0);
  body()->addWidget(card);
  body()->addSpacing(8);
  m_there = new ConnectionLine(this);
  m_back = new ConnectionLine(this);
  m_there->setVisible(static_cast<bool>(m_services.echo));
  body()->addWidget(m_there);
  body()->addWidget(m_back);
  m_back->show(ConnectionLine::State::Waiting, tr("The device calls Safelight"), tr("Press its connection test, or send an image. This line turns green by itself."));
  m_again = addButton(tr("Test again"), ButtonKind::Secondary);
  m_again->setVisible(static_cast<bool>(m_services.echo));
  auto* done = addButton(tr("Done"), ButtonKind::Primary);
  connect(m_again, &QAbstractButton::clicked, this, &ConnectionSheet::callDevice);
  connect(done, &QAbstractButton::clicked, this, &Sheet::close);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  m_session.run(
      Priority::Interactive, this, [](vault::Vault& vault, decode::Decoder&) { return vault::receivingSettings(vault); },
      [this](const seal::ReceivingSettings& settings) { showSettings(settings); });
  m_watch.setInterval(kLookEveryMilliseconds);
  connect(&m_watch, &QTimer::timeout, this, &ConnectionSheet::lookForCall);
  m_watch.start();
  callDevice();
  done->setFocus();
}

void ConnectionSheet::addFact(const QString& label, const QString& value, const QString& typed) {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  auto* name = new Text(label, TextStyle::Body, Text::Tone::Third, this);
  name->setFixedWidth(96);
  row->addWidget(name);
  auto* shown = new Text(value, TextStyle::BodyMedium, Text::Tone::First, this);
  shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
  row->addWidget(shown, 1);
  auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy %1").arg(value), this);
  connect(copy, &QAbstractButton::clicked, this, [copied = typed.isEmpty() ? value : typed] { QGuiApplication::clipboard()->setText(copied); });
  row->addWidget(copy);
  m_facts->addLayout(row);
}

void ConnectionSheet::showSettings(const seal::ReceivingSettings& settings) {
  const bool encrypted = m_device.details.link == seal::DeviceLink::Tls;
  addFact(tr("AE title"), text(settings.aeTitle));
  const auto addresses = ownAddresses(m_device.details.address);
  for (const auto& address : addresses) addFact(addresses.size() == 1 ? tr("Address") : tr("Address, or"), address);
  if (addresses.isEmpty()) addFact(tr("Address"), tr("this computer has no network now"));
  addFact(tr("Port"), QString::number(encrypted ? settings.tlsPort : settings.plainPort));
  const auto worklist = encrypted ? m_services.worklistTlsPort : m_services.worklistPort;
  const auto kind = m_device.details.kind;
  const bool captures = kind != seal::DeviceKind::Archive && kind != seal::DeviceKind::Workstation;
  if (worklist != 0 && captures) addFact(tr("Worklist"), tr("port %1", "of the worklist server").arg(worklist), QString::number(worklist));
}

void ConnectionSheet::callDevice() {
  if (!m_services.echo) return;
  const QString title = tr("Safelight calls the device");
  m_there->show(ConnectionLine::State::Waiting, title, tr("Calling %1…").arg(text(m_device.details.address)));
  m_again->setEnabled(false);
  m_services.echo(m_device, this, [this, title](Result<void> answer) {
    m_again->setEnabled(true);
    if (answer) return m_there->show(ConnectionLine::State::Good, title, tr("It answers."));
    m_there->show(ConnectionLine::State::Bad, title, tr("%1 Images can still arrive: many devices send and answer nobody.").arg(errorText(answer.error())));
  });
}

void ConnectionSheet::lookForCall() {
  m_session.run(
      Priority::Interactive, this,
      [](vault::Vault& vault, decode::Decoder&) -> Result<std::pair<std::vector<vault::Device>, std::vector<seal::PeerSeen>>> {
        TRY_ASSIGN(auto known, vault::devices(vault));
        TRY_ASSIGN(auto unknown, vault::unknownPeers(vault));
        return std::pair(std::move(known), std::move(unknown));
      },
      [this](auto answer) {
        if (!answer) return;
        const QString title = tr("The device calls Safelight");
        for (const auto& device : answer->first) {
          if (device.id != m_device.id || !device.lastSeen) continue;
          m_back->show(ConnectionLine::State::Good, title, deviceActivity(device, localNow()));
          m_watch.stop();
          return;
        }
        for (const auto& peer : answer->second) {
          if (peer.address != m_device.details.address || peer.last < m_device.pairedAt) continue;
          m_back->show(ConnectionLine::State::Bad, title,
                       tr("It called as \"%1\" and was turned away. %2").arg(isolated(text(peer.aeTitle)), peerVerdictWords(peer.verdict)));
        }
      });
}

}  // namespace safelight::ui
