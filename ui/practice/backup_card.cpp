#include "ui/practice/backup_card.h"

#include <QTimerEvent>
#include <algorithm>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/bridge/health_watch.h"
#include "ui/bridge/storage_words.h"
#include "ui/practice/card_layout.h"
#include "ui/practice/drill_sheet.h"
#include "ui/practice/place_keys_sheet.h"
#include "ui/practice/place_sheet.h"
#include "ui/widgets/rows_focus.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {

using namespace Qt::StringLiterals;

namespace {

/// An owner may say that it was the practice itself: that much changed at once, that an older copy of the vault is used on purpose, or that the rest of a
/// restore will never come.
bool isOverruled(std::optional<ErrorCode> error) {
  return error == ErrorCode::MassChange || error == ErrorCode::BackupNewer || error == ErrorCode::RestoreUnfinished;
}

constexpr int kLookMilliseconds = 1500;

Result<std::vector<vault::PlaceStatus>> placesByName(vault::Vault& vault) {
  TRY_ASSIGN(auto places, vault::backupPlaces(vault));
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return text(a.place.name).localeAwareCompare(text(b.place.name)) < 0; });
  return places;
}

std::vector<vault::Presence> presencesOf(const vault::Vault& vault, const std::vector<vault::PlaceStatus>& places) {
  std::vector<vault::Presence> presences;
  for (const vault::PlaceStatus& status : places) presences.push_back(vault::presenceOf(vault.environment().files, status.place));
  return presences;
}

}  // namespace

/// What the worker found.
struct BackupCard::View {
  std::vector<vault::PlaceStatus> places;
  std::vector<vault::Presence> presences;
  vault::BackupAge age;
  Instant now;
};

BackupCard::BackupCard(VaultSession& session, QWidget* parent) : Card(parent), m_session(session), m_runner(BackupRunner::of(session)) {
  build();
  connect(&m_runner, &BackupRunner::changed, this, &BackupCard::showProgress);
  connect(&m_runner, &BackupRunner::finished, this, &BackupCard::ended);
  showProgress();
  refresh();
}

