#include "ui/library/pick_patient_sheet.h"

#include <QBoxLayout>

#include "ui/bridge/format.h"
#include "ui/library/search_keys.h"

namespace safelight::ui {

PickPatientSheet::PickPatientSheet(VaultSession& session, QWidget* window, const QString& title, const QString& action, const QString& searched)
    : Sheet(window, title, 560), m_session(session) {
  m_explanation = new Text({}, TextStyle::Body, Text::Tone::Second, this);
  m_explanation->setWordWrap(true);
  m_explanation->hide();
  body()->addWidget(m_explanation);
  m_search = new TextField(tr("Name, birth date or number"), this);
  m_search->setIconName(QStringLiteral("search"));
  body()->addWidget(m_search);
  m_model = new PatientListModel(m_session, this);
  m_list = new PatientListView(*m_model, PatientRowDelegate::Density::Narrow, this);
  m_list->setMinimumHeight(PatientRowDelegate::kRowHeight * 2);
  m_list->setFixedHeight(std::clamp(window->height() - 360, PatientRowDelegate::kRowHeight * 2, PatientRowDelegate::kRowHeight * 5));
  body()->addWidget(m_list);
  auto* foot = new QHBoxLayout;
  m_nobody = new Text({}, TextStyle::Body, Text::Tone::Third, this);
  m_new = new Button(tr("New patient…"), ButtonKind::Quiet, this);
  m_new->setIconName(QStringLiteral("plus"));
  m_new->hide();
  foot->addWidget(m_nobody, 1);
  foot->addWidget(m_new);
  body()->addLayout(foot);
  auto* cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_pick = addButton(action, ButtonKind::Primary);
  m_pick->setEnabled(false);

  connect(cancel, &QAbstractButton::clicked, this, &Sheet::close);
  connect(m_pick, &QAbstractButton::clicked, this, &PickPatientSheet::pick);
  connect(m_new, &QAbstractButton::clicked, this, [this] {
    close();
    Q_EMIT newPatientAsked();
  });
  connect(m_list, &PatientListView::chosenChanged, this, &PickPatientSheet::showChosen);
  connect(m_list, &PatientListView::opened, this, &PickPatientSheet::pick);
  connect(m_model, &PatientListModel::answered, this, [this](int total) {
    m_nobody->setText(total == 0 ? tr("Nobody like that here.") : QString());
    showChosen();
  });
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& typed) {
    vault::PatientSearch search;
    search.text = utf8(typed);
    m_model->setSearch(search);
    showChosen();
  });
  forwardSearchKeys(*m_search, *m_list);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  m_search->setText(searched);
  if (searched.isEmpty()) m_model->setSearch({});
  m_search->selectAll();
}

void PickPatientSheet::setExplanation(const QString& words) {
  m_explanation->setText(words);
  m_explanation->setVisible(!words.isEmpty());
}

void PickPatientSheet::setExcluded(model::PatientId id) {
  m_excluded = id;
  m_list->passOver(id);
}

void PickPatientSheet::offerNewPatient() { m_new->setVisible(m_session.may(model::Permission::EditPatients)); }

void PickPatientSheet::showChosen() {
  const model::Patient* chosen = m_list->chosen();
  const bool excluded = chosen != nullptr && chosen->id == m_excluded;
  m_pick->setEnabled(chosen != nullptr && !excluded && !m_model->isSearching());
  if (excluded) m_nobody->setText(tr("They are with this patient already."));
  else if (chosen != nullptr) m_nobody->setText({});
}

void PickPatientSheet::pick() {
  const model::Patient* chosen = m_list->chosen();
  if (chosen == nullptr || chosen->id == m_excluded || m_model->isSearching()) return;
  const model::Patient patient = *chosen;
  close();
  Q_EMIT picked(patient);
}

}  // namespace safelight::ui
