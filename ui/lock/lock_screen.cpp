#include "ui/lock/lock_screen.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLocale>
#include <QScrollArea>
#include <QTimerEvent>
#include <QVBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/lock/lock_words.h"
#include "ui/lock/person_tile.h"
#include "ui/lock/tile_box.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

namespace {

// Below these heights tiles and clock shrink; the least is a small screen at double scale.
constexpr int kLowWindow = 660, kLowestWindow = 520;

}  // namespace

LockScreen::LockScreen(QWidget* parent) : LockBackdrop(parent), m_now([] { return QDateTime::currentDateTime(); }) {
  setFocusPolicy(Qt::ClickFocus);
  auto* page = new QVBoxLayout(this);
  page->setContentsMargins(0, 0, 0, 0);
  page->setSpacing(0);
  page->addLayout(m_top = makeTop());
  page->addLayout(m_middle = makeMiddle(), 1);
  page->addLayout(m_bottom = makeBottom());
  // The window is the screen's size, whatever its content would like.
  page->setSizeConstraint(QLayout::SetNoConstraint);
  sayEverything();
  setPeople({});
  updateForm();
}

LockScreen::~LockScreen() = default;

void LockScreen::setPractice(const QString& name) { m_practice->setText(name); }

PersonTile* LockScreen::addTile(const std::string& login, PersonTile* tile) {
  m_entries.push_back({login, tile});
  connect(tile, &QAbstractButton::clicked, this, [this, tile] { tileChosen(tile); });
  return tile;
}

void LockScreen::setPeople(const std::vector<model::User>& people) {
  const bool had = m_form->isEnabled() && !chosenLogin().empty();
  const std::string before = had ? chosenLogin() : std::string();
  for (const Entry& entry : m_entries) delete entry.tile;
  m_entries.clear();
  m_people = people;
  m_noVault = false;
  m_title->setText(tr("Who is working here?"));
  std::vector<PersonTile*> tiles;
  for (const model::User& person : people) {
    if (person.disabled) continue;
    const QString name = QString::fromStdString(person.displayName);
    tiles.push_back(addTile(person.login, new PersonTile(initialsOf(name), name, tileRoleWord(person.role), m_tiles)));
  }
  tiles.push_back(addTile({}, new PersonTile(QStringLiteral("+"), tr("Someone else"), {}, m_tiles)));
  for (PersonTile* tile : tiles) tile->show();
  m_tiles->setTiles(std::move(tiles));
  orderKeys();
  if (!before.empty()) choose(before);
  if (people.size() == 1 && chosenLogin().empty()) choose(people.front().login);
  updateForm();
  applyRoom();
}

/// What only a backup mends: there the way to it stands beside the words.
bool LockScreen::wantsBackup(const Error& error) {
  switch (error.code) {
    case ErrorCode::VaultRolledBack:
    case ErrorCode::RecordsLost:
    case ErrorCode::HeadDamaged:
    case ErrorCode::MembersDamaged:
    case ErrorCode::KeysDamaged:
    case ErrorCode::JournalDamaged: return true;
    default: return false;
  }
}

void LockScreen::showNoVault(const Error& error) {
  setPeople({});
  m_noVault = true;
  m_title->setText(tr("Safelight cannot open its vault"));
  setSentence({});
  showProblem(error);
  // A disk may be connected; what is damaged stays so.
  m_tryAgain->setKind(wantsBackup(error) ? ButtonKind::Secondary : ButtonKind::Primary);
  m_setUp->setKind(wantsBackup(error) ? ButtonKind::Primary : ButtonKind::Secondary);
  (wantsBackup(error) ? m_setUp : m_tryAgain)->setFocus();
}

void LockScreen::sayEverything() {
  setAccessibleName(tr("Safelight is locked"));
  m_title->setText(m_noVault ? tr("Safelight cannot open its vault") : tr("Who is working here?"));
  m_login->setPlaceholderText(tr("Sign-in name"));
  m_login->setAccessibleName(tr("Sign-in name"));
  m_password->setPlaceholder(tr("Password"));
  m_unlock->setText(tr("Unlock"));
  m_progress->setAccessibleName(tr("Unlocking"));
  m_capsLock->setText(tr("Caps Lock is on"));
  m_forgot->setText(tr("Forgot the password?"));
  m_older->setText(tr("Open this older vault…"));
  m_tryAgain->setText(tr("Try again"));
  m_setUp->setText(tr("Bring back a backup or open another"));
  m_minimise->setWords(tr("Use other programs"));
  m_quit->setWords(tr("Quit Safelight"));
  if (m_workstationName) setWorkstation(*m_workstationName);
  setWaitingImages(m_waitingCount);
  updateClock();
}

