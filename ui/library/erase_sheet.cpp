#include "ui/library/erase_sheet.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include "core/vault/keeping/hold.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

Text* words(TextStyle style, Text::Tone tone, QWidget* parent) {
  auto* text = new Text({}, style, tone, parent);
  text->setWordWrap(true);
  return text;
}

/// What people type by hand: case and spaces do not matter.
QString plain(const QString& typed) { return typed.simplified().toCaseFolded(); }

}  // namespace

EraseSheet::EraseSheet(VaultSession& session, QWidget* window, const model::Patient& patient)
    : Sheet(window, tr("Erase %1 for good").arg(isolated(patientName(patient.details))), 560), m_session(session), m_over(window), m_patient(patient) {
  build();
  check();
  m_session.run(
      Priority::Interactive, this, [id = patient.id](vault::Vault& vault, decode::Decoder&) { return vault::checkErasure(vault, id); },
      [this](Result<vault::ErasureCheck> result) {
        if (result) show(*result);
        else fail(result.error());
      });
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void EraseSheet::build() {
  m_words = words(TextStyle::Body, Text::Tone::First, this);
  m_rule = words(TextStyle::Body, Text::Tone::Care, this);
  m_rule->hide();
  m_final = words(TextStyle::Body, Text::Tone::Second, this);
  for (auto* text : {m_words, m_rule, m_final}) body()->addWidget(text);
  m_reason = new TextField(tr("Asked for it in writing on 3 May"), this);
  m_reason->setMaxLength(200);
  m_reasonRow = new FormField(tr("Why"), m_reason, this);
  m_reasonRow->setHelp(tr("It stays in the log, so name nobody."));
  body()->addWidget(m_reasonRow);
  m_despite = new QCheckBox(tr("Erase although the time of keeping is not over"), this);
  m_despite->hide();
  body()->addWidget(m_despite);
  m_name = new TextField({}, this);
  const bool hasNumber = !m_patient.details.number.empty();
  m_nameRow = new FormField(hasNumber ? tr("Type the patient's family name or number") : tr("Type the patient's family name"), m_name, this);
  body()->addWidget(m_nameRow);
  m_problem = words(TextStyle::Small, Text::Tone::Danger, this);
  m_problem->hide();
  body()->addWidget(m_problem);
  auto* cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_erase = addButton(tr("Erase for good"), ButtonKind::Danger);
  connect(cancel, &QAbstractButton::clicked, this, &Sheet::close);
  connect(m_erase, &QAbstractButton::clicked, this, &EraseSheet::erase);
  connect(m_reason, &QLineEdit::textChanged, this, &EraseSheet::check);
  connect(m_name, &QLineEdit::textChanged, this, &EraseSheet::check);
  connect(m_despite, &QCheckBox::toggled, this, &EraseSheet::check);
}

QString EraseSheet::whatGoes(const vault::ErasureCheck& check) const {
  QString said = tr("The record, %1, tags, notes and orders go, here and out of the search. The log still counts what was done and no longer says about whom. This cannot be undone.")
                     .arg(imageCount(check.images));
  if (check.mergedRecords > 0) said += QLatin1Char(' ') + tr("With it goes what was merged into this record.");
  if (check.waitingSends > 0) said += QLatin1Char(' ') + tr("%n image(s) on the way to a device will not be sent.", nullptr, static_cast<int>(check.waitingSends));
  if (check.inboxSuggestions > 0)
    said += QLatin1Char(' ') + tr("%n image(s) in the Inbox look like this patient's and stay: file or delete them first.", nullptr, static_cast<int>(check.inboxSuggestions));
  return said;
}

void EraseSheet::show(const vault::ErasureCheck& found) {
  m_verdict = found.retention.verdict;
  m_words->setText(whatGoes(found));
  const model::Date today = localNow().date();
  m_final->setText(found.finalOn <= today ? tr("There are no backups, so it is final at once.")
                                          : tr("Backups keep their keys a while: from %1 on it is final there too.").arg(dateText(found.finalOn)));
  if (m_verdict == vault::RetentionVerdict::OnHold) {
    m_rule->setText(tr("These records are on hold and cannot be erased: “%1”. The hold can be ended in the patient's menu.").arg(isolated(text(found.holdReason))));
  } else if (m_verdict == vault::RetentionVerdict::Running) {
    const QString until = dateText(*found.retention.keepUntil);
    m_rule->setText(found.retention.ground == vault::RetentionGround::Minor
                        ? tr("The practice keeps records of minors until %1. The reason should say why these must go before.").arg(until)
                        : tr("The practice keeps records until %1. The reason should say why these must go before.").arg(until));
  }
  const bool isOnHold = m_verdict == vault::RetentionVerdict::OnHold;
  m_rule->setVisible(m_verdict != vault::RetentionVerdict::Free);
  m_despite->setVisible(m_verdict == vault::RetentionVerdict::Running);
  for (QWidget* row : {static_cast<QWidget*>(m_reasonRow), static_cast<QWidget*>(m_nameRow), static_cast<QWidget*>(m_final)}) row->setVisible(!isOnHold);
  m_erase->setVisible(!isOnHold);
  if (!isOnHold) m_reason->setFocus();
  check();
}

bool EraseSheet::isNamed() const {
  const QString typed = plain(m_name->text());
  const model::PatientDetails& details = m_patient.details;
  const std::string& name = details.familyName.empty() ? details.givenName : details.familyName;
  return !typed.isEmpty() && (typed == plain(text(name)) || (!details.number.empty() && typed == plain(text(details.number))));
}

void EraseSheet::check() {
  m_problem->hide();
  const bool isAllowed = m_verdict == vault::RetentionVerdict::Free || (m_verdict == vault::RetentionVerdict::Running && m_despite->isChecked());
  m_erase->setEnabled(isAllowed && !m_reason->text().trimmed().isEmpty() && isNamed());
}

void EraseSheet::erase() {
  m_erase->setEnabled(false);
  using Retention = vault::ErasureRequest::Retention;
  const auto retention = m_verdict == vault::RetentionVerdict::Running ? Retention::Override : Retention::Respect;
  m_session.run(
      Priority::Interactive, this,
      [request = vault::ErasureRequest{m_patient.id, utf8(m_reason->text().simplified()), retention}](vault::Vault& vault, decode::Decoder&) {
        return vault::erasePatient(vault, request);
      },
      [this](Result<vault::Erasure> result) {
        if (!result) return fail(result.error());
        QString said = result->images == 0 ? tr("The record was erased") : tr("The record and %1 were erased").arg(imageCount(result->images));
        // For whoever has to answer the patient: the page that said so is gone with the record.
        if (result->finalOn > localNow().date()) said += u". "_s + tr("In backups it is final from %1 on.").arg(dateText(result->finalOn));
        Toast::show(m_over, said);
        // First: while it is open it keeps the keyboard, which the page that comes now wants.
        close();
        Q_EMIT erased(m_patient.id);
        Q_EMIT m_session.patientsChanged();
        Q_EMIT m_session.imagesChanged();
      });
}

void EraseSheet::fail(const Error& error) {
  m_problem->setText(errorText(error));
  m_problem->show();
}

HoldSheet::HoldSheet(VaultSession& session, QWidget* window, const model::Patient& patient, Way way)
    : Sheet(window, way == Way::Hold ? tr("Put the records on hold") : tr("End the hold"), 480), m_session(session), m_over(window), m_patient(patient), m_way(way) {
  auto* what = words(TextStyle::Body, Text::Tone::Second, this);
  what->setText(way == Way::Hold ? tr("Nobody can erase the records of %1, or move images out of them, until the hold ends, whatever their age. Work goes on as before.").arg(isolated(patientName(patient.details)))
                                 : tr("From then on the records of %1 follow the practice's rules again.").arg(isolated(patientName(patient.details))));
  body()->addWidget(what);
  m_reason = new TextField(way == Way::Hold ? tr("A court asked to keep them") : tr("The case is closed"), this);
  m_reason->setMaxLength(200);
  m_reasonRow = new FormField(tr("Why"), m_reason, this);
  m_reasonRow->setHelp(tr("It stays in the log, so name nobody."));
  body()->addWidget(m_reasonRow);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_apply = addButton(way == Way::Hold ? tr("Put on hold") : tr("End the hold"), ButtonKind::Primary);
  m_apply->setEnabled(false);
  connect(m_apply, &QAbstractButton::clicked, this, &HoldSheet::apply);
  connect(m_reason, &QLineEdit::textChanged, this, [this](const QString& typed) {
    m_reasonRow->setProblem({});
    m_apply->setEnabled(!typed.trimmed().isEmpty());
  });
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  m_reason->setFocus();
}

void HoldSheet::apply() {
  m_apply->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [way = m_way, id = m_patient.id, reason = utf8(m_reason->text().simplified())](vault::Vault& vault, decode::Decoder&) {
        return way == Way::Hold ? vault::holdPatient(vault, id, reason) : vault::releasePatient(vault, id, reason);
      },
      [this](Result<void> result) {
        if (!result) {
          m_reasonRow->setProblem(errorText(result.error()));
          m_apply->setEnabled(true);
          return;
        }
        Toast::show(m_over, m_way == Way::Hold ? tr("The records are on hold") : tr("The hold has ended"));
        close();
      });
}

}  // namespace safelight::ui
