#include "ui/inbox/inbox_page.h"

#include <QBoxLayout>
#include <QPainter>
#include <QScrollBar>
#include <QStackedWidget>

#include "core/vault/images/images.h"
#include "core/vault/patients/patients.h"
#include "core/vault/receiving/devices.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/inbox/inbox_card.h"
#include "ui/library/grid_content.h"
#include "ui/library/image_actions.h"
#include "ui/library/image_grid.h"
#include "ui/library/match_words.h"
#include "ui/library/patient_sheet.h"
#include "ui/library/pick_patient_sheet.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {
namespace {

constexpr int kCardsAtOnce = 30;
// More than anybody places by hand; the rest shows as these are filed.
constexpr std::uint32_t kMostImages = 5000;

}  // namespace

/// The Inbox as the vault has it.
struct InboxPage::Loaded {
  int generation = 0;
  std::optional<Error> error;
  std::vector<model::Image> images;
  std::map<model::PatientId, model::Patient> patients;
  std::map<model::DeviceId, std::string> senders;
  model::LocalTime now;
};

InboxPage::InboxPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent), m_session(session), m_thumbnails(thumbnailsOf(thumbnails)), m_actions(new ImageActions(session, this)), m_shown(kCardsAtOnce) {
  build();
  for (const auto signal : {&VaultSession::imagesChanged, &VaultSession::patientsChanged, &VaultSession::settingsChanged}) {
    connect(&m_session, signal, this, &InboxPage::refresh);
  }
  refresh();
}

void InboxPage::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 20, 0, 0);
  column->setSpacing(16);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(metric::kPage, 0, metric::kPage, 0);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  words->addWidget(new Text(tr("Inbox"), TextStyle::Title, Text::Tone::First, this));
  m_line = new Text({}, TextStyle::Body, Text::Tone::Second, this);
  m_line->setElided(true);
  words->addWidget(m_line);
  m_undo = new Button(tr("Undo last filing"), ButtonKind::Secondary, this);
  m_undo->setIconName(QStringLiteral("undo"));
  m_undo->hide();
  connect(m_undo, &QAbstractButton::clicked, this, [this] {
    if (m_lastFiling) UndoHistory::of(m_session, window()).takeBack(*m_lastFiling);
  });
  top->addLayout(words, 1);
  top->addWidget(m_undo, 0, Qt::AlignVCenter);
  column->addLayout(top);

  m_stack = new QStackedWidget(this);
  m_scroll = new QScrollArea(m_stack);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget;
  m_column = new QVBoxLayout(content);
  m_column->setContentsMargins(metric::kPage, 0, metric::kPage, metric::kPage);
  m_column->setSpacing(16);
  m_more = new Button(tr("Show more"), ButtonKind::Secondary, content);
  m_more->hide();
  connect(m_more, &QAbstractButton::clicked, this, [this] {
    m_shown += kCardsAtOnce;
    showCards();
  });
  m_column->addWidget(m_more, 0, Qt::AlignHCenter);
  m_column->addStretch(1);
  m_scroll->setWidget(content);
  keepTabsAsLaidOut(*content);  // cards come and go
  // The bar stands in the page's margin, so that cards end where the header ends.
  auto* bar = m_scroll->verticalScrollBar();
  connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int last) {
    const int margin = metric::kPage - (last > 0 ? bar->sizeHint().width() : 0);
    m_column->setContentsMargins(metric::kPage, 0, margin, metric::kPage);
  });
  m_scroll->viewport()->setAutoFillBackground(false);
  content->setAutoFillBackground(false);
  m_empty = new EmptyState(QStringLiteral("inbox"), tr("Nothing waits"), tr("Images that Safelight cannot place by itself wait here until somebody says whose they are."), m_stack);
  m_failure = new EmptyState(QStringLiteral("warning"), tr("The Inbox could not be read"), {}, m_stack);
  connect(m_failure->setAction(tr("Try again")), &QAbstractButton::clicked, this, &InboxPage::refresh);
  m_stack->addWidget(m_scroll);
  m_stack->addWidget(m_empty);
  m_stack->addWidget(m_failure);
  m_stack->setCurrentWidget(m_empty);
  column->addWidget(m_stack, 1);
}

QList<InboxCard*> InboxPage::cards() const {
  QList<InboxCard*> all;
  for (int i = 0; i < m_column->count(); ++i) {
    if (auto* card = qobject_cast<InboxCard*>(m_column->itemAt(i)->widget())) all.append(card);
  }
  return all;
}

