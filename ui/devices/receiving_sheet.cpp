#include "ui/devices/receiving_sheet.h"

#include <QBoxLayout>
#include <QIntValidator>

#include "core/base/local_addresses.h"
#include "core/vault/receiving/receiving.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::ui {

ReceivingSheet::ReceivingSheet(VaultSession& session, QWidget* window) : Sheet(window, tr("How images arrive"), 520), m_session(session) {
  m_title = new TextField({}, this);
  m_title->setMaxLength(16);
  m_titleRow = new FormField(tr("AE title of Safelight"), m_title, this);
  m_titleRow->setHelp(tr("What devices call this practice. Any title is taken from a paired device."));
  body()->addWidget(m_titleRow);
  const auto makePort = [this] {
    auto* port = new TextField({}, this);
    port->setMaxLength(5);
    port->setValidator(new QIntValidator(1, 65535, port));
    return port;
  };
  m_tlsPort = makePort();
  m_plainPort = makePort();
  m_tlsPortRow = new FormField(tr("Port with encryption"), m_tlsPort, this);
  auto* ports = new QHBoxLayout;
  ports->setSpacing(12);
  ports->addWidget(m_tlsPortRow, 1, Qt::AlignTop);
  ports->addWidget(new FormField(tr("Port without"), m_plainPort, this), 1, Qt::AlignTop);
  body()->addLayout(ports);
  m_plainAddress = new Choice(this);
  m_plainAddress->addItem(tr("Every network that leads to a paired device"), QString());
  for (const std::string& address : localAddresses()) m_plainAddress->addItem(tr("Only %1").arg(text(address)), text(address));
  m_plainAddress->setAccessibleTitle(tr("Without encryption, images are taken on"));
  body()->addWidget(new FormField(tr("Without encryption, images are taken on"), m_plainAddress, this));
  m_worklist = new Choice(this);
  m_worklist->addItem(tr("Only while somebody is signed in"), false);
  m_worklist->addItem(tr("Also while Safelight is locked"), true);
  m_worklist->setAccessibleTitle(tr("Devices may read today's worklist"));
  auto* worklist = new FormField(tr("Devices may read today's worklist"), m_worklist, this);
  worklist->setHelp(tr("While locked, the names of today and tomorrow stay in memory for it."));
  body()->addWidget(worklist);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_save = addButton(tr("Save"), ButtonKind::Primary);
  m_save->setEnabled(false);
  connect(m_save, &QAbstractButton::clicked, this, &ReceivingSheet::save);
  for (auto* field : {m_title, m_plainPort, m_tlsPort}) connect(field, &QLineEdit::textChanged, this, &ReceivingSheet::check);
  for (auto* choice : {m_plainAddress, m_worklist}) connect(choice, &Choice::changed, this, &ReceivingSheet::check);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  m_session.run(
      Priority::Interactive, this, [](vault::Vault& vault, decode::Decoder&) { return vault::receivingSettings(vault); },
      [this](const seal::ReceivingSettings& settings) { show(settings); });
}

void ReceivingSheet::show(const seal::ReceivingSettings& settings) {
  m_settings = settings;
  m_title->setText(text(settings.aeTitle));
  m_plainPort->setText(QString::number(settings.plainPort));
  m_tlsPort->setText(QString::number(settings.tlsPort));
  // An address that this computer does not have just now stays chosen.
  const QString address = text(settings.plainAddress);
  if (m_plainAddress->indexOfData(address) < 0) m_plainAddress->addItem(tr("Only %1").arg(address), address);
  m_plainAddress->setCurrentData(address);
  m_worklist->setCurrentData(settings.worklistWhileLocked);
  check();
}

void ReceivingSheet::check() {
  const bool titleGood = seal::isAeTitle(utf8(m_title->text().trimmed()));
  const bool portsGood = m_plainPort->text().toUInt() != 0 && m_tlsPort->text().toUInt() != 0;
  const bool portsDiffer = m_plainPort->text().toUInt() != m_tlsPort->text().toUInt();
  m_titleRow->setProblem(titleGood || m_title->text().isEmpty() ? QString() : tr("Up to 16 letters and digits, no accents."));
  m_tlsPortRow->setProblem(portsDiffer || !portsGood ? QString() : tr("The two ports must differ."));
  m_save->setEnabled(titleGood && portsGood && portsDiffer);
  m_problem->hide();
}

void ReceivingSheet::save() {
  seal::ReceivingSettings settings = m_settings;
  settings.aeTitle = utf8(m_title->text().trimmed());
  settings.plainPort = static_cast<std::uint16_t>(m_plainPort->text().toUInt());
  settings.tlsPort = static_cast<std::uint16_t>(m_tlsPort->text().toUInt());
  settings.plainAddress = utf8(m_plainAddress->currentData().toString());
  settings.worklistWhileLocked = m_worklist->currentData().toBool();
  if (settings == m_settings) return close();
  m_save->setEnabled(false);
  m_session.run(
      Priority::Interactive, this, [settings](vault::Vault& vault, decode::Decoder&) { return vault::changeReceivingSettings(vault, settings); },
      [this](Result<void> result) {
        m_save->setEnabled(true);
        if (result) {
          Q_EMIT saved();
          return close();
        }
        m_problem->setText(errorText(result.error()));
        m_problem->show();
      });
}

}  // namespace safelight::ui
