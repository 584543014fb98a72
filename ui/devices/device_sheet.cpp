#include "ui/devices/device_sheet.h"

#include <QBoxLayout>
#include <QFile>
#include <QIntValidator>

#include "core/seal/certificate_fingerprint.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/devices/certificate_sheet.h"
#include "ui/devices/device_words.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {
namespace {

constexpr int kLongestName = 64;
constexpr int kLongestTitle = 16;
constexpr int kLongestAddress = 45;
constexpr std::array kKinds{seal::DeviceKind::Panoramic, seal::DeviceKind::Intraoral, seal::DeviceKind::Cbct,       seal::DeviceKind::Camera,
                            seal::DeviceKind::Archive,   seal::DeviceKind::Workstation, seal::DeviceKind::Other};

}  // namespace

DeviceSheet::DeviceSheet(VaultSession& session, const DeviceServices& services, QWidget* window, const std::optional<seal::PeerSeen>& peer)
    : Sheet(window, tr("Add a device"), 580), m_session(session), m_services(services) {
  build();
  vault::DeviceDetails details;
  details.kind = seal::DeviceKind::Panoramic;
  if (peer) {
    details.aeTitle = peer->aeTitle;
    details.address = peer->address;
  }
  fill(details);
}

DeviceSheet::DeviceSheet(VaultSession& session, const DeviceServices& services, QWidget* window, const vault::Device& device)
    : Sheet(window, tr("Change a device"), 580), m_session(session), m_services(services), m_device(device) {
  build();
  fill(device.details);
}