void LockScreen::changeEvent(QEvent* event) {
  LockBackdrop::changeEvent(event);
  if (event->type() != QEvent::LanguageChange) return;
  // The tiles are made anew, which is no choice of anybody: what was said and asked before still stands.
  const bool isOlder = m_isOlder, acceptsOlder = m_acceptsOlder;
  const auto problem = m_problemSaid;
  const Note note = m_noteSaid;
  if (!m_noVault) setPeople(std::vector<model::User>(m_people));
  m_isOlder = isOlder;
  m_acceptsOlder = acceptsOlder;
  sayProblem(problem);
  sayNote(note);
  sayEverything();
  updateForm();
}

void LockScreen::setSentence(const QString& sentence) {
  m_sentence->setText(sentence);
  m_sentence->setVisible(!sentence.isEmpty());
}

void LockScreen::choose(const std::string& login) {
  for (const Entry& entry : m_entries) {
    if (login.empty() || entry.login != login) continue;
    entry.tile->setChecked(true);
    tileChosen(entry.tile);
    return;
  }
}

const LockScreen::Entry* LockScreen::chosen() const {
  const auto entry = std::ranges::find_if(m_entries, [](const Entry& each) { return each.tile->isChecked(); });
  return entry == m_entries.end() ? nullptr : &*entry;
}

std::string LockScreen::chosenLogin() const {
  const Entry* const entry = chosen();
  return !entry ? std::string() : entry->login.empty() ? m_login->text().trimmed().toLower().toStdString() : entry->login;
}

void LockScreen::tileChosen(PersonTile* tile) {
  clearProblem();
  m_password->clear();
  m_tileScroll->ensureWidgetVisible(tile);
  updateForm();
  if (m_login->isVisibleTo(m_form)) m_login->setFocus();  // somebody else
  else m_password->setFocus();
}

void LockScreen::updateForm() {
  const Entry* const chosen = this->chosen();
  m_login->setVisible(chosen && chosen->login.empty());
  for (QWidget* widget : std::initializer_list<QWidget*>{m_password, m_unlock, m_forgot}) widget->setVisible(chosen && !m_noVault);
  m_tryAgain->setVisible(m_noVault);
  // Quietly there for whoever must leave a vault that opens: one that is older than its backup, or whose restore was broken off.
  m_setUp->setVisible(m_noVault || (!m_working && (m_login->isVisibleTo(m_form) || (m_problemSaid && wantsBackup(*m_problemSaid)))));
  m_tileScroll->setVisible(!m_noVault);
  m_login->setEnabled(!m_working);
  m_password->setEnabled(!m_working);
  m_unlock->setEnabled(!m_working && !m_password->isEmpty() && !chosenLogin().empty());
  m_forgot->setEnabled(!m_working);
  m_progress->setVisible(m_working);
  m_problem->setVisible(!m_working && !m_problem->text().isEmpty());
  m_note->setVisible(!m_note->text().isEmpty());
  m_older->setVisible(m_isOlder && !m_working && !m_acceptsOlder && ownerIsChosen());
  for (const Entry& entry : m_entries) entry.tile->setEnabled(!m_working || entry.tile->isChecked());
}

void LockScreen::setWaitingImages(int count) {
  m_waitingCount = count;
  m_waitingRow->setVisible(count > 0);
  m_waiting->setText(tr("%Ln image(s) waiting, sealed", nullptr, count));
}

void LockScreen::setWorking(bool working) {
  m_working = working;
  if (working) {
    setFocus();  // before its holder is disabled, or Qt passes the focus to the next button
    m_progress->setProgress(0, 0);
    m_capsLock->hide();
    sayProblem({});
  }
  sayNote(Note::None);
  updateForm();
  if (!working && isVisible() && !chosenLogin().empty()) m_password->setFocus();
}

void LockScreen::showProblem(const Error& error) {
  setWorking(false);
  m_acceptsOlder = false;
  m_isOlder = error.code == ErrorCode::VaultRolledBack || error.code == ErrorCode::RecordsLost;
  if (!m_noVault) m_setUp->setKind(ButtonKind::Secondary);
  sayProblem(error);
  m_password->setError(error.code == ErrorCode::WrongCredentials);
  updateForm();
}

void LockScreen::setOpeningProgress(std::uint32_t permille) {
  if (!m_working) return;
  m_progress->setProgress(static_cast<int>(std::min<std::uint32_t>(permille, 1000) / 10), 100);
  sayNote(Note::IndexIsMade);
  updateForm();
}

void LockScreen::sayProblem(const std::optional<Error>& error) {
  m_problemSaid = error;
  m_problem->setText(error ? errorText(*error) : QString());
}

void LockScreen::sayNote(Note note) {
  m_noteSaid = note;
  switch (note) {
    case Note::None: return m_note->clear();
    case Note::IndexIsMade: return m_note->setText(tr("The vault's index was missing or out of date and is being made anew. No image is lost; this can take a minute."));
    case Note::OlderIsAsked:
      return m_note->setText(tr("Type your password once more to open this older vault. What was done after it is not in it, and the journal will say that you opened it."));
  }
}

