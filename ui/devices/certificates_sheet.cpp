#include "ui/devices/certificates_sheet.h"

#include <QBoxLayout>
#include <QFontMetrics>

#include "core/seal/certificate_fingerprint.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/devices/certificate_sheet.h"
#include "ui/devices/new_file.h"
#include "ui/widgets/file_choice.h"
#include "ui/widgets/rows_focus.h"

namespace safelight::ui {

struct CertificatesSheet::Loaded {
  Result<std::optional<PracticeCertificates>> practice;
  Result<std::vector<vault::Device>> devices;
};

CertificatesSheet::CertificatesSheet(VaultSession& session, const DeviceServices& services, QWidget* window)
    : Sheet(window, tr("Certificates"), 600), m_session(session), m_services(services), m_over(window) {
  auto* words = new Text(tr("By these, devices and Safelight know each other on encrypted connections."), TextStyle::Body, Text::Tone::Second, this);
  words->setWordWrap(true);
  body()->addWidget(words);
  m_rows = new QVBoxLayout;
  m_rows->setSpacing(12);
  body()->addLayout(m_rows);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  m_done = addButton(tr("Done"), ButtonKind::Primary);
  connect(m_done, &QAbstractButton::clicked, this, &Sheet::close);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  m_done->setFocus();
  load();
}

void CertificatesSheet::load() {
  m_session.run(
      Priority::Interactive, this,
      [list = m_services.practiceCertificates](vault::Vault& vault, decode::Decoder&) {
        return Loaded{list ? list(vault) : Result<std::optional<PracticeCertificates>>(std::nullopt), vault::devices(vault)};
      },
      [this](const Loaded& loaded) { show(loaded); });
}

void CertificatesSheet::show(const Loaded& loaded) {
  // The rows are made anew; the keyboard stays at the button it was at.
  const RowsFocus focus({m_rows});
  while (auto* item = m_rows->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  if (!loaded.practice) showProblem(errorText(loaded.practice.error()));
  if (!loaded.devices) {
    showProblem(errorText(loaded.devices.error()));
    return focus.giveBack(m_done);
  }
  const bool has = loaded.practice && *loaded.practice;
  if (has) {
    addPractice(**loaded.practice);
  } else if (loaded.practice) {
    auto* none = new Text(tr("There are none yet. Safelight makes its own with the first encrypted device."), TextStyle::Body, Text::Tone::Second, this);
    none->setWordWrap(true);
    m_rows->addWidget(none);
  }
  bool first = true;
  for (const auto& device : *loaded.devices) {
    if (device.details.link != seal::DeviceLink::Tls) continue;
    if (first && has) m_rows->addWidget(new Divider(Qt::Horizontal, this));
    first = false;
    addDevice(device);
  }
  focus.giveBack(m_done);
}

QWidget* CertificatesSheet::makeRow(const QString& name, const QString& line, const QString& fingerprint, Button* act) {
  auto* widget = new QWidget(this);
  auto* row = new QHBoxLayout(widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* title = new Text(name, TextStyle::BodyMedium, Text::Tone::First, widget);
  title->setElided(true);
  words->addWidget(title);
  auto* small = new Text(line, TextStyle::Small, Text::Tone::Second, widget);
  small->setWordWrap(true);
  words->addWidget(small);
  auto* print = new Text(fingerprint, TextStyle::Small, Text::Tone::Third, widget);
  // Begin and end are what people compare; the whole is in the tool tip and can be copied from there.
  print->setShorten([fingerprint](const QFontMetrics& metrics, int width) { return metrics.elidedText(fingerprint, Qt::ElideMiddle, width); });
  print->setToolTip(fingerprint);
  words->addWidget(print);
  row->addLayout(words, 1);
  act->setParent(widget);
  row->addWidget(act, 0, Qt::AlignVCenter);
  return widget;
}

void CertificatesSheet::addPractice(const PracticeCertificates& certificates) {
  const auto add = [this](const QString& name, const QString& words, const PracticeCertificate& certificate, Button* button) {
    QString until = dateText(localTime(certificate.validUntil).date());
    until.replace(u' ', QChar::Nbsp);  // a date is not torn apart
    m_rows->addWidget(makeRow(name, tr("%1 Valid until %2.", "what it is for, date").arg(words, until), text(seal::fingerprintText(certificate.fingerprint)), button));
  };
  auto* keep = new Button(tr("Save…"), ButtonKind::Secondary, this);
  keep->setAccessibleName(tr("Save the certificate of this practice"));
  connect(keep, &QAbstractButton::clicked, this, [this, pem = certificates.authorityFile] { save(QStringLiteral("safelight-practice"), pem); });
  add(tr("This practice"), tr("Install it on devices as one to be trusted."), certificates.authority, keep);
  auto* fresh = new Button(tr("Renew"), ButtonKind::Secondary, this);
  fresh->setAccessibleName(tr("Renew the certificate of this computer"));
  fresh->setVisible(static_cast<bool>(m_services.renewCertificate));
  connect(fresh, &QAbstractButton::clicked, this, &CertificatesSheet::renew);
  add(tr("This computer"), tr("What devices see when they call; renewed by itself in time."), certificates.own, fresh);
}

void CertificatesSheet::renew() {
  m_session.run(
      Priority::Interactive, this, [make = m_services.renewCertificate](vault::Vault& vault, decode::Decoder&) { return make(vault); },
      [this](Result<void> made) {
        if (!made) return showProblem(errorText(made.error()));
        Toast::show(m_over, tr("Renewed. Devices that trust this practice notice nothing."));
        Q_EMIT changed();
        load();
      });
}

void CertificatesSheet::addDevice(const vault::Device& device) {
  const QString name = text(device.details.name.empty() ? device.details.aeTitle : device.details.name);
  auto* button = new Button(tr("Make a new one…"), ButtonKind::Secondary, this);
  button->setAccessibleName(tr("Make a new certificate for %1").arg(name));
  button->setVisible(static_cast<bool>(m_services.issueCertificate));
  connect(button, &QAbstractButton::clicked, this, [this, device] { makeAnew(device); });
  m_rows->addWidget(makeRow(isolated(name), tr("Known by this certificate."), text(seal::fingerprintText(device.details.certificate)), button));
}

void CertificatesSheet::save(const QString& name, const std::string& pem) {
  NewFile file;
  file.title = tr("Save the certificate");
  file.button = tr("Save");
  file.suffix = QStringLiteral("pem");
  file.name = name + QStringLiteral(".pem");
  chooseNewFile(m_over, file, this, [this, pem](const QString& path) {
    const QString problem = writeNewFile(path, {reinterpret_cast<const std::uint8_t*>(pem.data()), pem.size()}, Readers::Anybody);
    if (!problem.isEmpty()) return showProblem(problem);
    m_problem->hide();
    Toast::show(m_over, tr("Saved. It holds no secret."));
  });
}

void CertificatesSheet::makeAnew(const vault::Device& device) {
  auto* sheet = new CertificateSheet(m_session, m_services, m_over, device.details);
  connect(sheet, &CertificateSheet::made, this, [this, device](const seal::Hash& fingerprint) { keep(device, fingerprint); });
  sheet->open();
}

void CertificatesSheet::keep(const vault::Device& device, const seal::Hash& fingerprint) {
  auto details = device.details;
  details.certificate = fingerprint;
  m_session.run(
      Priority::Interactive, this, [id = device.id, details](vault::Vault& vault, decode::Decoder&) { return vault::editDevice(vault, id, details); },
      [this, name = isolated(text(details.name))](Result<void> kept) {
        if (!kept) return showProblem(errorText(kept.error()));
        Toast::show(m_over, tr("Install it on %1 now: with the old one it is turned away.").arg(name));
        Q_EMIT changed();
        load();
      });
}

void CertificatesSheet::showProblem(const QString& words) {
  m_problem->setText(words);
  m_problem->show();
}

}  // namespace safelight::ui
