#include "ui/devices/certificate_sheet.h"

#include <QBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/devices/new_file.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {
namespace {

constexpr int kShortestPassword = 8;

}  // namespace

CertificateSheet::CertificateSheet(VaultSession& session, const DeviceServices& services, QWidget* window, vault::DeviceDetails details)
    : Sheet(window, tr("A certificate for this device"), 500), m_session(session), m_services(services), m_details(std::move(details)) {
  auto* words = new Text(tr("A file with the device's own key. Install it at the device, then delete the file: whoever has it can pose as the device."),
                         TextStyle::Body, Text::Tone::Second, this);
  words->setWordWrap(true);
  body()->addWidget(words);
  m_form = new Choice(this);
  m_form->addItem(tr("PKCS#12 (.p12), for most devices"), static_cast<int>(CertificateForm::Pkcs12));
  m_form->addItem(tr("PEM (.pem), certificate and key as text"), static_cast<int>(CertificateForm::Pem));
  m_form->setAccessibleTitle(tr("Form"));
  m_formRow = new FormField(tr("Form"), m_form, this);
  body()->addWidget(m_formRow);
  m_password = new PasswordField({}, this);
  m_passwordRow = new FormField(tr("Password of the file"), m_password, this);
  m_passwordRow->setHelp(tr("At least 8 characters; the device asks for it once."));
  m_again = new PasswordField({}, this);
  m_againRow = new FormField(tr("The same again"), m_again, this);
  auto* passwords = new QHBoxLayout;
  passwords->setSpacing(12);
  passwords->addWidget(m_passwordRow, 1, Qt::AlignTop);
  passwords->addWidget(m_againRow, 1, Qt::AlignTop);
  body()->addLayout(passwords);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_make = addButton(tr("Make and save…"), ButtonKind::Primary);
  connect(m_make, &QAbstractButton::clicked, this, &CertificateSheet::askWhere);
  connect(m_form, &Choice::changed, this, &CertificateSheet::check);
  for (auto* field : {m_password, m_again}) connect(field, &PasswordField::edited, this, &CertificateSheet::check);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  check();
}

bool CertificateSheet::wantsPkcs12() const { return m_form->currentData().toInt() == static_cast<int>(CertificateForm::Pkcs12); }

void CertificateSheet::check() {
  m_passwordRow->setVisible(wantsPkcs12());
  m_againRow->setVisible(wantsPkcs12());
  const bool same = m_again->equals(*m_password);
  m_againRow->setProblem(same || m_again->isEmpty() ? QString() : tr("These two differ."));
  m_formRow->setHelp(wantsPkcs12() ? QString() : tr("The key in it is not protected by a password."));
  m_make->setEnabled(!wantsPkcs12() || (same && m_password->characters() >= kShortestPassword));
}

void CertificateSheet::askWhere() {
  NewFile file;
  file.title = tr("Save the certificate");
  file.button = tr("Save");
  file.suffix = wantsPkcs12() ? QStringLiteral("p12") : QStringLiteral("pem");
  file.name = text(m_details.aeTitle) + QLatin1Char('.') + file.suffix;
  chooseNewFile(window(), file, this, [this](const QString& path) { make(path); });
}

void CertificateSheet::make(const QString& path) {
  auto password = m_password->secret();
  if (!password) return showProblem(errorText(password.error()));
  m_make->setEnabled(false);
  CertificateOrder order{m_details, static_cast<CertificateForm>(m_form->currentData().toInt()), std::move(*password)};
  m_session.run(
      Priority::Interactive, this,
      [issue = m_services.issueCertificate, order = std::move(order)](vault::Vault& vault, decode::Decoder&) { return issue(vault, order); },
      [this, path](Result<DeviceCertificate> certificate) {
        m_make->setEnabled(true);
        if (!certificate) return showProblem(errorText(certificate.error()));
        write(*certificate, path);
      });
}

void CertificateSheet::write(const DeviceCertificate& certificate, const QString& path) {
  const QString problem = certificate.file.read([&](ByteView bytes) { return writeNewFile(path, bytes, Readers::OwnerOnly); });
  if (!problem.isEmpty()) return showProblem(problem);
  Q_EMIT made(certificate.fingerprint);
  close();
}

void CertificateSheet::showProblem(const QString& words) {
  m_problem->setText(words);
  m_problem->show();
}

}  // namespace safelight::ui