bool LockScreen::ownerIsChosen() const {
  const std::string login = chosenLogin();
  return std::any_of(m_people.begin(), m_people.end(), [&](const model::User& person) { return person.login == login && person.role == model::Role::Owner; });
}

/// Nobody does that by one click: the password is typed once more, and what follows is said before.
void LockScreen::askForOlder() {
  sayProblem({});
  m_acceptsOlder = true;
  sayNote(Note::OlderIsAsked);
  updateForm();
  m_password->setFocus();
}

void LockScreen::clearProblem() {
  sayProblem({});
  sayNote(Note::None);
  m_isOlder = m_acceptsOlder = false;
  m_password->setError(false);
  updateForm();
}

void LockScreen::reset() {
  m_password->clear();
  m_login->clear();
  m_capsLock->hide();
  m_working = false;
  clearProblem();
}

void LockScreen::setTimeSource(std::function<QDateTime()> source) {
  m_now = std::move(source);
  updateClock();
}

void LockScreen::setWorkstation(const QString& name) {
  m_workstationName = name;
  m_workstation->setText(name.isEmpty() ? QStringLiteral("Safelight") : tr("Safelight · %1").arg(name));
}

void LockScreen::submit() {
  if (m_working) return;
  const std::string login = chosenLogin();
  if (login.empty() || m_password->isEmpty() || !m_signIn) return;
  auto secret = m_password->secret();
  m_password->clear();
  if (!secret) {
    showProblem(secret.error());
    return;
  }
  setWorking(true);
  m_signIn(login, std::move(*secret));
}

void LockScreen::resizeEvent(QResizeEvent* event) {
  LockBackdrop::resizeEvent(event);
  applyRoom();
}

void LockScreen::applyRoom() {
  const bool low = height() < kLowWindow, lowest = height() < kLowestWindow;
  m_clock->setFont(fontOf(lowest ? 24 : 40, QFont::Light));
  m_date->setVisible(!lowest);
  m_title->setVisible(!lowest || m_noVault);
  m_top->setContentsMargins(28, lowest ? 4 : 24, 48, 0);
  m_middle->setContentsMargins(lowest ? 8 : 24, 8, lowest ? 8 : 24, lowest ? 0 : 8);
  m_form->setFixedWidth(lowest ? 600 : kFormWidth);
  m_bottom->setContentsMargins(48, 0, 40, lowest ? 4 : 24);
  for (int i = 0; i < m_middle->count(); ++i)
    if (QSpacerItem* space = m_middle->itemAt(i)->spacerItem(); space && space->sizeHint().height() > 0) space->changeSize(0, lowest ? 4 : i > 3 ? 20 : 6);
  m_middle->invalidate();
  // Room for a message of two lines, so that nothing jumps when one comes.
  m_form->setMinimumHeight(low ? 0 : 212);
  fitTiles();
}

void LockScreen::fitTiles() {
  const bool low = height() < kLowWindow, lowest = height() < kLowestWindow;
  const int width = std::max(200, this->width() - (lowest ? 16 : 48) - 2);
  TileBox::Room room = lowest ? TileBox::Room::Least : low ? TileBox::Room::Little : TileBox::Room::Plenty;
  // Everybody in sight on smaller tiles rather than half of them under a scroll bar.
  const int others = layout()->minimumSize().height() - m_tileScroll->minimumHeight();
  if (!low && m_tiles->heightAt(width, room) > height() - others) room = TileBox::Room::Little;
  m_tiles->setRoom(room);
  m_tileScroll->setMaximumHeight(m_tiles->heightForWidth(width) + 1);
  m_tileScroll->setMinimumHeight(std::min(m_tiles->heightForWidth(width), m_tiles->minimumSizeHint().height()));
}

bool LockScreen::event(QEvent* event) {
  const bool done = LockBackdrop::event(event);
  // Only now does the layout know what all the rest needs.
  if (event->type() == QEvent::LayoutRequest) fitTiles();
  return done;
}

void LockScreen::updateClock() {
  const QDateTime now = m_now();
  m_clock->setText(QLocale().toString(now.time(), QStringLiteral("HH:mm")));
  m_date->setText(QLocale().toString(now.date(), tr("dddd d MMMM", "date format")));
}

void LockScreen::showEvent(QShowEvent* event) {
  LockBackdrop::showEvent(event);
  updateClock();
  fitTiles();
  // Not on the first button in the corner, as Qt would: arrow keys choose a person, and Tab begins with them.
  if (focusWidget() == nullptr) setFocus();
  if (m_clockTimer == 0) m_clockTimer = startTimer(1000);
}

void LockScreen::hideEvent(QHideEvent* event) {
  LockBackdrop::hideEvent(event);
  if (m_clockTimer != 0) killTimer(m_clockTimer);
  m_clockTimer = 0;
}

void LockScreen::timerEvent(QTimerEvent* event) {
  if (event->timerId() == m_clockTimer) updateClock();
}

}  // namespace safelight::ui
