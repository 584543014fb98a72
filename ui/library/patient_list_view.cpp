#include "ui/library/patient_list_view.h"

#include <QKeyEvent>
#include <QScrollBar>

#include "ui/widgets/focus_ring.h"

namespace safelight::ui {

PatientListView::PatientListView(PatientListModel& model, PatientRowDelegate::Density density, QWidget* parent)
    : QListView(parent), m_patients(model) {
  setModel(&model);
  setItemDelegate(new PatientRowDelegate(density, this));
  setUniformItemSizes(true);
  setFrameShape(QFrame::NoFrame);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSelectionMode(SingleSelection);
  setEditTriggers(NoEditTriggers);
  setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  setAccessibleName(tr("Patients"));
  setFocusRadius(*this, -1);
  verticalScrollBar()->setSingleStep(PatientRowDelegate::kRowHeight);
  verticalScrollBar()->setFixedWidth(kScrollStrip);
  connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int from, int to) { setViewportMargins(0, 0, to > from ? 0 : kScrollStrip, 0); });
  setViewportMargins(0, 0, kScrollStrip, 0);
  connect(&model, &PatientListModel::answered, this, &PatientListView::answered);
  connect(&model, &QAbstractItemModel::dataChanged, this, [this] { Q_EMIT chosenChanged(); });
  connect(&model, &PatientListModel::failed, this, [this] { m_openWhenFound = false; });
  connect(this, &QAbstractItemView::doubleClicked, this, [this] {
    if (const auto* patient = chosen()) Q_EMIT opened(*patient);
  });
}

const model::Patient* PatientListView::chosen() const { return m_patients.patientAt(currentIndex().isValid() ? currentIndex().row() : -1); }

void PatientListView::choose(model::PatientId id) {
  m_chosen = id;
  keepChoice();
  if (id.isNil()) m_chosen = {};  // the next answer begins with its first row
}

void PatientListView::answered() {
  keepChoice();
  if (std::exchange(m_openWhenFound, false)) openChosen();
}

void PatientListView::openChosen() {
  if (const auto* patient = chosen()) Q_EMIT opened(model::Patient(*patient));
}

void PatientListView::keepChoice() {
  const int kept = m_chosen.isNil() ? -1 : m_patients.rowOf(m_chosen);
  if (m_patients.rowCount() > 0) setCurrentIndex(m_patients.index(kept >= 0 ? kept : rowToBeginWith()));
  Q_EMIT chosenChanged();
}

int PatientListView::rowToBeginWith() const {
  const bool isPassedOver = !m_passedOver.isNil() && m_patients.rowOf(m_passedOver) == 0;
  return isPassedOver && m_patients.rowCount() > 1 ? 1 : 0;
}

void PatientListView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QListView::currentChanged(current, previous);
  if (const auto* patient = chosen()) m_chosen = patient->id;
  if (current.isValid()) Q_EMIT chosenChanged();
}

bool PatientListView::handleKey(QKeyEvent* event) {
  m_openWhenFound = false;  // whoever types on has not decided yet
  switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: QListView::keyPressEvent(event); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (m_patients.isSearching()) m_openWhenFound = true;
      else openChosen();
      return true;
    default: return false;
  }
}

void PatientListView::keyPressEvent(QKeyEvent* event) {
  if (!handleKey(event)) QListView::keyPressEvent(event);
}

}  // namespace safelight::ui
