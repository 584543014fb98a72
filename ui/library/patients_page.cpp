#include "ui/library/patients_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/merge_sheet.h"
#include "ui/library/patient_preview.h"
#include "ui/library/patient_sheet.h"
#include "ui/widgets/kept_place.h"

namespace safelight::ui {
namespace {

// Narrower pages have no preview: the list alone stays readable.
constexpr int kPreviewFrom = 900;

}  // namespace

PatientsPage::PatientsPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent), m_session(session), m_model(new PatientListModel(session, this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeList(), 1);
  m_preview = new PatientPreview(session, thumbnails, this);
  layout->addWidget(m_preview);

  connect(m_model, &PatientListModel::answered, this, &PatientsPage::show);
  connect(m_model, &PatientListModel::failed, this, [this](const Error& error) {
    m_failureText->setText(errorText(error));
    m_stack->setCurrentWidget(m_failure);
    m_preview->setPatient(std::nullopt);
    showHeader();
  });
  connect(m_list, &PatientListView::opened, this, &PatientsPage::openPatient);
  connect(m_list, &PatientListView::chosenChanged, this, [this] {
    const model::Patient* patient = m_model->rowCount() > 0 ? m_list->chosen() : nullptr;
    m_preview->setPatient(patient == nullptr ? std::nullopt : std::optional(*patient));
  });
  connect(m_preview, &PatientPreview::openAsked, this, [this] {
    if (const auto* patient = m_list->chosen()) Q_EMIT openPatient(*patient);
  });
  connect(m_preview, &PatientPreview::editAsked, this, &PatientsPage::editChosen);
  connect(m_preview, &PatientPreview::mergeAsked, this, &PatientsPage::mergeChosen);
  connect(&session, &VaultSession::patientsChanged, m_model, &PatientListModel::reload);
  connect(&session, &VaultSession::imagesChanged, this, [this] {
    m_model->reload();
    m_preview->refresh();
  });
  ask();
}

QWidget* PatientsPage::makeList() {
  auto* column = new QWidget(this);
  auto* layout = new QVBoxLayout(column);
  // The list's scroll bar stands in the page's margin, so that rows end where the header ends.
  layout->setContentsMargins(metric::kPage, 20, metric::kPage - PatientListView::kScrollStrip, 0);
  layout->setSpacing(16);
  layout->addWidget(makeHeader());
  m_stack = new QStackedWidget(column);
  m_list = new PatientListView(*m_model, PatientRowDelegate::Density::Wide, m_stack);
  m_stack->addWidget(m_list);
  m_nobody = static_cast<EmptyState*>(makeEmpty());
  m_nothing = new EmptyState(QStringLiteral("search"), {}, {}, m_stack);
  m_stack->addWidget(m_nothing);
  m_failure = new QWidget(m_stack);
  auto* failure = new QVBoxLayout(m_failure);
  m_failureText = new Text({}, TextStyle::Body, Text::Tone::Danger, m_failure);
  m_failureText->setWordWrap(true);
  m_failureText->setAlignment(Qt::AlignCenter);
  failure->addWidget(m_failureText, 0, Qt::AlignVCenter);
  m_stack->addWidget(m_failure);
  layout->addWidget(m_stack, 1);
  return column;
}

QWidget* PatientsPage::makeHeader() {
  m_header = new QWidget(this);
  auto* header = m_header;
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, PatientListView::kScrollStrip, 0);
  row->setSpacing(8);
  row->addWidget(new Text(tr("Patients"), TextStyle::Title, Text::Tone::First, header));
  m_count = new Text({}, TextStyle::Body, Text::Tone::Third, header);
  m_count->setContentsMargins(4, 6, 0, 0);
  row->addWidget(m_count);
  row->addStretch(1);
  addChip(*row, tr("Seen recently"), Shown::All)->setChecked(true);
  addChip(*row, tr("Today"), Shown::Today);
  addChip(*row, tr("By name"), Shown::ByName);
  if (m_session.may(model::Permission::EditPatients)) {
    row->addSpacing(8);
    m_add = new Button(tr("New patient"), ButtonKind::Primary, header);
    m_add->setIconName(QStringLiteral("plus"));
    m_add->setToolTip(tr("Ctrl+N"));
    keepPlaceWhenHidden(*m_add);
    connect(m_add, &QAbstractButton::clicked, this, &PatientsPage::newPatient);
    row->addWidget(m_add);
  }
  return header;
}

Chip* PatientsPage::addChip(QHBoxLayout& row, const QString& text, Shown shown) {
  auto* chip = new Chip(text, this);
  chip->setCheckable(true);
  chip->setAutoExclusive(true);
  keepPlaceWhenHidden(*chip);
  m_chips.append(chip);
  connect(chip, &QAbstractButton::clicked, this, [this, shown] {
    m_shown = shown;
    ask();
  });
  row.addWidget(chip);
  return chip;
}

