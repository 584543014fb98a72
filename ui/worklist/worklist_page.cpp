#include "ui/worklist/worklist_page.h"

#include <QBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>
#include <algorithm>
#include <map>

#include "core/vault/receiving/devices.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/pick_patient_sheet.h"
#include "ui/widgets/rows_focus.h"
#include "ui/widgets/tab_order.h"
#include "ui/worklist/drop_folder_sheet.h"
#include "ui/worklist/order_sheet.h"
#include "ui/worklist/worklist_words.h"

namespace safelight::ui {
namespace {

constexpr int kReadEveryMilliseconds = 10'000;
constexpr int kDaysShown = 14;
constexpr int kColumnWidth = 960;
constexpr int kTimeWidth = 56;
constexpr int kActionsWidth = 3 * 36 + 2 * 12;

/// A column whose width does not depend on its words, so that all rows line up.
QWidget* column(QLayout* layout, QWidget* parent) {
  auto* widget = new QWidget(parent);
  layout->setContentsMargins(0, 0, 0, 0);
  widget->setLayout(layout);
  widget->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  return widget;
}

}  // namespace

struct WorklistPage::Loaded {
  int generation = 0;
  Result<std::vector<vault::WorklistRow>> rows;
  std::map<std::string, std::string> deviceNames;  // by AE title
  model::LocalTime now;
};

WorklistPage::WorklistPage(VaultSession& session, QWidget* parent) : QWidget(parent), m_session(session) {
  build();
  m_again.setInterval(kReadEveryMilliseconds);
  connect(&m_again, &QTimer::timeout, this, &WorklistPage::refresh);
  connect(&m_session, &VaultSession::imagesChanged, this, [this] {
    if (isVisible()) refresh();
  });
}

void WorklistPage::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 20, 0, 0);
  column->setSpacing(16);
  // As wide as the list below it, so that the button stands above its end.
  auto* header = new QWidget(this);
  header->setMaximumWidth(kColumnWidth);
  auto* top = new QHBoxLayout(header);
  top->setContentsMargins(0, 0, 0, 0);
  top->setSpacing(8);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  words->addWidget(new Text(tr("Worklist"), TextStyle::Title, Text::Tone::First, this));
  m_line = new Text({}, TextStyle::Body, Text::Tone::Second, this);
  m_line->setWordWrap(true);
  showLine();
  words->addWidget(m_line);
  top->addLayout(words, 1);
  m_software = new Button(tr("Practice software…"), ButtonKind::Quiet, this);
  m_software->hide();
  connect(m_software, &QAbstractButton::clicked, this, &WorklistPage::askForFolder);
  top->addWidget(m_software, 0, Qt::AlignVCenter);
  m_add = new Button(tr("Add a patient"), ButtonKind::Primary, this);
  m_add->setIconName(QStringLiteral("plus"));
  m_add->setVisible(m_session.may(model::Permission::EditPatients));
  top->addWidget(m_add, 0, Qt::AlignVCenter);
  auto* beside = new QHBoxLayout;
  beside->setContentsMargins(metric::kPage, 0, metric::kPage, 0);
  beside->addWidget(header, 100);
  beside->addStretch(1);
  column->addLayout(beside);

  m_stack = new QStackedWidget(this);
  m_scroll = new QScrollArea(m_stack);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setWidgetResizable(true);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->viewport()->setAutoFillBackground(false);
  auto* content = new QWidget(m_scroll);
  content->setAutoFillBackground(false);
  auto* across = new QHBoxLayout(content);
  across->setContentsMargins(metric::kPage, 0, metric::kPage, metric::kPage);
  auto* inner = new QWidget(content);
  inner->setMaximumWidth(kColumnWidth);
  across->addWidget(inner, 100);
  across->addStretch(1);
  m_column = new QVBoxLayout(inner);
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(24);
  m_scroll->setWidget(content);
  m_empty = new EmptyState(QStringLiteral("calendar"), tr("Nothing is planned"),
                           tr("Put a patient on the list and their name is at the device when they sit down: nothing to type, nothing to mix up."), m_stack);
  if (m_session.may(model::Permission::EditPatients)) {
    connect(m_empty->setAction(tr("Add a patient"), QStringLiteral("plus")), &QAbstractButton::clicked, this, &WorklistPage::add);
  }
  m_softwareWhenEmpty = m_empty->addQuietAction(m_software->text());
  m_softwareWhenEmpty->hide();
  connect(m_softwareWhenEmpty, &QAbstractButton::clicked, this, &WorklistPage::askForFolder);
  m_failure = new EmptyState(QStringLiteral("warning"), tr("The worklist could not be read"), {}, m_stack);
  connect(m_failure->setAction(tr("Try again")), &QAbstractButton::clicked, this, &WorklistPage::refresh);
  for (QWidget* each : {static_cast<QWidget*>(m_scroll), static_cast<QWidget*>(m_empty), static_cast<QWidget*>(m_failure)}) m_stack->addWidget(each);
  m_stack->setCurrentWidget(m_empty);
  column->addWidget(m_stack, 1);
  connect(m_add, &QAbstractButton::clicked, this, &WorklistPage::add);
  startFocusAt(*this, *m_scroll);
}