void InboxPage::refresh() {
  if (m_loading) {
    m_again = true;
    return;
  }
  m_loading = true;
  m_again = false;
  m_session.run(
      Priority::Interactive, this,
      [generation = ++m_generation](vault::Vault& vault, decode::Decoder&) {
        Loaded loaded;
        loaded.generation = generation;
        const Clock& clock = vault.environment().clock;
        loaded.now = model::LocalTime::at(clock.now(), clock);
        vault::ImageSearch search;
        search.status = model::ImageStatus::Inbox;
        search.limit = kMostImages;
        auto images = vault::searchImages(vault, search);
        if (!images) {
          loaded.error = images.error();
          return loaded;
        }
        loaded.images = std::move(*images);
        for (const auto& image : loaded.images) {
          if (!image.device.isNil() && !loaded.senders.contains(image.device)) {
            if (auto device = vault::findDevice(vault, image.device)) loaded.senders.emplace(image.device, device->details.name.empty() ? device->details.aeTitle : device->details.name);
          }
          if (image.suggestion.isNil() || loaded.patients.contains(image.suggestion)) continue;
          if (auto patient = vault::findPatient(vault, image.suggestion)) loaded.patients.emplace(image.suggestion, std::move(*patient));
        }
        return loaded;
      },
      [this](Loaded loaded) { receive(std::move(loaded)); });
}

void InboxPage::receive(Loaded loaded) {
  m_loading = false;
  if (m_again) return refresh();
  if (loaded.error) {
    m_failure->setTexts(tr("The Inbox could not be read"), errorText(*loaded.error));
    m_stack->setCurrentWidget(m_failure);
    return;
  }
  m_now = loaded.now;
  m_patients = std::move(loaded.patients);
  m_groups = takenApart(groupInbox(std::move(loaded.images), loaded.senders), m_apart);
  showCards();
  Q_EMIT countChanged(static_cast<int>(m_groups.size()));
}

void InboxPage::showCards() {
  const int count = static_cast<int>(m_groups.size());
  // The keyboard stays about where it was when a card goes.
  int focused = -1;
  const auto old = cards();
  for (int i = 0; i < old.size(); ++i) {
    if (old[i]->isAncestorOf(focusWidget())) focused = i;
  }
  // Cards that say the same as before stay: making a hundred anew would leave the page blank for a moment after each filing.
  std::map<std::string, InboxCard*> kept = std::exchange(m_cards, {});
  for (int i = 0; i < std::min(count, m_shown); ++i) {
    const InboxGroup& group = m_groups[static_cast<std::size_t>(i)];
    const std::string says = cardKey(group);
    const auto same = kept.find(says);
    InboxCard* card = same == kept.end() ? makeCard(group) : same->second;
    if (same != kept.end()) kept.erase(same);
    if (m_column->indexOf(card) != i) m_column->insertWidget(i, card);
    m_cards.emplace(says, card);
  }
  for (const auto& [says, card] : kept) {
    m_column->removeWidget(card);
    card->hide();
    card->deleteLater();
  }
  m_more->setVisible(count > m_shown);
  m_more->setText(tr("Show %1 more").arg(std::min(kCardsAtOnce, count - m_shown)));
  QString line = count == 0 ? QString() : tr("%Ln arrival(s) need(s) a person to look.", nullptr, count);
  if (count > 0 && !m_session.may(model::Permission::Tag)) line += QLatin1Char(' ') + tr("Clinicians and assistants file them.");
  m_line->setText(line);
  m_line->setVisible(count > 0);
  m_stack->setCurrentWidget(count == 0 ? static_cast<QWidget*>(m_empty) : m_scroll);
  if (focused >= 0 && count > 0) {
    auto* next = cards().value(std::min(focused, std::min(count, m_shown) - 1));
    if (next != nullptr) (next->fileHere() ? next->fileHere() : next->someoneElse())->setFocus();
  }
}

std::string InboxPage::cardKey(const InboxGroup& group) const {
  std::string key = std::to_string(static_cast<int>(group.reason)) + ' ' + std::to_string(static_cast<int>(m_session.notation())) + ' ' + m_now.date().toString();
  key += ' ' + group.sender;
  for (const auto& image : group.images) key += ' ' + image.id.toString();
  if (const auto found = m_patients.find(group.suggestion); found != m_patients.end()) {
    key += ' ' + found->first.toString() + utf8(patientName(found->second.details)) + utf8(patientLine(found->second.details));
  }
  return key;
}