void DeviceSheet::build() {
  m_kind = new Choice(this);
  for (const auto kind : kKinds) m_kind->addItem(deviceKindWord(kind), static_cast<int>(kind));
  m_kind->setAccessibleTitle(tr("What is it?"));
  m_name = new TextField(tr("OPG, ground floor"), this);
  m_name->setMaxLength(kLongestName);
  auto* first = new QHBoxLayout;
  first->setSpacing(12);
  first->addWidget(new FormField(tr("What is it?"), m_kind, this), 1, Qt::AlignTop);
  first->addWidget(new FormField(tr("Called here"), m_name, this), 1, Qt::AlignTop);
  body()->addLayout(first);

  m_title = new TextField(QStringLiteral("OPG"), this);
  m_title->setMaxLength(kLongestTitle);
  m_titleRow = new FormField(tr("Its AE title"), m_title, this);
  m_titleRow->setHelp(tr("Stands in the DICOM settings of the device. Capitals count."));
  m_address = new TextField(QStringLiteral("192.168.1.40"), this);
  m_address->setMaxLength(kLongestAddress);
  m_addressRow = new FormField(tr("Its address"), m_address, this);
  m_port = new TextField({}, this);
  m_port->setMaxLength(5);
  m_port->setValidator(new QIntValidator(1, 65535, m_port));
  m_port->setFixedWidth(96);
  m_portRow = new FormField(tr("Its port"), m_port, this);
  auto* second = new QHBoxLayout;
  second->setSpacing(12);
  second->addWidget(m_titleRow, 1, Qt::AlignTop);
  second->addWidget(m_addressRow, 1, Qt::AlignTop);
  second->addWidget(m_portRow, 0, Qt::AlignTop);
  body()->addLayout(second);

  m_link = new Choice(this);
  m_link->addItem(tr("Encrypted (TLS)"), static_cast<int>(seal::DeviceLink::Tls));
  m_link->addItem(tr("Not encrypted"), static_cast<int>(seal::DeviceLink::Plain));
  m_link->setAccessibleTitle(tr("Connection"));
  m_linkRow = new FormField(tr("Connection"), m_link, this);
  body()->addWidget(m_linkRow);

  m_certificateRow = new QWidget(this);
  auto* certificate = new QVBoxLayout(m_certificateRow);
  certificate->setContentsMargins(0, 0, 0, 0);
  certificate->setSpacing(8);
  m_fingerprint = new Text({}, TextStyle::Small, Text::Tone::Second, m_certificateRow);
  m_fingerprint->setWordWrap(true);
  certificate->addWidget(m_fingerprint);
  auto* ways = new QHBoxLayout;
  ways->setSpacing(8);
  m_make = new Button(tr("Make a certificate for it…"), ButtonKind::Secondary, m_certificateRow);
  m_make->setIconName(QStringLiteral("key"));
  m_make->setVisible(static_cast<bool>(m_services.issueCertificate));
  m_choose = new Button(tr("It has one: choose the file…"), ButtonKind::Quiet, m_certificateRow);
  ways->addWidget(m_make);
  ways->addWidget(m_choose);
  ways->addStretch(1);
  certificate->addLayout(ways);
  body()->addWidget(m_certificateRow);

  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_save = addButton(m_device ? tr("Save") : tr("Pair"), ButtonKind::Primary);

  connect(m_save, &QAbstractButton::clicked, this, &DeviceSheet::save);
  connect(m_make, &QAbstractButton::clicked, this, &DeviceSheet::makeCertificate);
  connect(m_choose, &QAbstractButton::clicked, this, &DeviceSheet::chooseCertificate);
  connect(m_link, &Choice::changed, this, [this] {
    showLink();
    check();
  });
  for (auto* field : {m_name, m_title, m_address, m_port}) connect(field, &QLineEdit::textChanged, this, &DeviceSheet::check);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void DeviceSheet::fill(const vault::DeviceDetails& details) {
  m_kind->setCurrentData(static_cast<int>(details.kind));
  m_name->setText(text(details.name));
  m_title->setText(text(details.aeTitle));
  m_address->setText(text(details.address));
  m_port->setText(QString::number(details.port));
  m_link->setCurrentData(static_cast<int>(details.link));
  m_hasCertificate = details.link == seal::DeviceLink::Tls && m_device;
  m_certificate = details.certificate;
  showLink();
  check();
  (m_title->text().isEmpty() ? m_title : m_name)->setFocus();
}

vault::DeviceDetails DeviceSheet::typed() const {
  vault::DeviceDetails details;
  details.kind = static_cast<seal::DeviceKind>(m_kind->currentData().toInt());
  details.name = utf8(m_name->text().trimmed());
  details.aeTitle = utf8(m_title->text().trimmed());
  details.address = utf8(m_address->text().trimmed());
  details.port = static_cast<std::uint16_t>(m_port->text().toUInt());
  details.link = static_cast<seal::DeviceLink>(m_link->currentData().toInt());
  if (details.link == seal::DeviceLink::Tls) details.certificate = m_certificate;
  return details;
}

void DeviceSheet::showLink() {
  const bool encrypted = m_link->currentData().toInt() == static_cast<int>(seal::DeviceLink::Tls);
  m_certificateRow->setVisible(encrypted);
  m_linkRow->setHelp(encrypted ? tr("Nobody on the network can read along, and nobody else can pose as this device.")
                               : tr("Names and pictures cross your network readable. Only for devices that know no encryption, on a cable of your own."));
  m_fingerprint->setText(m_hasCertificate ? tr("Certificate %1").arg(text(seal::fingerprintText(m_certificate)))
                                          : tr("The device shows a certificate by which it is known again."));
}

void DeviceSheet::check() {
  const auto details = typed();
  const bool titleGood = seal::isAeTitle(details.aeTitle);
  const auto address = vault::numericAddress(details.address);
  m_titleRow->setProblem(titleGood || details.aeTitle.empty() ? QString() : tr("Up to 16 letters and digits, no accents."));
  m_addressRow->setProblem(address || details.address.empty() ? QString() : tr("Numbers, as 192.168.1.40."));
  const bool certain = details.link == seal::DeviceLink::Plain || m_hasCertificate;
  m_save->setEnabled(titleGood && address.has_value() && details.port != 0 && certain);
  m_make->setEnabled(titleGood && address.has_value());
  m_problem->hide();
}

void DeviceSheet::chooseCertificate() {
  chooseFiles(window(), ChoiceOf::Files, tr("The device's certificate"), tr("Choose"), this, [this](const QStringList& paths) {
    QFile file(paths.first());
    if (!file.open(QIODevice::ReadOnly)) return showError(Error{ErrorCode::PermissionDenied, {}});
    const QByteArray content = file.read(static_cast<qint64>(seal::kLargestCertificateFile) + 1);
    const auto fingerprint = seal::certificateFingerprint({reinterpret_cast<const std::uint8_t*>(content.constData()), static_cast<std::size_t>(content.size())});
    if (!fingerprint) return showError(fingerprint.error());
    m_certificate = *fingerprint;
    m_hasCertificate = true;
    showLink();
    check();
  });
}

void DeviceSheet::makeCertificate() {
  auto* sheet = new CertificateSheet(m_session, m_services, window(), typed());
  connect(sheet, &CertificateSheet::made, this, [this](const seal::Hash& fingerprint) {
    m_certificate = fingerprint;
    m_hasCertificate = true;
    showLink();
    check();
  });
  sheet->open();
}

void DeviceSheet::save() {
  m_save->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [details = typed(), edited = m_device](vault::Vault& vault, decode::Decoder&) -> Result<vault::Device> {
        if (edited) {
          TRY_VOID(vault::editDevice(vault, edited->id, details));
          return vault::findDevice(vault, edited->id);
        }
        TRY_ASSIGN(const auto id, vault::pairDevice(vault, details));
        return vault::findDevice(vault, id);
      },
      [this](Result<vault::Device> device) {
        m_save->setEnabled(true);
        if (!device) return showError(device.error());
        Q_EMIT saved(*device);
        close();
      });
}

void DeviceSheet::showError(const Error& error) {
  if (error.code == ErrorCode::AeTitleInvalid || error.code == ErrorCode::DeviceExists) {
    m_titleRow->setProblem(errorText(error));
  } else if (error.code == ErrorCode::DeviceAddressInvalid) {
    m_addressRow->setProblem(errorText(error));
  } else {
    m_problem->setText(errorText(error));
    m_problem->show();
  }
}

}  // namespace safelight::ui