void WorklistPage::readFolder(Preferences& preferences, DropFolder::Take take) {
  if (!take || m_folder != nullptr || !m_session.may(model::Permission::EditPatients)) return;
  m_folder = new DropFolder(m_session, preferences, std::move(take), this);
  m_softwareWhenEmpty->show();
  m_software->setVisible(m_stack->currentWidget() != m_empty);
  connect(m_folder, &DropFolder::problemsChanged, this, &WorklistPage::showLine);
  connect(m_folder, &DropFolder::taken, this, [this] {
    Q_EMIT worklistChanged();
    if (isVisible()) refresh();
  });
  showLine();
}

void WorklistPage::askForFolder() { (new DropFolderSheet(*m_folder, window()))->open(); }

void WorklistPage::showLine() {
  const auto problems = m_folder == nullptr ? 0 : m_folder->problems().size();
  m_line->setTone(problems > 0 ? Text::Tone::Danger : Text::Tone::Second);
  m_line->setText(problems > 0 ? tr("%Ln thing(s) from the practice software could not be taken: see there.", nullptr, static_cast<int>(problems))
                               : tr("Devices fetch name, birth date and number from here, so that nobody types them twice."));
}

void WorklistPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_again.start();
  refresh();
}

void WorklistPage::hideEvent(QHideEvent* event) {
  m_again.stop();
  QWidget::hideEvent(event);
}

void WorklistPage::refresh() {
  m_session.run(
      Priority::Interactive, this,
      [generation = ++m_generation](vault::Vault& vault, decode::Decoder&) {
        const auto& clock = vault.environment().clock;
        Loaded loaded{generation, std::vector<vault::WorklistRow>{}, {}, model::LocalTime::at(clock.now(), clock)};
        vault::WorklistSearch search;
        search.from = loaded.now.date();
        search.to = model::Date::fromDayNumber(loaded.now.date().dayNumber() + kDaysShown);
        loaded.rows = vault::listWorklist(vault, search);
        if (const auto devices = vault::devices(vault)) {
          for (const auto& device : *devices) loaded.deviceNames.emplace(device.details.aeTitle, device.details.name);
        }
        return loaded;
      },
      [this](const Loaded& loaded) {
        if (loaded.generation == m_generation) show(loaded);
      });
}