void BackupCard::build() {
  auto* layout = layOutCard(*this, tr("Backups"));
  auto* head = new QHBoxLayout;
  head->setSpacing(12);
  m_icon = new ToneIcon(u"copy"_s, Text::Tone::Second, this, 20, 24);
  head->addWidget(m_icon, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  m_headline = new Text({}, TextStyle::BodyMedium, Text::Tone::First, this);
  m_drill = new Text({}, TextStyle::Small, Text::Tone::Third, this);
  for (auto* line : {m_headline, m_drill}) {
    line->setWordWrap(true);
    words->addWidget(line);
  }
  m_drill->hide();
  head->addLayout(words, 1);
  layout->addLayout(head);
  m_rows = new QVBoxLayout;
  m_rows->setSpacing(12);
  layout->addLayout(m_rows);
  m_running = new QWidget(this);
  auto* running = new QVBoxLayout(m_running);
  running->setContentsMargins(0, 0, 0, 0);
  running->setSpacing(4);
  m_step = new Text({}, TextStyle::Small, Text::Tone::Second, m_running);
  m_progress = new ProgressLine(m_running);
  m_stop = new Button(tr("Stop"), ButtonKind::Secondary, m_running);
  running->addWidget(m_step);
  running->addWidget(m_progress);
  running->addWidget(m_stop, 0, Qt::AlignLeft);
  m_running->hide();
  layout->addWidget(m_running);
  m_reach = new Text({}, TextStyle::Small, Text::Tone::Third, this);
  m_reach->setWordWrap(true);
  m_reach->hide();
  layout->addWidget(m_reach);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(8);
  m_anyway = new Button(tr("It was us: back up anyway"), ButtonKind::Secondary, this);
  m_anyway->hide();
  if (m_session.may(model::Permission::ChangeSettings)) {
    m_plus = new Button(tr("Add a place"), ButtonKind::Secondary, this);
    m_plus->setIconName(u"plus"_s);
    buttons->addWidget(m_plus);
    connect(m_plus, &QAbstractButton::clicked, this, &BackupCard::add);
  }
  m_drillNow = new Button(tr("Test restore"), ButtonKind::Quiet, this);
  m_drillNow->hide();
  buttons->addWidget(m_drillNow);
  buttons->addWidget(m_anyway);
  buttons->addStretch(1);
  layout->addLayout(buttons);
  connect(m_drillNow, &QAbstractButton::clicked, this, [this] {
    auto* sheet = new DrillSheet(m_session, window(), m_drillable);
    connect(sheet, &DrillSheet::finished, this, &BackupCard::refresh);
    connect(sheet, &DrillSheet::finished, &HealthWatch::of(m_session), &HealthWatch::refresh);
    sheet->open();
    sheet->focusCode();
  });
  connect(m_stop, &QAbstractButton::clicked, this, [this] { m_runner.stop(); });
  connect(m_anyway, &QAbstractButton::clicked, this, [this] {
    if (m_alarmed) m_runner.backUp(*m_alarmed, vault::BackupOrder::Alarm::Overrule);
  });
}

void BackupCard::refresh() {
  m_session.run(
      Priority::Interactive, this,
      [](vault::Vault& vault, decode::Decoder&) -> Result<View> {
        View view;
        TRY_ASSIGN(view.places, placesByName(vault));
        TRY_ASSIGN(view.age, vault::backupAge(vault));
        view.presences = presencesOf(vault, view.places);
        view.now = vault.environment().clock.now();
        return view;
      },
      [this](const Result<View>& view) {
        if (view) return show(*view);
        m_headline->setText(errorText(view.error()));
        m_headline->setTone(Text::Tone::Danger);
      });
}

/// For a disk that is plugged in while somebody looks. Places that are there are left alone: a sleeping disk would wake each time.
void BackupCard::lookAgain() {
  if (!isVisible() || m_runner.running()) return;
  m_session.run(
      Priority::Background, this,
      [](vault::Vault& vault, decode::Decoder&) -> Result<std::vector<vault::Presence>> {
        TRY_ASSIGN(const auto places, placesByName(vault));
        return presencesOf(vault, places);
      },
      [this](const Result<std::vector<vault::Presence>>& presences) {
        if (presences && *presences != m_presences && !m_runner.running()) refresh();
      });
}

void BackupCard::timerEvent(QTimerEvent* event) {
  if (event->timerId() == m_look.timerId()) lookAgain();
  else Card::timerEvent(event);
}

void BackupCard::show(const View& view) {
  m_presences = view.presences;
  if (std::find(m_presences.begin(), m_presences.end(), vault::Presence::Missing) != m_presences.end()) m_look.start(kLookMilliseconds, this);
  else m_look.stop();
  const BackupLine headline = backupHeadline(view.age, view.now, m_session.may(model::Permission::ChangeSettings) ? Places::Mine : Places::OfOwners);
  const bool isCalm = headline.tone == Text::Tone::Good || headline.tone == Text::Tone::First;
  m_icon->setIcon(headline.tone == Text::Tone::Danger ? u"error"_s : isCalm ? u"check"_s : u"warning"_s, headline.tone);
  m_headline->setText(headline.words);
  m_headline->setTone(headline.tone);
  const BackupLine drill = drillLine(view.age, view.now);
  m_drill->setText(drill.words);
  m_drill->setTone(drill.tone);
  m_drill->setVisible(!drill.words.isEmpty());
  const BackupLine reach = reachLine(view.age);
  m_reach->setText(reach.words);
  m_reach->setTone(reach.tone);
  m_reach->setVisible(!reach.words.isEmpty());
  const RowsFocus focus({m_rows});
  while (auto* item = m_rows->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  m_alarmed.reset();
  m_drillable.clear();
  m_repositories.clear();
  for (std::size_t i = 0; i < view.places.size(); ++i) {
    const vault::PlaceStatus& status = view.places[i];
    if (status.last && view.presences[i] == vault::Presence::Here) m_drillable.push_back(status.place);
    if (status.place.kind == vault::PlaceKind::Restic) m_repositories.append(text(status.place.name));
    m_rows->addWidget(makeRow(status, view.presences[i], view.now));
    if (status.failure && isOverruled(status.failure->second.error) && view.presences[i] == vault::Presence::Here) {
      m_alarmed = status.place;
      m_anyway->setText(status.failure->second.error == ErrorCode::RestoreUnfinished ? tr("Back up what is here") : tr("It was us: back up anyway"));
    }
  }
  focus.giveBack(m_runner.running() ? m_stop : m_plus);
  if (!m_runner.running()) returnFocus();
  // The one next step while there is none.
  if (m_plus != nullptr) m_plus->setKind(view.places.empty() ? ButtonKind::Primary : ButtonKind::Secondary);
  m_drillNow->setVisible(!m_drillable.empty() && m_session.may(model::Permission::Backup));
  m_anyway->setVisible(m_alarmed.has_value() && m_session.may(model::Permission::ChangeSettings));
}

void BackupCard::returnFocus() {
  const bool isWanted = m_returnTo.has_value() && m_begin != nullptr && m_begin->isEnabled();
  m_returnTo.reset();
  if (!isWanted) return;
  m_begin->parentWidget()->show();  // new rows show by themselves only later, and what is hidden takes no focus
  m_begin->setFocus(Qt::OtherFocusReason);
}

BackupLine BackupCard::lineOf(const vault::PlaceStatus& status, vault::Presence presence, Instant now) const {
  if (status.last || status.failure || presence == vault::Presence::Missing) return placeLine(status, presence, now);
  if (m_runner.running() == status.place.id && !m_runner.isDrill()) return firstBackupLine(FirstBackup::Runs);
  if (m_stopped.contains(text(status.place.name))) return firstBackupLine(FirstBackup::Stopped);
  return placeLine(status, presence, now);
}

QWidget* BackupCard::makeRow(const vault::PlaceStatus& status, vault::Presence presence, Instant now) {
  auto* widget = new QWidget(this);
  auto* row = new QHBoxLayout(widget);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  const BackupLine line = lineOf(status, presence, now);
  row->addWidget(new ToneIcon(placeIcon(status.place.kind), Text::Tone::Second, widget, 20, 24), 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* name = new Text(text(status.place.name), TextStyle::BodyMedium, Text::Tone::First, widget);
  name->setElided(true);
  name->setToolTip(tooltipText(text(status.place.location)));
  words->addWidget(name);
  auto* state = new Text(line.words, TextStyle::Small, line.tone, widget);
  state->setWordWrap(true);
  words->addWidget(state);
  words->addWidget(new Text(placeHabit(status.place), TextStyle::Small, Text::Tone::Third, widget));
  row->addLayout(words, 1);
  if (m_session.may(model::Permission::Backup)) {
    auto* begin = new Button(tr("Back up now"), ButtonKind::Secondary, widget);
    begin->setAccessibleName(tr("Back up to %1 now").arg(isolated(text(status.place.name))));
    begin->setEnabled(presence == vault::Presence::Here && !m_runner.running());
    row->addWidget(begin, 0, Qt::AlignTop);
    if (m_returnTo == status.place.id) m_begin = begin;
    connect(begin, &QAbstractButton::clicked, this, [this, place = status.place] { m_runner.backUp(place); });
  }
  const bool isRefused = status.failure && status.failure->second.error == ErrorCode::PermissionDenied;
  if (PlaceKeysSheet::isFor(status.place) && m_session.may(model::Permission::ChangeSettings)) {
    const QString others = tr("Other keys for %1").arg(isolated(text(status.place.name)));
    QAbstractButton* keys;
    // The way out, where it is one.
    if (isRefused) {
      keys = new Button(tr("Enter other keys"), ButtonKind::Primary, widget);
      keys->setAccessibleName(others);
    } else {
      keys = new IconButton(u"key"_s, others, widget);
    }
    row->addWidget(keys, 0, Qt::AlignTop);
    connect(keys, &QAbstractButton::clicked, this, [this, place = status.place] { changeKeys(place); });
  }
  if (m_session.may(model::Permission::ChangeSettings)) {
    auto* remove = new IconButton(u"close"_s, tr("Remove %1 from this list").arg(isolated(text(status.place.name))), widget);
    row->addWidget(remove, 0, Qt::AlignTop);
    connect(remove, &QAbstractButton::clicked, this, [this, place = status.place] { askToRemove(place); });
  }
  return widget;
}

void BackupCard::changeKeys(const vault::BackupPlace& place) {
  auto* sheet = new PlaceKeysSheet(m_session, place, window());
  connect(sheet, &PlaceKeysSheet::changed, this, [this](const vault::BackupPlace& changed) {
    m_runner.backUp(changed);
    refresh();
  });
  sheet->open();
}

void BackupCard::askToRemove(const vault::BackupPlace& place) {
  auto* sheet = new Sheet(window(), tr("No more backups to %1?").arg(isolated(text(place.name))), 480);
  // The password of a repository goes with its place, and nobody could make it up again.
  auto* words = new Text(place.kind == vault::PlaceKind::Restic
                             ? tr("What lies there stays. The vault forgets the repository's password: without the one on the recovery kit nothing comes back from there.")
                             : tr("What lies there stays, and the place can be added again at any time."),
                         TextStyle::Body, Text::Tone::Second, sheet);
  words->setWordWrap(true);
  sheet->body()->addWidget(words);
  connect(sheet->addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, sheet, &Sheet::close);
  connect(sheet->addButton(tr("Remove the place"), ButtonKind::Danger), &QAbstractButton::clicked, this, [this, sheet, place] {
    sheet->close();
    remove(place);
  });
  connect(sheet, &Sheet::closed, sheet, &QObject::deleteLater);
  sheet->open();
}

void BackupCard::remove(const vault::BackupPlace& place) {
  m_session.run(
      Priority::Interactive, this, [id = place.id](vault::Vault& vault, decode::Decoder&) { return vault::removeBackupPlace(vault, id); },
      [this, name = text(place.name)](const Result<void>& removed) {
        Toast::show(window(), removed ? tr("%1 gets no more backups. What lies there stays.").arg(isolated(name)) : errorText(removed.error()),
                    removed ? Text::Tone::Good : Text::Tone::Danger);
        refresh();
        HealthWatch::of(m_session).refresh();
      });
}

void BackupCard::showProgress() {
  const bool runs = m_runner.running().has_value();
  const bool turns = runs == m_running->isHidden();
  // Whoever began it here, or could have stopped it, goes on where it was begun.
  if (turns && !runs && window()->focusWidget() == m_stop) m_returnTo = m_shown;
  m_shown = m_runner.running();
  m_running->setVisible(runs);
  if (turns) refresh();  // its buttons rest meanwhile; a test restore that ran by itself ends without another word
  if (!runs) return;
  const vault::BackupProgress progress = m_runner.progress();
  const QString words = m_runner.isDrill() ? tr("Test restore: trying whether images come back…") : progressWords(progress);
  m_step->setText(m_presences.size() > 1 ? tr("%1: %2", "place, what happened").arg(isolated(m_runner.place()), words) : words);
  // By bytes in thousandths would say nothing to people: images, when there are any.
  const bool counts = progress.step == vault::BackupProgress::Step::Copying && progress.objectsTotal > 0;
  m_progress->setProgress(counts ? static_cast<int>(progress.objectsDone) : 0, counts ? static_cast<int>(progress.objectsTotal) : 0);
}

void BackupCard::add() {
  auto* sheet = new PlaceSheet(m_session, window());
  connect(sheet, &PlaceSheet::added, this, [this](const vault::BackupPlace& place) {
    m_runner.backUp(place);
    refresh();
  });
  sheet->open();
}

void BackupCard::ended(const QString& place, const std::optional<Error>& error) {
  const bool isStopped = error && error->code == ErrorCode::Cancelled;
  m_stopped.removeAll(place);
  if (isStopped) m_stopped.append(place);
  refresh();
  if (isStopped) return Toast::show(window(), tr("The backup was stopped. The next one goes on there."), Text::Tone::Care);
  // What happened; what to do is on the card, where there is room for it.
  if (error) {
    const bool isOfStorage = m_repositories.contains(place) && !storageTrouble(error->code).isEmpty();
    // "The disk is full" alone would be this computer's.
    return Toast::show(window(), tr("%1: %2", "place, what happened").arg(isolated(place), errorWhat(isOfStorage ? Error{ErrorCode::BackupEngineFailed, {}} : *error)), Text::Tone::Danger);
  }
  if (isVisible()) Toast::show(window(), tr("Backed up to %1").arg(isolated(place)));
}

}  // namespace safelight::ui
