#include "ui/practice/keys_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/crypto/guess_time.h"
#include "core/vault/keeping/kit.h"
#include "core/vault/keeping/rotation.h"
#include "ui/practice/card_layout.h"
#include "ui/practice/keys_sheets.h"

namespace safelight::ui {

KeysCard::KeysCard(VaultSession& session, QWidget* parent) : Card(parent), m_session(session) {
  const bool isOwner = session.may(model::Permission::ManagePeople);
  auto* layout = layOutCard(*this, isOwner ? tr("Keys") : tr("Signing in"));
  m_password = addRow(layout, tr("Your password"), tr("Make stronger"), &KeysCard::slowGuesses);
  if (isOwner) {
    m_kit = addRow(layout, tr("Recovery kit"), tr("New kit"), &KeysCard::renewKit);
    m_keys = addRow(layout, tr("Keys of the vault"), tr("New keys"), &KeysCard::turnKeys);
  }
  refresh();
}

KeysCard::Row KeysCard::addRow(QVBoxLayout* layout, const QString& words, const QString& button, void (KeysCard::*act)()) {
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  auto* said = new QVBoxLayout;
  said->setSpacing(0);
  said->addWidget(new Text(words, TextStyle::BodyMedium, Text::Tone::First, this));
  auto* state = new Text({}, TextStyle::Small, Text::Tone::Third, this);
  state->setWordWrap(true);
  said->addWidget(state);
  row->addLayout(said, 1);
  auto* renew = new Button(button, ButtonKind::Secondary, this);
  row->addWidget(renew, 0, Qt::AlignVCenter);
  connect(renew, &QAbstractButton::clicked, this, act);
  layout->addLayout(row);
  return {state, renew};
}

void KeysCard::refresh() {
  m_session.run(
      Priority::Interactive, this, [](vault::Vault& vault, decode::Decoder&) { return vault::passwordCost(vault); },
      [this](const crypto::StretchCost& cost) {
        m_guess = {cost, m_guess.timeAt(cost)};
        showGuess();
      });
  if (m_kit) showKeys();
}

void KeysCard::showKeys() {
  struct State {
    bool kitIsUsed = false, kitIsUnproven = false, isAdvised = false;
  };
  m_session.run(
      Priority::Interactive, this,
      [](vault::Vault& vault, decode::Decoder&) { return State{vault::isKitUsed(vault).value_or(false), vault::isKitUnproven(vault).value_or(false), vault::isRotationAdvised(vault)}; },
      [this](const State& state) {
        m_kit->state->setText(state.kitIsUsed       ? tr("It was used and nobody kept the next one. Make a new one.")
                              : state.kitIsUnproven ? tr("It was shown and never typed back: nobody knows whether it is on paper. Make a new one.")
                                                    : tr("On paper, away from this computer. Make a new one when it may be lost or seen."));
        m_kit->state->setTone(state.kitIsUsed || state.kitIsUnproven ? Text::Tone::Care : Text::Tone::Third);
        m_keys->state->setText(state.isAdvised ? tr("Somebody who left may have kept a copy. Make new ones.") : tr("Make new ones after somebody left, or when a computer was stolen."));
        m_keys->state->setTone(state.isAdvised ? Text::Tone::Care : Text::Tone::Third);
      });
}

void KeysCard::showEvent(QShowEvent* event) {
  Card::showEvent(event);
  if (m_isMeasured) return;
  m_isMeasured = true;
  m_measuring.start(
      this, [] { return crypto::guessTime({}); },
      [this](const Result<std::chrono::milliseconds>& time) {
        if (!time) return;  // the card then says it without a figure
        m_guess.time = GuessCost{{}, *time}.timeAt(m_guess.cost);
        showGuess();
      });
}

void KeysCard::showGuess() {
  const bool hasMore = strongerCost(m_guess.cost).has_value();
  const QString words = m_guess.time ? tr("Each guess at it takes a thief about %1 on a computer like this.").arg(guessTimeText(*m_guess.time)) : tr("Each guess at it is slow on purpose.");
  const QString next = hasMore ? tr("Slower guesses make it safer, and signing in slower.") : tr("It is as strong as Safelight makes it.");
  m_password.state->setText(words + QLatin1Char(' ') + next);
  m_password.button->setText(hasMore ? tr("Make stronger") : tr("Change"));
}

void KeysCard::slowGuesses() {
  auto* sheet = new GuessSheet(m_session, window(), m_guess);
  connect(sheet, &Sheet::closed, this, &KeysCard::refresh);
  sheet->open();
}

void KeysCard::renewKit() {
  auto* sheet = new KitSheet(m_session, window());
  connect(sheet, &Sheet::closed, this, &KeysCard::refresh);
  sheet->open();
}

void KeysCard::turnKeys() {
  auto* sheet = new RotationSheet(m_session, window(), {});
  connect(sheet, &Sheet::closed, this, &KeysCard::refresh);
  sheet->open();
}

}  // namespace safelight::ui