void WorklistPage::show(const Loaded& loaded) {
  if (!loaded.rows) {
    m_failure->setTexts(tr("The worklist could not be read"), errorText(loaded.rows.error()));
    m_stack->setCurrentWidget(m_failure);
    return;
  }
  std::map<model::Date, std::vector<const vault::WorklistRow*>> days;
  for (const auto& row : *loaded.rows) {
    if (row.entry.status != model::WorklistStatus::Cancelled) days[row.entry.order.scheduledAt.date()].push_back(&row);
  }
  // On an empty page both stand in its middle: above it they would float, far from everything.
  m_add->setVisible(!days.empty() && m_session.may(model::Permission::EditPatients));
  m_software->setVisible(!days.empty() && m_folder != nullptr);
  if (days.empty()) return m_stack->setCurrentWidget(m_empty);
  const int scrolled = m_scroll->verticalScrollBar()->value();
  const RowsFocus focus({m_column});
  while (auto* item = m_column->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  for (const auto& [day, rows] : days) addDay(day, loaded.now.date(), rows, loaded);
  m_column->addStretch(1);
  m_stack->setCurrentWidget(m_scroll);
  focus.giveBack(m_scroll);
  m_scroll->verticalScrollBar()->setValue(scrolled);
}

void WorklistPage::addDay(model::Date day, model::Date today, const std::vector<const vault::WorklistRow*>& rows, const Loaded& loaded) {
  auto* group = new QWidget(m_scroll->widget());
  auto* column = new QVBoxLayout(group);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  const auto open = std::count_if(rows.begin(), rows.end(), [](const auto* row) { return row->entry.status == model::WorklistStatus::Open; });
  auto* title = new QHBoxLayout;
  title->setSpacing(8);
  title->addWidget(new Text(worklistDay(day, today), TextStyle::Heading, Text::Tone::First, group));
  title->addWidget(new Text(open == 0 ? tr("all done") : tr("%1 open").arg(open), TextStyle::Body, Text::Tone::Third, group));
  title->addStretch(1);
  column->addLayout(title);
  auto* card = new Card(group);
  auto* list = new QVBoxLayout(card);
  list->setContentsMargins(16, 4, 8, 4);
  list->setSpacing(0);
  for (const auto* row : rows) {
    if (row != rows.front()) list->addWidget(new Divider(Qt::Horizontal, card));
    list->addWidget(makeRow(*row, loaded));
  }
  column->addWidget(card);
  m_column->addWidget(group);
}

QWidget* WorklistPage::makeRow(const vault::WorklistRow& row, const Loaded& loaded) {
  const auto& order = row.entry.order;
  const bool open = row.entry.status == model::WorklistStatus::Open;
  const bool late = open && order.scheduledAt < loaded.now;
  auto* widget = new QWidget(m_scroll->widget());
  widget->setMinimumHeight(56);
  auto* across = new QHBoxLayout(widget);
  across->setContentsMargins(0, 4, 0, 4);
  across->setSpacing(12);
  auto* time = new Text(clockText(order.scheduledAt), TextStyle::BodyMedium, late ? Text::Tone::Care : Text::Tone::First, widget);
  time->setFixedWidth(kTimeWidth);
  if (late) time->setToolTip(tr("Its time is over and no image came yet."));
  across->addWidget(time);
  auto* who = new QVBoxLayout;
  who->setSpacing(0);
  auto* name = new Text(patientName(row.patient.details), TextStyle::BodyMedium, open ? Text::Tone::First : Text::Tone::Third, widget);
  name->setShorten([details = row.patient.details](const QFontMetrics& metrics, int width) { return patientNameWithin(details, metrics, width); });
  who->addWidget(name);
  auto* line = new Text(patientLine(row.patient.details), TextStyle::Small, Text::Tone::Third, widget);
  line->setElided(true);
  who->addWidget(line);
  across->addWidget(column(who, widget), 3);
  auto* what = new QVBoxLayout;
  what->setSpacing(0);
  auto* title = new Text(orderTitle(order), TextStyle::Body, open ? Text::Tone::First : Text::Tone::Third, widget);
  title->setElided(true);
  what->addWidget(title);
  const auto device = loaded.deviceNames.find(order.station);
  QString where = order.station.empty() ? tr("any device") : text(device == loaded.deviceNames.end() ? order.station : device->second);
  if (!order.note.empty()) where += QStringLiteral(" · ") + text(order.note);
  auto* small = new Text(where, TextStyle::Small, Text::Tone::Third, widget);
  small->setElided(true);
  what->addWidget(small);
  across->addWidget(column(what, widget), 2);
  auto* actions = new QWidget(widget);
  actions->setFixedWidth(kActionsWidth);
  across->addWidget(actions);
  across = new QHBoxLayout(actions);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(12);
  auto* look = new IconButton(QStringLiteral("person"), tr("Open %1").arg(isolated(patientName(row.patient.details))), widget);
  connect(look, &QAbstractButton::clicked, this, [this, patient = row.patient] { Q_EMIT openPatient(patient); });
  across->addWidget(look);
  if (!open) {
    auto* state = new Text(row.entry.image.isNil() ? statusWord(row.entry.status) : tr("Image is here"), TextStyle::Small, Text::Tone::Good, widget);
    state->setWordWrap(true);
    across->addWidget(state, 1);
  }
  if (open && m_session.may(model::Permission::EditPatients)) {
    auto* done = new IconButton(QStringLiteral("check"), tr("It is done"), widget);
    connect(done, &QAbstractButton::clicked, this, [this, id = row.entry.id] { end(id, model::WorklistStatus::Done, tr("Marked as done")); });
    across->addWidget(done);
    auto* cancel = new IconButton(QStringLiteral("close"), tr("Take it off the list"), widget);
    connect(cancel, &QAbstractButton::clicked, this, [this, id = row.entry.id] { end(id, model::WorklistStatus::Cancelled, tr("Taken off the list")); });
    across->addWidget(cancel);
  }
  return widget;
}

void WorklistPage::add() {
  auto* pick = new PickPatientSheet(m_session, window(), tr("Who comes?"), tr("Choose"));
  connect(pick, &PickPatientSheet::picked, this, [this](const model::Patient& patient) {
    auto* order = new OrderSheet(m_session, window(), patient);
    connect(order, &OrderSheet::entered, this, [this, name = patientName(patient.details)](const QString& what) {
      Toast::show(window(), tr("%1 for %2 is on the list", "examination, patient").arg(what, isolated(name)));
      Q_EMIT worklistChanged();
      refresh();
    });
    order->open();
  });
  pick->open();
}

void WorklistPage::end(model::WorklistId id, model::WorklistStatus status, const QString& words) {
  m_session.run(
      Priority::Interactive, this,
      [id, status](vault::Vault& vault, decode::Decoder&) {
        return status == model::WorklistStatus::Done ? vault::closeWorklist(vault, id) : vault::cancelWorklist(vault, id);
      },
      [this, words](Result<void> result) {
        if (result) Toast::show(window(), words);
        else Toast::show(window(), errorText(result.error()), Text::Tone::Danger);
        Q_EMIT worklistChanged();
        refresh();
      });
}

void WorklistPage::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), coloursFor(this).window); }

}  // namespace safelight::ui
