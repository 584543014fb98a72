#pragma once
// The recovery kit and the vault's keys, for owners.

#include "ui/bridge/vault_session.h"
#include "ui/widgets/controls.h"

namespace safelight::ui {

/// Says how kit and keys stand, and renews them.
class KeysCard : public Card {
  Q_OBJECT
 public:
  explicit KeysCard(VaultSession& session, QWidget* parent = nullptr);
  void refresh();

 private:
  Text* addRow(class QVBoxLayout* layout, const QString& words, const QString& button, void (KeysCard::*act)());
  void renewKit();
  void turnKeys();

  VaultSession& m_session;
  Text *m_kitState, *m_keyState;
};

}  // namespace safelight::ui
