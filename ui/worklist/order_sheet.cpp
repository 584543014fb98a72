#include "ui/worklist/order_sheet.h"

#include <QBoxLayout>
#include <QTime>

#include "core/vault/receiving/devices.h"
#include "core/vault/worklist/worklist.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/worklist/worklist_words.h"

namespace safelight::ui {
namespace {

constexpr int kDaysAhead = 14;
constexpr int kLongestNote = 256;
constexpr int kQuarter = 15;

/// The next full quarter of an hour.
QTime soon(model::LocalTime now) {
  const int minutes = static_cast<int>((now.seconds / 60) % (24 * 60));
  const int next = (minutes / kQuarter + 1) * kQuarter;
  return next >= 24 * 60 ? QTime(23, 45) : QTime(next / 60, next % 60);
}

}  // namespace

OrderSheet::OrderSheet(VaultSession& session, QWidget* window, const model::Patient& patient)
    : Sheet(window, tr("Put on the worklist"), 540), m_session(session), m_patient(patient.id) {
  build(patient);
  offerDevices();
  check();
}

void OrderSheet::build(const model::Patient& patient) {
  const QString name = isolated(patientName(patient.details)), line = patientLine(patient.details);
  auto* who = new Text(line.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, line), TextStyle::Body, Text::Tone::Second, this);
  who->setElided(true);
  body()->addWidget(who);
  m_what = new Choice(this);
  for (const auto& each : examinations()) m_what->addItem(each.words, QString::fromLatin1(each.modality));
  m_what->setAccessibleTitle(tr("What is to be taken"));
  m_device = new Choice(this);
  m_device->addItem(tr("Any device"), QString());
  m_device->setAccessibleTitle(tr("Where"));
  m_deviceRow = new FormField(tr("Where"), m_device, this);
  auto* first = new QHBoxLayout;
  first->setSpacing(12);
  first->addWidget(new FormField(tr("What is to be taken"), m_what, this), 1, Qt::AlignTop);
  first->addWidget(m_deviceRow, 1, Qt::AlignTop);
  body()->addLayout(first);
  const auto now = localNow();
  m_day = new Choice(this);
  for (int ahead = 0; ahead <= kDaysAhead; ++ahead) {
    const auto day = model::Date::fromDayNumber(now.date().dayNumber() + ahead);
    m_day->addItem(worklistDay(day, now.date()), day.dayNumber());
  }
  m_day->setAccessibleTitle(tr("Day"));
  m_time = new TextField(QStringLiteral("14:30"), this);
  m_time->setMaxLength(5);
  m_time->setText(soon(now).toString(QStringLiteral("HH:mm")));
  m_timeRow = new FormField(tr("Time"), m_time, this);
  auto* second = new QHBoxLayout;
  second->setSpacing(12);
  second->addWidget(new FormField(tr("Day"), m_day, this), 1, Qt::AlignTop);
  second->addWidget(m_timeRow, 1, Qt::AlignTop);
  body()->addLayout(second);
  m_note = new TextField(tr("Upper jaw left, swelling"), this);
  m_note->setMaxLength(kLongestNote);
  auto* note = new FormField(tr("For whoever takes it"), m_note, this);
  note->setHelp(tr("Shown on the device where it shows such things."));
  body()->addWidget(note);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_enter = addButton(tr("Put on the list"), ButtonKind::Primary);
  connect(m_enter, &QAbstractButton::clicked, this, &OrderSheet::enter);
  connect(m_time, &QLineEdit::textChanged, this, &OrderSheet::check);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void OrderSheet::offerDevices() {
  m_session.run(
      Priority::Interactive, this, [](vault::Vault& vault, decode::Decoder&) { return vault::devices(vault); },
      [this](const Result<std::vector<vault::Device>>& devices) {
        if (!devices) return;
        for (const auto& device : *devices) {
          const bool captures = device.details.kind != seal::DeviceKind::Archive && device.details.kind != seal::DeviceKind::Workstation;
          if (captures) m_device->addItem(text(device.details.name), text(device.details.aeTitle));
        }
        if (m_device->count() == 1) m_deviceRow->setHelp(tr("No device is paired yet: add one under Practice."));
      });
}

std::optional<model::LocalTime> OrderSheet::typedTime() const {
  const QTime time = QTime::fromString(m_time->text().trimmed().replace(QLatin1Char('.'), QLatin1Char(':')), QStringLiteral("H:mm"));
  if (!time.isValid()) return std::nullopt;
  return model::LocalTime::make(model::Date::fromDayNumber(m_day->currentData().toInt()), time.hour(), time.minute());
}

void OrderSheet::check() {
  const bool good = typedTime().has_value();
  m_timeRow->setProblem(good || m_time->text().isEmpty() ? QString() : tr("Hours and minutes, as 14:30."));
  m_enter->setEnabled(good);
}

void OrderSheet::enter() {
  const auto when = typedTime();
  if (!when) return;
  model::WorklistOrder order;
  order.modality = utf8(m_what->currentData().toString());
  order.station = utf8(m_device->currentData().toString());
  order.scheduledAt = *when;
  order.note = utf8(m_note->text().trimmed());
  const QString what = examinations()[static_cast<std::size_t>(m_what->currentIndex())].words;
  order.description = utf8(what);
  m_enter->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [patient = m_patient, order](vault::Vault& vault, decode::Decoder&) { return vault::enterWorklist(vault, patient, order); },
      [this, what](Result<model::WorklistId> id) {
        m_enter->setEnabled(true);
        if (id) {
          Q_EMIT entered(what);
          return close();
        }
        m_problem->setText(errorText(id.error()));
        m_problem->show();
      });
}

}  // namespace safelight::ui
