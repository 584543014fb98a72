#include "ui/library/merge_sheet.h"

#include <QKeyEvent>
#include <QVBoxLayout>

#include "core/vault/patients/patients.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/search_keys.h"
#include "ui/library/undo_history.h"

namespace safelight::ui {

MergeSheet::MergeSheet(VaultSession& session, QWidget* window, const model::Patient& from)
    : Sheet(window, tr("Merge two records"), 560), m_session(session), m_over(window), m_from(from) {
  build();
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void MergeSheet::build() {
  auto* what = new Text(tr("%1 is in the list twice? Choose the record that stays.").arg(isolated(patientName(m_from.details))), TextStyle::Body,
                        Text::Tone::Second, this);
  what->setWordWrap(true);
  body()->addWidget(what);
  m_search = new TextField(tr("Name, birth date or number of the other record"), this);
  m_search->setIconName(QStringLiteral("search"));
  body()->addWidget(m_search);
  m_model = new PatientListModel(m_session, this);
  m_list = new PatientListView(*m_model, PatientRowDelegate::Density::Narrow, this);
  m_list->setFixedHeight(PatientRowDelegate::kRowHeight * 4);
  m_list->passOver(m_from.id);  // the record itself matches too
  body()->addWidget(m_list);
  m_words = new Text({}, TextStyle::Body, Text::Tone::First, this);
  m_words->setWordWrap(true);
  m_words->setMinimumHeight(60);
  m_words->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  body()->addWidget(m_words);
  auto* cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_merge = addButton(tr("Merge"), ButtonKind::Primary);
  m_merge->setEnabled(false);
  connect(cancel, &QAbstractButton::clicked, this, &Sheet::close);
  connect(m_merge, &QAbstractButton::clicked, this, &MergeSheet::merge);
  connect(m_list, &PatientListView::chosenChanged, this, &MergeSheet::chosen);
  connect(m_list, &PatientListView::opened, this, [this] { m_merge->setFocus(Qt::TabFocusReason); });
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& typed) {
    vault::PatientSearch search;
    search.text = utf8(typed);
    m_model->setSearch(search);
    m_merge->setEnabled(false);
  });
  forwardSearchKeys(*m_search, *m_list);
  // Somebody with the same family name is the likely other record.
  m_search->setText(text(m_from.details.familyName.empty() ? m_from.details.givenName : m_from.details.familyName));
  m_search->selectAll();
  m_search->setFocus();
}

void MergeSheet::chosen() {
  const model::Patient* into = m_list->chosen();
  const bool possible = into != nullptr && into->id != m_from.id;
  m_merge->setEnabled(possible && !m_model->isSearching());
  if (into == nullptr) {
    m_words->setText(tr("Nobody like that here."));
    m_words->setTone(Text::Tone::Third);
  } else if (!possible) {
    m_words->setText(m_model->rowCount() == 1 ? tr("Nobody else is called like that. Search for the other record.") : tr("This is the same record. Choose another one."));
    m_words->setTone(Text::Tone::Third);
  } else {
    const QString moves = m_from.imageCount == 0 ? tr("No images have to move.") : tr("%1 move.", "number of images").arg(imageCount(m_from.imageCount));
    m_words->setText(tr("%1 (%2) stays. %3 The record of %4 (%5) goes from the list. You can undo this.")
                         .arg(isolated(patientName(into->details)), patientLine(into->details), moves, isolated(patientName(m_from.details)),
                              patientLine(m_from.details)));
    m_words->setTone(Text::Tone::First);
  }
}

void MergeSheet::merge() {
  const model::Patient* into = m_list->chosen();
  if (into == nullptr || into->id == m_from.id || m_model->isSearching()) return;
  m_merge->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [from = m_from.id, to = into->id](vault::Vault& vault, decode::Decoder&) { return vault::mergePatients(vault, from, to); },
      [this, to = into->id, name = patientName(into->details)](Result<void> result) {
        if (!result) {
          m_words->setText(errorText(result.error()));
          m_words->setTone(Text::Tone::Danger);
          m_merge->setEnabled(true);
          return;
        }
        UndoHistory::of(m_session, m_over).add({tr("Merged into %1").arg(isolated(name)), tr("Undone: both records are back"),
                                                [from = m_from.id](vault::Vault& vault) { return vault::undoMerge(vault, from); }});
        Q_EMIT merged(m_from.id, to);
        Q_EMIT m_session.patientsChanged();
        Q_EMIT m_session.imagesChanged();
        close();
      });
}

}  // namespace safelight::ui
