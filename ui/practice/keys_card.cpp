#include "ui/practice/keys_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/vault/keeping/kit.h"
#include "core/vault/keeping/rotation.h"
#include "ui/practice/card_layout.h"
#include "ui/practice/keys_sheets.h"

namespace safelight::ui {

KeysCard::KeysCard(VaultSession& session, QWidget* parent) : Card(parent), m_session(session) {
  auto* layout = layOutCard(*this, tr("Keys"));
  m_kitState = addRow(layout, tr("Recovery kit"), tr("New kit"), &KeysCard::renewKit);
  m_keyState = addRow(layout, tr("Keys of the vault"), tr("New keys"), &KeysCard::turnKeys);
  refresh();
}

Text* KeysCard::addRow(QVBoxLayout* layout, const QString& words, const QString& button, void (KeysCard::*act)()) {
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
  return state;
}

void KeysCard::refresh() {
  struct State {
    bool kitIsUsed = false, kitIsUnproven = false, isAdvised = false;
  };
  m_session.run(
      Priority::Interactive, this,
      [](vault::Vault& vault, decode::Decoder&) { return State{vault::isKitUsed(vault).value_or(false), vault::isKitUnproven(vault).value_or(false), vault::isRotationAdvised(vault)}; },
      [this](const State& state) {
        m_kitState->setText(state.kitIsUsed       ? tr("It was used and nobody kept the next one. Make a new one.")
                            : state.kitIsUnproven ? tr("It was shown and never typed back: nobody knows whether it is on paper. Make a new one.")
                                                  : tr("On paper, away from this computer. Make a new one when it may be lost or seen."));
        m_kitState->setTone(state.kitIsUsed || state.kitIsUnproven ? Text::Tone::Care : Text::Tone::Third);
        m_keyState->setText(state.isAdvised ? tr("Somebody who left may have kept a copy. Make new ones.") : tr("Make new ones after somebody left, or when a computer was stolen."));
        m_keyState->setTone(state.isAdvised ? Text::Tone::Care : Text::Tone::Third);
      });
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