QWidget* PatientsPage::makeEmpty() {
  auto* empty = new EmptyState(QStringLiteral("patients"), tr("No patients yet"),
                               tr("Add your first patient, or press Import: Safelight reads whose images they are."), m_stack);
  if (m_session.may(model::Permission::EditPatients)) {
    connect(empty->setAction(tr("New patient"), QStringLiteral("plus")), &QAbstractButton::clicked, this, &PatientsPage::newPatient);
  }
  m_stack->addWidget(empty);
  return empty;
}

void PatientsPage::setSearchText(const QString& text) {
  if (m_searched == text.trimmed()) return;
  m_searched = text.trimmed();
  m_list->choose({});
  ask();
}

void PatientsPage::ask() {
  vault::PatientSearch search;
  search.text = utf8(m_searched);
  search.order = m_shown == Shown::ByName ? vault::PatientOrder::Name : vault::PatientOrder::RecentActivity;
  if (m_shown == Shown::Today) search.activeOn = localNow().date();
  m_model->setSearch(search);
}

void PatientsPage::refresh() { m_model->reload(); }

void PatientsPage::show(int total) {
  m_count->setText(total == 0 ? QString() : QLocale().toString(total));
  m_count->setAccessibleName(tr("%Ln patient(s)", nullptr, total));
  if (total > 0) {
    m_stack->setCurrentWidget(m_list);
  } else {
    m_preview->setPatient(std::nullopt);
    showEmpty();
  }
  showHeader();
  arrange();
}

void PatientsPage::showHeader() {
  const QWidget* shown = m_stack->currentWidget();
  for (Chip* chip : std::as_const(m_chips)) chip->setVisible(shown != m_nobody);  // there is nobody to sort out
  // Where the page itself offers it, that is the one next step.
  const bool isOffered = shown == m_nobody || (shown == m_nothing && m_nothingAction != nullptr && !m_nothingAction->isHidden());
  if (m_add != nullptr) m_add->setVisible(!isOffered);
}

void PatientsPage::showEmpty() {
  if (m_searched.isEmpty() && m_shown != Shown::Today) {
    m_stack->setCurrentWidget(m_nobody);
    return;
  }
  const bool mayAdd = m_session.may(model::Permission::EditPatients);
  if (m_searched.isEmpty()) {
    m_nothing->setTexts(tr("Nobody yet today"), tr("Patients appear here as soon as they are opened or get an image."));
  } else {
    m_nothing->setTexts(tr("Nobody found for “%1”").arg(isolated(m_searched)), tr("Try part of the name, a birth date such as 14.3.1987, or the patient number."));
    if (mayAdd && m_nothingAction == nullptr) {
      m_nothingAction = m_nothing->setAction(tr("New patient"), QStringLiteral("plus"));
      connect(m_nothingAction, &QAbstractButton::clicked, this, &PatientsPage::newPatient);
    }
  }
  if (m_nothingAction != nullptr) m_nothingAction->setVisible(!m_searched.isEmpty());
  m_stack->setCurrentWidget(m_nothing);
}

void PatientsPage::newPatient() {
  if (!m_session.may(model::Permission::EditPatients)) return;
  auto* sheet = new PatientSheet(m_session, window());
  if (!m_searched.isEmpty() && m_model->rowCount() == 0) sheet->prefill(m_searched);
  connect(sheet, &PatientSheet::saved, this, &PatientsPage::openById);
  sheet->open();
}

void PatientsPage::openById(model::PatientId id) {
  m_session.run(
      Priority::Interactive, this, [id](vault::Vault& vault, decode::Decoder&) { return vault::findPatient(vault, id); },
      [this](Result<model::Patient> patient) {
        if (patient) Q_EMIT openPatient(*patient);
      });
}

void PatientsPage::editChosen() {
  const auto* patient = m_list->chosen();
  if (patient == nullptr) return;
  (new PatientSheet(m_session, window(), *patient))->open();
}

void PatientsPage::mergeChosen() {
  const auto* patient = m_list->chosen();
  if (patient == nullptr) return;
  auto* sheet = new MergeSheet(m_session, window(), *patient);
  connect(sheet, &MergeSheet::merged, this, [this](model::PatientId, model::PatientId into) { m_list->choose(into); });
  sheet->open();
}

void PatientsPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void PatientsPage::arrange() {
  m_preview->setVisible(width() >= kPreviewFrom && m_stack->currentWidget() != m_nobody);
  m_preview->setFixedWidth(width() >= 1280 ? 400 : 344);
  fitHeader();
}

void PatientsPage::fitHeader() {
  const int room = width() - 2 * metric::kPage - (m_preview->isHidden() ? 0 : m_preview->width());
  const auto isCut = [this, room] {
    m_header->layout()->invalidate();
    return m_header->layout()->sizeHint().width() > room + PatientListView::kScrollStrip;
  };
  m_count->show();
  if (m_add != nullptr) m_add->setShows(Button::Shows::Words);
  // How many there are is the least; then the plus sign says what the button does.
  if (isCut()) m_count->hide();
  if (m_add != nullptr && isCut()) m_add->setShows(Button::Shows::IconAlone);
}

}  // namespace safelight::ui
