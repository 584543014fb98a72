#include "ui/library/patient_sheet.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/vault/patients/patients.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/undo_history.h"

namespace safelight::ui {
namespace {

QHBoxLayout* sideBySide(QWidget* first, QWidget* second) {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(first, 1, Qt::AlignTop);
  row->addWidget(second, 1, Qt::AlignTop);
  return row;
}

bool sameText(const std::string& a, const std::string& b) {
  return text(a).trimmed().compare(text(b).trimmed(), Qt::CaseInsensitive) == 0;
}

}  // namespace

PatientSheet::PatientSheet(VaultSession& session, QWidget* window, std::optional<model::Patient> existing)
    : Sheet(window, existing ? tr("Edit patient") : tr("New patient"), 520), m_session(session), m_over(window), m_existing(std::move(existing)) {
  build();
  if (m_existing) fill(m_existing->details);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void PatientSheet::build() {
  // In the order of the Tab key.
  m_family = new TextField(tr("Lindqvist"), this);
  m_given = new TextField(tr("Marta"), this);
  m_birth = new TextField(tr("14.3.1987"), this);
  m_sex = new Choice(this);
  for (const auto sex : {model::Sex::Unknown, model::Sex::Female, model::Sex::Male, model::Sex::Other}) {
    m_sex->addItem(sexWord(sex), static_cast<int>(sex));
  }
  m_sex->setAccessibleTitle(tr("Sex"));
  m_number = new TextField({}, this);
  m_note = new TextField({}, this);
  m_familyRow = new FormField(tr("Family name"), m_family, this);
  m_birthRow = new FormField(tr("Birth date"), m_birth, this);
  m_birthRow->setHelp(tr("As you like: 14.3.1987 or 1987-03-14"));
  m_numberRow = new FormField(tr("Patient number"), m_number, this);
  m_numberRow->setHelp(tr("Your practice's own, if it has one"));
  body()->addLayout(sideBySide(m_familyRow, new FormField(tr("Given name"), m_given, this)));
  body()->addLayout(sideBySide(m_birthRow, new FormField(tr("Sex"), m_sex, this)));
  body()->addLayout(sideBySide(m_numberRow, new FormField(tr("Note"), m_note, this)));
  m_notice = new Text({}, TextStyle::Small, Text::Tone::Care, this);
  m_notice->setWordWrap(true);
  m_notice->hide();
  body()->addWidget(m_notice);
  auto* cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_save = addButton(m_existing ? tr("Save") : tr("Add patient"), ButtonKind::Primary);
  connect(cancel, &QAbstractButton::clicked, this, &Sheet::close);
  connect(m_save, &QAbstractButton::clicked, this, &PatientSheet::save);
  connect(m_birth, &QLineEdit::textEdited, this, &PatientSheet::checkBirthDate);
  connect(m_number, &QLineEdit::textEdited, this, [this] { m_numberRow->setProblem({}); });
  for (auto* field : {m_family, m_given, m_birth}) {
    connect(field, &QLineEdit::textEdited, this, [this] {
      m_familyRow->setProblem({});
      lookForSame();
    });
  }
  m_family->setFocus();
}

void PatientSheet::fill(const model::PatientDetails& details) {
  m_family->setText(text(details.familyName));
  m_given->setText(text(details.givenName));
  m_number->setText(text(details.number));
  m_note->setText(text(details.note));
  m_sex->setCurrentIndex(static_cast<int>(details.sex));
  if (details.birthDate) {
    m_birth->setText(dateText(*details.birthDate));
    checkBirthDate();
  }
}

void PatientSheet::prefill(const QString& typed) {
  model::PatientDetails details;
  QString words = typed.trimmed();
  if (const auto date = parseTypedDate(words)) {
    details.birthDate = date;
  } else if (!words.isEmpty() && words.front().isDigit()) {
    details.number = utf8(words);
  } else {
    const qsizetype comma = words.indexOf(u',');
    const qsizetype cut = comma >= 0 ? comma : words.indexOf(u' ');
    const auto capital = [](QString name) {
      if (!name.isEmpty() && name == name.toLower()) name[0] = name[0].toUpper();
      return utf8(name);
    };
    details.familyName = capital(cut < 0 ? words : words.left(cut));
    if (cut >= 0) details.givenName = capital(words.mid(cut + 1).trimmed());
  }
  fill(details);
  lookForSame();
}

void PatientSheet::checkBirthDate() {
  const QString typed = m_birth->text().trimmed();
  const auto date = parseTypedDate(typed);
  const model::Date today = localNow().date();
  if (typed.isEmpty()) {
    m_birthRow->setConfirmation({});
  } else if (!date) {
    // A date that is still being typed is not wrong yet.
    m_birthRow->setProblem(typed.size() >= 8 ? tr("This is no day of the calendar. Write it as 14.3.1987 or 1987-03-14.") : QString());
  } else if (*date > today) {
    m_birthRow->setProblem(tr("%1 is in the future.").arg(dateText(*date)));
  } else {
    m_birthRow->setConfirmation(dateText(*date) + QStringLiteral(" · ") + ageText(*date, today));
  }
}

void PatientSheet::lookForSame() {
  const std::string family = utf8(m_family->text()), given = utf8(m_given->text());
  const QString searched = QString(m_family->text() + u' ' + m_given->text()).trimmed();
  m_notice->hide();
  if (searched.size() < 3) return;
  vault::PatientSearch search;
  search.text = utf8(searched);
  search.limit = 20;
  m_session.run(
      Priority::Interactive, this,
      [search](vault::Vault& vault, decode::Decoder&) { return vault::searchPatients(vault, search); },
      [this, family, given](Result<vault::PatientPage> page) {
        if (!page || family != utf8(m_family->text()) || given != utf8(m_given->text())) return;
        const auto born = parseTypedDate(m_birth->text());
        for (const auto& other : page->patients) {
          if (m_existing && other.id == m_existing->id) continue;
          if (!sameText(other.details.familyName, family) || !sameText(other.details.givenName, given)) continue;
          if (born && other.details.birthDate && *born != *other.details.birthDate) continue;
          m_notice->setText(tr("There is already a %1 (%2). Open that record instead, unless this is another person.")
                                .arg(isolated(patientName(other.details)), patientLine(other.details)));
          m_notice->show();
          return;
        }
      });
}

std::optional<model::PatientDetails> PatientSheet::read() {
  model::PatientDetails details = m_existing ? m_existing->details : model::PatientDetails{};
  details.familyName = utf8(m_family->text().trimmed());
  details.givenName = utf8(m_given->text().trimmed());
  details.number = utf8(m_number->text().trimmed());
  details.note = utf8(m_note->text().trimmed());
  details.sex = static_cast<model::Sex>(m_sex->currentData().toInt());
  details.birthDate = parseTypedDate(m_birth->text());
  if (details.familyName.empty() && details.givenName.empty()) {
    showError({ErrorCode::PatientNameMissing, {}});
    return std::nullopt;
  }
  if (!m_birth->text().trimmed().isEmpty() && (!details.birthDate || *details.birthDate > localNow().date())) {
    showError({ErrorCode::BirthDateInvalid, {}});
    return std::nullopt;
  }
  return details;
}

void PatientSheet::showError(const Error& error) {
  if (error.code == ErrorCode::PatientNameMissing) {
    m_familyRow->setProblem(errorText(error));
    m_family->setFocus();
  } else if (error.code == ErrorCode::BirthDateInvalid) {
    m_birthRow->setProblem(errorText(error));
    m_birth->setFocus();
  } else if (error.code == ErrorCode::NumberTaken) {
    m_numberRow->setProblem(errorText(error));
    m_number->setFocus();
  } else {
    m_notice->setText(errorText(error));
    m_notice->show();
  }
}

void PatientSheet::save() {
  const auto details = m_saving ? std::nullopt : read();
  if (!details) return;
  m_saving = true;
  m_save->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [details = *details, existing = m_existing](vault::Vault& vault, decode::Decoder&) -> Result<model::PatientId> {
        if (!existing) return vault::createPatient(vault, details);
        TRY_VOID(vault::editPatient(vault, existing->id, details));
        return existing->id;
      },
      [this, details = *details](Result<model::PatientId> id) {
        m_saving = false;
        m_save->setEnabled(true);
        if (!id) return showError(id.error());
        if (m_existing && !(details == m_existing->details)) {
          UndoHistory::of(m_session, m_over).add({tr("%1 changed", "patient").arg(isolated(patientName(details))), tr("Undone: the record is as it was"),
                                                  [before = *m_existing](vault::Vault& vault) { return vault::editPatient(vault, before.id, before.details); }});
        }
        Q_EMIT saved(*id);
        Q_EMIT m_session.patientsChanged();
        close();
      });
}

}  // namespace safelight::ui