InboxCard* InboxPage::makeCard(const InboxGroup& group) {
  InboxCard::Words words;
  words.notation = m_session.notation();
  words.now = m_now;
  words.mayFile = m_session.may(model::Permission::Tag);
  words.mayCreate = m_session.may(model::Permission::EditPatients);
  words.mayDelete = m_session.may(model::Permission::DeleteImages);
  const auto found = m_patients.find(group.suggestion);
  // Where several fit equally well, none of them is put forward: a person chooses.
  const bool none = found == m_patients.end() || group.reason == vault::MatchReason::Several;
  const auto suggestion = none ? std::nullopt : std::optional(found->second);
  auto* card = new InboxCard(group, suggestion, m_thumbnails, words, m_scroll->widget());
  connect(card, &InboxCard::fileAsked, this, [this, card, suggestion] { file(card, *suggestion); });
  connect(card, &InboxCard::someoneElseAsked, this, [this, card] { askSomeoneElse(card); });
  connect(card, &InboxCard::apartAsked, this, [this, card] {
    for (const model::ImageId id : card->group().ids()) m_apart.insert(id);
    refresh();
  });
  connect(card, &InboxCard::newPatientAsked, this, [this, card] { makePatient(card); });
  connect(card, &InboxCard::deleteAsked, this, [this, card] { remove(card); });
  connect(card, &InboxCard::lookAsked, this, [this, card] { look(card->group()); });
  return card;
}

void InboxPage::file(InboxCard* card, const model::Patient& patient) {
  card->setBusy(true);
  m_actions->file(card->group().ids(), patient, [this, alive = QPointer(card)](std::optional<UndoHistory::Serial> step) {
    if (!step && alive) alive->setBusy(false);
    if (!step) return;
    m_lastFiling = step;
    auto& history = UndoHistory::of(m_session, window());
    connect(&history, &UndoHistory::changed, this, &InboxPage::showUndo, Qt::UniqueConnection);
    showUndo();
  });
}

void InboxPage::showUndo() { m_undo->setVisible(m_lastFiling && UndoHistory::of(m_session, window()).canTakeBack(*m_lastFiling)); }

void InboxPage::askSomeoneElse(InboxCard* card) {
  const auto& identity = card->group().identity;
  const QString searched = text(identity.familyName.empty() ? identity.patientNumber : identity.familyName);
  auto* sheet = new PickPatientSheet(m_session, window(), tr("Whose is it?"), tr("File here"), searched);
  const QString says = identityWords(identity);
  sheet->setExplanation(inboxTitle(card->group(), m_session.notation()) + (says.isEmpty() ? QString() : QStringLiteral(" · ") + tr("sent as %1", "what the file says of its patient").arg(says)));
  sheet->offerNewPatient();
  connect(sheet, &PickPatientSheet::picked, card, [this, card](const model::Patient& patient) { file(card, patient); });
  connect(sheet, &PickPatientSheet::newPatientAsked, card, [this, card] { makePatient(card); });
  sheet->open();
}

void InboxPage::makePatient(InboxCard* card) {
  auto* sheet = new PatientSheet(m_session, window());
  sheet->prefill(detailsOf(card->group().identity));
  connect(sheet, &PatientSheet::saved, card, [this, card](model::PatientId id) {
    m_session.run(
        Priority::Interactive, card, [id](vault::Vault& vault, decode::Decoder&) { return vault::findPatient(vault, id); },
        [this, card](Result<model::Patient> patient) {
          if (patient) file(card, *patient);
        });
  });
  sheet->open();
}

void InboxPage::remove(InboxCard* card) { m_actions->remove(card->group().ids()); }

void InboxPage::look(const InboxGroup& group) {
  auto* sheet = new Sheet(window(), inboxTitle(group, m_session.notation()), std::min(1100, window()->width() - 80));
  connect(sheet, &Sheet::closed, sheet, &QObject::deleteLater);
  auto* grid = new ImageGrid(m_thumbnails, sheet);
  grid->setFixedHeight(std::clamp(window()->height() - 220, 200, 620));
  std::vector<GridItem> items;
  for (const auto& image : group.images) items.push_back(gridItemOf(image, {m_session.notation(), {}, {}}));
  grid->setDescriber([images = group.images, notation = m_session.notation()](int index) { return describeImage(images[static_cast<std::size_t>(index)], {notation, {}, {}}); });
  const int rows = group.images.size() == 1 ? std::clamp(grid->height() - 90, 120, 360) : 220;
  std::vector<GridSection> sections{{inboxOrigin(group, m_now), {}, 0, static_cast<int>(items.size()), rows}};
  grid->setContent(std::move(items), std::move(sections));
  sheet->body()->addWidget(grid);
  connect(sheet->addButton(tr("Close"), ButtonKind::Primary), &QAbstractButton::clicked, sheet, &Sheet::close);
  sheet->open();
}

void InboxPage::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), coloursFor(this).window); }

}  // namespace safelight::ui
